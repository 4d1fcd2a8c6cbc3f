/**
 * A layered layout: callers left of what they call (Sugiyama's method). Cycles are cut where a walk from the
 * entries meets itself; each box stands one layer behind its furthest caller; boxes of a layer are ordered by
 * the mean place of their neighbours (barycentre sweeps), which is where few crossings come from; then each
 * is pulled to the height of its neighbours as far as its own layer lets it. Loops only, no recursion: a
 * chain of twenty thousand boxes is a legal design.
 */

/** A box to place, in canvas pixels. */
export interface LayoutItem {
  readonly id: string
  readonly width: number
  readonly height: number
}

/** An arrow between two items, by their ids. */
export type LayoutLink = readonly [from: string, to: string]

interface Spacing {
  readonly across: number
  readonly down: number
}

const sweeps = 8
const laneHeight = 20
/** Beyond this, links get no lane: the layout of a large design stays fast. */
const maxLanes = 3000

/** Top left corner of every item; the whole begins at 0, 0. */
export function layeredLayout(
  items: readonly LayoutItem[],
  links: readonly LayoutLink[],
  spacing: Spacing,
): ReadonlyMap<string, { x: number; y: number }> {
  const direct = acyclic(items, neighboursOf(items, links))
  const depth = depths(items, direct, reversed(direct))
  const { all, forward } = withLanes(items, direct, depth)
  const backward = reversed(forward)
  const columns = ordered(folded(layersOf(all, depth)), forward, backward)
  const corners = placed(columns, new Map(all.map((item) => [item.id, item])), forward, backward, spacing)
  return new Map(items.map((item) => [item.id, corners.get(item.id) ?? { x: 0, y: 0 }]))
}

type Neighbours = ReadonlyMap<string, readonly string[]>
type Columns = readonly (readonly string[])[]

function neighboursOf(items: readonly LayoutItem[], links: readonly LayoutLink[]): Neighbours {
  const sets = new Map(items.map((item) => [item.id, new Set<string>()]))
  for (const [from, to] of links) if (from !== to && sets.has(to)) sets.get(from)?.add(to)
  return new Map(Array.from(sets, ([id, set]) => [id, [...set]]))
}

function reversed(forward: Neighbours): Neighbours {
  const back = new Map<string, string[]>(Array.from(forward.keys(), (id) => [id, []]))
  for (const [from, tos] of forward) for (const to of tos) back.get(to)?.push(from)
  return back
}

/** The links without those that lead back to where a depth-first walk came from. */
function acyclic(items: readonly LayoutItem[], neighbours: Neighbours): Neighbours {
  const called = new Set([...neighbours.values()].flat())
  const roots = [...items.filter((item) => !called.has(item.id)), ...items]
  const state = new Map<string, 'open' | 'done'>()
  const acyclicLinks = new Map<string, string[]>(items.map((item) => [item.id, []]))
  for (const root of roots) {
    if (state.has(root.id)) continue
    state.set(root.id, 'open')
    const walk = [{ id: root.id, next: 0 }]
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const to = neighbours.get(top.id)?.[top.next++]
      if (to === undefined) {
        state.set(top.id, 'done')
        walk.pop()
      } else if (state.get(to) !== 'open') {
        acyclicLinks.get(top.id)?.push(to)
        if (!state.has(to)) {
          state.set(to, 'open')
          walk.push({ id: to, next: 0 })
        }
      }
    }
  }
  return acyclicLinks
}

/** Longest path from the entries, in topological order; a service without callers is placed next to what it calls. */
function depths(items: readonly LayoutItem[], forward: Neighbours, backward: Neighbours): Map<string, number> {
  const depth = new Map<string, number>()
  const waiting = new Map(items.map((item) => [item.id, backward.get(item.id)?.length ?? 0]))
  const ready = items.filter((item) => waiting.get(item.id) === 0).map((item) => item.id)
  for (const id of ready) {
    depth.set(id, Math.max(0, ...(backward.get(id) ?? []).map((from) => (depth.get(from) ?? 0) + 1)))
    for (const to of forward.get(id) ?? []) {
      waiting.set(to, (waiting.get(to) ?? 0) - 1)
      // `ready` grows while it is walked.
      if (waiting.get(to) === 0) ready.push(to)
    }
  }
  for (const id of ready) {
    const next = (forward.get(id) ?? []).map((to) => depth.get(to) ?? 0)
    if (backward.get(id)?.length === 0 && next.length > 0) depth.set(id, Math.min(...next) - 1)
  }
  return depth
}

/** Links across layers get a narrow lane in each of them, so that no box overlaps them. */
function withLanes(items: readonly LayoutItem[], direct: Neighbours, depth: Map<string, number>) {
  const lanes: LayoutItem[] = []
  const forward = new Map<string, string[]>(items.map((item) => [item.id, []]))
  for (const [from, tos] of direct) {
    for (const to of tos) {
      let last = from
      const end = depth.get(to) ?? 0
      for (let at = (depth.get(from) ?? 0) + 1; at < end && lanes.length < maxLanes; at++) {
        const id = `lane ${from} ${to} ${at}`
        lanes.push({ id, width: 0, height: laneHeight })
        depth.set(id, at)
        forward.get(last)?.push(id)
        forward.set(id, [])
        last = id
      }
      forward.get(last)?.push(to)
    }
  }
  return { all: [...items, ...lanes], forward }
}

function layersOf(items: readonly LayoutItem[], depth: ReadonlyMap<string, number>): Columns {
  const columns = new Map<number, string[]>()
  for (const { id } of items) {
    const at = depth.get(id) ?? 0
    const column = columns.get(at)
    if (column) column.push(id)
    else columns.set(at, [id])
  }
  return [...columns].sort(([a], [b]) => a - b).map(([, column]) => column)
}

/** A layer that is much taller than the whole is wide continues in the next column. */
function folded(columns: Columns): Columns {
  const all = columns.reduce((sum, column) => sum + column.length, 0)
  const maxPerLayer = Math.max(8, Math.ceil(1.6 * Math.sqrt(all)))
  return columns.flatMap((column) => {
    const parts = Math.ceil(column.length / maxPerLayer)
    const each = Math.ceil(column.length / parts)
    return Array.from({ length: parts }, (_, i) => column.slice(i * each, (i + 1) * each))
  })
}

function ordered(columns: Columns, forward: Neighbours, backward: Neighbours): Columns {
  let now = columns.map((column) => [...column])
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const neighbours = sweep % 2 === 0 ? backward : forward
    const place = new Map(now.flatMap((column) => column.map((id, i) => [id, (i + 0.5) / column.length] as const)))
    now = now.map((column) => {
      const wish = new Map(column.map((id) => [id, mean(neighbours.get(id) ?? [], place) ?? place.get(id) ?? 0]))
      return column.toSorted((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0))
    })
  }
  return now
}

function placed(
  columns: Columns,
  items: ReadonlyMap<string, LayoutItem>,
  forward: Neighbours,
  backward: Neighbours,
  spacing: Spacing,
) {
  const height = (id: string) => items.get(id)?.height ?? 0
  const heightOf = (column: readonly string[]) =>
    column.reduce((sum, id) => sum + height(id), 0) + spacing.down * (column.length - 1)
  const tallest = Math.max(0, ...columns.map(heightOf))
  /** Middles, from the top. */
  const middles = new Map<string, number>()
  for (const column of columns) {
    let y = (tallest - heightOf(column)) / 2
    for (const id of column) {
      middles.set(id, y + height(id) / 2)
      y += height(id) + spacing.down
    }
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const neighbours = sweep % 2 === 0 ? backward : forward
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) settle(column, neighbours)
  }
  return corners()

  /**
   * Each as near to its neighbours as its own column lets it; lanes choose first, so that they run straight,
   * then the boxes with the most neighbours. A box placed later takes the space that is left.
   */
  function settle(column: readonly string[], neighbours: Neighbours) {
    /** How far down each must be from the first one at least. */
    const offset: number[] = []
    for (const [i, id] of column.entries()) {
      const above = column[i - 1]
      offset.push(above === undefined ? 0 : (offset[i - 1] ?? 0) + (height(above) + height(id)) / 2 + spacing.down)
    }
    const weight = (id: string) => (items.get(id)?.width === 0 ? Infinity : (neighbours.get(id)?.length ?? 0))
    const turns = [...column.keys()].sort((a, b) => weight(column[b] ?? '') - weight(column[a] ?? ''))
    const chosen = new Map<number, number>()
    for (const i of turns) {
      const id = column[i] ?? ''
      const at = offset[i] ?? 0
      let low = -Infinity
      let high = Infinity
      for (const [j, y] of chosen) {
        if (j < i) low = Math.max(low, y + at - (offset[j] ?? 0))
        else high = Math.min(high, y + at - (offset[j] ?? 0))
      }
      const wish = mean(neighbours.get(id) ?? [], middles) ?? middles.get(id) ?? 0
      chosen.set(i, Math.max(low, Math.min(high, wish)))
    }
    for (const [i, y] of chosen) middles.set(column[i] ?? '', y)
  }

  function corners() {
    const top = Math.min(...Array.from(middles, ([id, y]) => y - height(id) / 2))
    const at = new Map<string, { x: number; y: number }>()
    let x = 0
    for (const column of columns) {
      const width = Math.max(...column.map((id) => items.get(id)?.width ?? 0))
      for (const id of column) {
        const own = items.get(id)?.width ?? 0
        at.set(id, { x: x + (width - own) / 2, y: (middles.get(id) ?? 0) - height(id) / 2 - top })
      }
      x += width + spacing.across
    }
    return at
  }
}

function mean(ids: readonly string[], values: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined
  return ids.reduce((sum, id) => sum + (values.get(id) ?? 0), 0) / ids.length
}

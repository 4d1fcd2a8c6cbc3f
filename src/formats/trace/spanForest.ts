/**
 * Spans put under their callers: duplicates dropped, orphans made roots, cycles cut. All of it loops over
 * flat arrays, because a chain of 20,000 spans is an ordinary trace and no stack is that deep.
 */

import { countRepair, type Repairs } from './repairs'
import { type Span, spanKey } from './span'

export interface SpanForest {
  readonly spans: readonly Span[]
  /** By span: the position of its caller; -1 for a root. */
  readonly parent: Int32Array
  /** All positions, every caller before those it called. */
  readonly order: Int32Array
  readonly callees: Groups
}

/** Members by group, all in one array: group g holds `members` from `offsets[g]` to `offsets[g + 1]`. */
export interface Groups {
  readonly offsets: Int32Array
  readonly members: Int32Array
}

/** All spans under their callers. */
export function spanForest(input: readonly Span[], repairs: Repairs): SpanForest {
  const { spans, parent } = linked(input, repairs)
  cutCycles(spans, parent, repairs)
  const callees = groupPositions(parent, spans.length)
  return { spans, parent, callees, order: callersFirst(parent, callees) }
}

/** Positions 0 to n - 1 by their group (a counting sort: stable, linear); a group of -1 is left out. */
export function groupPositions(group: Int32Array, groups: number): Groups {
  const offsets = new Int32Array(groups + 1)
  for (const g of group) if (g >= 0) offsets[g + 1] = (offsets[g + 1] ?? 0) + 1
  for (let g = 0; g < groups; g++) offsets[g + 1] = (offsets[g + 1] ?? 0) + (offsets[g] ?? 0)
  const members = new Int32Array(offsets[groups] ?? 0)
  const next = offsets.slice()
  for (let i = 0; i < group.length; i++) {
    const g = group[i] ?? -1
    if (g < 0) continue
    members[next[g] ?? 0] = i
    next[g] = (next[g] ?? 0) + 1
  }
  return { offsets, members }
}

/** The members of one group: a view, not a copy. */
export function membersOf({ offsets, members }: Groups, group: number): Int32Array {
  return members.subarray(offsets[group], offsets[group + 1])
}

function linked(input: readonly Span[], repairs: Repairs): { spans: Span[]; parent: Int32Array } {
  const spans: Span[] = []
  const seen = new Set<string>()
  const first = new Map<string, number>()
  /** Client and server of one call may share an id (Zipkin's model): what names it as parent means the server. */
  const serverOf = new Map<number, number>()
  const clientOf = new Map<number, number>()
  for (const span of input) {
    const content = `${spanKey(span.trace, span.id)}\n${span.parents.join(' ')}\n${span.service}\n${span.operation}\n${span.kind}\n${span.start}\n${span.duration}`
    if (seen.has(content)) {
      countRepair(repairs, 'duplicates')
      continue
    }
    seen.add(content)
    const key = spanKey(span.trace, span.id)
    const i = spans.push(span) - 1
    const other = first.get(key)
    const twin = other === undefined ? undefined : spans[other]
    if (other === undefined || !twin) first.set(key, i)
    else if (twin.kind === 'client' && span.kind === 'server' && !serverOf.has(other)) {
      serverOf.set(other, i)
      clientOf.set(i, other)
    } else if (twin.kind === 'server' && span.kind === 'client' && !clientOf.has(other)) {
      first.set(key, i)
      serverOf.set(i, other)
      clientOf.set(other, i)
    } else countRepair(repairs, 'reusedIds')
  }
  const parent = new Int32Array(spans.length).fill(-1)
  spans.forEach((span, i) => {
    const client = clientOf.get(i)
    if (client !== undefined) {
      parent[i] = client
      return
    }
    const callers = span.parents.map((key) => first.get(key)).filter((caller) => caller !== undefined)
    const caller = callers.find((other) => other !== i)
    if (caller === undefined) {
      if (callers.length > 0) countRepair(repairs, 'cycles')
      else if (span.parents.length > 0) countRepair(repairs, 'orphans')
      return
    }
    parent[i] = serverOf.get(caller) ?? caller
    if (callers.includes(i)) countRepair(repairs, 'selfReferences')
    if (spans[caller]?.trace !== span.trace) countRepair(repairs, 'otherTrace')
  })
  return { spans, parent }
}

/** Follows callers upwards, marking the walk: a walk that meets its own mark has closed a cycle. */
function cutCycles(spans: readonly Span[], parent: Int32Array, repairs: Repairs): void {
  const walk = new Int32Array(spans.length)
  for (let from = 0; from < spans.length; from++) {
    const mark = from + 1
    let i = from
    while (i >= 0 && walk[i] === 0) {
      walk[i] = mark
      i = parent[i] ?? -1
    }
    if (i < 0 || walk[i] !== mark) continue
    let earliest = i
    for (let j = parent[i] ?? i; j !== i; j = parent[j] ?? i) {
      if ((spans[j]?.start ?? 0) < (spans[earliest]?.start ?? 0)) earliest = j
    }
    parent[earliest] = -1
    countRepair(repairs, 'cycles')
  }
}

function callersFirst(parent: Int32Array, callees: Groups): Int32Array {
  const order = new Int32Array(parent.length)
  let filled = 0
  for (let i = 0; i < parent.length; i++) if (parent[i] === -1) order[filled++] = i
  for (let at = 0; at < filled; at++) for (const callee of membersOf(callees, order[at] ?? 0)) order[filled++] = callee
  return order
}

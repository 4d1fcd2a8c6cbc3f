/**
 * Where imported services stand: left to right by how far they are from an entry, top to bottom near their
 * callers. Walks breadth first, so that cycles and long chains cost nothing. A crowded layer takes several
 * columns, and a picture that grows too wide for a design file is drawn narrower.
 */

import { ids, rows, type Table } from '../../base/table'
import type { Design, Point, ServiceId } from '../../model/document'

const columnWidth = 280
const rowHeight = 120
const longestColumn = 24
const widest = 90_000

export function layered(design: Design): Table<ServiceId, Point> {
  const columns = layersOf(design).flatMap((layer) => {
    const parts = Math.ceil(layer.length / longestColumn)
    return Array.from({ length: parts }, (_, n) => layer.slice(n * longestColumn, (n + 1) * longestColumn))
  })
  const width = Math.min(columnWidth, Math.floor(widest / columns.length))
  const points = new Map<ServiceId, Point>()
  for (const [x, column] of columns.entries())
    for (const [y, id] of column.entries()) points.set(id, { x: x * width, y: y * rowHeight })
  // In the order of the services, as every file has it.
  const layout = ids(design.services).flatMap((id) => {
    const point = points.get(id)
    return point ? [[id, point] as const] : []
  })
  return Object.fromEntries(layout) as Table<ServiceId, Point>
}

/** Services by their distance from an entry; what no entry reaches begins anew at the left. */
function layersOf(design: Design): readonly (readonly ServiceId[])[] {
  const { callees, called } = neighbours(design)
  const entries = rows(design.workloads).map(({ to }) => design.operations[to]?.service)
  const all = ids(design.services)
  const layers: ServiceId[][] = []
  const seen = new Set<ServiceId>()
  for (const start of [...entries, ...all.filter((id) => !called.has(id)), ...all]) {
    if (!start || seen.has(start)) continue
    seen.add(start)
    let layer: ServiceId[] = [start]
    for (let depth = 0; layer.length > 0; depth++) {
      const next: ServiceId[] = []
      for (const id of layer) {
        const at = layers[depth]
        if (at) at.push(id)
        else layers.push([id])
        for (const to of callees.get(id) ?? []) {
          if (seen.has(to)) continue
          seen.add(to)
          next.push(to)
        }
      }
      layer = next
    }
  }
  return layers
}

function neighbours(design: Design): {
  readonly callees: ReadonlyMap<ServiceId, ReadonlySet<ServiceId>>
  readonly called: ReadonlySet<ServiceId>
} {
  const callees = new Map<ServiceId, Set<ServiceId>>()
  const called = new Set<ServiceId>()
  for (const call of rows(design.calls)) {
    const from = design.operations[call.from]?.service
    const to = design.operations[call.to]?.service
    if (!from || !to || from === to) continue
    const known = callees.get(from)
    if (known) known.add(to)
    else callees.set(from, new Set([to]))
    called.add(to)
  }
  return { callees, called }
}

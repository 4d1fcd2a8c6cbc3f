/**
 * Where imported services stand: left to right by how far they are from an entry, top to bottom near their
 * callers. Walks breadth first, so that cycles and long chains cost nothing.
 */

import { ids, rows, type Table } from '../../base/table'
import type { Design, Point, ServiceId } from '../../model/document'

const columnWidth = 280
const rowHeight = 120

export function layered(design: Design): Table<ServiceId, Point> {
  const callees = new Map<ServiceId, Set<ServiceId>>(ids(design.services).map((id) => [id, new Set()]))
  const called = new Set<ServiceId>()
  for (const call of rows(design.calls)) {
    const from = design.operations[call.from]?.service
    const to = design.operations[call.to]?.service
    if (!from || !to || from === to) continue
    callees.get(from)?.add(to)
    called.add(to)
  }
  const entries = rows(design.workloads).map(({ to }) => design.operations[to]?.service)
  const starts = [...entries, ...ids(design.services).filter((id) => !called.has(id)), ...ids(design.services)]
  const column = new Map<ServiceId, number>()
  const heights: number[] = []
  const layout: [ServiceId, Point][] = []
  for (const start of starts) {
    if (!start || column.has(start)) continue
    column.set(start, 0)
    const queue = [start]
    for (let at = 0; at < queue.length; at++) {
      const id = queue[at] as ServiceId
      const depth = column.get(id) ?? 0
      const height = heights[depth] ?? 0
      heights[depth] = height + 1
      layout.push([id, { x: depth * columnWidth, y: height * rowHeight }])
      for (const to of callees.get(id) ?? []) {
        if (column.has(to)) continue
        column.set(to, depth + 1)
        queue.push(to)
      }
    }
  }
  return Object.fromEntries(layout) as Table<ServiceId, Point>
}

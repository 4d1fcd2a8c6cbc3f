/** Edits of the positions of boxes. None of them changes a figure. */

import { ids, type Table } from '../../base/table'
import type { Document, Edit, Point, ServiceId } from '../document'

/** Locks or unlocks boxes. A locked box keeps its position; a box without a position cannot be locked. */
export function lockServices(chosen: readonly ServiceId[], locked: boolean): Edit {
  return (document) => {
    const changed = chosen.filter((id) => document.layout[id] && isLocked(document, id) !== locked)
    if (changed.length === 0) return document
    const layout = { ...document.layout }
    for (const id of changed) {
      const { x, y } = layout[id]!
      layout[id] = locked ? { x, y, locked } : { x, y }
    }
    return { ...document, layout }
  }
}

export function isLocked({ layout }: Document, id: ServiceId): boolean {
  return layout[id]?.locked === true
}

/** Moves boxes to these points, locked ones excepted. */
export function moveServicesTo(points: Table<ServiceId, Point>): Edit {
  return (document) => {
    const moved = ids(points).filter((id) => {
      const [before, after] = [document.layout[id], points[id]]
      const exists = Object.hasOwn(document.design.services, id)
      return exists && !before?.locked && after && !(before && before.x === after.x && before.y === after.y)
    })
    if (moved.length === 0) return document
    const layout = { ...document.layout }
    for (const id of moved) layout[id] = { ...layout[id], ...points[id]! }
    return { ...document, layout }
  }
}

/** Edits of the sheet itself: title, notes, where the boxes lie. None of them changes a figure. */

import { ids, type Table } from '../../base/table'
import type { Document, Edit, Point, ServiceId } from '../document'
import { patchRow } from './patch'

export function renameDocument(name: string): Edit {
  return (document) => patchRow(document, { name })
}

export function setNotes(notes: string): Edit {
  return (document) => patchRow(document, { notes })
}

/** What is locked stays where it is until it is unlocked; what has no place of its own yet cannot be. */
export function lockServices(chosen: readonly ServiceId[], locked: boolean): Edit {
  return (document) => {
    const turned = chosen.filter((id) => document.layout[id] && isLocked(document, id) !== locked)
    if (turned.length === 0) return document
    const layout = { ...document.layout }
    for (const id of turned) {
      const { x, y } = layout[id]!
      layout[id] = locked ? { x, y, locked } : { x, y }
    }
    return { ...document, layout }
  }
}

export function isLocked({ layout }: Document, id: ServiceId): boolean {
  return layout[id]?.locked === true
}

/** What is locked stays. */
export function moveServicesTo(points: Table<ServiceId, Point>): Edit {
  return (document) => {
    const moved = ids(points).filter((id) => {
      const [before, after] = [document.layout[id], points[id]]
      const known = Object.hasOwn(document.design.services, id)
      return known && !before?.locked && after && !(before && before.x === after.x && before.y === after.y)
    })
    if (moved.length === 0) return document
    const layout = { ...document.layout }
    for (const id of moved) layout[id] = { ...layout[id], ...points[id]! }
    return { ...document, layout }
  }
}

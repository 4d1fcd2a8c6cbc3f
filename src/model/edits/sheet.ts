/** Edits of the sheet itself: title, notes, where the boxes lie. None of them changes a figure. */

import { ids, type Table } from '../../base/table'
import type { Edit, Point, ServiceId } from '../document'
import { patched } from './patch'

export function renameDocument(name: string): Edit {
  return (document) => patched(document, { name })
}

export function setNotes(notes: string): Edit {
  return (document) => patched(document, { notes })
}

export function moveServicesTo(points: Table<ServiceId, Point>): Edit {
  return (document) => {
    const moved = ids(points).filter((id) => {
      const [before, after] = [document.layout[id], points[id]]
      const known = Object.hasOwn(document.design.services, id)
      return known && after && !(before && before.x === after.x && before.y === after.y)
    })
    if (moved.length === 0) return document
    const layout = { ...document.layout }
    for (const id of moved) layout[id] = { ...layout[id], ...(points[id] as Point) }
    return { ...document, layout }
  }
}

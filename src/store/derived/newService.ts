/** A new service: its id and name, and a free place for it. */

import { drawnArrangement } from '../../layout/arrangement'
import { boxAt, boxGap, boxSize, grid, overlaps, snapToGrid } from '../../layout/geometry'
import { placeServices } from '../../layout/mergeEdits'
import type { Document, Edit, Kind, Point, ServiceId } from '../../model/document'
import { connect } from '../../model/edits/callEdits'
import { addService, freeServiceId } from '../../model/edits/serviceEdits'
import { kindForms } from '../../model/kinds/index'

/** The id of a new service, and the edit that adds it. */
export interface NewService {
  readonly id: ServiceId
  readonly edit: Edit
}

/** A service of this kind at this point, or at the next free place below it. */
export function newService(document: Document, kind: Kind, at: Point): NewService {
  const { label } = kindForms[kind]
  const id = freeServiceId(document, label.toLowerCase().replace(/\s+/g, '-'))
  const number = /-(\d+)$/.exec(id)?.[1]
  const name = number ? `${label} ${number}` : label
  const place = freePlace(document, at)
  return { id, edit: (before) => addService(id, kind, place, name)(placeServices({})(before)) }
}

/** The same, called by `from`. */
export function newConnectedService(document: Document, from: ServiceId, kind: Kind, at: Point): NewService {
  const { id, edit } = newService(document, kind, at)
  return { id, edit: (before) => connect(from, id)(edit(before)) }
}

/** To the right of a box, for the next service of its chain. */
export function placeAfter(document: Document, service: ServiceId): Point {
  const at = drawnArrangement(document).positions.get(service) ?? { x: 0, y: 0 }
  return { x: at.x + boxSize.width + 100, y: at.y }
}

function freePlace(document: Document, desired: Point): Point {
  const taken = [...drawnArrangement(document).positions.values()].map(boxAt)
  let place = snapToGrid(desired)
  for (let i = 0; i < 200 && taken.some((box) => overlaps(boxAt(place), box, grid)); i++) {
    place = { x: place.x, y: place.y + boxSize.height + boxGap }
  }
  return place
}

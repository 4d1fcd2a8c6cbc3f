/** The layout of the command "Lay out": its input, and the edit that applies its result. */

import { rows } from '../base/table'
import { serviceOf } from '../model/constructors'
import type { Document, Edit, Point, ServiceId } from '../model/document'
import { blocks } from '../model/partition'
import { drawnArrangement } from './arrangement'
import { boundingBox, boxAt, snapToGrid } from './geometry'
import { placeServices } from './mergeEdits'

/** Boxes to lay out, by the frame that they share, and the pairs of services between which calls are made. */
export interface LayoutTask {
  readonly groups: readonly (readonly ServiceId[])[]
  readonly links: readonly (readonly [from: ServiceId, to: ServiceId])[]
}

/** These services by deployable, and each calling pair once. */
export function layoutTask({ design, partition }: Document, chosen: readonly ServiceId[]): LayoutTask {
  const wanted = new Set(chosen)
  const groups = [...blocks(partition, design.services).values()]
    .map((group) => group.filter((id) => wanted.has(id)))
    .filter((group) => group.length > 0)
  const links = new Map<string, readonly [ServiceId, ServiceId]>()
  for (const call of rows(design.calls)) {
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    if (from !== to && wanted.has(from) && wanted.has(to)) links.set(`${from} ${to}`, [from, to])
  }
  return { groups, links: [...links.values()] }
}

/** Moves services to their new places, from the corner of their previous ones. */
export function arrangeServices(chosen: readonly ServiceId[], places: ReadonlyMap<ServiceId, Point>): Edit {
  return (document) => {
    const { positions } = drawnArrangement(document)
    const previous = chosen.flatMap((id) => positions.get(id) ?? [])
    if (previous.length === 0 || places.size === 0) return document
    const from = boundingBox([...places.values()].map(boxAt))
    const to = boundingBox(previous.map(boxAt))
    const moved = [...places].map(([id, { x, y }]) => [id, snapToGrid({ x: x + to.x - from.x, y: y + to.y - from.y })])
    return placeServices(Object.fromEntries(moved))(document)
  }
}

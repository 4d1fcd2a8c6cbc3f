/**
 * Merging and splitting on the sheet: the partition changes, and the positions with it. A service that joins a
 * deployable takes the nearest free place in its frame; boxes that overlap the frame move aside; a service that leaves
 * goes outside. All are edits, so that each is one undo step.
 */

import { ids, type Table } from '../base/table'
import type { DeployableId, Document, Edit, Partition, Point, ServiceId } from '../model/document'
import {
  editDeployable,
  mergeServices,
  moveServices,
  partitionInto,
  splitServices,
} from '../model/edits/deployableEdits'
import { lockServices, moveServicesTo } from '../model/edits/layoutEdits'
import { blocks, deployableOf } from '../model/partition'
import { clusterPositions, drawnArrangement, type Positions } from './arrangement'
import {
  boundingBox,
  boxAt,
  boxGap,
  boxSize,
  frameAround,
  grid,
  headerHeight,
  overlaps,
  padding,
  type Rectangle,
  snapToGrid,
} from './geometry'
import { removeOverlaps } from './overlapRemoval'

/**
 * Moves some boxes. Automatic positions of the others are stored as well, or those would be laid out again around the
 * few stored ones.
 */
export function placeServices(points: Table<ServiceId, Point>): Edit {
  return (document) => {
    const unplaced = ids(document.design.services).some((id) => document.layout[id] === undefined)
    if (!unplaced) return moveServicesTo(points)(document)
    return moveServicesTo({ ...Object.fromEntries(drawnArrangement(document).positions), ...points })(document)
  }
}

/** Moves services into the deployable of `host`, next to its services. */
export function moveInto(chosen: readonly ServiceId[], host: ServiceId): Edit {
  return (document) => {
    const joined = moveServices(chosen, host)(document)
    if (joined === document) return document
    const positions = new Map(drawnArrangement(document).positions)
    const inside = blocks(joined.partition, joined.design.services).get(deployableOf(joined.partition, host)) ?? []
    const incoming = inside.filter((id) => chosen.includes(id))
    const occupied = inside.filter((id) => !chosen.includes(id)).map((id) => boxAt(positions.get(id) ?? { x: 0, y: 0 }))
    const outsiders = [...positions].filter(([id]) => !inside.includes(id)).map(([, at]) => boxAt(at))
    for (const id of incoming) {
      const place = nearestFree(positions.get(id) ?? { x: 0, y: 0 }, occupied, outsiders)
      positions.set(id, place)
      occupied.push(boxAt(place))
    }
    return withRoom(joined, positions)
  }
}

/** All of these in one deployable, gathered round their middle. */
export function mergeTogether(chosen: readonly ServiceId[]): Edit {
  return (document) => {
    const joined = mergeServices(chosen)(document)
    const first = chosen[0]
    if (joined === document || first === undefined) return document
    const drawn = drawnArrangement(document).positions
    const all = blocks(joined.partition, joined.design.services).get(deployableOf(joined.partition, first)) ?? []
    const together = clusterPositions(joined.design, all, drawn)
    return withRoom(joined, new Map([...drawn, ...together]))
  }
}

/** Splits each of these off its deployable, and moves it out of the frame. */
export function splitApart(chosen: readonly ServiceId[]): Edit {
  return (document) => {
    const apart = splitServices(chosen)(document)
    return apart === document ? document : withRoom(apart, drawnArrangement(document).positions)
  }
}

/** Draws another partition: services that newly share a deployable move together, all others stay. */
export function adoptPartition(partition: Partition): Edit {
  return (document) => {
    const after = partitionInto(partition)(document)
    if (after === document) return document
    const services = document.design.services
    const positions = new Map(drawnArrangement(document).positions)
    for (const members of blocks(after.partition, services).values()) {
      const [first] = members
      if (
        !first ||
        members.every((id) => deployableOf(document.partition, id) === deployableOf(document.partition, first))
      )
        continue
      for (const [id, at] of clusterPositions(after.design, members, positions)) positions.set(id, at)
    }
    return withRoom(after, positions)
  }
}

/** Collapses these deployables to one box each, or expands them and moves what overlaps. */
export function collapseDeployables(deployables: readonly DeployableId[], yes: boolean): Edit {
  return (document) => {
    const turned = deployables.reduce(
      (now, id) => editDeployable(id, { collapsed: yes || undefined })(now),
      document as Document,
    )
    return yes || turned === document ? turned : withRoom(turned, drawnArrangement(turned).positions)
  }
}

/** Locks services, and stores their automatic positions. */
export function lockInPlace(chosen: readonly ServiceId[], yes: boolean): Edit {
  return (document) => lockServices(chosen, yes)(yes ? placeServices({})(document) : document)
}

/** The document with these positions, after boxes inside foreign frames have moved out. */
function withRoom(document: Document, positions: Positions): Document {
  const boxes = new Map<string, Rectangle>()
  const shared = [...blocks(document.partition, document.design.services)].filter(([, services]) => services.length > 1)
  const framedServices = new Set(shared.flatMap(([, services]) => services))
  for (const [id, services] of shared)
    boxes.set(
      id,
      inflated(frameAround(boundingBox(services.map((service) => boxAt(positions.get(service) ?? { x: 0, y: 0 }))))),
    )
  for (const [id, at] of positions) if (!framedServices.has(id)) boxes.set(id, boxAt(at))
  const moved = new Map(positions)
  for (const [id, box] of removeOverlaps(boxes, 0)) {
    const before = boxes.get(id)
    if (!before || (before.x === box.x && before.y === box.y)) continue
    const services = shared.find(([frame]) => frame === id)?.[1] ?? [id as ServiceId]
    for (const service of services) {
      const at = positions.get(service) ?? { x: 0, y: 0 }
      moved.set(service, snapToGrid({ x: at.x + box.x - before.x, y: at.y + box.y - before.y }))
    }
  }
  return moveServicesTo(Object.fromEntries(moved))(document)
}

function inflated(box: Rectangle): Rectangle {
  return { x: box.x - grid, y: box.y - grid, width: box.width + 2 * grid, height: box.height + 2 * grid }
}

/** Moving others aside costs as much as this distance. */
const displacementPenalty = 1000

/** The free place next to an occupied one that is nearest to `desired`, preferably one that displaces no box. */
function nearestFree(desired: Point, occupied: readonly Rectangle[], outsiders: readonly Rectangle[]): Point {
  const across = boxSize.width + boxGap
  const down = boxSize.height + boxGap
  const places = occupied.flatMap((box) => [
    { x: box.x + across, y: box.y },
    { x: box.x - across, y: box.y },
    { x: box.x, y: box.y + down },
    { x: box.x, y: box.y - down },
  ])
  const free = places.filter((place) => !occupied.some((box) => overlaps(boxAt(place), box, padding)))
  const displaces = (place: Point) => outsiders.some((box) => overlaps(boxAt(place), box, headerHeight))
  const cost = (place: Point) =>
    Math.hypot(place.x - desired.x, place.y - desired.y) + (displaces(place) ? displacementPenalty : 0)
  return free.length === 0 ? desired : snapToGrid(free.reduce((a, b) => (cost(b) < cost(a) ? b : a)))
}

/**
 * Merging and splitting on the sheet: the partition changes, and the boxes with it. What joins a deployable
 * takes the free place in its frame that is nearest to where it was dropped; what stands in the way of the
 * frame moves aside; what leaves goes outside. Edits, so that all of it is one undo step.
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
 * Some boxes to new places. What the page had placed by itself is written down with them, or it would be laid
 * out anew round the few that have a place.
 */
export function placeServices(points: Table<ServiceId, Point>): Edit {
  return (document) => {
    const unplaced = ids(document.design.services).some((id) => document.layout[id] === undefined)
    if (!unplaced) return moveServicesTo(points)(document)
    return moveServicesTo({ ...Object.fromEntries(drawnArrangement(document).positions), ...points })(document)
  }
}

/** These into the deployable of `host`, next to what is in it. */
export function moveInto(chosen: readonly ServiceId[], host: ServiceId): Edit {
  return (document) => {
    const joined = moveServices(chosen, host)(document)
    if (joined === document) return document
    const positions = new Map(drawnArrangement(document).positions)
    const inside = blocks(joined.partition, joined.design.services).get(deployableOf(joined.partition, host)) ?? []
    const arriving = inside.filter((id) => chosen.includes(id))
    const taken = inside.filter((id) => !chosen.includes(id)).map((id) => boxAt(positions.get(id) ?? { x: 0, y: 0 }))
    const strangers = [...positions].filter(([id]) => !inside.includes(id)).map(([, at]) => boxAt(at))
    for (const id of arriving) {
      const place = nearestFree(positions.get(id) ?? { x: 0, y: 0 }, taken, strangers)
      positions.set(id, place)
      taken.push(boxAt(place))
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

/** Each of these out of its deployable, and out of the frame that stays behind. */
export function splitApart(chosen: readonly ServiceId[]): Edit {
  return (document) => {
    const apart = splitServices(chosen)(document)
    return apart === document ? document : withRoom(apart, drawnArrangement(document).positions)
  }
}

/** Another partition as the drawn one: what newly shares a deployable gathers, all else stays where it is. */
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

/** Each of these deployables as one box, or open again with room round it. */
export function collapseDeployables(deployables: readonly DeployableId[], yes: boolean): Edit {
  return (document) => {
    const turned = deployables.reduce(
      (now, id) => editDeployable(id, { collapsed: yes || undefined })(now),
      document as Document,
    )
    return yes || turned === document ? turned : withRoom(turned, drawnArrangement(turned).positions)
  }
}

/** Locked where they stand, also if the page put them there. */
export function lockInPlace(chosen: readonly ServiceId[], yes: boolean): Edit {
  return (document) => lockServices(chosen, yes)(yes ? placeServices({})(document) : document)
}

/** The document with every box where `positions` has it, and none inside a frame that is not its own. */
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

/** To move others aside is as bad as to jump this far. */
const nuisance = 1000

/** The place nearest to `wish` next to one of those that are there; one where nobody has to move aside, if there is one. */
function nearestFree(wish: Point, taken: readonly Rectangle[], strangers: readonly Rectangle[]): Point {
  const across = boxSize.width + boxGap
  const down = boxSize.height + boxGap
  const places = taken.flatMap((box) => [
    { x: box.x + across, y: box.y },
    { x: box.x - across, y: box.y },
    { x: box.x, y: box.y + down },
    { x: box.x, y: box.y - down },
  ])
  const free = places.filter((place) => !taken.some((box) => overlaps(boxAt(place), box, padding)))
  const inTheWay = (place: Point) => strangers.some((box) => overlaps(boxAt(place), box, headerHeight))
  const far = (place: Point) => Math.hypot(place.x - wish.x, place.y - wish.y) + (inTheWay(place) ? nuisance : 0)
  return free.length === 0 ? wish : snapToGrid(free.reduce((a, b) => (far(b) < far(a) ? b : a)))
}

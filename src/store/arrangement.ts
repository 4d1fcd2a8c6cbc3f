/**
 * Where every box stands in a view. In the drawn view it stands where its author put it; what has no place
 * yet is laid out by the page. In the merged view the services of a deployable come together round the middle
 * of where they stood, and what else stood there moves aside. Derived, never stored: `layout` is the author's.
 */

import { memo, memoByIdentity } from '../base/memo'
import { ids, rows } from '../base/table'
import { idInFile, serviceOf } from '../model/constructors'
import type { DeployableId, Design, Document, Partition, Point, ServiceId } from '../model/document'
import { blocks } from '../model/partition'
import { around, boxAt, boxSize, framed, gap, headline, middle, onGrid, padding, type Rectangle } from './geometry'
import { type Item, type Link, layered } from './layered'
import { separated } from './separation'

export type Positions = ReadonlyMap<ServiceId, Point>

/** A deployable that is more than its one service: a frame with a name round what runs in it. */
export interface Frame {
  readonly id: DeployableId
  readonly name: string
  readonly services: readonly ServiceId[]
  readonly box: Rectangle
}

export interface Arrangement {
  readonly positions: Positions
  readonly frames: readonly Frame[]
}

const spacing = { across: 100, down: gap } as const
const inner = { across: 80, down: gap } as const

/** As drawn: the author's places, the page's own for the rest. */
export function drawnArrangement({ design, layout, partition }: Document): Arrangement {
  return drawn(design, layout, partition)
}

const drawn = memo((design: Design, layout: Document['layout'], partition: Partition): Arrangement => {
  const positions = completed(design, partition, layout)
  const groups = blocks(partition, design.services)
  return { positions, frames: framesOf(groups, partition, positions) }
})

/** With the services of each deployable together, near where they stood as drawn. */
export function gathered(design: Design, partition: Partition, groups: Groups, drawn: Positions): Arrangement {
  const shared = [...groups].filter(([id, services]) => services.length > 1 || partition.deployables[id] !== undefined)
  const packs = shared.map(([id, services]) => ({ id, pack: packed(design, services) }))
  const boxes = new Map<string, Rectangle>()
  for (const [, services] of groups) {
    const [lone] = services
    if (services.length === 1 && lone) boxes.set(lone, boxAt(drawn.get(lone) ?? { x: 0, y: 0 }))
  }
  for (const { id, pack } of packs) {
    const centre = middle(around([...pack.keys()].map((service) => boxAt(drawn.get(service) ?? { x: 0, y: 0 }))))
    const size = framed(around([...pack.values()].map(boxAt)))
    for (const service of pack.keys()) boxes.delete(service)
    boxes.set(id, { ...size, x: centre.x - size.width / 2, y: centre.y - size.height / 2 })
  }
  const apart = separated(boxes, gap)
  const positions = new Map<ServiceId, Point>()
  for (const [id, box] of apart) if (id.startsWith('service:')) positions.set(id as ServiceId, onGrid(box))
  for (const { id, pack } of packs) {
    const box = apart.get(id) ?? { x: 0, y: 0 }
    for (const [service, at] of pack)
      positions.set(service, onGrid({ x: box.x + padding + at.x, y: box.y + headline + at.y }))
  }
  return { positions, frames: framesOf(groups, partition, positions) }
}

export type Groups = ReadonlyMap<DeployableId, readonly ServiceId[]>

/** Everything laid out anew: callers on the left, deployables kept together. */
export function laidOut(design: Design, partition: Partition): Positions {
  const groups = [...blocks(partition, design.services)].map(([id, services]) => ({
    id,
    pack: packed(design, services),
  }))
  const home = new Map(groups.flatMap(({ id, pack }) => [...pack.keys()].map((service) => [service, id] as const)))
  const items = groups.map(({ id, pack }): Item => {
    const box = around([...pack.values()].map(boxAt))
    const { width, height } = pack.size > 1 ? framed(box) : box
    return { id, width, height }
  })
  const links = linksOf(design).map(([from, to]): Link => [home.get(from) ?? from, home.get(to) ?? to])
  const corners = layered(items, links, spacing)
  const positions = new Map<ServiceId, Point>()
  for (const { id, pack } of groups) {
    const corner = corners.get(id) ?? { x: 0, y: 0 }
    const inset = pack.size > 1 ? { x: padding, y: headline } : { x: 0, y: 0 }
    for (const [service, at] of pack)
      positions.set(service, onGrid({ x: corner.x + inset.x + at.x, y: corner.y + inset.y + at.y }))
  }
  return positions
}

/** The author's places, and for services without one a layout of their own below all that stands. */
function completed(design: Design, partition: Partition, layout: Document['layout']): Positions {
  const missing = ids(design.services).filter((id) => layout[id] === undefined)
  const positions = new Map<ServiceId, Point>()
  for (const id of ids(design.services)) {
    const point = layout[id]
    if (point) positions.set(id, point)
  }
  if (missing.length === 0) return positions
  if (positions.size === 0) return laidOut(design, partition)
  const taken = around([...positions.values()].map(boxAt))
  for (const [id, at] of packed(design, missing))
    positions.set(id, onGrid({ x: taken.x + at.x, y: taken.y + taken.height + 2 * gap + at.y }))
  return positions
}

/** Some services by themselves, laid out by the calls among them, from 0, 0. */
function packed(design: Design, services: readonly ServiceId[]): Positions {
  if (services.length === 1) return new Map(services.map((id) => [id, { x: 0, y: 0 }]))
  const items = services.map((id): Item => ({ id, ...boxSize }))
  return layered(items, linksOf(design), inner) as Positions
}

/** Who calls whom, by service. */
const linksOf = memoByIdentity((design: Design): readonly (readonly [ServiceId, ServiceId])[] => {
  return rows(design.calls).map((call) => [serviceOf(call.from), serviceOf(call.to)])
})

function framesOf(groups: Groups, partition: Partition, positions: Positions): readonly Frame[] {
  return [...groups]
    .filter(([id, services]) => services.length > 1 || partition.deployables[id] !== undefined)
    .map(([id, services]) => ({
      id,
      name: partition.deployables[id]?.name ?? idInFile(id),
      services,
      box: framed(around(services.map((service) => boxAt(positions.get(service) ?? { x: 0, y: 0 })))),
    }))
}

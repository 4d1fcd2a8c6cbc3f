/**
 * Where every box stands in a view. In the drawn view it stands where its author put it; what has no place
 * yet is laid out by the page. The merged view is laid out by the page, over the middle of the drawing.
 * Derived, never stored: `layout` is the author's.
 */

import { memo, memoWeak } from '../base/memo'
import { ids, rows } from '../base/table'
import { idInFile, serviceOf } from '../model/constructors'
import type { Color, DeployableId, Design, Document, Partition, Point, ServiceId } from '../model/document'
import { blocks } from '../model/partition'
import {
  boundingBox,
  boxAt,
  boxGap,
  boxSize,
  centreOf,
  cornerAround,
  frameAround,
  headerHeight,
  padding,
  type Rectangle,
  snapToGrid,
} from './geometry'
import { type LayoutItem, type LayoutLink, layeredLayout } from './layeredLayout'

/** The top left corner of every visible box, in canvas pixels. */
export type Positions = ReadonlyMap<ServiceId, Point>

/** A deployable that is more than its one service: a frame with a name round what runs in it. */
export interface Frame {
  readonly id: DeployableId
  readonly name: string
  readonly services: readonly ServiceId[]
  readonly box: Rectangle
  /** Shown as one box: what is in it is not drawn. */
  readonly collapsed: boolean
  readonly color?: Color
}

/** The displayed name of a deployable: its own, else that of the service it is named after and the number of others. */
export function deployableName(design: Design, partition: Partition, id: DeployableId, count: number): string {
  const name = partition.deployables[id]?.name ?? idInFile(id)
  const eponym = name === idInFile(id) ? design.services[`service:${name}`] : undefined
  return eponym ? `${eponym.name}${count > 1 ? ` + ${count - 1}` : ''}` : name
}

/** A collapsed deployable. */
export interface Fold {
  readonly id: DeployableId
  readonly name: string
  readonly services: readonly ServiceId[]
}

/** Service → the collapsed deployable that contains it. Independent of positions, so that a drag reuses it. */
export const foldedServices = memo((design: Design, partition: Partition): ReadonlyMap<ServiceId, Fold> => {
  if (!rows(partition.deployables).some((row) => row.collapsed)) return nothingFolded
  const folds = [...blocks(partition, design.services)].filter(([id]) => partition.deployables[id]?.collapsed)
  return new Map(
    folds.flatMap(([id, services]) => {
      const fold = { id, services, name: deployableName(design, partition, id, services.length) }
      return services.map((service) => [service, fold] as const)
    }),
  )
})

export const nothingFolded: ReadonlyMap<ServiceId, Fold> = new Map()

/** Boxes and frames of one view. */
export interface Arrangement {
  readonly positions: Positions
  readonly frames: readonly Frame[]
}

const spacing = { across: 100, down: boxGap } as const

/** As drawn: the author's places, the page's own for the rest. */
export function drawnArrangement({ design, layout, partition }: Document): Arrangement {
  return drawn(design, layout, partition)
}

const drawn = memo((design: Design, layout: Document['layout'], partition: Partition): Arrangement => {
  const positions = completed(design, partition, layout)
  const groups = blocks(partition, design.services)
  return { positions, frames: framesOf(design, groups, partition, positions) }
})

/** A new layout by deployables, centred on the drawing, so that boxes move little when the view changes. */
export function mergedArrangement(
  design: Design,
  partition: Partition,
  groups: ServiceGroups,
  before: Positions,
): Arrangement {
  const layout = layeredPositions(design, groups)
  if (layout.size === 0) return { positions: layout, frames: [] }
  const from = centreOf(boundingBox([...layout.values()].map(boxAt)))
  const to = centreOf(boundingBox([...before.values()].map(boxAt)))
  const by = snapToGrid({ x: to.x - from.x, y: to.y - from.y })
  const positions = new Map([...layout].map(([id, at]) => [id, { x: at.x + by.x, y: at.y + by.y }]))
  const frames = framesOf(design, groups, partition, positions, false)
  return { positions, frames }
}

/** New positions of these services close together, around the centre of the previous ones. */
export function clusterPositions(design: Design, services: readonly ServiceId[], before: Positions): Positions {
  const pack = packed(design, services)
  const from = centreOf(boundingBox([...pack.values()].map(boxAt)))
  const to = centreOf(boundingBox(services.map((id) => boxAt(before.get(id) ?? { x: 0, y: 0 }))))
  return new Map([...pack].map(([id, at]) => [id, snapToGrid({ x: at.x + to.x - from.x, y: at.y + to.y - from.y })]))
}

/** Deployable → what runs in it. */
export type ServiceGroups = ReadonlyMap<DeployableId, readonly ServiceId[]>

/** A new layout of everything: callers on the left, each deployable together. */
export function layeredPositions(design: Design, groups: ServiceGroups): Positions {
  const packs = [...groups].map(([id, services]) => ({ id, pack: packed(design, services) }))
  const home = new Map(packs.flatMap(({ id, pack }) => [...pack.keys()].map((service) => [service, id] as const)))
  const items = packs.map(({ id, pack }): LayoutItem => {
    const box = boundingBox([...pack.values()].map(boxAt))
    const { width, height } = pack.size > 1 ? frameAround(box) : box
    return { id, width, height }
  })
  const links = linksOf(design).map(([from, to]): LayoutLink => [home.get(from) ?? from, home.get(to) ?? to])
  const corners = layeredLayout(items, links, spacing)
  const positions = new Map<ServiceId, Point>()
  for (const { id, pack } of packs) {
    const corner = corners.get(id) ?? { x: 0, y: 0 }
    const inset = pack.size > 1 ? { x: padding, y: headerHeight } : { x: 0, y: 0 }
    for (const [service, at] of pack)
      positions.set(service, snapToGrid({ x: corner.x + inset.x + at.x, y: corner.y + inset.y + at.y }))
  }
  return positions
}

/** The stored positions; services without one are laid out below them. */
function completed(design: Design, partition: Partition, layout: Document['layout']): Positions {
  const missing = ids(design.services).filter((id) => layout[id] === undefined)
  const positions = new Map<ServiceId, Point>()
  for (const id of ids(design.services)) {
    const point = layout[id]
    if (point) positions.set(id, point)
  }
  if (missing.length === 0) return positions
  if (positions.size === 0) return untouched(design, partition)
  const occupied = boundingBox([...positions.values()].map(boxAt))
  for (const [id, at] of packed(design, missing))
    positions.set(id, snapToGrid({ x: occupied.x + at.x, y: occupied.y + occupied.height + 2 * boxGap + at.y }))
  return positions
}

/** A separate memo, since a drag alternates between the document before it and its preview. */
const untouched = memo((design: Design, partition: Partition) =>
  layeredPositions(design, blocks(partition, design.services)),
)

/** A layout of some services by the calls among them, from 0, 0. */
function packed(design: Design, services: readonly ServiceId[]): Positions {
  if (services.length === 1) return new Map(services.map((id) => [id, { x: 0, y: 0 }]))
  const items = services.map((id): LayoutItem => ({ id, ...boxSize }))
  return layeredLayout(items, linksOf(design), spacing) as Positions
}

/** Caller and callee of each call. */
const linksOf = memoWeak((design: Design): readonly (readonly [ServiceId, ServiceId])[] => {
  return rows(design.calls).map((call) => [serviceOf(call.from), serviceOf(call.to)])
})

/** Deployables are collapsed in the drawing only: the other views show all services. */
function framesOf(
  design: Design,
  groups: ServiceGroups,
  partition: Partition,
  positions: Positions,
  mayCollapse = true,
): readonly Frame[] {
  return [...groups]
    .filter(([id, services]) => services.length > 1 || partition.deployables[id] !== undefined)
    .map(([id, services]): Frame => {
      const row = partition.deployables[id]
      const collapsed = mayCollapse && row?.collapsed === true
      const box = frameBox({ services, collapsed }, (service) => positions.get(service) ?? { x: 0, y: 0 })
      const name = deployableName(design, partition, id, services.length)
      const color = row?.color === undefined ? {} : { color: row.color }
      return { id, name, services, box, collapsed, ...color }
    })
}

/** The frame around its services; collapsed, one box at their centre. */
export function frameBox(
  { services, collapsed }: Pick<Frame, 'services' | 'collapsed'>,
  placeOf: (service: ServiceId) => Point,
): Rectangle {
  const box = frameAround(boundingBox(services.map((service) => boxAt(placeOf(service)))))
  return collapsed ? boxAt(cornerAround(centreOf(box))) : box
}

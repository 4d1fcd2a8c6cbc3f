/**
 * Boxes under the pointer: where they are while a drag lasts. The document learns it when they are dropped, or when
 * what would be dropped changes what runs where; every move in between goes to React Flow alone, box by box.
 */

import { type Arrangement, type Frame, frameBox, type Positions } from '../../layout/arrangement'
import { boxAt, type Rectangle } from '../../layout/geometry'
import type { Point, ServiceId } from '../../model/document'
import type { EdgeEnd } from '../edges/serviceEdges'
import type { CanvasNode } from '../projection/projection'
import { signal } from '../projection/signal'

export interface DragPositions {
  readonly places: Positions
  /** What the ends of arrows may be that move with them; the same set throughout a drag. */
  readonly ends: ReadonlySet<EdgeEnd>
  /** The box of such an end. */
  readonly box: (end: EdgeEnd) => Rectangle | undefined
}

const nothing: DragPositions = { places: new Map(), ends: new Set(), box: () => undefined }

export const dragPositions = signal(nothing)

/** These boxes are here now; what frames them follows. */
export function setDragPositions(places: Positions, { positions, frames }: Arrangement): void {
  const now = (id: ServiceId): Point => places.get(id) ?? positions.get(id) ?? { x: 0, y: 0 }
  const touched = frames.filter((frame) => frame.services.some((id) => places.has(id)))
  const boxes = new Map<EdgeEnd, Rectangle>(touched.map((frame) => [frame.id, frameBox(frame, now)]))
  for (const [id, at] of places) boxes.set(id, boxAt(at))
  const before = dragPositions.get().ends
  const same = before.size === boxes.size && [...boxes.keys()].every((end) => before.has(end))
  dragPositions.set({ places, ends: same ? before : new Set(boxes.keys()), box: (end) => boxes.get(end) })
}

export function clearDragPositions(): void {
  dragPositions.set(nothing)
}

/** The arrangement with what is carried where it is. */
export function withDragPositions(arrangement: Arrangement): Arrangement {
  const { places, box } = dragPositions.get()
  if (places.size === 0) return arrangement
  const frames = arrangement.frames.map((frame): Frame => ({ ...frame, box: box(frame.id) ?? frame.box }))
  return { positions: new Map([...arrangement.positions, ...places]), frames }
}

/** The boxes of the picture with those that are carried where they are; all others are the very same. */
export function draggedNodes(nodes: readonly CanvasNode[]): CanvasNode[] {
  const { ends, box } = dragPositions.get()
  return nodes.map((node) => {
    const to = ends.has(node.id as EdgeEnd) ? box(node.id as EdgeEnd) : undefined
    if (!to) return node
    const { x, y, width, height } = to
    if (node.position.x === x && node.position.y === y && node.width === width && node.height === height) return node
    // Above all others, so that it is seen over the box that would take it.
    const over = node.type === 'service' ? { zIndex: 2 } : {}
    return { ...node, ...over, position: { x, y }, width, height, measured: { width, height } }
  })
}

/**
 * Positions of the boxes under the pointer while a drag lasts: the one owner of where they are shown. The document
 * receives them when they are dropped, or when a drop would change the partition; every move in between changes this
 * signal alone, and `useDraggedNodes` passes it on to React Flow, node by node. To project the document with each move
 * instead would rebuild the whole picture sixty times a second.
 */

import { useEffect } from 'react'
import { type Arrangement, frameBox, type Positions } from '../../layout/arrangement'
import { boxAt, type Rectangle } from '../../layout/geometry'
import type { Point, ServiceId } from '../../model/document'
import type { CanvasFlowStore, CanvasNode, EdgeEnd } from './nodeData'
import { signal } from './signal'

/** Which ends move, and where their boxes are. */
export interface DragPositions {
  /** The ends of edges that move; the same set throughout a drag. */
  readonly ends: ReadonlySet<EdgeEnd>
  /** The box of such an end; undefined for an end that does not move. */
  readonly box: (end: EdgeEnd) => Rectangle | undefined
}

const noPositions: DragPositions = { ends: new Set(), box: () => undefined }

/** The drag in progress; without one, no end moves. */
export const dragPositions = signal(noPositions)

/** Puts these services at these places, and their frames around them. */
export function setDragPositions(places: Positions, { positions, frames }: Arrangement): void {
  const positionOf = (id: ServiceId): Point => places.get(id) ?? positions.get(id) ?? { x: 0, y: 0 }
  const touched = frames.filter((frame) => frame.services.some((id) => places.has(id)))
  const boxes = new Map<EdgeEnd, Rectangle>(touched.map((frame) => [frame.id, frameBox(frame, positionOf)]))
  for (const [id, place] of places) boxes.set(id, boxAt(place))
  const { ends } = dragPositions.get()
  const isSame = ends.size === boxes.size && [...boxes.keys()].every((end) => ends.has(end))
  dragPositions.set({ ends: isSame ? ends : new Set(boxes.keys()), box: (end) => boxes.get(end) })
}

/** No box is dragged any more: all stand where the document has them. */
export function clearDragPositions(): void {
  dragPositions.set(noPositions)
}

/** React Flow shows `nodes`, with those that are dragged at their positions of the moment. */
export function useDraggedNodes(nodes: readonly CanvasNode[], flowStore: CanvasFlowStore): void {
  useEffect(() => {
    const show = () => flowStore.getState().setNodes(draggedNodes(nodes))
    if (dragPositions.get() !== noPositions) show()
    return dragPositions.subscribe(show)
  }, [nodes, flowStore])
}

/** The same objects but for the nodes that are dragged. */
function draggedNodes(nodes: readonly CanvasNode[]): CanvasNode[] {
  const { ends, box } = dragPositions.get()
  return nodes.map((node) => {
    const target = ends.has(node.id as EdgeEnd) ? box(node.id as EdgeEnd) : undefined
    if (!target) return node
    const { x, y, width, height } = target
    if (node.position.x === x && node.position.y === y && node.width === width && node.height === height) return node
    // Above all others, so that it is visible over the box that would take it.
    const above = node.type === 'service' ? { zIndex: 2 } : {}
    return { ...node, ...above, position: { x, y }, width, height, measured: { width, height } }
  })
}

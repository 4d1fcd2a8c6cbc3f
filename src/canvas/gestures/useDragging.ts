/**
 * Carries a drag out. Each move sets the positions on screen (`state/dragPositions.ts`). The store is updated once when
 * the drag begins and then only when a drop would change the partition; the drop settles it. A merge is previewed only
 * once the pointer has rested for a moment, so that passing over boxes does not score every one of them.
 */

import { useMemo } from 'react'
import { memo } from '../../base/memo'
import { drawnArrangement, type Positions } from '../../layout/arrangement'
import { boundingBox, boxAt } from '../../layout/geometry'
import type { DeployableId, Document, Point, ServiceId } from '../../model/document'
import { store } from '../../store/useStore'
import { clearDragPositions, setDragPositions } from '../state/dragPositions'
import type { CanvasFlow, CanvasNode } from '../state/nodeData'
import { signal } from '../state/signal'
import { type Drag, type DragPlan, dragPlan } from './dragPlan'
import { showGuides, snapToBoxes } from './snapToBoxes'

/** What the drop would do, and where the pointer is on the screen: shown beside it. */
export interface DropProposal {
  readonly plan: DragPlan
  readonly x: number
  readonly y: number
}

/** Screen coordinates, and the modifier keys held. */
export interface DragPointer {
  readonly x: number
  readonly y: number
  readonly alt: boolean
  /** Ctrl or ⌘: no snapping to other boxes. */
  readonly ctrl: boolean
}

/** Milliseconds without a move before a merge is previewed. */
const mergeRestMs = 90

/** Shown beside the pointer; undefined while a drop would only move boxes. */
export const dropProposal = signal<DropProposal | undefined>(undefined)

/** Handlers of a drag; `nodes` are those under the pointer, at their positions of the moment. */
export interface Dragging {
  readonly drag: (nodes: readonly CanvasNode[], pointer: DragPointer) => void
  readonly drop: (nodes: readonly CanvasNode[], pointer: DragPointer) => void
  /** The gesture is over: by a drop, by Escape or by an undo. */
  readonly end: () => void
}

/** The same functions for as long as the canvas is mounted: new ones would make React Flow render every box again. */
export function useDragging(flow: CanvasFlow): Dragging {
  return useMemo(() => dragController(flow), [flow])
}

function dragController(flow: CanvasFlow): Dragging {
  const toSheet = (point: DragPointer) => flow.screenToFlowPosition(point, { snapToGrid: false })
  /** The host over which the pointer has rested. */
  let restedHost: ServiceId | undefined
  let restTimer = 0
  let isRunning = false
  /** Escape or an undo ended the gesture while the pointer was still down. */
  let wasCancelled = false
  let latest: { readonly nodes: readonly CanvasNode[]; readonly pointer: DragPointer } | undefined

  const isCancelled = () => wasCancelled || (isRunning && store.getState().before === undefined)

  const planOf = (nodes: readonly CanvasNode[], pointer: DragPointer, isPlain = false): PlacedPlan => {
    const drag = dragOf(nodes, pointer, toSheet)
    return { ...dragPlan(documentBefore(), isPlain ? { ...drag, plain: true } : drag), places: drag.places }
  }

  const show = (plan: PlacedPlan, { x, y }: DragPointer) => {
    const { before, document, preview } = store.getState()
    if (before === undefined || document.partition !== (plan.partition ?? before.partition)) preview(plan.previewEdit)
    setDragPositions(plan.places, previewArrangement(store.getState().document))
    dropProposal.set(plan.kind === 'move' ? undefined : { plan, x, y })
  }

  const end = () => {
    clearTimeout(restTimer)
    restedHost = undefined
    latest = undefined
    showGuides()
    dropProposal.set(undefined)
    clearDragPositions()
  }

  return {
    end,

    drag: (nodes, pointer) => {
      wasCancelled = isCancelled()
      if (wasCancelled) return
      isRunning = true
      latest = { nodes, pointer }
      const plan = planOf(nodes, pointer)
      if (plan.kind === 'merge' && plan.host !== restedHost) {
        show(planOf(nodes, pointer, true), pointer)
        clearTimeout(restTimer)
        restTimer = window.setTimeout(() => {
          restedHost = plan.host
          if (latest) show(planOf(latest.nodes, latest.pointer), latest.pointer)
        }, mergeRestMs)
        return
      }
      if (plan.kind !== 'merge') {
        clearTimeout(restTimer)
        restedHost = undefined
      }
      show(plan, pointer)
    },

    drop: (nodes, pointer) => {
      const cancelled = isCancelled()
      isRunning = false
      wasCancelled = false
      if (cancelled) return end()
      const plan = planOf(nodes, pointer)
      const { preview, settle, abandon, notify } = store.getState()
      if (plan.refusal) {
        abandon()
        notify('warning', plan.refusal.text, [], plan.refusal.offer)
      } else {
        preview(plan.finalEdit)
        settle(plan.name)
      }
      end()
    },
  }
}

interface PlacedPlan extends DragPlan {
  readonly places: Positions
}

/** Two caches of one entry each: a drag asks in turns for the document before it and for the one previewed. */
const arrangementBefore = memo(drawnArrangement)
const previewArrangement = memo(drawnArrangement)

function documentBefore(): Document {
  const { before, document } = store.getState()
  return before ?? document
}

function dragOf(nodes: readonly CanvasNode[], pointer: DragPointer, toSheet: (screen: DragPointer) => Point): Drag {
  const places = new Map<ServiceId, Point>()
  const { positions, frames } = arrangementBefore(documentBefore())
  let plain = pointer.alt
  for (const node of nodes) {
    if (node.type === 'service') places.set(node.id as ServiceId, node.position)
    const frame = node.type === 'deployable' && frames.find(({ id }) => id === (node.id as DeployableId))
    if (!frame) continue
    plain = true
    const shift = { x: node.position.x - frame.box.x, y: node.position.y - frame.box.y }
    for (const id of frame.services) {
      const position = positions.get(id)
      if (position && !places.has(id)) places.set(id, { x: position.x + shift.x, y: position.y + shift.y })
    }
  }
  if (pointer.ctrl) showGuides()
  else snapPlaces(places, positions)
  return { services: [...places.keys()], places, pointer: toSheet(pointer), plain }
}

/** Moves the places to where they line up with a box that stays, and shows the guides. */
function snapPlaces(places: Map<ServiceId, Point>, positions: Positions): void {
  if (places.size === 0) return
  const moving = boundingBox([...places.values()].map(boxAt))
  const { x, y, guides } = snapToBoxes(moving, otherBoxes(positions, [...places.keys()].join(' ')))
  if (x !== 0 || y !== 0) for (const [id, place] of places) places.set(id, { x: place.x + x, y: place.y + y })
  showGuides(guides)
}

/** The boxes that stay: the same list for every move of a drag. */
const otherBoxes = memo((positions: Positions, draggedIds: string) => {
  const dragged = new Set(draggedIds.split(' '))
  return [...positions].flatMap(([id, position]) => (dragged.has(id) ? [] : [boxAt(position)]))
})

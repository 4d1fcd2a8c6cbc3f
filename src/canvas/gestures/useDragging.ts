/**
 * Carries a drag out. Each move shows the boxes where they are (`gestures/dragPositions.ts`); the store hears of it once when the
 * gesture begins and then only when a drop would change what runs where; the drop settles it. A merge is previewed only
 * once the pointer has rested a moment, so that passing over boxes does not score every one of them.
 */

import type { ReactFlowInstance, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { memo } from '../../base/memo'
import { drawnArrangement, type Positions } from '../../layout/arrangement'
import { boundingBox, boxAt } from '../../layout/geometry'
import type { DeployableId, Point, ServiceId } from '../../model/document'
import { store } from '../../store/useStore'
import { showGuides } from '../overlays/SnapGuides'
import type { CanvasEdge, CanvasNode } from '../projection/projection'
import { signal } from '../projection/signal'
import { type Drag, type DragPlan, dragPlan } from './dragPlan'
import { draggedNodes, clearDragPositions as letGo, setDragPositions } from './dragPositions'
import { snapToBoxes } from './snapGuides'

/** What the drop would do, and where the pointer is on the screen: shown beside it. */
export interface DropProposal {
  readonly plan: DragPlan
  readonly x: number
  readonly y: number
}

interface Pointer {
  readonly x: number
  readonly y: number
  readonly alt: boolean
  /** Ctrl or ⌘: no snapping to other boxes. */
  readonly ctrl: boolean
}

type Flow = ReactFlowInstance<CanvasNode, CanvasEdge>
type Api = ReturnType<typeof useStoreApi<CanvasNode, CanvasEdge>>

const restBeforeMerge = 90

/** What is shown beside the pointer. */
export const dropProposal = signal<DropProposal | undefined>(undefined)

export interface Dragging {
  readonly drag: (nodes: readonly CanvasNode[], pointer: Pointer) => void
  readonly drop: (nodes: readonly CanvasNode[], pointer: Pointer) => void
  /** The gesture is over, whoever ended it. */
  readonly end: () => void
}

/** The same functions for as long as the canvas stands: a new one would make React Flow draw every box again. */
export function useDragging(flow: Flow, api: Api): Dragging {
  return useMemo(() => draggingOf(flow, api), [flow, api])
}

function draggingOf(flow: Flow, api: Api): Dragging {
  const toSheet = (at: Pointer) => flow.screenToFlowPosition(at, { snapToGrid: false })
  let rested: ServiceId | undefined
  let timer = 0
  /** The pointer is down and has moved; `taken` once Escape or an undo took the gesture back under it. */
  let running = false
  let taken = false
  let last: { readonly nodes: readonly CanvasNode[]; readonly pointer: Pointer } | undefined

  const planned = (nodes: readonly CanvasNode[], pointer: Pointer, plain = false): Planned => {
    const drag = dragOf(nodes, pointer, toSheet)
    return { ...dragPlan(base(), plain ? { ...drag, plain } : drag), places: drag.places }
  }

  const show = (plan: Planned, { x, y }: Pointer) => {
    const { before, document, preview } = store.getState()
    if (before === undefined || document.partition !== (plan.partition ?? before.partition)) preview(plan.previewEdit)
    setDragPositions(plan.places, shownArrangement(store.getState().document))
    const { nodes, setNodes } = api.getState()
    setNodes(draggedNodes(nodes))
    dropProposal.set(plan.kind === 'move' ? undefined : { plan, x, y })
  }

  const end = () => {
    clearTimeout(timer)
    rested = undefined
    last = undefined
    showGuides()
    dropProposal.set(undefined)
    letGo()
  }

  return {
    end,

    drag: (nodes, pointer) => {
      taken ||= running && store.getState().before === undefined
      if (taken) return
      running = true
      last = { nodes, pointer }
      const plan = planned(nodes, pointer)
      if (plan.kind !== 'merge' || plan.host === rested) {
        if (plan.kind !== 'merge') {
          clearTimeout(timer)
          rested = undefined
        }
        return show(plan, pointer)
      }
      show(planned(nodes, pointer, true), pointer)
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        rested = plan.host
        if (last) show(planned(last.nodes, last.pointer), last.pointer)
      }, restBeforeMerge)
    },

    drop: (nodes, pointer) => {
      const wasTaken = taken || (running && store.getState().before === undefined)
      running = false
      taken = false
      if (wasTaken) return end()
      const plan = planned(nodes, pointer)
      end()
      const { preview, settle, abandon, notify } = store.getState()
      if (plan.refusal) {
        abandon()
        notify('warning', plan.refusal.text, [], plan.refusal.offer)
        return
      }
      preview(plan.finalEdit)
      settle(plan.name)
    },
  }
}

interface Planned extends DragPlan {
  readonly places: Positions
}

/** Each of its own, as a drag asks for the document before it and for what it shows in turns. */
const groundArrangement = memo(drawnArrangement)
const shownArrangement = memo(drawnArrangement)

function base() {
  const { before, document } = store.getState()
  return before ?? document
}

function dragOf(nodes: readonly CanvasNode[], pointer: Pointer, toSheet: (screen: Pointer) => Point): Drag {
  const places = new Map<ServiceId, Point>()
  const { positions, frames } = groundArrangement(base())
  let plain = pointer.alt
  for (const node of nodes) {
    if (node.type === 'service') places.set(node.id as ServiceId, node.position)
    const frame = node.type === 'deployable' && frames.find((one) => one.id === (node.id as DeployableId))
    if (!frame) continue
    plain = true
    const by = { x: node.position.x - frame.box.x, y: node.position.y - frame.box.y }
    for (const id of frame.services) {
      const at = positions.get(id)
      if (at && !places.has(id)) places.set(id, { x: at.x + by.x, y: at.y + by.y })
    }
  }
  if (!pointer.ctrl) snapped(places, positions)
  else showGuides()
  return { services: [...places.keys()], places, pointer: toSheet(pointer), plain }
}

/** Moves the places to where they line up with a box that stays, and shows the lines. */
function snapped(places: Map<ServiceId, Point>, positions: Positions): void {
  if (places.size === 0) return
  const { x, y, guides } = snapToBoxes(
    boundingBox([...places.values()].map(boxAt)),
    staying(positions, [...places.keys()].join(' ')),
  )
  if (x !== 0 || y !== 0) for (const [id, at] of places) places.set(id, { x: at.x + x, y: at.y + y })
  showGuides(guides)
}

/** The same boxes for every move of a drag. */
const staying = memo((positions: Positions, moving: string) => {
  const gone = new Set(moving.split(' '))
  return [...positions].flatMap(([id, at]) => (gone.has(id) ? [] : [boxAt(at)]))
})

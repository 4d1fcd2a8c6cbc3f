/**
 * Carries a drag out: each frame previews its plan, the drop settles it. A merge is previewed only once the
 * pointer has rested a moment, so that passing over boxes does not score every one of them.
 */

import type { ReactFlowInstance } from '@xyflow/react'
import { useMemo, useState } from 'react'
import type { DeployableId, Point, ServiceId } from '../model/document'
import { drawnArrangement } from '../store/arrangement'
import { around, boxAt } from '../store/geometry'
import { store } from '../store/useStore'
import { showGuides } from './Guides'
import { type Drag, dragPlan, type Plan } from './gestures'
import type { ArrowEdge, CanvasNode } from './projection'
import { snapOf } from './snapping'

/** What the drop would do, and where the pointer is on the screen: shown beside it. */
export interface Proposal {
  readonly plan: Plan
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

const restBeforeMerge = 90

export interface Dragging {
  readonly drag: (nodes: readonly CanvasNode[], pointer: Pointer) => void
  readonly drop: (nodes: readonly CanvasNode[], pointer: Pointer) => void
  /** The gesture is over, whoever ended it. */
  readonly end: () => void
}

/** The same functions for as long as the canvas stands: a new one would make React Flow draw every box again. */
export function useDragging(flow: ReactFlowInstance<CanvasNode, ArrowEdge>) {
  const [proposal, setProposal] = useState<Proposal>()
  const dragging = useMemo(() => draggingOf(flow, setProposal), [flow])
  return { proposal, dragging }
}

function draggingOf(
  flow: ReactFlowInstance<CanvasNode, ArrowEdge>,
  propose: (proposal: Proposal | undefined) => void,
): Dragging {
  const toSheet = (at: Pointer) => flow.screenToFlowPosition(at, { snapToGrid: false })
  let rested: ServiceId | undefined
  let timer = 0
  /** The pointer is down and has moved; `taken` once Escape or an undo took the gesture back under it. */
  let running = false
  let taken = false
  let last: { readonly nodes: readonly CanvasNode[]; readonly pointer: Pointer } | undefined

  const planned = (nodes: readonly CanvasNode[], pointer: Pointer, plain = false): Plan => {
    const drag = dragOf(nodes, pointer, toSheet)
    return dragPlan(base(), plain ? { ...drag, plain } : drag)
  }

  const show = (plan: Plan, { x, y }: Pointer) => {
    store.getState().preview(plan.shown)
    propose(plan.kind === 'move' ? undefined : { plan, x, y })
  }

  const end = () => {
    clearTimeout(timer)
    rested = undefined
    last = undefined
    showGuides()
    propose(undefined)
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
      preview(plan.kept)
      settle(plan.name)
    },
  }
}

function base() {
  const { before, document } = store.getState()
  return before ?? document
}

function dragOf(nodes: readonly CanvasNode[], pointer: Pointer, toSheet: (screen: Pointer) => Point): Drag {
  const places = new Map<ServiceId, Point>()
  const { positions, frames } = drawnArrangement(base())
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
function snapped(places: Map<ServiceId, Point>, positions: ReadonlyMap<ServiceId, Point>): void {
  if (places.size === 0) return
  const others = [...positions].flatMap(([id, at]) => (places.has(id) ? [] : [boxAt(at)]))
  const { x, y, guides } = snapOf(around([...places.values()].map(boxAt)), others)
  if (x !== 0 || y !== 0) for (const [id, at] of places) places.set(id, { x: at.x + x, y: at.y + y })
  showGuides(guides)
}

/**
 * Carries a drag out: each frame previews its plan, the drop settles it. A merge is previewed only once the
 * pointer has rested a moment, so that passing over boxes does not score every one of them.
 */

import { useRef, useState } from 'react'
import type { DeployableId, Point, ServiceId } from '../model/document'
import { drawnArrangement } from '../store/arrangement'
import { store } from '../store/useStore'
import { type Drag, dragPlan, type Plan } from './gestures'
import type { CanvasNode } from './projection'

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
}

const restBeforeMerge = 90

export function useDragging(toSheet: (screen: { x: number; y: number }) => Point) {
  const [proposal, setProposal] = useState<Proposal>()
  const rested = useRef<{ host: ServiceId | undefined; timer: number }>({ host: undefined, timer: 0 })
  const last = useRef<{ nodes: readonly CanvasNode[]; pointer: Pointer } | undefined>(undefined)

  const planned = (nodes: readonly CanvasNode[], pointer: Pointer): Plan => {
    const { before, document } = store.getState()
    return dragPlan(before ?? document, dragOf(nodes, pointer, toSheet))
  }

  const show = (plan: Plan, pointer: Pointer) => {
    const { preview } = store.getState()
    preview(plan.shown)
    setProposal(plan.kind === 'move' ? undefined : { plan, x: pointer.x, y: pointer.y })
  }

  const drag = (nodes: readonly CanvasNode[], pointer: Pointer) => {
    last.current = { nodes, pointer }
    const plan = planned(nodes, pointer)
    const known = rested.current.host === plan.host
    if (known || plan.kind !== 'merge') {
      if (!known) clearTimeout(rested.current.timer)
      if (plan.kind !== 'merge') rested.current = { host: undefined, timer: 0 }
      return show(plan, pointer)
    }
    const { places } = dragOf(nodes, pointer, toSheet)
    show(dragPlan(base(), { services: [...places.keys()], places, pointer: { x: 0, y: 0 }, plain: true }), pointer)
    clearTimeout(rested.current.timer)
    const timer = window.setTimeout(() => {
      rested.current = { host: plan.host, timer: 0 }
      if (last.current) show(planned(last.current.nodes, last.current.pointer), last.current.pointer)
    }, restBeforeMerge)
    rested.current = { ...rested.current, timer }
  }

  const drop = (nodes: readonly CanvasNode[], pointer: Pointer) => {
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
  }

  const end = () => {
    clearTimeout(rested.current.timer)
    rested.current = { host: undefined, timer: 0 }
    last.current = undefined
    setProposal(undefined)
  }

  return { proposal, drag, drop, end }
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
  return { services: [...places.keys()], places, pointer: toSheet(pointer), plain }
}

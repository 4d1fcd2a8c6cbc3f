/** React Flow's clicks and keys as selections of the store. A frame stands for all that is in it. */

import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { CallId, ServiceId } from '../model/document'
import { drawnArrangement } from '../store/arrangement'
import { comparison } from '../store/selectors'
import { store } from '../store/useStore'
import { arrowsOf } from './arrows'
import type { ArrowEdge, CanvasNode } from './projection'

export const selecting = {
  nodes(changes: readonly NodeChange<CanvasNode>[]): void {
    if (!changes.some((change) => change.type === 'select')) return
    const { selection, select } = store.getState()
    const chosen = new Set(selection.services)
    for (const change of changes) {
      if (change.type !== 'select' || !change.id.startsWith('service:')) continue
      if (change.selected) chosen.add(change.id as ServiceId)
      else chosen.delete(change.id as ServiceId)
    }
    select({ services: [...chosen], calls: selection.calls })
  },

  edges(changes: readonly EdgeChange<ArrowEdge>[]): void {
    if (!changes.some((change) => change.type === 'select')) return
    const { selection, select } = store.getState()
    const chosen = new Set(selection.calls)
    for (const change of changes) {
      if (change.type !== 'select') continue
      for (const call of callsOf(change.id)) {
        if (change.selected) chosen.add(call)
        else chosen.delete(call)
      }
    }
    select({ services: selection.services, calls: [...chosen] })
  },

  clicked(event: MouseEvent, node: CanvasNode): void {
    if (node.type === 'deployable') selectFrame(node.id, event.shiftKey)
  },

  /** Enter on a chosen box types its name; on a frame it chooses what is inside. */
  keys(event: KeyboardEvent<HTMLElement>): void {
    const node = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')
    if (event.key !== 'Enter' || !node || node !== event.target) return
    const id = node.dataset.id ?? ''
    const { selection } = store.getState()
    if (id.startsWith('deployable:')) selectFrame(id, event.shiftKey)
    else if (selection.services.length === 1 && selection.services[0] === id) selecting.rename(id)
    else return
    event.preventDefault()
    event.stopPropagation()
  },

  rename(id: string): void {
    const { view, set } = store.getState()
    if (id.startsWith('service:') && view === 'drawn') set({ renaming: id as ServiceId })
  },

  doubleClicked(_: MouseEvent, node: CanvasNode): void {
    selecting.rename(node.id)
  },

  /** Before a menu opens on something, that something is what it is about. */
  target(id: string): void {
    const { selection, select } = store.getState()
    if (id.startsWith('deployable:')) selectFrame(id, false)
    else if (id.startsWith('arrow:')) {
      const calls = callsOf(id)
      if (!calls.some((call) => selection.calls.includes(call))) select({ calls })
    } else if (!selection.services.includes(id as ServiceId)) select({ services: [id as ServiceId] })
  },
}

function selectFrame(id: string, more: boolean): void {
  const { document, view, selection, select } = store.getState()
  const inside =
    view === 'drawn'
      ? (drawnArrangement(document).frames.find((frame) => frame.id === id)?.services ?? [])
      : Object.entries(comparison({ document }).merged.placement).flatMap(([service, home]) =>
          home === id ? [service as ServiceId] : [],
        )
  select({ services: more ? [...new Set([...selection.services, ...inside])] : inside })
}

function callsOf(arrow: string): readonly CallId[] {
  const { document, view } = store.getState()
  return arrowsOf(document.design, comparison({ document })[view]).find(({ id }) => id === arrow)?.calls ?? []
}

/** React Flow's clicks and keys as selections of the store. A frame stands for all that is in it. */

import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { drawnArrangement, foldedServices, nothingFolded } from '../../layout/arrangement'
import { collapseDeployables } from '../../layout/mergeEdits'
import type { CallId, DeployableId, ServiceId } from '../../model/document'
import { isLocked } from '../../model/edits/sheet'
import { scorecard, visibleView } from '../../store/selectors'
import { store } from '../../store/useStore'
import { collapsedEdges } from '../edges/collapsedEdges'
import { serviceEdges } from '../edges/serviceEdges'
import type { CanvasEdge, CanvasNode } from '../projection/projection'

export const selectionHandlers = {
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

  edges(changes: readonly EdgeChange<CanvasEdge>[]): void {
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

  /**
   * Enter or Space chooses what has the focus, with Shift in addition; Enter on what is chosen types its name.
   * React Flow's own keys are off: they would move boxes past the history.
   */
  keys(event: KeyboardEvent<HTMLElement>): void {
    const part = (event.target as Element).closest<HTMLElement>('.react-flow__node, .react-flow__edge')
    if (part !== event.target || (event.key !== 'Enter' && event.key !== ' ')) return
    const id = part.dataset.id ?? ''
    const { selection } = store.getState()
    const chosen = selection.services.length === 1 && selection.services[0] === id
    if (event.key === 'Enter' && chosen) selectionHandlers.rename(id)
    else choose(id, event.shiftKey)
    event.preventDefault()
    event.stopPropagation()
  },

  rename(id: string): void {
    const { document, view, set } = store.getState()
    const free = id.startsWith('service:') && !isLocked(document, id as ServiceId)
    if (free && view === 'drawn') set({ renaming: id as ServiceId })
  },

  /** A name is typed; a collapsed deployable opens. */
  doubleClicked(_: MouseEvent, node: CanvasNode): void {
    if (node.type === 'deployable' && node.data.collapsed)
      store.getState().edit('Open a deployable', collapseDeployables([node.id as DeployableId], false))
    else selectionHandlers.rename(node.id)
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

function choose(id: string, more: boolean): void {
  const { selection, select } = store.getState()
  const kept = more ? selection : { services: [], calls: [] }
  if (id.startsWith('deployable:')) selectFrame(id, more)
  else if (id.startsWith('arrow:')) select({ ...kept, calls: [...new Set([...kept.calls, ...callsOf(id)])] })
  else select({ ...kept, services: [...new Set([...kept.services, id as ServiceId])] })
}

function selectFrame(id: string, more: boolean): void {
  const state = store.getState()
  const { document, selection, select } = state
  const inside =
    visibleView(state) === 'drawn'
      ? (drawnArrangement(document).frames.find((frame) => frame.id === id)?.services ?? [])
      : Object.entries(scorecard(state).placement).flatMap(([service, home]) =>
          home === id ? [service as ServiceId] : [],
        )
  select({ services: more ? [...new Set([...selection.services, ...inside])] : inside })
}

function callsOf(arrow: string): readonly CallId[] {
  const state = store.getState()
  const { design, partition } = state.document
  const hidden = visibleView(state) === 'drawn' ? foldedServices(design, partition) : nothingFolded
  const arrows = collapsedEdges(serviceEdges(design, scorecard(state)), hidden)
  return arrows.find(({ id }) => id === arrow)?.calls ?? []
}

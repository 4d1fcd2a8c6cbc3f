/** React Flow's clicks and keys as selections in the store. A frame stands for all services inside. */

import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { drawnArrangement, foldedServices, nothingFolded } from '../../layout/arrangement'
import { collapseDeployables } from '../../layout/mergeEdits'
import type { CallId, DeployableId, ServiceId } from '../../model/document'
import { isLocked } from '../../model/edits/layoutEdits'
import { scorecard, visibleView } from '../../store/reading/selectors'
import { store } from '../../store/useStore'
import { collapsedEdges } from '../edges/collapsedEdges'
import { serviceEdges } from '../edges/serviceEdges'
import type { CanvasEdge, CanvasNode } from '../state/nodeData'

export const selectionHandlers = {
  nodes(changes: readonly NodeChange<CanvasNode>[]): void {
    if (!changes.some((change) => change.type === 'select')) return
    const { selection, select } = store.getState()
    const selected = new Set(selection.services)
    for (const change of changes) {
      if (change.type !== 'select' || !change.id.startsWith('service:')) continue
      if (change.selected) selected.add(change.id as ServiceId)
      else selected.delete(change.id as ServiceId)
    }
    select({ services: [...selected], calls: selection.calls })
  },

  edges(changes: readonly EdgeChange<CanvasEdge>[]): void {
    if (!changes.some((change) => change.type === 'select')) return
    const { selection, select } = store.getState()
    const selected = new Set(selection.calls)
    for (const change of changes) {
      if (change.type !== 'select') continue
      for (const call of callsOf(change.id)) {
        if (change.selected) selected.add(call)
        else selected.delete(call)
      }
    }
    select({ services: selection.services, calls: [...selected] })
  },

  clicked(event: MouseEvent, node: CanvasNode): void {
    if (node.type === 'deployable') selectFrame(node.id, event.shiftKey)
  },

  /**
   * Enter or Space selects what has the focus, with Shift in addition; Enter on the selected service renames it.
   * React Flow's own keys are off: they would move boxes without an undo step.
   */
  keys(event: KeyboardEvent<HTMLElement>): void {
    const element = (event.target as Element).closest<HTMLElement>('.react-flow__node, .react-flow__edge')
    if (element !== event.target || (event.key !== 'Enter' && event.key !== ' ')) return
    const id = element.dataset.id ?? ''
    const { selection } = store.getState()
    const isSelected = selection.services.length === 1 && selection.services[0] === id
    if (event.key === 'Enter' && isSelected) selectionHandlers.rename(id)
    else addOrSelect(id, event.shiftKey)
    event.preventDefault()
    event.stopPropagation()
  },

  rename(id: string): void {
    const { document, view, set } = store.getState()
    const isEditable = id.startsWith('service:') && !isLocked(document, id as ServiceId)
    if (isEditable && view === 'drawn') set({ renaming: id as ServiceId })
  },

  /** Renames a service; expands a collapsed deployable. */
  doubleClicked(_: MouseEvent, node: CanvasNode): void {
    if (node.type === 'deployable' && node.data.collapsed)
      store.getState().edit('Open a deployable', collapseDeployables([node.id as DeployableId], false))
    else selectionHandlers.rename(node.id)
  },

  /** Before a menu opens on something: selects it unless it is part of the selection. */
  target(id: string): void {
    const { selection, select } = store.getState()
    if (id.startsWith('deployable:')) selectFrame(id, false)
    else if (id.startsWith('arrow:')) {
      const calls = callsOf(id)
      if (!calls.some((call) => selection.calls.includes(call))) select({ calls })
    } else if (!selection.services.includes(id as ServiceId)) select({ services: [id as ServiceId] })
  },
}

function addOrSelect(id: string, isAddition: boolean): void {
  const { selection, select } = store.getState()
  const base = isAddition ? selection : { services: [], calls: [] }
  if (id.startsWith('deployable:')) selectFrame(id, isAddition)
  else if (id.startsWith('arrow:')) select({ ...base, calls: [...new Set([...base.calls, ...callsOf(id)])] })
  else select({ ...base, services: [...new Set([...base.services, id as ServiceId])] })
}

function selectFrame(id: string, isAddition: boolean): void {
  const state = store.getState()
  const { document, selection, select } = state
  const inside =
    visibleView(state) === 'drawn'
      ? (drawnArrangement(document).frames.find((frame) => frame.id === id)?.services ?? [])
      : Object.entries(scorecard(state).placement).flatMap(([service, home]) =>
          home === id ? [service as ServiceId] : [],
        )
  select({ services: isAddition ? [...new Set([...selection.services, ...inside])] : inside })
}

/** The calls that an edge stands for. */
function callsOf(edge: string): readonly CallId[] {
  const state = store.getState()
  const { design, partition } = state.document
  const hidden = visibleView(state) === 'drawn' ? foldedServices(design, partition) : nothingFolded
  const edges = collapsedEdges(serviceEdges(design, scorecard(state)), hidden)
  return edges.find(({ id }) => id === edge)?.calls ?? []
}

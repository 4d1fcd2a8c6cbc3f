/** Calls pulled from box to box or onto the empty canvas, and kinds dropped from the palette. */

import type { Connection, FinalConnectionState } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import { cornerAround } from '../../layout/geometry'
import type { Kind, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { newConnectedService, newService } from '../../store/derived/newService'
import { store } from '../../store/useStore'
import type { CanvasEdge, CanvasFlow } from '../state/nodeData'
import { connectionEdit } from './dragPlan'

/** The media type of a kind dragged out of the palette. */
export const kindType = 'application/x-hoptax-kind'

/** Handlers for React Flow and for the palette; the same object for as long as the canvas is mounted. */
export function useConnecting(flow: CanvasFlow) {
  return useMemo(() => connectionHandlers(flow), [flow])
}

function connectionHandlers(flow: CanvasFlow) {
  const join = (from: string | null, to: string | null) => {
    const { document, edit } = store.getState()
    const change = connectionEdit(document, from, to)
    if (change) edit('Connect', change)
  }

  return {
    isValid: ({ source, target }: Connection | CanvasEdge) =>
      connectionEdit(store.getState().document, source, target) !== undefined,

    connected: ({ source, target }: Connection) => join(source, target),

    /** A release beside a handle: on a box it connects to that; on the empty canvas it adds a service to call. */
    ended: (event: MouseEvent | TouchEvent, { isValid, fromNode, toNode }: FinalConnectionState) => {
      if (isValid || !fromNode) return
      const { clientX, clientY } =
        'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
      const element = document.elementFromPoint(clientX, clientY)
      const box = element?.closest<HTMLElement>('.react-flow__node-service')
      if (box || toNode) return join(fromNode.id, box?.dataset.id ?? toNode?.id ?? null)
      if (!element?.closest('.react-flow')) return
      const place = cornerAround(flow.screenToFlowPosition({ x: clientX, y: clientY }))
      introduce(
        'Add connected service',
        newConnectedService(store.getState().document, fromNode.id as ServiceId, 'service', place),
      )
    },

    over: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(kindType)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },

    dropped: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(kindType)
      if (!Object.hasOwn(kindForms, kind)) return
      event.preventDefault()
      const place = cornerAround(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
      const { document, show } = store.getState()
      show('drawn')
      introduce(`Add ${kindForms[kind as Kind].label.toLowerCase()}`, newService(document, kind as Kind, place))
    },
  }
}

/** Adds it, selects it and opens its name for editing. */
function introduce(name: string, { id, edit }: ReturnType<typeof newService>): void {
  const editor = store.getState()
  editor.edit(name, edit)
  editor.select({ services: [id] })
  editor.set({ renaming: id })
}

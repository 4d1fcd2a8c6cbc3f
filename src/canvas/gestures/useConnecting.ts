/** Arrows pulled from box to box or into the void, and kinds dropped from the palette. */

import type { Connection, FinalConnectionState, ReactFlowInstance } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import { cornerAround } from '../../layout/geometry'
import type { Kind, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { newConnectedService, newService } from '../../store/newService'
import { store } from '../../store/useStore'
import type { CanvasEdge, CanvasNode } from '../projection/projection'
import { connectionEdit } from './dragPlan'

/** What a kind dragged out of the palette is called. */
export const kindType = 'application/x-hoptax-kind'

export function useConnecting(flow: ReactFlowInstance<CanvasNode, CanvasEdge>) {
  return useMemo(() => connectingOf(flow), [flow])
}

function connectingOf(flow: ReactFlowInstance<CanvasNode, CanvasEdge>) {
  const join = (from: string | null, to: string | null) => {
    const { document, edit } = store.getState()
    const made = connectionEdit(document, from, to)
    if (made) edit('Connect', made)
  }

  return {
    isValid: ({ source, target }: Connection | CanvasEdge) =>
      connectionEdit(store.getState().document, source, target) !== undefined,

    made: ({ source, target }: Connection) => join(source, target),

    /** Not on a handle: anywhere on a box is as good; on nothing, what is called is made there. */
    ended: (event: MouseEvent | TouchEvent, { isValid, fromNode, toNode }: FinalConnectionState) => {
      if (isValid || !fromNode) return
      const { clientX, clientY } =
        'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
      const under = document.elementFromPoint(clientX, clientY)
      const box = under?.closest<HTMLElement>('.react-flow__node-service')
      if (box || toNode) return join(fromNode.id, box?.dataset.id ?? toNode?.id ?? null)
      if (!under?.closest('.react-flow')) return
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

/** Drawn, selected, and its name ready to be typed. */
function introduce(name: string, { id, edit }: ReturnType<typeof newService>): void {
  const editor = store.getState()
  editor.edit(name, edit)
  editor.select({ services: [id] })
  editor.set({ renaming: id })
}

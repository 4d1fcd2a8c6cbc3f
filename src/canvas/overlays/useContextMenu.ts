/** The state of the context menu: where it is open, and the handlers that open it for what is under the pointer. */

import { type MouseEvent, useMemo, useState } from 'react'
import { store } from '../../store/useStore'
import { selectionHandlers } from '../gestures/selectionHandlers'

/** In pixels of the window. */
export interface MenuPosition {
  readonly x: number
  readonly y: number
}

/** `at` is undefined while the menu is closed. */
export function useContextMenu() {
  const [at, setAt] = useState<MenuPosition>()
  const handlers = useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, target?: { readonly id: string }) => {
      event.preventDefault()
      if (target) selectionHandlers.target(target.id)
      else store.getState().select({})
      setAt({ x: event.clientX, y: event.clientY })
    }
    return {
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => open(event),
      onNodeContextMenu: open,
      onEdgeContextMenu: open,
    }
  }, [])
  return { at, handlers, close: () => setAt(undefined) }
}

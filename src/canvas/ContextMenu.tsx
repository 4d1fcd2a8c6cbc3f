/** The menu under the right button, or under the menu key: commands for what is selected. */

import { type MouseEvent, useMemo, useRef, useState } from 'react'
import { store } from '../store/useStore'
import { MenuList } from '../ui/Menu'
import { Popover } from '../ui/Popover'
import styles from './Canvas.module.css'
import { type CanvasCommand, offered } from './menus'
import { selecting } from './selecting'

interface At {
  readonly x: number
  readonly y: number
}

export function useContextMenu() {
  const [at, setAt] = useState<At>()
  const handlers = useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, target?: { readonly id: string }) => {
      event.preventDefault()
      if (target) selecting.target(target.id)
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

interface Props {
  readonly at: At
  readonly commands: readonly CanvasCommand[]
  readonly run: (command: string) => void
  readonly onClose: () => void
}

export function ContextMenu({ at, commands, run, onClose }: Props) {
  const anchor = useRef<HTMLSpanElement>(null)
  const items = offered(commands, store.getState().selection)
  return (
    <>
      <span ref={anchor} className={styles.spot} style={{ left: at.x, top: at.y }} tabIndex={-1} />
      <Popover key={`${at.x} ${at.y}`} open onClose={onClose} anchor={anchor}>
        <MenuList
          label="What can be done here"
          items={items.map(({ id, label, keys, enabled }) => ({
            key: id,
            label,
            shortcut: keys,
            disabled: !enabled,
            run: () => run(id),
          }))}
          onDone={onClose}
        />
      </Popover>
    </>
  )
}

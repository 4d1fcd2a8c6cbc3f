/** The menu of the right mouse button and of the menu key: commands for the selection. */

import { useRef } from 'react'
import { store } from '../../store/useStore'
import { MenuList } from '../../ui/Menu'
import { Popover } from '../../ui/Popover'
import styles from '../Canvas.module.css'
import { type CanvasCommand, menuItems } from './menuItems'
import type { MenuPosition } from './useContextMenu'

interface Props {
  readonly at: MenuPosition
  readonly commands: readonly CanvasCommand[]
  readonly run: (command: string) => void
  readonly onClose: () => void
}

export default function ContextMenu({ at, commands, run, onClose }: Props) {
  const anchor = useRef<HTMLSpanElement>(null)
  const items = menuItems(commands, store.getState().selection)
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

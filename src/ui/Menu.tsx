/** A menu button: arrow keys, Home, End and first letters move the focus; Enter chooses; Escape closes and restores the focus. */

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, type ButtonProps } from './Button'
import styles from './Menu.module.css'
import { Popover } from './Popover'

/** One command of a menu. */
export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly description?: string | undefined
  readonly shortcut?: string | undefined
  readonly disabled?: boolean | undefined
  readonly run: () => void
}

interface Props extends Omit<ButtonProps, 'onClick'> {
  readonly label: string
  readonly items: readonly MenuItem[]
  /** Called before it opens: items may be loaded then. */
  readonly onOpen?: (() => void) | undefined
  readonly align?: 'start' | 'end' | undefined
  /** Below the items, such as a source. */
  readonly footer?: ReactNode
}

export function Menu({ label, items, onOpen, align = 'start', footer, ...button }: Props) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <span ref={anchor} className={styles.anchor}>
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          if (!open) onOpen?.()
          setOpen(!open)
        }}
      />
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} align={align}>
        <MenuList label={label} items={items} onDone={() => setOpen(false)} />
        {footer && <div className={styles.footer}>{footer}</div>}
      </Popover>
    </span>
  )
}

interface ListProps {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly onDone: () => void
}

/** The items alone, for a popover of the caller. */
export function MenuList({ label, items, onDone }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  const hasItems = items.length > 0
  useEffect(() => {
    if (hasItems) list.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus()
  }, [hasItems])

  const move = (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])]
    const current = all.indexOf(document.activeElement as HTMLElement)
    const next = nextIndex(event.key, current, all)
    if (next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  }

  return (
    <div ref={list} role="menu" aria-label={label} className={styles.menu} onKeyDown={move} tabIndex={-1}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={item.disabled}
          className={styles.item}
          onClick={() => {
            onDone()
            item.run()
          }}
        >
          <span className={styles.label}>
            {item.label}
            {item.description && <span className={styles.description}>{item.description}</span>}
          </span>
          {item.shortcut && <kbd className={styles.shortcut}>{item.shortcut}</kbd>}
        </button>
      ))}
    </div>
  )
}

/** The index of the item that a key moves the focus to; undefined: none. */
function nextIndex(key: string, current: number, all: readonly HTMLElement[]): number | undefined {
  if (key === 'ArrowDown') return (current + 1) % all.length
  if (key === 'ArrowUp') return (current - 1 + all.length) % all.length
  if (key === 'Home') return 0
  if (key === 'End') return all.length - 1
  if (key.length !== 1 || key === ' ') return undefined
  const starts = (i: number) => all[i]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase())
  return all.map((_, i) => (current + 1 + i) % all.length).find(starts)
}

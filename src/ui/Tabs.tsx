/** A row of tabs with one tab stop; arrow keys move the focus and select at once. The caller renders the panel with the id `panelId`. */

import { type KeyboardEvent, useRef } from 'react'
import styles from './Tabs.module.css'

/** One tab. */
export interface TabItem<Key extends string> {
  readonly key: Key
  readonly label: string
  /** A small number beside the label, such as that of findings; 0 is not shown. */
  readonly count?: number | undefined
}

interface Props<Key extends string> {
  readonly label: string
  readonly items: readonly TabItem<Key>[]
  readonly chosen: Key
  readonly panelId: string
  readonly onChoose: (key: Key) => void
}

export function Tabs<Key extends string>({ label, items, chosen, panelId, onChoose }: Props<Key>) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const current = items.findIndex((item) => item.key === chosen)
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step && current + step
    const item = next === undefined ? undefined : items[(next + items.length) % items.length]
    if (!item) return
    event.preventDefault()
    onChoose(item.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${item.key}"]`)?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          data-key={item.key}
          id={`${panelId}-${item.key}`}
          aria-selected={item.key === chosen}
          aria-controls={panelId}
          tabIndex={item.key === chosen ? 0 : -1}
          className={styles.tab}
          onClick={() => onChoose(item.key)}
        >
          {item.label}
          {item.count !== undefined && item.count > 0 && <span className={styles.count}>{item.count}</span>}
        </button>
      ))}
    </div>
  )
}

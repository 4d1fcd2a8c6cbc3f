/** The shortcuts for the selection, on the canvas itself, where they are noticed. */

import { store } from '../../store/useStore'
import type { CanvasCommand } from './menuItems'
import styles from './ShortcutHints.module.css'

interface Props {
  readonly commands: readonly CanvasCommand[]
}

/** A short label for each command that is likely next, the likeliest first. */
const labels: Readonly<Record<string, string>> = {
  merge: 'merge',
  split: 'split out',
  collapse: 'collapse',
  connect: 'connect',
  addNext: 'next service',
  rename: 'rename',
  layoutSelection: 'lay out',
  lock: 'lock',
  goToFields: 'fields',
  tint: 'colour by',
  delete: 'delete',
}
const onCalls = ['goToFields', 'tint', 'delete']
const maxHints = 6

/** Hidden from screen readers: menus and the list of shortcuts contain them. */
export default function ShortcutHints({ commands }: Props) {
  const { services } = store.getState().selection
  const wanted = services.length > 0 ? Object.keys(labels).filter((id) => id !== 'tint' && id !== 'delete') : onCalls
  const shown = wanted
    .flatMap((id) => commands.find((command) => command.id === id && command.enabled && command.keys) ?? [])
    .slice(0, maxHints)
  return (
    <p className={styles.hints} aria-hidden="true">
      {shown.map(({ id, keys }) => (
        <span key={id}>
          <kbd>{keys}</kbd> {labels[id]}
        </span>
      ))}
      <span>
        <kbd>?</kbd> all keys
      </span>
    </p>
  )
}

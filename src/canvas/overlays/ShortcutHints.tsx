/** The keys for what is selected, on the canvas itself: nobody reads a menu to find out that there is a shorter way. */

import { store } from '../../store/useStore'
import type { CanvasCommand } from './menuItems'
import styles from './ShortcutHints.module.css'

interface Props {
  readonly commands: readonly CanvasCommand[]
}

/** What is likely to be wanted next, in one or two words; the most telling first. */
const words: Readonly<Record<string, string>> = {
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
const most = 6

/** Hidden from screen readers: menus and the sheet of keys name them. */
export default function ShortcutHints({ commands }: Props) {
  const { services } = store.getState().selection
  const wanted = services.length > 0 ? Object.keys(words).filter((id) => id !== 'tint' && id !== 'delete') : onCalls
  const shown = wanted
    .flatMap((id) => commands.find((one) => one.id === id && one.enabled && one.keys) ?? [])
    .slice(0, most)
  return (
    <p className={styles.hints} aria-hidden="true">
      {shown.map(({ id, keys }) => (
        <span key={id}>
          <kbd>{keys}</kbd> {words[id]}
        </span>
      ))}
      <span>
        <kbd>?</kbd> all keys
      </span>
    </p>
  )
}

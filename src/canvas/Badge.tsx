/** Marks on the border of a box or a frame: what enters there, what is found there, what stops there first. */

import { factor } from '../base/format'
import styles from './Badge.module.css'

interface WallProps {
  readonly at: number
  readonly why: string
}

/** The nearer the limit, the louder. */
export function WallBadge({ at, why }: WallProps) {
  return (
    <span
      className={styles.badge}
      data-tone={at <= 1 ? 'danger' : at <= 2 ? 'warning' : 'calm'}
      data-tip={`This design ${why}`}
    >
      limit {factor(at, 2)}
    </span>
  )
}

export function FindingBadge({ count, text }: { readonly count: number; readonly text: string }) {
  return (
    <span className={styles.badge} data-tone="warning" data-tip={text}>
      {count === 1 ? '1 finding' : `${count} findings`}
    </span>
  )
}

export function EntryBadge({ rate }: { readonly rate: string }) {
  return (
    <span className={styles.badge} data-tone="calm" data-tip="Requests that enter here">
      → {rate}
    </span>
  )
}

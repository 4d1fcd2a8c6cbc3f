/** A message to the user: an error is announced at once, other tones politely. */

import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'
import styles from './Notice.module.css'

interface Props {
  readonly tone: 'error' | 'warning' | 'info'
  readonly text: string
  readonly details?: readonly string[] | undefined
  readonly onDismiss?: (() => void) | undefined
  /** A button under the text. */
  readonly children?: ReactNode
}

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info }
const words = { error: 'Error', warning: 'Warning', info: 'Note' }

export function Notice({ tone, text, details = [], onDismiss, children }: Props) {
  const Icon = icons[tone]
  return (
    <div role={tone === 'error' ? 'alert' : 'status'} className={`${styles.notice} ${styles[tone]}`}>
      <Icon size={16} aria-hidden="true" />
      <div className={styles.text}>
        <span className="visually-hidden">{words[tone]}: </span>
        {text}
        {details.length > 0 && (
          <details className={styles.details}>
            <summary>{details.length === 1 ? '1 detail' : `${details.length} details`}</summary>
            <ul>
              {details.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        )}
        {children && <div className={styles.offer}>{children}</div>}
      </div>
      {onDismiss && (
        <IconButton label="Dismiss" onClick={onDismiss}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}

/** The frame that all fields share: label, control, the note under it (default, source), and what is wrong. */

import type { ReactNode } from 'react'
import styles from './Field.module.css'

export interface FieldFrame {
  readonly label: string
  /** Default and source, in small type. */
  readonly note?: ReactNode
  /** Beside the label: an "assumed" mark. */
  readonly mark?: ReactNode
}

interface Props extends FieldFrame {
  readonly id: string
  readonly error?: string
  /** The control under its label, over the whole width: paragraphs. */
  readonly wide?: boolean
  readonly children: ReactNode
}

export function Field({ id, label, note, mark, error, wide, children }: Props) {
  return (
    <div className={styles.field}>
      <div className={wide ? `${styles.row} ${styles.wide}` : styles.row}>
        <span className={styles.heading}>
          <label htmlFor={id} className={styles.label}>
            {label}
          </label>
          {mark}
        </span>
        {children}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className={styles.error} ref={inSight}>
          {error}
        </p>
      )}
      {note && (
        <p id={`${id}-note`} className={styles.note}>
          {note}
        </p>
      )}
    </div>
  )
}

/** A field at the edge of its panel would hide what is wrong with it. */
function inSight(error: HTMLElement | null): void {
  error?.scrollIntoView({ block: 'nearest' })
}

/** What a control says of itself to readers. */
export function descriptionOf(id: string, note: unknown, error: string | undefined) {
  const by = [error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(' ')
  return { 'aria-describedby': by || undefined, 'aria-invalid': error ? true : undefined }
}

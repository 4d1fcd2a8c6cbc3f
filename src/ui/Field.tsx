/** What all fields share: label, control, the note under it (default, source) and the error message. */

import type { ReactNode } from 'react'
import styles from './Field.module.css'

/** What every field takes beside its value. */
export interface FieldFrame {
  readonly label: string
  /** Under the control, in small type: default and source. */
  readonly note?: ReactNode
  /** Beside the label: an "assumed" mark. */
  readonly mark?: ReactNode
}

interface Props extends FieldFrame {
  readonly id: string
  readonly error?: string | undefined
  /** The control stands under its label and takes the whole width: paragraphs. */
  readonly wide?: boolean | undefined
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
        <p id={`${id}-error`} role="alert" className={styles.error} ref={scrollIntoSight}>
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

/** The error of a field at the edge of its panel would be outside of the visible part. */
function scrollIntoSight(error: HTMLElement | null): void {
  error?.scrollIntoView({ block: 'nearest' })
}

/** The ARIA attributes that connect a control with its note and its error. */
export function descriptionOf(id: string, note: unknown, error: string | undefined) {
  const by = [error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(' ')
  return { 'aria-describedby': by || undefined, 'aria-invalid': error ? true : undefined }
}

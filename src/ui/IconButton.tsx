/** A button with a sign instead of words: the words are its name for screen readers and its tooltip. */

import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './Button.module.css'

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string
  /** What the tooltip adds to the label, such as a shortcut. */
  readonly hint?: string
  readonly children: ReactNode
}

export function IconButton({ label, hint, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={hint ? `${label} (${hint})` : label}
      className={[styles.button, styles.quiet, styles.icon, className].filter(Boolean).join(' ')}
    >
      {children}
    </button>
  )
}

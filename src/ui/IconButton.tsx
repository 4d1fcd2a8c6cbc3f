/** A button with an icon: its label is its accessible name and its tooltip. */

import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './Button.module.css'

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string
  /** What the tooltip adds to the label, such as a shortcut. */
  readonly hint?: string | undefined
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

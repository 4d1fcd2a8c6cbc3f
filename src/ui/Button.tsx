/** A button with a text label, in three weights: plain, primary, quiet. */

import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './Button.module.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly weight?: 'plain' | 'primary' | 'quiet' | undefined
  readonly icon?: ReactNode
  /** Shown by the tooltip layer on hover and focus. */
  readonly tip?: string | undefined
}

export function Button({ weight = 'plain', icon, tip, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[styles.button, styles[weight], className].filter(Boolean).join(' ')}
      data-tip={tip}
    >
      {icon}
      {children}
    </button>
  )
}

/** A figure on the page as a button: a click or Enter opens its explanation. */

import { type ReactNode, useId } from 'react'
import { store, useStore } from '../../store/useStore'
import styles from './FigureButton.module.css'

interface Props {
  readonly opens: string
  /** Description for screen readers: "p95, drawn". */
  readonly label: string
  /** Text that may wrap, rather than a number. */
  readonly wraps?: boolean
  readonly children: ReactNode
}

export function FigureButton({ opens, label, wraps, children }: Props) {
  const id = useId()
  const open = useStore((state) => state.openFigure === opens)
  return (
    <button
      type="button"
      className={wraps ? `${styles.figure} ${styles.wraps}` : styles.figure}
      aria-expanded={open}
      aria-describedby={id}
      data-figure={opens}
      onClick={() => store.getState().set({ openFigure: open ? undefined : opens })}
    >
      {children}
      <span id={id} className="visually-hidden">
        {label}: how it is made
      </span>
    </button>
  )
}

/** A number on the page. It looks like text and opens like a door: Enter or a click says how it came about. */

import { type ReactNode, useId } from 'react'
import { store, useStore } from '../../store/useStore'
import styles from './FigureButton.module.css'

interface Props {
  readonly opens: string
  /** For readers, where the number alone says too little: "p95, drawn". */
  readonly label: string
  /** Words rather than a number: they may run over lines. */
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

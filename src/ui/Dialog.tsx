/**
 * A modal dialog on the browser's own element, which keeps the focus inside, makes the rest of the page inert, closes
 * on Escape and restores the focus.
 */

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean | undefined
  readonly children: ReactNode
}

export function Dialog({ title, onClose, wide, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    if (!dialog || dialog.open) return
    dialog.showModal()
    // Without a `data-autofocus` the dialog itself takes the focus, so that Enter presses no button by accident.
    const focused = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog
    focused.focus()
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click closes from the backdrop; Escape is the dialog's own key
    <dialog
      ref={box}
      tabIndex={-1}
      aria-labelledby={heading}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      onClose={onClose}
      onClick={(event) => event.target === box.current && box.current?.close()}
    >
      <div className={styles.content}>
        <header className={styles.header}>
          <h2 id={heading}>{title}</h2>
          <IconButton label="Close" onClick={() => box.current?.close()}>
            <X size={16} />
          </IconButton>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div className={styles.body} tabIndex={0}>
          {children}
        </div>
      </div>
    </dialog>
  )
}

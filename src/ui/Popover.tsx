/**
 * A box that floats by its anchor, built on the browser's own popovers: top layer, light dismiss and Escape
 * come with them, and no style element has to be injected, which the content policy forbids.
 */

import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Popover.module.css'
import { popoverPosition } from './popoverPosition'

export interface PopoverProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly anchor: RefObject<HTMLElement | null>
  /** Its name as a dialog; left out when what is inside has a role and a name of its own. */
  readonly label?: string
  readonly align?: 'start' | 'end' | 'middle'
  readonly className?: string
  readonly children: ReactNode
}

export function Popover(props: PopoverProps) {
  return props.open ? <OpenPopover {...props} /> : null
}

function OpenPopover({ onClose, anchor, label, align, className, children }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const floating = box.current
    if (!floating) return
    const toggled = (event: Event) => (event as ToggleEvent).newState === 'closed' && close.current()
    floating.addEventListener('toggle', toggled)
    return () => floating.removeEventListener('toggle', toggled)
  }, [])

  useLayoutEffect(() => {
    const floating = box.current
    const from = anchor.current
    if (!floating || !from) return
    floating.showPopover()
    const settle = () => {
      const size = { width: floating.offsetWidth, height: floating.offsetHeight }
      const at = popoverPosition(from.getBoundingClientRect(), size, { width: innerWidth, height: innerHeight }, align)
      floating.style.left = `${at.left}px`
      floating.style.top = `${at.top}px`
    }
    settle()
    const sizes = new ResizeObserver(settle)
    sizes.observe(floating)
    addEventListener('resize', settle)
    return () => {
      sizes.disconnect()
      removeEventListener('resize', settle)
      // The focus goes back to where it came from, unless the user has taken it elsewhere.
      if (floating.contains(document.activeElement)) from.focus()
    }
  }, [anchor, align])

  return (
    <div
      ref={box}
      popover="auto"
      {...(label ? { role: 'dialog', 'aria-label': label } : {})}
      className={[styles.popover, className].filter(Boolean).join(' ')}
    >
      {children}
    </div>
  )
}

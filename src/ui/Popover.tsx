/**
 * A box that floats beside its anchor, built on the browser's own popovers: they bring the top layer, light dismiss and
 * Escape, and inject no style element, which the content policy forbids.
 */

import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Popover.module.css'
import { popoverPosition } from './popoverPosition'

export interface PopoverProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly anchor: RefObject<HTMLElement | null>
  /** Its name as a dialog; omitted when its content has a role and a name. */
  readonly label?: string | undefined
  readonly align?: 'start' | 'end' | 'middle' | undefined
  readonly className?: string | undefined
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
      // The focus returns to the anchor, unless the user has moved it elsewhere.
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

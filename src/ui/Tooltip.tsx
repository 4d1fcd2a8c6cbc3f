/**
 * One tooltip for the whole page. It shows the `data-tip` of an element, on hover after a delay and on keyboard focus at
 * once; with `data-whole` it shows the element's text if that is truncated. Escape hides it. It repeats the accessible
 * name, so screen readers skip it.
 */

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { popoverPosition } from './popoverPosition'
import styles from './Tooltip.module.css'

const hoverDelayMs = 450

/** Rendered once, at the end of the page. */
export function Tooltip() {
  const [shown, show] = useState<{ readonly text: string; readonly at: Element }>()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let timer = 0
    const hide = () => {
      clearTimeout(timer)
      show(undefined)
    }
    const consider = (event: Event, wait: number) => {
      clearTimeout(timer)
      const target = event.target instanceof Element ? event.target.closest('[data-tip], [data-whole]') : null
      const text = target?.getAttribute('data-tip') ?? truncatedText(target)
      if (!target || !text) return show(undefined)
      timer = window.setTimeout(() => show({ text, at: target }), wait)
    }
    const over = (event: PointerEvent) => event.pointerType === 'mouse' && consider(event, hoverDelayMs)
    const focus = (event: FocusEvent) =>
      event.target instanceof Element && event.target.matches(':focus-visible') && consider(event, 0)
    const key = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    const options = { capture: true, passive: true }
    document.addEventListener('pointerover', over, options)
    document.addEventListener('focusin', focus, options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('scroll', hide, options)
    document.addEventListener('keydown', key, options)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over, options)
      document.removeEventListener('focusin', focus, options)
      document.removeEventListener('focusout', hide, options)
      document.removeEventListener('pointerdown', hide, options)
      document.removeEventListener('scroll', hide, options)
      document.removeEventListener('keydown', key, options)
    }
  }, [])

  useLayoutEffect(() => {
    const floating = box.current
    if (!shown || !floating) return
    if (!shown.at.isConnected) return show(undefined)
    floating.showPopover()
    const size = floating.getBoundingClientRect()
    const at = popoverPosition(
      shown.at.getBoundingClientRect(),
      size,
      { width: innerWidth, height: innerHeight },
      'middle',
    )
    floating.style.left = `${at.left}px`
    floating.style.top = `${at.top}px`
  }, [shown])

  if (!shown) return null
  return (
    <div ref={box} popover="manual" aria-hidden="true" className={styles.tooltip}>
      {shown.text}
    </div>
  )
}

function truncatedText(target: Element | null): string | null | undefined {
  const isTruncated = target && (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight)
  return isTruncated ? target.textContent : undefined
}

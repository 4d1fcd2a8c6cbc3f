/**
 * Moves the keyboard focus to another region of the page: the next one (F6), the fields of the selection, the canvas.
 * Tab alone would visit every box of a large design.
 */

import type { PageRegion } from '../../commands/command'
import { store } from '../../store/useStore'

const parts = [
  'header',
  '[aria-label="Palette"]',
  '[aria-label="Canvas"]',
  'main aside',
  '[aria-label="Scorecard"]',
  '[aria-label="What the figures are made of"]',
]
const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])'

/** Focuses the named region of the page, or the next or previous one that is present. */
export function focusRegion(to: PageRegion): void {
  if (to === 'fields') enter('main aside')
  else if (to === 'canvas') enter('[aria-label="Canvas"]')
  else if (to === 'tab') document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
  else enter(adjacentRegion(to))
}

function adjacentRegion(to: 'next' | 'previous'): string {
  const present = parts.filter((part) => document.querySelector(part))
  const at = present.findIndex((part) => document.activeElement?.closest(part))
  const next = at < 0 ? 0 : (at + (to === 'next' ? 1 : present.length - 1)) % present.length
  return present[next] ?? 'main'
}

/** On the canvas the selected box or arrow gets the focus, else the first box. */
function enter(part: string): void {
  const selected = store.getState().selection.services[0]
  const box = (id?: string) => `${part} .react-flow__node${id === undefined ? '' : `[data-id="${CSS.escape(id)}"]`}`
  const wanted = [...(selected === undefined ? [] : [box(selected)]), `${part} .react-flow__edge.selected`, box()]
  const target = wanted.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null)
  ;(target ?? firstOf(part))?.focus()
}

function firstOf(part: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`${part} :is(${focusable})`)
  return [...all].find((one) => !one.matches(':disabled') && one.checkVisibility())
}

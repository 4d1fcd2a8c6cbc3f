/**
 * Where Tab goes on the canvas: box by box, and after each box its badges and the edges that leave it. The page holds
 * all edges before all boxes, so edges are no tab stops of the page, and this file moves the focus to them.
 */

import type { KeyboardEvent } from 'react'

/** `to`: focus this id. `from`: let the browser continue from this id. Undefined: let it continue from where it is. */
export type TabStep = { readonly to: string } | { readonly from: string } | undefined

/** The ids of the edges that leave a box, in the order in which they are drawn. */
export type OutgoingEdges = (box: string) => readonly string[]

/** `focused` is the id of a box or an edge; `boxes` are all boxes in the order of the page. */
export function tabStep(
  focused: string,
  isBackward: boolean,
  boxes: readonly string[],
  outgoing: OutgoingEdges,
): TabStep {
  if (boxes.includes(focused)) {
    if (!isBackward) return stepTo(outgoing(focused)[0])
    const previous = boxes[boxes.indexOf(focused) - 1]
    return stepTo(previous === undefined ? undefined : outgoing(previous).at(-1))
  }
  const box = boxes.find((id) => outgoing(id).includes(focused))
  if (box === undefined) return undefined
  const siblings = outgoing(box)
  const next = siblings[siblings.indexOf(focused) + (isBackward ? -1 : 1)]
  if (next !== undefined) return { to: next }
  return isBackward ? { to: box } : { from: box }
}

function stepTo(id: string | undefined): TabStep {
  return id === undefined ? undefined : { to: id }
}

/** Moves the focus on Tab and Shift+Tab; `edges` are all edges with the box that they leave. */
export function handleTabKey(
  event: KeyboardEvent<HTMLElement>,
  edges: readonly { readonly id: string; readonly source: string }[],
): void {
  if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return
  const target = event.target as Element
  const part = target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')
  if (!part) return
  const elements = new Map<string, HTMLElement | SVGElement>()
  for (const element of event.currentTarget.querySelectorAll<HTMLElement>('.react-flow__node, .react-flow__edge'))
    if (element.dataset.id) elements.set(element.dataset.id, element)
  const boxes = [...elements].flatMap(([id, element]) => (element.matches('.react-flow__node') ? id : []))
  const outgoing = (box: string) => edges.flatMap(({ id, source }) => (source === box && elements.has(id) ? id : []))
  // The badges of a box follow it in the page: between them the browser moves the focus.
  const lastBadge = (element: Element | undefined) =>
    [...(element?.querySelectorAll<HTMLElement>('button') ?? [])].at(-1)
  const badge = lastBadge(part)
  if (event.shiftKey ? target !== part : badge && target !== badge) return
  const step = tabStep(part.dataset.id ?? '', event.shiftKey, boxes, outgoing)
  if (!step) return
  if ('to' in step) event.preventDefault()
  const next = elements.get('to' in step ? step.to : step.from)
  const endsOnBadge = event.shiftKey || 'from' in step
  const focused = (endsOnBadge ? lastBadge(next) : undefined) ?? next
  focused?.focus({ preventScroll: true })
}

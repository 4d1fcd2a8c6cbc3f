/**
 * Where Tab goes on the canvas: box by box, and after each box its badges and the arrows that leave it. The page
 * holds all arrows before all boxes, so arrows are no stops of their own (`arrowStop`), and this file walks them in.
 */

import type { KeyboardEvent } from 'react'

/** What an arrow's element must say to be reached from its box alone. */
export const edgeTabStop = { tabIndex: -1 }

export type TabStep = { readonly to: string } | { readonly from: string } | undefined

/**
 * The id to go to; or the one from which the browser itself goes on, to whatever follows it on the page; or
 * undefined, when it goes on rightly from where it is.
 */
export function tabStep(at: string, back: boolean, boxes: readonly string[], leaving: OutgoingEdges): TabStep {
  const own = leaving(at)
  if (boxes.includes(at)) {
    if (!back) return own[0] === undefined ? undefined : { to: own[0] }
    const before = boxes[boxes.indexOf(at) - 1]
    const last = before === undefined ? undefined : leaving(before).at(-1)
    return last === undefined ? undefined : { to: last }
  }
  const box = boxes.find((one) => leaving(one).includes(at))
  if (box === undefined) return undefined
  const siblings = leaving(box)
  const next = siblings[siblings.indexOf(at) + (back ? -1 : 1)]
  if (next !== undefined) return { to: next }
  return back ? { to: box } : { from: box }
}

/** The arrows that leave a box, in the order in which they are drawn. */
export type OutgoingEdges = (box: string) => readonly string[]

/** `edges` names every arrow with the box that it leaves. */
export function handleTabKey(
  event: KeyboardEvent<HTMLElement>,
  edges: readonly { readonly id: string; readonly source: string }[],
): void {
  if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return
  const sheet = event.currentTarget
  const target = event.target as Element
  const part = target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')
  if (!part) return
  const drawn = new Map<string, HTMLElement | SVGElement>()
  for (const one of sheet.querySelectorAll<HTMLElement>('.react-flow__node, .react-flow__edge'))
    if (one.dataset.id) drawn.set(one.dataset.id, one)
  const boxes = [...drawn].flatMap(([id, one]) => (one.matches('.react-flow__node') ? id : []))
  const leaving = (box: string) => edges.flatMap(({ id, source }) => (source === box && drawn.has(id) ? id : []))
  // The page itself holds the badges of a box right after it.
  const last = (one: Element | undefined) => [...(one?.querySelectorAll<HTMLElement>('button') ?? [])].at(-1)
  const within = last(part)
  if (event.shiftKey ? target !== part : within && target !== within) return
  const step = tabStep(part.dataset.id ?? '', event.shiftKey, boxes, leaving)
  if (!step) return
  if ('to' in step) event.preventDefault()
  const next = drawn.get('to' in step ? step.to : step.from)
  const onward = event.shiftKey || 'from' in step
  ;((onward ? last(next) : undefined) ?? next)?.focus({ preventScroll: true })
}

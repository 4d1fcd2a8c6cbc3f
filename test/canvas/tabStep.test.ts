import { describe, expect, it } from 'vitest'
import { tabStep } from '../../src/canvas/gestures/tabStep'

const boxes = ['a', 'b', 'c']
const edges: Readonly<Record<string, readonly string[]>> = { a: ['a>b', 'a>c'], b: ['b>c'] }
const outgoing = (box: string) => edges[box] ?? []
/** The browser's own order: from box to box. */
const native = (from: string, back: boolean) => boxes[boxes.indexOf(from) + (back ? -1 : 1)]

function tour(start: string, back: boolean): readonly string[] {
  const seen = [start]
  for (let at: string | undefined = start; at !== undefined; ) {
    const step = tabStep(at, back, boxes, outgoing)
    at = step && 'to' in step ? step.to : native(step ? step.from : at, back)
    if (at !== undefined) seen.push(at)
  }
  return seen
}

describe('Tab on the canvas', () => {
  it('Tab visits every box, and after each box the edges that leave it', () => {
    expect(tour('a', false)).toEqual(['a', 'a>b', 'a>c', 'b', 'b>c', 'c'])
  })

  it('Shift+Tab visits the same stops backwards', () => {
    expect(tour('c', true)).toEqual(['c', 'b>c', 'b', 'a>c', 'a>b', 'a'])
  })
})

import { describe, expect, it } from 'vitest'
import { tabStep } from '../../src/canvas/gestures/tabStep'

const boxes = ['a', 'b', 'c']
const arrows: Readonly<Record<string, readonly string[]>> = { a: ['a>b', 'a>c'], b: ['b>c'] }
const leaving = (box: string) => arrows[box] ?? []
/** As the browser goes on: from box to box. */
const native = (from: string, back: boolean) => boxes[boxes.indexOf(from) + (back ? -1 : 1)]

function tour(start: string, back: boolean): readonly string[] {
  const seen = [start]
  for (let at: string | undefined = start; at !== undefined; ) {
    const step = tabStep(at, back, boxes, leaving)
    at = step && 'to' in step ? step.to : native(step ? step.from : at, back)
    if (at !== undefined) seen.push(at)
  }
  return seen
}

describe('Tab on the canvas', () => {
  it('reaches every box, and after each the arrows that leave it', () => {
    expect(tour('a', false)).toEqual(['a', 'a>b', 'a>c', 'b', 'b>c', 'c'])
  })

  it('goes the same way back', () => {
    expect(tour('c', true)).toEqual(['c', 'b>c', 'b', 'a>c', 'a>b', 'a'])
  })
})

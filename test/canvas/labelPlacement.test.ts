import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgePath } from '../../src/canvas/edges/edgePath'
import { type LabelledEdge, placeLabels } from '../../src/canvas/edges/labelPlacement'

const across = (y: number, label = '×1 · 0.4 ms'): LabelledEdge => ({
  ends: { sourceX: 200, sourceY: 0, targetX: 600, targetY: y, sourceSide: 'right', targetSide: 'left' },
  width: 2,
  paired: false,
  label,
  preferredShare: 0.5,
})

describe('placed labels', () => {
  it('labels are placed beside each other where edges share a line', () => {
    const [a, b] = placeLabels([across(0), across(0)], [])
    expect(Math.abs((a?.x ?? 0) - (b?.x ?? 0))).toBeGreaterThan(30)
  })

  it('labels do not cover a box as long as there is another place', () => {
    const [at] = placeLabels([across(0)], [{ x: 380, y: -20, width: 40, height: 40 }])
    expect(at?.x).not.toBeCloseTo(400, -1)
  })

  it('labels shrink to their last figure where room is short, and vanish where there is none', () => {
    const between = (gap: number) => [
      { x: 0, y: -40, width: 400 - gap / 2, height: 80 },
      { x: 400 + gap / 2, y: -40, width: 400, height: 80 },
    ]
    expect(placeLabels([across(0)], between(100))[0]?.text).toBe('×1 · 0.4 ms')
    expect(placeLabels([across(0)], between(60))[0]?.text).toBe('0.4 ms')
    expect(placeLabels([across(0)], between(20))[0]?.text).toBe('')
    expect(placeLabels([{ ...across(0), isEmphasized: true }], between(20))[0]?.text).toBe('×1 · 0.4 ms')
  })

  it('labels of emphasized edges are placed first and always shown', () => {
    const crowd = Array.from({ length: 9 }, () => across(0))
    const last = (near: boolean) => placeLabels([...crowd, { ...across(0), isEmphasized: near }], []).at(-1)?.text
    expect(last(false)).toBe('')
    expect(last(true)).toBe('×1 · 0.4 ms')
  })

  it('labels lie on their edges, at the same places for the same picture', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 20 }), (heights) => {
        const arrows = heights.map((y) => across(y))
        const places = placeLabels(arrows, [])
        for (const [i, place] of places.entries()) {
          expect(place.x).toBeGreaterThan(200)
          expect(place.x).toBeLessThan(600)
          expect(Math.abs(place.y)).toBeLessThanOrEqual(Math.abs(heights[i] ?? 0) + 1)
        }
        expect(placeLabels(arrows, [])).toEqual(places)
      }),
    )
  })
})

describe('the path of an edge', () => {
  it('an edge leaves and enters boxes at right angles and ends in a head that touches the box', () => {
    const { path, head } = edgePath(across(100).ends, 2, false)
    expect(path).toMatch(/^M200 0C\S+ 0 \S+ 100 591 100$/)
    expect(head).toMatch(/^M600 100L/)
  })

  it('an edge keeps to its right when there is an edge in the opposite direction', () => {
    const there = edgePath(across(0).ends, 2, true)
    const back = edgePath(
      { sourceX: 600, sourceY: 0, targetX: 200, targetY: 0, sourceSide: 'left', targetSide: 'right' },
      2,
      true,
    )
    expect(there.label.y).toBeGreaterThan(0)
    expect(back.label.y).toBeLessThan(0)
  })
})

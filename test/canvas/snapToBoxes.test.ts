import { describe, expect, it } from 'vitest'
import { snapToBoxes } from '../../src/canvas/gestures/snapToBoxes'
import { boxAt } from '../../src/layout/geometry'

describe('a box dragged near the line of another', () => {
  it('a dragged box snaps to the line of another, with a guide that spans both boxes', () => {
    const snap = snapToBoxes(boxAt({ x: 107, y: 400 }), [boxAt({ x: 100, y: 0 })])
    expect(snap).toMatchObject({ x: -7, y: 0 })
    expect(snap.guides).toEqual([{ along: 'x', at: 100, from: 0, to: 480 }])
  })

  it('a dragged box does not snap where no line is near', () => {
    expect(snapToBoxes(boxAt({ x: 150, y: 430 }), [boxAt({ x: 0, y: 0 })])).toEqual({ x: 0, y: 0, guides: [] })
  })

  it('a dragged box snaps to the nearest of two lines on each axis', () => {
    const snap = snapToBoxes(boxAt({ x: 104, y: 302 }), [
      boxAt({ x: 110, y: 0 }),
      boxAt({ x: 101, y: 900 }),
      boxAt({ x: 900, y: 300 }),
    ])
    expect([snap.x, snap.y]).toEqual([-3, -2])
    expect(snap.guides).toHaveLength(2)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpolateZoom } from '../../src/canvas/viewport/glide'

const place = fc.double({ min: -1e4, max: 1e4, noNaN: true })
const view = fc.tuple(place, place, fc.double({ min: 10, max: 1e4, noNaN: true }))

describe('the way from view to view', () => {
  it('begins at the one and ends at the other', () => {
    fc.assert(
      fc.property(view, view, (from, to) => {
        const way = interpolateZoom(from, to)
        for (const [share, at] of [[0, from] as const, [1, to] as const])
          way(share).forEach((figure, i) => {
            expect(figure).toBeCloseTo(at[i] ?? Number.NaN, 4)
          })
      }),
    )
  })

  it('keeps the point in place that both views have at the same place', () => {
    // In the left upper corner of both: (0, 0), half a width from the middle.
    const way = interpolateZoom([50, 50, 100], [200, 200, 400])
    for (const share of [0.1, 0.5, 0.9]) {
      const [x, , width] = way(share)
      expect(x - width / 2).toBeCloseTo(0, 9)
    }
  })

  it('changes the width by equal factors', () => {
    expect(interpolateZoom([0, 0, 100], [0, 0, 400])(0.5)[2]).toBeCloseTo(200, 9)
  })
})

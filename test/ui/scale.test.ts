import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearScale, logarithmicScale } from '../../src/ui/scale'

describe('axes', () => {
  it('puts round ticks on a linear axis', () => {
    expect(linearScale(0.586).ticks.map((tick) => Number(tick.toFixed(6)))).toEqual([0, 0.2, 0.4])
    expect(linearScale(10).ticks).toEqual([0, 2, 4, 6, 8, 10])
  })

  it('has few ticks for any end, all of them inside', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (end) => {
        const { ticks, at } = linearScale(end)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(7)
        for (const tick of ticks) expect(at(tick)).toBeLessThanOrEqual(100 + 1e-6)
      }),
    )
  })

  it('puts powers of ten on a logarithmic axis', () => {
    const axis = logarithmicScale(0.05, 200)
    expect(axis.ticks).toEqual([0.1, 1, 10, 100])
    expect(axis.at(0.05)).toBeCloseTo(0)
    expect(axis.at(200)).toBeCloseTo(100)
    expect(axis.at(0)).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addValue, histogram, mergeHistogram, quantile, quantiles, share } from '../../src/simulation/state/histogram'

const filled = (values: readonly number[], bits = 7) => {
  const of = histogram(bits)
  for (const value of values) addValue(of, value)
  return of
}
const values = fc.array(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 })

describe('[E5] the histogram of response times', () => {
  it('a quantile of the histogram lies within a bucket of the exact one, 0.8 %', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, q) => {
        const sorted = list.toSorted((a, b) => a - b)
        const exact = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!
        expect(Math.abs(quantile(filled(list), q) / exact - 1)).toBeLessThan(1 / 128 + 1e-9)
      }),
      { seed: 4 },
    )
  })

  it('merged histograms equal the histogram of all values', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const both = filled(a)
        mergeHistogram(both, filled(b))
        const whole = filled([...a, ...b])
        for (const q of [0, 0.1, 0.5, 0.99, 1]) expect(quantile(both, q)).toBe(quantile(whole, q))
        expect(both.count).toBe(whole.count)
      }),
      { seed: 5 },
    )
  })

  it('shares of the histogram are the inverse of its quantiles', () => {
    const of = filled(Array.from({ length: 10_000 }, (_, i) => (i + 1) / 1000))
    for (const q of [0.1, 0.5, 0.9, 0.99]) expect(share(of, quantile(of, q))).toBeCloseTo(q, 6)
    expect([share(of, 0), share(of, 11), share(histogram(7), 1)]).toEqual([0, 1, 0])
  })

  it('many quantiles in one pass equal those computed one by one', () => {
    const shares = fc.uniqueArray(fc.double({ min: 0.001, max: 0.9999, noNaN: true }), { maxLength: 20 })
    fc.assert(
      fc.property(fc.oneof(values, fc.constant([]), fc.constant([0, 0, 3])), shares, (list, some) => {
        const rising = some.toSorted((a, b) => a - b)
        const of = filled(list)
        expect(quantiles(of, rising)).toEqual(rising.map((q) => quantile(of, q)))
      }),
      { seed: 6 },
    )
  })

  it('the histogram is exact for equal values, also for zero', () => {
    expect(quantile(filled([0.3, 0.3, 0.3]), 0.99)).toBe(0.3)
    expect(quantile(filled([0, 0]), 0.99)).toBe(0)
    expect(quantile(histogram(7), 0.5)).toBe(0)
    expect(quantile(filled([0, 0, 0, 5]), 0.5)).toBe(0)
  })
})

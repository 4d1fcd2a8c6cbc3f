import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exp, ln } from '../../src/simulation/random/portableMath'

it('[E2] the portable logarithm and exponential agree with the engine to 4e-15', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(Math.log(x))))
    }),
    { seed: 1, numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(4e-15)
    }),
    { seed: 2, numRuns: 2000 },
  )
})

it('[E2] the portable logarithm and exponential have limits beyond their range', () => {
  expect([ln(0), ln(-1), ln(Infinity), ln(5e-324)]).toEqual([-Infinity, -Infinity, Infinity, Math.log(5e-324)])
  expect([exp(-1000), exp(1000), exp(0)]).toEqual([0, Infinity, 1])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constant, type Distribution, work } from '../../src/queueing/network/distribution'
import { solve } from '../../src/queueing/solve'
import { capacity, network } from '../support/network'

/** Any figure of a solution that is no number, by its place. */
function strange(value: unknown, place = ''): readonly string[] {
  // Third and fourth cumulants may be negative: those of a time of two values are.
  const least = /\.(third|fourth)$/.test(place) ? -Infinity : -1e-9
  if (typeof value === 'number') return Number.isNaN(value) || value < least ? [`${place} ${value}`] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => strange(one, `${place}.${key}`))
}

const plain = fc.oneof(
  fc.constantFrom(0, 1e-12, 1e-3, 1, 1e6).map(constant),
  fc
    .tuple(fc.constantFrom(1e-4, 1e-2, 1, 1e3, 1e8), fc.constantFrom(0, 0.3, 1, 2, 50))
    .map(([mean, cv]) => work(mean, cv)),
)
const time: fc.Arbitrary<Distribution> = fc.oneof(
  plain,
  fc.record({ shape: fc.constant('sometimes' as const), probability: fc.constantFrom(0, 0.01, 1), of: plain }),
)
const visit = fc.record({
  to: fc.nat(6),
  ratio: fc.constantFrom(0, 1e-9, 0.3, 1, 2.5, 100, 1e6),
  stage: fc.nat(2),
  fanOut: fc.constantFrom('sequence' as const, 'parallel' as const),
  delay: fc.array(fc.record({ part: fc.constant('network' as const), time }), { maxLength: 1 }),
  waits: fc.boolean(),
  timeout: fc.constantFrom(0, 1e-3, 1, 100, Infinity),
  retries: fc.constantFrom(0, 1, 3, 100),
  optional: fc.boolean(),
})
const activity = fc.record({
  station: fc.nat(3),
  demand: time,
  errorRate: fc.constantFrom(0, 0.01, 0.5, 1),
  visits: fc.array(visit, { maxLength: 3 }),
})
const station = fc.record({
  servers: fc.constantFrom(0, 0.5, 1, 2, 8, 64, Infinity),
  slots: fc.constantFrom(1, 10, 1000, Infinity),
})

describe('solve, at extremes', () => {
  it('solve gives no NaN when saturated, retried, timed out, called a million times, and in cycles', () => {
    fc.assert(
      fc.property(
        fc.array(activity, { minLength: 7, maxLength: 7 }),
        fc.array(station, { minLength: 4, maxLength: 4 }),
        fc.constantFrom(0, 1e-6, 1, 100, 1e5, 1e12),
        fc.boolean(),
        (activities, stations, rate, circles) => {
          const tree = activities.map((one, i) => ({
            ...one,
            visits: one.visits.filter(({ to }) => circles || to > i),
          }))
          const of = network(tree, [{ rate }, { rate: 1, to: 1 }])
          expect(strange(solve(of, capacity(of, stations)))).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('solve handles a pool with bounded callers and far too few slots', () => {
    const of = network(
      [
        { demand: 0, visits: [{ to: 1, ratio: 100, fanOut: 'parallel' }] },
        { demand: 0, pause: [{ part: 'work', time: constant(100) }] },
      ],
      [{ rate: 500 }],
    )
    expect(strange(solve(of, capacity(of, [{ slots: 1000 }, { servers: Infinity, slots: 1 }])))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { constant, work } from '../../src/queueing/network/distribution'
import type { Response } from '../../src/queueing/network/solution'
import { solve } from '../../src/queueing/solve'
import { capacity, network, unlimited } from '../support/network'

const percentile = { p50: 0.5, p95: 0.95, p99: 0.99, p999: 0.999 } as const
type Figure = keyof typeof percentile

/** The percentiles of a response whose tail function is known, to 1e-9 of themselves. */
function expectTail(
  of: Response,
  beyond: (t: number) => number,
  figures: readonly Figure[] = ['p50', 'p95', 'p99', 'p999'],
) {
  for (const figure of figures) {
    let low = 0
    let high = 1e6 * of.mean
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2
      if (beyond(middle) > 1 - percentile[figure]) low = middle
      else high = middle
    }
    expect(Math.abs(of[figure] / low - 1), figure).toBeLessThan(1e-9)
  }
}

function one(rate: number, demand: number, cv: number, servers = 1) {
  const of = network([{ demand, cv }], [{ rate }])
  const solution = solve(of, capacity(of, [{ servers }]))
  return { response: solution.overall, station: solution.stations[0] }
}

describe('one station (Kleinrock vol. 1; Erlang C)', () => {
  it.each([
    { name: 'K1 M/M/1', rate: 5, servers: 1, mean: 0.2, wait: 0.1 },
    { name: 'K2 M/M/1', rate: 9, servers: 1, mean: 1, wait: 0.9 },
    { name: 'K3 M/M/2', rate: 12, servers: 2, mean: 0.15625, wait: 0.05625 },
    { name: 'K4 M/M/4', rate: 32, servers: 4, mean: 0.174554059, wait: 0.074554059 },
    { name: 'K5 M/M/16', rate: 150, servers: 16, mean: 0.173008, wait: 0.073008 },
  ])('$name has the exact mean, wait and tail', ({ rate, servers, mean, wait }) => {
    const { response, station } = one(rate, 0.1, 1, servers)
    expect(response.mean).toBeCloseTo(mean, servers === 16 ? 6 : 8)
    expect(station?.wait).toBeCloseTo(wait, servers === 16 ? 6 : 8)
    expect(response.regime).toBe('exact')
    const delayed = servers * 10 - rate
    const waits = wait * delayed
    expectTail(
      response,
      (t) =>
        servers === 1
          ? Math.exp(-delayed * t)
          : (1 - waits) * Math.exp(-10 * t) +
            (waits * (delayed * Math.exp(-10 * t) - 10 * Math.exp(-delayed * t))) / (delayed - 10),
      servers === 1 ? undefined : [],
    )
  })

  it.each([
    { name: 'K1', rate: 5, servers: 1, p50: 0.138629, p95: 0.599146, p99: 0.921034 },
    { name: 'K3', rate: 12, servers: 2, p50: undefined, p95: 0.443341, p99: 0.656791 },
    { name: 'K4', rate: 32, servers: 4, p50: 0.13462, p95: 0.473802, p99: 0.68932 },
    { name: 'K5', rate: 150, servers: 16, p50: undefined, p95: undefined, p99: 0.633201 },
  ])('$name has the exact percentiles', ({ rate, servers, p50, p95, p99 }) => {
    const { response } = one(rate, 0.1, 1, servers)
    if (p50) expect(response.p50).toBeCloseTo(p50, 6)
    if (p95) expect(response.p95).toBeCloseTo(p95, 6)
    expect(response.p99).toBeCloseTo(p99, 6)
  })

  it('K6 M/M/3 has the exact mean (textbook)', () => {
    const { response, station } = one(2, 1, 1, 3)
    expect(station?.wait).toBeCloseTo(4 / 9, 12)
    expect(response.mean).toBeCloseTo(13 / 9, 12)
  })

  it.each([
    { name: 'K7 constant', rate: 5, cv: 0, mean: 0.15 },
    { name: 'K7 exponential', rate: 5, cv: 1, mean: 0.2 },
    { name: 'K7 lognormal', rate: 5, cv: 2, mean: 0.35 },
    { name: 'K8 Erlang', rate: 8, cv: 0.5, mean: 0.35 },
  ])('$name has the exact mean (Pollaczek and Khinchine)', ({ rate, cv, mean }) => {
    expect(one(rate, 0.1, cv).response.mean).toBeCloseTo(mean, 12)
  })

  it('K9 fast work waits behind slow work (Pollaczek-Khinchine)', () => {
    const of = network(
      [
        { demand: 0.01, cv: 0, station: 0 },
        { demand: 0.5, cv: 0, station: 0 },
      ],
      [
        { rate: 8 * 0.95, to: 0 },
        { rate: 8 * 0.05, to: 1 },
      ],
    )
    const { sources, stations } = solve(of, capacity(of))
    expect(stations[0]?.utilization).toBeCloseTo(0.276, 12)
    expect(stations[0]?.wait).toBeCloseTo((8 * (0.95 * 0.01 ** 2 + 0.05 * 0.5 ** 2)) / 2 / (1 - 0.276), 12)
    expect(1e3 * (sources[0]?.mean ?? 0)).toBeCloseTo(79.586, 3)
    expect(sources[0]?.p99).toBeGreaterThan(0.5)
  })
})

describe('several stations', () => {
  it('K10 a tandem has the exact percentiles (Burke; hypoexponential)', () => {
    const of = network([{ visits: [{ to: 1 }, { to: 2 }] }, { demand: 0.02 }, { demand: 0.04 }], [{ rate: 15 }])
    const { overall } = solve(of, capacity(of))
    const [a, b] = [35, 10]
    expect(overall.mean).toBeCloseTo(1 / a + 1 / b, 12)
    expect(overall.p99).toBeCloseTo(0.494164, 6)
    expectTail(overall, (t) => (a * Math.exp(-b * t) - b * Math.exp(-a * t)) / (a - b))
    expect(overall.regime).toBe('exact')
  })

  it('K11 a chain without queues has the percentiles of a sum of exponentials (hypoexponential)', () => {
    const of = network(
      [{ visits: [{ to: 1 }, { to: 2 }, { to: 3 }] }, { demand: 10 }, { demand: 20 }, { demand: 50 }],
      [{ rate: 1e-3 }],
    )
    const { overall } = solve(of, capacity(of, [unlimited, unlimited, unlimited, unlimited]))
    expect(overall.p50).toBeCloseTo(66.8885, 4)
    expectTail(
      overall,
      (t) => (Math.exp(-t / 10) * 100) / 400 - (Math.exp(-t / 20) * 400) / 300 + (Math.exp(-t / 50) * 2500) / 1200,
    )
  })

  it.each([
    { calls: 2, mean: 1.5 },
    { calls: 8, mean: 2.717857142857143 },
    { calls: 100, mean: 5.187377517639621 },
  ])('K12 $calls parallel calls have the mean of the maximum of exponentials (order statistics)', ({ calls, mean }) => {
    const of = network([{ visits: [{ to: 1, ratio: calls, fanOut: 'parallel' }] }, { demand: 1 }], [{ rate: 1 }])
    const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
    expect(overall.mean / mean).toBeCloseTo(1, 9)
    expectTail(overall, (t) => -Math.expm1(calls * Math.log1p(-Math.exp(-t))))
  })

  it('K13 fork-join of two is approximate only where branches share a station (Nelson & Tantawi 1988)', () => {
    const of = network(
      [
        {
          visits: [
            { to: 1, stage: 0 },
            { to: 2, stage: 0 },
          ],
        },
        { demand: 0.1 },
        { demand: 0.1 },
      ],
      [{ rate: 5 }],
    )
    const { overall } = solve(of, capacity(of))
    expect(overall.mean).toBeCloseTo(0.3, 9)
    expect(Math.abs(overall.mean / 0.2875 - 1)).toBeLessThan(0.05)
  })

  it.each([
    { calls: 1, slow: 0.01 },
    { calls: 10, slow: 0.0956 },
    { calls: 100, slow: 0.634 },
    { calls: 2000, slow: 1 },
  ])(
    'K14 $calls calls of which one in a hundred is slow give the exact share of slow requests (Dean & Barroso 2013)',
    ({ calls, slow }) => {
      const of = network(
        [
          { visits: [{ to: 1, ratio: calls, fanOut: 'parallel' }] },
          {
            pause: [
              { part: 'platform', time: constant(0.01) },
              { part: 'platform', time: { shape: 'sometimes', probability: 0.01, of: constant(1) } },
            ],
          },
        ],
        [{ rate: 1 }],
      )
      const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
      expect(overall.mean - 0.01).toBeCloseTo(slow, 3)
      expect(overall.p50 > 0.5).toBe(slow > 0.5)
      expect(overall.p95 > 0.5).toBe(slow > 0.05)
    },
  )
})

describe('slots (two simulators)', () => {
  it('K16 a front of six slots that waits on a back has the mean of two simulators', () => {
    const of = network([{ demand: 0.001, visits: [{ to: 1 }] }, { demand: 0.005 }], [{ rate: 160 }])
    const { overall } = solve(of, capacity(of, [{ servers: 6, slots: 6 }]))
    expect(overall.mean / 0.0261).toBeCloseTo(1, 1)
    expect(Math.abs(overall.mean / 0.0261 - 1)).toBeLessThan(0.01)
    expect(Math.abs(overall.p50 / 0.0184 - 1)).toBeLessThan(0.015)
    expect(Math.abs(overall.p95 / 0.0764 - 1)).toBeLessThan(0.015)
    expect(Math.abs(overall.p99 / 0.1167 - 1)).toBeLessThan(0.015)
  })

  it('K17 three tiers with slots have the means of two simulators', () => {
    const tiers = [
      { demand: work(0.004, 1), visits: [{ to: 1 }] },
      { demand: work(0.006, 1), visits: [{ to: 2 }, { to: 2 }] },
      { demand: work(0.002, 1) },
    ]
    const of = network(tiers, [{ rate: 400 }])
    const { overall } = solve(
      of,
      capacity(of, [
        { servers: 4, slots: 32 },
        { servers: 4, slots: 16 },
        { servers: 2, slots: 8 },
      ]),
    )
    // The slices of one execution are parts of one draw: 3 million requests of ours and 1.35 million of another simulator.
    expect(Math.abs(overall.mean / 0.0224 - 1)).toBeLessThan(0.015)
    expect(Math.abs(overall.p50 / 0.0202 - 1)).toBeLessThan(0.02)
    expect(Math.abs(overall.p95 / 0.045 - 1)).toBeLessThan(0.03)
    expect(Math.abs(overall.p99 / 0.059 - 1)).toBeLessThan(0.05)
  })

  it('K18 nested waits hold slots (Little): 900 ms held, 1,000 slots, at most 1,111.1 per second', () => {
    const nested = (rate: number) => {
      const of = network(
        [
          { station: 0, demand: 0.06, cv: 0, visits: [{ to: 1 }] },
          { station: 0, demand: 0.12, cv: 0, visits: [{ to: 2 }] },
          { station: 0, demand: 0.2, cv: 0 },
        ],
        [{ rate }],
      )
      return solve(of, capacity(of, [{ ...unlimited, slots: 1000 }]))
    }
    expect(nested(700).stations[0]?.slotsHeld).toBeCloseTo(700 * 0.9, 6)
    expect(nested(1000).stable).toBe(true)
    expect(nested(1112).stable).toBe(false)
  })
})

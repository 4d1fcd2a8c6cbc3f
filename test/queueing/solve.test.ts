import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constant, type Distribution, lognormalBetween, meanOf, work } from '../../src/queueing/network/distribution'
import type { Activity, Capacity, Delay, Network, Part } from '../../src/queueing/network/network'
import type { Response } from '../../src/queueing/network/solution'
import { solve } from '../../src/queueing/solve'
import { capacity, network, unlimited, wire } from '../support/network'
import { type Family, families, randomCase } from '../support/networks'

const parts: readonly Part[] = ['work', 'queueing', 'network', 'serialisation', 'platform']

function everyFigure(solution: object): number[] {
  const figures: number[] = []
  const walk = (value: unknown) => {
    if (typeof value === 'number') figures.push(value)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk)
  }
  walk(solution)
  return figures
}

function partsSum(response: Response): number {
  return parts.reduce((sum, part) => sum + response.parts[part], 0)
}

describe('solve, by law', () => {
  const all = Object.keys(families) as Family[]

  it.each(all)('[T5] solve gives parts that sum to the mean and rising percentiles: %s', (family) => {
    for (let seed = 1; seed <= 12; seed++) {
      const { network, capacity } = randomCase(family, seed)
      // Sources of rate 0: they ask for the response of every activity.
      const asked = network.activities.map((_, to) => ({ name: `to ${to}`, to, rate: 0 }))
      const solution = solve({ ...network, sources: [...network.sources, ...asked] }, capacity)
      for (const response of [...solution.sources, solution.overall]) {
        expect(partsSum(response) / response.mean).toBeCloseTo(1, 9)
        expect(response.p50).toBeLessThanOrEqual(response.p95)
        expect(response.p95).toBeLessThanOrEqual(response.p99)
        expect(response.p99).toBeLessThanOrEqual(response.p999)
      }
    }
  })

  it.each(all)('solve obeys the law of Little and conserves flow: %s', (family) => {
    for (let seed = 20; seed <= 26; seed++) {
      const { network, capacity } = randomCase(family, seed)
      const solution = solve(network, capacity)
      network.activities.forEach((activity, i) => {
        const station = solution.stations[activity.station]
        const busy = (solution.activities[i]?.rate ?? 0) * meanOf(activity.demand)
        expect(station?.offered).toBeCloseTo(busy, 9)
      })
    }
  })

  it('solve gives the same figures when stations are renamed or reordered', () => {
    const { network, capacity } = randomCase('mixed', 5)
    const last = network.stations.length - 1
    const turned: Network = {
      ...network,
      stations: network.stations.map((_, i) => ({ name: `other ${i}` })),
      activities: network.activities.map((activity) => ({ ...activity, station: last - activity.station })),
    }
    expect(solve(turned, [...capacity].reverse()).overall).toEqual(solve(network, capacity).overall)
  })

  it('solve gives no slower response for more servers, faster servers or a shorter wire', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { network, capacity } = randomCase('mixed', seed)
      const base = solve(network, capacity).overall.mean
      const more = capacity.map((station) => ({ ...station, servers: station.servers + 1 }))
      const faster = capacity.map((station) => ({ ...station, speed: 1.2 }))
      const free: Network = {
        ...network,
        activities: network.activities.map((one) => ({
          ...one,
          visits: one.visits.map((visit) => ({ ...visit, delay: [] })),
        })),
      }
      expect(solve(network, more).overall.mean).toBeLessThan(base)
      expect(solve(network, faster).overall.mean).toBeLessThan(base)
      expect(solve(free, capacity).overall.mean).toBeLessThan(base)
    }
  })

  it('solve gives no NaN for any input', () => {
    const positive = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e6, noNaN: true }))
    const cv = fc.constantFrom(0, 0.1, 1, 3, 50)
    const demand: fc.Arbitrary<Distribution> = fc.oneof(
      fc.tuple(positive, cv).map(([mean, spread]) => work(mean, spread)),
      fc
        .tuple(positive, fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([mean, probability]): Distribution => ({ shape: 'sometimes', probability, of: constant(mean) })),
    )
    const visit = fc.record({
      to: fc.nat(4),
      ratio: fc.constantFrom(0, 0.3, 1, 2.5, 40),
      stage: fc.nat(2),
      fanOut: fc.constantFrom('sequence' as const, 'parallel' as const),
      waits: fc.boolean(),
      timeout: fc.constantFrom(undefined, 0, 0.01, 10),
      retries: fc.constantFrom(0, 2),
      optional: fc.boolean(),
    })
    const activity = fc.record({
      demand,
      errorRate: fc.constantFrom(0, 0.1, 1),
      visits: fc.array(
        visit.map(({ timeout, ...rest }) => (timeout === undefined ? rest : { ...rest, timeout })),
        { maxLength: 3 },
      ),
    })
    const station = fc.record({
      servers: fc.constantFrom(0, 0.5, 1, 3, 1000, Infinity),
      speed: fc.constantFrom(0.1, 1, 4),
      slots: fc.constantFrom(1, 7, 1e5, Infinity),
    })
    fc.assert(
      fc.property(
        fc.array(activity, { minLength: 5, maxLength: 5 }),
        fc.array(station, { minLength: 5, maxLength: 5 }),
        positive,
        (activities, stations, rate) => {
          const random = network(activities, [{ rate }, { rate: 0, to: 3 }])
          const solution = solve(random, stations)
          const figures = everyFigure(solution)
          expect(figures.some(Number.isNaN)).toBe(false)
          // Third and fourth cumulants may have either sign: those of a call that is usually made are negative.
          const times = { ...solution, activities: solution.activities.map(({ response: _, ...times }) => times) }
          expect(everyFigure(times).every((figure) => figure >= -1e-9)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('solve, at its limits', () => {
  it('solve lists saturated stations, with infinite figures', () => {
    const of = network([{ demand: 0.01, visits: [{ to: 1 }] }, { demand: 0.2 }], [{ rate: 10 }])
    const solution = solve(of, capacity(of))
    expect(solution.stable).toBe(false)
    expect(solution.saturated).toEqual([1])
    expect(solution.stations[1]?.utilization).toBeCloseTo(2, 12)
    expect(solution.overall.mean).toBe(Infinity)
    expect(solution.overall.p50).toBe(Infinity)
    expect(solution.overall.regime).toBe('approximate')
  })

  it('solve lists a station whose pool is too small as saturated', () => {
    const of = network([{ visits: [{ to: 1, delay: wire(1) }] }, {}], [{ rate: 10 }])
    expect(solve(of, capacity(of, [{ slots: 9 }])).saturated).toEqual([0])
    expect(solve(of, capacity(of, [{ slots: 20 }])).stable).toBe(true)
  })

  it('solve handles empty networks, no traffic, divergent cycles and very deep chains', () => {
    expect(solve({ stations: [], activities: [], sources: [] }, []).overall.mean).toBe(0)
    const idle = network([{ demand: 0.1 }], [{ rate: 0 }])
    expect(solve(idle, capacity(idle)).overall.mean).toBeCloseTo(0.1, 12)
    const endless = network([{ demand: 0.1, visits: [{ to: 0 }] }], [{ rate: 1 }])
    expect(solve(endless, capacity(endless)).stable).toBe(false)
    const deep = network(
      Array.from({ length: 20_000 }, (_, i) => ({ demand: 1e-4, visits: i < 19_999 ? [{ to: i + 1 }] : [] })),
      [{ rate: 10 }],
    )
    expect(solve(deep, capacity(deep)).overall.mean).toBeGreaterThan(2)
    const ring = network(
      Array.from({ length: 10_000 }, (_, i) => ({
        demand: 1e-5,
        visits: [{ to: (i + 1) % 10_000, ratio: i === 7 ? 0.5 : 1 }],
      })),
      [{ rate: 1 }],
    )
    expect(solve(ring, capacity(ring)).overall.mean).toBeGreaterThan(0.1)
  }, 30_000)
})

describe('solve, by feature', () => {
  it('[T1] async calls add work, not response', () => {
    const of = (waits: boolean) =>
      network([{ demand: 0.01, visits: [{ to: 1, waits }] }, { demand: 0.05 }], [{ rate: 10 }])
    const quiet = solve(of(false), capacity(of(false)))
    expect(quiet.stations[1]?.utilization).toBeCloseTo(0.5, 12)
    expect(quiet.overall.mean).toBeCloseTo(0.01 + 2 * (quiet.stations[0]?.wait ?? 0), 12)
    expect(solve(of(true), capacity(of(true))).overall.mean).toBeGreaterThan(0.1)
  })

  it('[L1] a local call takes no slot and no wire, but does its work at the same station', () => {
    const of = network(
      [
        { station: 0, demand: 0.01, visits: [{ to: 1, local: true }] },
        { station: 0, demand: 0.02 },
      ],
      [{ rate: 10 }],
    )
    const solution = solve(of, capacity(of, [{ slots: 40 }]))
    expect(solution.stations[0]?.utilization).toBeCloseTo(0.3, 12)
    expect(solution.stations[0]?.arrivalRate).toBeCloseTo(30, 12)
    expect(solution.stations[0]?.slotsHeld).toBeCloseTo(10 * solution.overall.mean, 6)
  })

  it('[T4] one cold start in a hundred is in p99.9 and not in p50', () => {
    const of = network(
      [
        {
          demand: 0.002,
          visits: [
            {
              to: 1,
              delay: [
                { part: 'platform', time: { shape: 'sometimes', probability: 0.004, of: lognormalBetween(0.8, 1.6) } },
              ],
            },
          ],
        },
        { demand: 0.01, cv: 1.5 },
      ],
      [{ rate: 20 }],
    )
    const { overall } = solve(of, capacity(of, [{ servers: 4 }, unlimited]))
    expect(overall.p50).toBeLessThan(0.02)
    expect(overall.p99).toBeLessThan(0.2)
    expect(overall.p999).toBeGreaterThan(0.8)
    expect(overall.p999).toBeLessThan(1.2)
  })

  it('a timeout ends the wait, a retry starts again, work already started continues', () => {
    const of = (timeout: number, retries: number) =>
      network([{ visits: [{ to: 1, timeout, retries, optional: true }] }, { demand: 0.1 }], [{ rate: 1 }])
    const free = (timeout: number, retries: number) =>
      solve(of(timeout, retries), capacity(of(timeout, retries), [unlimited, unlimited]))
    const late = Math.exp(-1)
    expect(free(0.1, 0).overall.mean).toBeCloseTo(0.1 * (1 - late), 5)
    expect(free(0.1, 1).overall.mean).toBeCloseTo(0.1 * (1 - late) * (1 + late), 5)
    expect(free(0.1, 1).activities[1]?.rate).toBeCloseTo(1 + late, 6)
    // min(X, 0.1): half are within 0.1 ln 2, and from 1 − 1/e on all stand at the timeout.
    const { p50, p95, p99, p999 } = free(0.1, 0).overall
    expect(p50 / (0.1 * Math.LN2)).toBeCloseTo(1, 3)
    for (const figure of [p95, p99, p999]) expect(Math.abs(figure / 0.1 - 1)).toBeLessThan(0.04)
  })

  it('a failed call ends its caller, whose later stages are left out', () => {
    const of = network(
      [{ visits: [{ to: 1 }, { to: 2 }] }, { errorRate: 0.25, pause: wire(1) }, { pause: wire(10) }],
      [{ rate: 1 }],
    )
    const solution = solve(of, capacity(of, [unlimited, unlimited, unlimited]))
    expect(solution.activities[2]?.rate).toBeCloseTo(0.75, 12)
    expect(solution.overall.mean).toBeCloseTo(1 + 7.5, 12)
  })

  it('an optional call that fails takes its full time, at every percentile', () => {
    const far: Delay = [{ part: 'network', time: { shape: 'sometimes', probability: 2 / 3, of: constant(0.7) } }]
    const of = (errorRate: number) => {
      const visits = [{ to: 1, delay: far, optional: true }]
      const one = network(
        [
          { demand: 0.2, cv: 0.3, visits },
          { demand: 0.2, cv: 0.2, errorRate },
        ],
        [{ rate: 1 }],
      )
      return solve(one, capacity(one, [{ servers: 1 }, { servers: 1 }])).overall
    }
    const [failing, sure] = [of(0.9), of(0)]
    for (const at of ['p50', 'p95', 'p99', 'p999'] as const) expect(failing[at]).toBeCloseTo(sure[at], 9)
  })

  it('[T2] percentiles over all sources are those of the mixture', () => {
    const of = network(
      [{ demand: 1 }, { demand: 100 }],
      [
        { rate: 0.0009, to: 0 },
        { rate: 0.0001, to: 1 },
      ],
    )
    const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
    const beyond = (t: number) => 0.9 * Math.exp(-t) + 0.1 * Math.exp(-t / 100)
    expect(overall.mean).toBeCloseTo(10.9, 9)
    expect(beyond(overall.p50)).toBeCloseTo(0.5, 6)
    expect(beyond(overall.p99)).toBeCloseTo(0.01, 6)
  })

  it('a fraction of a server is one slower server; speed divides work', () => {
    const of = network([{ demand: 0.1 }], [{ rate: 2 }])
    const half: Capacity = [{ servers: 0.5, speed: 1, slots: Infinity }]
    const slow: Capacity = [{ servers: 1, speed: 0.5, slots: Infinity }]
    expect(solve(of, half).overall).toEqual(solve(of, slow).overall)
    expect(solve(of, slow).overall.mean).toBeCloseTo(0.2 / (1 - 0.4), 12)
  })

  it('overhead counts as serialisation', () => {
    const of = network(
      [{ demand: 0.1, overhead: 0.25 } satisfies { demand: number; overhead: Activity['overhead'] }],
      [{ rate: 5 }],
    )
    const { overall } = solve(of, capacity(of))
    expect(overall.parts.work).toBeCloseTo(0.075, 12)
    expect(overall.parts.serialisation).toBeCloseTo(0.025, 12)
    expect(overall.parts.queueing).toBeCloseTo(0.1, 12)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constant, work } from '../../src/queueing/network/distribution'
import type { Activity, Capacity, Network } from '../../src/queueing/network/network'
import { activity, network, place, visit } from './networks'
import { shipped } from './shipped'

const run = await shipped()

/** Random networks without cycles: an activity calls only those after it. Loads differ, stability is not sought. */
const networks: fc.Arbitrary<{ readonly of: Network; readonly on: Capacity }> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([activities, stations]) =>
    fc.record({
      activities: fc.tuple(
        ...Array.from({ length: activities }, (_, i) =>
          fc.record({
            station: fc.nat(stations - 1),
            mean: fc.double({ min: 0, max: 0.02, noNaN: true }),
            cv: fc.constantFrom(0, 0.5, 1, 2),
            error: fc.constantFrom(0, 0, 0.1),
            overhead: fc.constantFrom(0, 0.3),
            calls: fc.array(
              fc.record({
                to: fc.integer({ min: i + 1, max: activities }),
                stage: fc.nat(2),
                ratio: fc.constantFrom(0, 0.5, 1, 2.3),
                fanOut: fc.constantFrom('sequence' as const, 'parallel' as const),
                waits: fc.boolean(),
                retries: fc.nat(2),
                optional: fc.boolean(),
                timeout: fc.constantFrom(Infinity, 0.005, 0.05),
                trip: fc.constantFrom(0, 0.001),
              }),
              { maxLength: 3 },
            ),
          }),
        ),
      ),
      places: fc.array(
        fc.record({ servers: fc.constantFrom(1, 2, Infinity), slots: fc.constantFrom(3, 20, Infinity) }),
        {
          minLength: stations,
          maxLength: stations,
        },
      ),
    }),
  )
  .map(({ activities, places }) => ({
    of: {
      stations: places.map((_, i) => ({ name: `station ${i}` })),
      activities: activities.map(
        ({ station, mean, cv, error, overhead, calls }, i): Activity =>
          activity(`activity ${i}`, station, mean, cv, {
            errorRate: error,
            overhead,
            visits: calls
              .filter(({ to }) => to < activities.length)
              .map(({ to, stage, trip, ...own }) =>
                visit(to, stage, { ...own, delay: [{ part: 'network', time: work(trip, 1) }] }),
              ),
          }),
      ),
      sources: [
        { name: 'a', to: 0, rate: 20 },
        { name: 'b', to: activities.length - 1, rate: 5 },
      ],
    },
    on: places.map(({ servers, slots }) => place(servers, slots)),
  }))

describe('[E9] arbitrary networks', () => {
  it('a report has finite figures, parts that sum to the mean, rising percentiles and the same bytes for one seed', () => {
    fc.assert(
      fc.property(networks, fc.integer(), ({ of, on }, seed) => {
        const options = { seed, requests: 3000, budget: { events: 200_000 } }
        const report = run(of, on, options)
        for (const response of [report.overall, ...report.sources]) {
          const { parts, mean, p50, p95, p99, p999 } = response
          const sum = parts.work + parts.queueing + parts.network + parts.serialisation + parts.platform
          expect(Math.abs(sum - mean.value)).toBeLessThanOrEqual(1e-12 * mean.value + 1e-15)
          for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(-1e-12)
          const rising = [0, p50.value, p95.value, p99.value, p999.value]
          expect(rising).toEqual(rising.toSorted((a, b) => a - b))
          expect(response.failed).toBeLessThanOrEqual(1)
        }
        // NaN is written as null, and so is Infinity, which only the half of an interval may be.
        const text = JSON.stringify(report, (key, value) =>
          key === 'halfWidth' && value === Infinity ? 'unknown' : value,
        )
        expect(text).not.toContain('null')
        expect(JSON.stringify(run(of, on, options))).toBe(JSON.stringify(report))
      }),
      { seed: 6, numRuns: 60 },
    )
  })
})

describe('[E9] conservation (K19, Little 1961)', () => {
  const of = network(30, [
    activity('front', 0, 0.01, 1, { visits: [visit(1, 0, { ratio: 1.5 }), visit(2, 1)], overhead: 0.25 }),
    activity('middle', 1, 0.012, 0.5, { visits: [visit(2, 0, { ratio: 2, fanOut: 'parallel' })] }),
    activity('back', 2, 0.004, 2),
  ])
  const on = [place(1, 12), place(1), place(2, 6)]
  const report = run(of, on, { seed: 11, requests: 1_000_000 })
  const near = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(0.01)

  it('utilisation is U = X·D at every station', () => {
    report.stations.forEach((station, i) => {
      const offered = of.activities
        .map((own, k) =>
          own.station === i ? (report.activities[k]?.rate ?? 0) * ('mean' in own.demand ? own.demand.mean : 0) : 0,
        )
        .reduce((sum, erlangs) => sum + erlangs, 0)
      near(station.offered, offered)
      near(station.utilization, offered / (on[i]?.servers ?? 1))
    })
  })

  it('held slots are N = X·R in every pool, without the wait for a slot', () => {
    report.stations.forEach((station, i) => {
      const { rate, response } = report.activities[i] ?? { rate: 0, response: 0 }
      near(station.slotsHeld, rate * (response - station.poolWait))
    })
    expect(report.stations[2]?.poolWait).toBeGreaterThan(0)
  })

  it('rates of activities and stations follow from the visit ratios', () => {
    near(report.activities[0]?.rate ?? 0, 30)
    near(report.activities[1]?.rate ?? 0, 45)
    near(report.activities[2]?.rate ?? 0, 30 + 90)
    near(report.stations[0]?.arrivalRate ?? 0, 3 * 30)
    near(report.stations[1]?.arrivalRate ?? 0, 2 * 45)
    near(report.stations[2]?.arrivalRate ?? 0, 120)
  })

  it('overhead of an activity is counted as serialisation', () => {
    const plain = run(network(1, [activity('only', 0, 0.02, 1, { overhead: 0.25 })]), [place(Infinity)], {
      seed: 1,
      requests: 100_000,
    })
    const { work: worked, serialisation } = plain.overall.parts
    expect(serialisation / (worked + serialisation)).toBeCloseTo(0.25, 10)
  })
})

describe('[E9] more resources never make a network slower', () => {
  const of = (trip: number) =>
    network(20, [
      activity('front', 0, 0.01, 1, { visits: [visit(1, 0, { delay: [{ part: 'network', time: constant(trip) }] })] }),
      activity('back', 1, 0.03),
    ])
  const mean = (trip: number, servers: number, speed = 1) =>
    run(of(trip), [place(1), place(servers, Infinity, speed)], { seed: 5, requests: 200_000 }).overall.mean.value

  it('more servers, more speed or a faster network lower the mean', () => {
    expect(mean(0.001, 2)).toBeLessThan(mean(0.001, 1))
    expect(mean(0.001, 1, 1.2)).toBeLessThan(mean(0.001, 1))
    expect(mean(0, 1)).toBeLessThan(mean(0.001, 1))
    // Without a network the same draws fall on the same requests: the difference is the trip, but for those under way at either end.
    expect(Math.abs(mean(0.001, Infinity) - mean(0, Infinity) - 0.001)).toBeLessThan(1e-5)
  })
})

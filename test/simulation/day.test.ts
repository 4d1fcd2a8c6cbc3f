import { describe, expect, it } from 'vitest'
import { simulation } from '../../src/simulation/simulation'
import { activity, network, place, places } from './networks'
import { shipped } from './shipped'

const run = await shipped()

/** 24 factors with mean 1. */
const shaped = (weights: readonly number[]) => {
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => (24 * weight) / sum)
}
const office = shaped([2, 2, 2, 2, 2, 2, 4, 8, 16, 23, 25, 24, 20, 22, 24, 23, 19, 12, 7, 5, 4, 3, 2, 2])
const flat = shaped(new Array(24).fill(1))
const night = shaped(Array.from({ length: 24 }, (_, hour) => (hour < 4 ? 1 : 0)))
const single = network(3, [activity('only', 0, 0.1)])

describe('[E19] runs of whole days', () => {
  const report = run(single, places(1), { seed: 3, requests: 2_000_000, day: [office] })
  const hours = report.day?.hours ?? []

  it('every hour has as many requests as its factor says', () => {
    expect([report.end, report.complete, report.day?.days, hours.length]).toEqual(['days', true, 8, 24])
    hours.forEach(({ arrivalRate }, hour) => {
      const expected = 3 * (office[hour] ?? 0)
      const counted = expected * (report.day?.hour ?? 0) * 8
      expect(Math.abs(arrivalRate / expected - 1), `hour ${hour}`).toBeLessThan(4 / Math.sqrt(counted))
    })
    const all = hours.reduce((sum, { requests }) => sum + requests, 0)
    expect(all).toBe(report.measured)
    expect(Math.abs(all / 2_000_000 - 1)).toBeLessThan(0.004)
  })

  it('every hour has mean and p99 of M/M/1 at its rate', () => {
    hours.forEach(({ mean, p99 }, hour) => {
      const exact = 1 / (10 - 3 * (office[hour] ?? 0))
      expect(Math.abs(mean.value - exact), `hour ${hour}`).toBeLessThan(2 * mean.halfWidth + 0.01 * exact)
      expect(Math.abs(p99.value / (exact * Math.log(100)) - 1), `hour ${hour}`).toBeLessThan(0.1)
    })
  })

  it('the mean of the day is that of its hours, weighted by requests', () => {
    const sum = hours.reduce((total, { mean, requests }) => total + mean.value * requests, 0)
    expect(report.overall.mean.value).toBeCloseTo(sum / report.measured, 9)
    expect(report.overall.mean.halfWidth / report.overall.mean.value).toBeLessThan(0.03)
    const exact = office.reduce((total, factor) => total + factor / (10 - 3 * factor), 0) / 24
    expect(Math.abs(report.overall.mean.value / exact - 1)).toBeLessThan(0.02)
  })

  it('a day with a flat profile has the figures of a run without one', () => {
    const plain = run(single, places(1), { seed: 3, requests: 1_000_000 }).overall
    const even = run(single, places(1), { seed: 4, requests: 1_000_000, day: [flat] }).overall
    for (const figure of ['mean', 'p50', 'p95', 'p99'] as const) {
      expect(Math.abs(even[figure].value / plain[figure].value - 1), figure).toBeLessThan(0.02)
    }
  })

  it('every source has its own daily profile', () => {
    const of = network(
      0,
      [activity('page', 0, 0.02), activity('batch', 0, 0.02)],
      [
        { name: 'visits', to: 0, rate: 4 },
        { name: 'batch', to: 1, rate: 2 },
      ],
    )
    const { day, sources } = run(of, places(1), { seed: 1, requests: 400_000, day: [flat, night] })
    expect(day?.hours.map(({ arrivalRate }) => Math.round(arrivalRate))).toEqual([
      ...new Array(4).fill(4 + 12),
      ...new Array(20).fill(4),
    ])
    expect((sources[0]?.requests ?? 0) / (sources[1]?.requests ?? 1)).toBeCloseTo(2, 1)
  })

  it('hours with more arrivals than capacity are slow, and the day still ends as stable', () => {
    const { end, stable, day } = run(network(6, [activity('only', 0, 0.1)]), places(1), {
      seed: 1,
      requests: 300_000,
      day: [office],
    })
    expect([end, stable]).toEqual(['days', true])
    expect(day?.hours[13]?.mean.value).toBeGreaterThan(20)
    expect(day?.hours[2]?.mean.value).toBeLessThan(0.2)
  })

  it('simulated hours last 3,600 s if the requests suffice, else less', () => {
    const hour = (requests: number) =>
      run(network(0.01, [activity('only', 0, 1)]), [place(2)], { seed: 1, requests, day: [flat] }).day?.hour
    expect(hour(1_000_000)).toBe(3600)
    expect(hour(960)).toBeCloseTo(500, 9)
  })

  it('a day without arrivals ends as idle', () => {
    const nothing = run(single, places(1), { seed: 1, day: [new Array(24).fill(0)] })
    expect([nothing.end, nothing.requests]).toEqual(['idle', 0])
  })

  it('a report during a day has the hours so far, and no confidence interval before the third day', () => {
    const one = simulation(single, places(1), { seed: 3, requests: 50_000, day: [office] })
    let looked = 0
    while (one.advance(3000)) {
      const { day, overall, complete } = one.report()
      expect(complete).toBe(false)
      if ((day?.days ?? 0) < 3) expect(overall.mean.halfWidth).toBe(Infinity)
      looked++
    }
    expect(looked).toBeGreaterThan(10)
    expect(one.progress()).toBe(1)
    expect(JSON.stringify(one.report())).toBe(
      JSON.stringify(run(single, places(1), { seed: 3, requests: 50_000, day: [office] })),
    )
  })
})

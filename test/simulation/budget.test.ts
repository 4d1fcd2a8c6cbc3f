import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/queueing/network/network'
import { endings } from '../../src/simulation/budget'
import { simulation } from '../../src/simulation/simulation'
import { activity, network, place, places, visit } from './networks'
import { shipped } from './shipped'

const run = await shipped()
const single = network(8, [activity('only', 0, 0.1)])

describe('[E14] ends of a run', () => {
  it('a run ends with exactly the requests asked for', () => {
    for (const requests of [0, 1, 31, 1000, 5000]) {
      const report = run(single, places(1), { seed: 1, requests })
      expect([report.end, report.complete, report.requests]).toEqual(['requests', true, requests])
    }
  })

  it('a run ends when its p99 is precise enough', () => {
    const report = run(single, places(1), { seed: 1, requests: 50_000_000, precision: 0.05 })
    expect([report.end, report.complete]).toEqual(['precision', true])
    expect(report.overall.p99.halfWidth / report.overall.p99.value).toBeLessThan(0.05)
    expect(report.requests).toBeLessThan(20_000_000)
  })

  it('a run ends incomplete when its budget of events is used up', () => {
    const report = run(single, places(1), { seed: 1, budget: { events: 10_000 } })
    expect([report.end, report.complete]).toEqual(['events', false])
    expect(report.events).toBeLessThanOrEqual(10_000)
    expect(report.requests).toBeGreaterThan(3000)
  })

  it('a run ends incomplete when its budget of bytes is used up', () => {
    const burst = network(1, [
      activity('root', 0, 0, 0, { visits: [visit(1, 0, { ratio: 1e9, fanOut: 'parallel' })] }),
      activity('leaf', 1, 1),
    ])
    const report = run(burst, places(2, place(Infinity)), { seed: 1, budget: { bytes: 10_000_000 } })
    expect([report.end, report.complete, report.requests]).toEqual(['memory', false, 0])
  })

  it('a run ends when its budget of seconds is used up, or when stop returns true', () => {
    let time = 0
    const clock = () => time++
    expect(run(single, places(1), { seed: 1, clock, budget: { seconds: 5 } }).end).toBe('time')
    expect(time).toBeLessThan(9)
    let asked = 0
    const cancelled = run(single, places(1), { seed: 1, stop: () => ++asked === 3 })
    expect([cancelled.end, asked]).toEqual(['cancelled', 3])
    expect(cancelled.requests).toBeGreaterThan(50_000)
  })

  it('a run without arrivals ends as idle', () => {
    const silent = run(network(0, [activity('only', 0, 0.1)]), places(1), { seed: 1 })
    expect([silent.end, silent.complete, silent.requests, silent.overall.mean.value]).toEqual(['idle', true, 0, 0])
    const empty = run({ stations: [], activities: [], sources: [] }, [], { seed: 1 })
    expect([empty.end, empty.overall.p99.value]).toEqual(['idle', 0])
  })

  it('every end of a run has a sentence', () => {
    for (const sentence of Object.values(endings)) expect(sentence.length).toBeGreaterThan(10)
  })
})

describe('[E15] saturation', () => {
  it.each([
    { name: 'servers', of: single, on: [place(1, Infinity, 0.7)], saturated: [0] },
    { name: 'a pool', of: network(8, [activity('only', 0, 0.5)]), on: [place(Infinity, 2)], saturated: [0] },
    {
      name: 'what is not waited for',
      of: network(8, [
        activity('front', 0, 0.01, 1, { visits: [visit(1, 0, { waits: false })] }),
        activity('back', 1, 0.2),
      ]),
      on: places(2),
      saturated: [1],
    },
    { name: 'no servers at all', of: single, on: [place(0)], saturated: [0] },
  ])('a run names the saturated station: $name', ({ of, on, saturated }) => {
    const report = run(of, on, { seed: 1, requests: 10_000_000 })
    expect([report.end, report.stable, report.complete]).toEqual(['unstable', false, false])
    expect(report.saturated).toEqual(saturated)
    expect(report.events).toBeLessThan(2_000_000)
  })

  it('a station at 97 % utilisation is not reported as saturated', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const report = run(network(9.7, [activity('only', 0, 0.1)]), places(1), { seed, requests: 200_000 })
      expect([report.end, report.stable]).toEqual(['requests', true])
    }
  })

  it('an endless cycle of calls ends by the budget of bytes, endless retries by that of events', () => {
    const circle = network(1, [
      activity('a', 0, 0, 0, { visits: [visit(1)] }),
      activity('b', 0, 0, 0, { visits: [visit(0)] }),
    ])
    expect(run(circle, [place(Infinity)], { seed: 1, budget: { bytes: 1e7 } }).end).toBe('memory')
    const retries = network(1, [
      activity('a', 0, 0, 0, { visits: [visit(1, 0, { retries: 1e12 })] }),
      activity('b', 0, 0, 0, { errorRate: 1 }),
    ])
    expect(run(retries, [place(Infinity)], { seed: 1, budget: { events: 1e6 } }).end).toBe('events')
  })
})

describe('[E16] extreme sizes', () => {
  it('a chain of 20,000 calls runs', () => {
    const chain: Network = network(
      1,
      Array.from({ length: 20_000 }, (_, i) =>
        activity(`link ${i}`, i, 1e-6, 0, { visits: i < 19_999 ? [visit(i + 1)] : [] }),
      ),
    )
    const report = run(chain, places(20_000), { seed: 1, requests: 40 })
    expect(report.end).toBe('requests')
    expect(report.overall.parts.work).toBeCloseTo(0.02, 9)
  })

  it('a ring of 10,000 calls with a ratio of 0.999 has its expected work', () => {
    const ring = network(
      1,
      Array.from({ length: 10_000 }, (_, i) =>
        activity(`link ${i}`, 0, 1e-6, 0, { visits: [visit((i + 1) % 10_000, 0, { ratio: 0.999 })] }),
      ),
    )
    const report = run(ring, [place(Infinity)], { seed: 1, requests: 5000 })
    expect(report.overall.parts.work / 1e-3).toBeCloseTo(1, 1)
  })

  it('tiny and huge rates and times give finite figures', () => {
    for (const [rate, mean] of [
      [1e-300, 1e-300],
      [1e300, 1e-300],
      [1e-9, 1e8],
      [1e12, 1e12],
    ] as const) {
      const report = run(network(rate, [activity('only', 0, mean, 3)]), places(1), {
        seed: 1,
        requests: 500,
        budget: { events: 20_000 },
      })
      expect(JSON.stringify(report, (key, value) => (key === 'halfWidth' ? 0 : value))).not.toContain('null')
    }
  })

  it('one request a day for 500 years keeps the precision of microseconds', () => {
    const report = run(network(1 / 86_400, [activity('only', 0, 1e-4, 0)]), places(1), { seed: 1, requests: 200_000 })
    expect(report.simulated).toBeGreaterThan(1e10)
    expect(report.overall.mean.value / 1e-4).toBeCloseTo(1, 6)
  })
})

describe('[E17] a run in slices', () => {
  it('a run advanced in slices of any length has the figures of one whole run', () => {
    const of = network(8, [activity('front', 0, 0.02, 1, { visits: [visit(1)] }), activity('back', 1, 0.09)])
    const whole = run(of, places(2), { seed: 5, requests: 5000 })
    for (const steps of [1, 7, 1000]) {
      const one = simulation(of, places(2), { seed: 5, requests: 5000 })
      while (one.advance(steps));
      expect(one.report()).toEqual(whole)
    }
  })

  it('a report on the way is marked as running and changes nothing of the run', () => {
    const one = simulation(single, places(1), { seed: 5, requests: 20_000 })
    const other = simulation(single, places(1), { seed: 5, requests: 20_000 })
    other.advance(1e9)
    let last = 0
    while (one.advance(3000)) {
      const { end, complete, requests } = one.report()
      expect([end, complete]).toEqual(['running', false])
      expect(requests).toBeGreaterThan(last)
      expect(one.progress()).toBeGreaterThan(0)
      last = requests
    }
    expect(one.progress()).toBe(1)
    expect(one.report().overall.p99).toEqual(other.report().overall.p99)
    one.end('cancelled')
    expect(one.report().end).toBe('requests')
  })
})

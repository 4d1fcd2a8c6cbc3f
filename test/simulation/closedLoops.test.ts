import { describe, expect, it } from 'vitest'
import { work } from '../../src/queueing/network/distribution'
import type { Capacity, Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { capacity, network } from '../support/network'
import { shipped } from './shipped'

const run = await shipped()

/** One station: n users, c servers, work of 0.1 s. */
function repair(users: number, servers: number, think: number): readonly [Network, Capacity] {
  const of = network([{ demand: 0.1 }], [{ rate: 0, users, think }])
  return [of, capacity(of, [{ servers }])]
}

/** Two stations behind an entry without work. */
function twoStations(users: number, think: number): readonly [Network, Capacity] {
  const steps = [{ demand: 0.1 }, { demand: 0.07 }]
  const of = network([{ demand: 0, visits: [{ to: 1 }, { to: 2 }] }, ...steps], [{ rate: 0, users, think }])
  return [of, capacity(of, [{ servers: Infinity }])]
}

/** A loop and an open stream at one station. */
function mixed(users: number, rate: number): readonly [Network, Capacity] {
  const of = network(
    [{ demand: 0.1 }, { demand: 0.1, station: 0 }],
    [
      { rate: 0, users, think: 1 },
      { rate, to: 1 },
    ],
  )
  return [of, capacity(of)]
}

/** Users who wait for one of few slots, each held for a delay. */
function pooled(users: number, slots: number): readonly [Network, Capacity] {
  const of = network([{ demand: 0.01, pause: [{ part: 'work', time: work(0.2, 1) }] }], [{ rate: 0, users, think: 1 }])
  return [of, capacity(of, [{ slots }])]
}

describe('[E20] closed loops', () => {
  it('[E9] keep the law of Little for users: n = X(R + Z)', () => {
    const [of, on] = twoStations(20, 1)
    const { sources, simulated, warmUp } = run(of, on, { seed: 5, requests: 300_000 })
    const throughput = sources[0]!.requests / (simulated - warmUp)
    expect((throughput * (sources[0]!.mean.value + 1)) / 20).toBeCloseTo(1, 2)
  })

  it.each([
    { name: 'machine repair, 5 users', of: repair(5, 1, 0.3), mean: 0.5, p99: 4 },
    { name: 'machine repair, 20 users', of: repair(20, 1, 1), mean: 1, p99: 8 },
    { name: 'machine repair, 100 users at 4 servers', of: repair(100, 4, 3), mean: 2.5, p99: 5 },
    { name: 'two stations', of: twoStations(20, 1), mean: 1.5, p99: 20 },
    { name: 'mixed with an open stream', of: mixed(10, 5), mean: 3, p99: 16 },
    { name: 'a pool that is full, as load tests find it', of: pooled(40, 5), mean: 1, p99: 7 },
  ])('agree with the solver: $name', ({ of: [of, on], mean, p99 }) => {
    const report = run(of, on, { seed: 11, requests: 400_000 })
    const { overall, rates } = solve(of, on)
    const seconds = report.simulated - report.warmUp
    const off = (one: number, other: number) => 100 * Math.abs(one / other - 1)
    rates.forEach((rate, i) => {
      expect(off(rate, report.sources[i]!.requests / seconds)).toBeLessThan(1)
    })
    expect(off(overall.mean, report.overall.mean.value)).toBeLessThan(mean)
    expect(off(overall.p99, report.overall.p99.value)).toBeLessThan(p99)
  })

  it('never fill without end, and end for want of memory where there are more users than fit', () => {
    const [of, on] = repair(500, 1, 0.01)
    expect(run(of, on, { seed: 1, requests: 50_000 })).toMatchObject({ end: 'requests', stable: true })
    const [many] = repair(1e9, 1, 1)
    expect(run(many, on, { seed: 1, requests: 100 }).end).toBe('memory')
  })

  it('[E19] follow the hours of a day with their number', () => {
    // 10 users in the first half of the day, 30 in the second: twice 20 on average, who think for 1 s and wait for 0.1 s.
    const of = network([{ demand: 0.1 }], [{ rate: 18, users: 20, think: 1 }])
    const day = [Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0.5 : 1.5))]
    const { day: hours, end } = run(of, capacity(of, [{ servers: Infinity }]), { seed: 1, requests: 200_000, day })
    expect(end).toBe('days')
    expect(hours!.hours[6]!.arrivalRate / (10 / 1.1)).toBeCloseTo(1, 1)
    expect(hours!.hours[18]!.arrivalRate / (30 / 1.1)).toBeCloseTo(1, 1)
  })

  it('[E18] give the same figures under the same seed', () => {
    const [of, on] = mixed(10, 3)
    expect(run(of, on, { seed: 7, requests: 5_000 })).toEqual(run(of, on, { seed: 7, requests: 5_000 }))
  })
})

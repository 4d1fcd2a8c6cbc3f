/** Closed loops [T8]: users who wait for each answer, scored. */

import { describe, expect, it } from 'vitest'
import { scaleLoad } from '../../src/analysis/load/breakEven'
import { loadSweep } from '../../src/analysis/load/loadSweep'
import { runToEnd } from '../../src/base/task'
import { headline } from '../../src/scorer/headline'
import { hourlyFactors } from '../../src/scorer/traffic/dailyProfile'
import { userLines } from '../../src/scorer/userThroughput'
import { document, type Sketch } from '../support/build'
import { compared } from './compared'

const ms = 1e-3

/** One service of one core: work of 100 ms. */
const single = (users: number, think: number): Sketch => ({
  services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 100 * ms } } } },
  workloads: { visits: ['web/page', { rate: 1, users, think }] },
})

/** Two services on machines that meet over the network, called by users. */
const pair = (users: number, think: number, fields: object = {}): Sketch => ({
  services: {
    web: { operations: { page: { demand: 5 * ms } } },
    cart: { operations: { read: { demand: 5 * ms } } },
  },
  calls: [['web/page', 'cart/read', { count: 4 }]],
  workloads: { visits: ['web/page', { rate: 1, users, think, ...fields }] },
})

describe('[T8] closed loops, scored', () => {
  it('answer as many requests as the machine repair model says', () => {
    // M/M/1//5 with 0.1 s of work and 0.3 s of thinking: X = 8.8995/s, R = 5/X − 0.3 = 0.2618 s.
    const { drawn } = compared(single(5, 0.3))
    expect(drawn.solution.rates[0]).toBeCloseTo(8.899457, 5)
    expect(drawn.latency.overall.mean).toBeCloseTo(0.261832, 5)
    expect(drawn.traffic.workloads['workload:visits']).toBeCloseTo(8.899457, 5)
    expect(userLines(drawn).join()).toMatch(/^visits: 5 users who think for 300\sms make 8\.9\/s$/)
  })

  it('[Z1] are sized for what users want: n ÷ (response without queueing + think time)', () => {
    // 400 users, (0.1 + 3.9) s: 100 requests a second at most, 10 cores busy, which one core cannot.
    const { drawn } = compared(single(400, 3.9))
    const sizing = drawn.sizing['deployable:web']!
    expect(sizing.busyCores).toBeCloseTo(10, 9)
    expect(sizing.utilization).toBeCloseTo(10, 9)
    // It serves 10/s, and never stops: users wait for one another, 400/10 − 3.9 = 36.1 s.
    expect(drawn.solution.stable).toBe(true)
    expect(drawn.solution.rates[0]).toBeCloseTo(10, 6)
    expect(drawn.latency.overall.mean).toBeCloseTo(36.1, 4)
    expect(drawn.findings.map(({ check }) => check)).toContain('users')
  })

  it('[K1] have their highest load in users, where what they want fills the bottleneck', () => {
    // Wanted 100/s, the core bears 10/s: a tenth of the users.
    const { drawn } = compared(single(400, 3.9))
    expect(drawn.headroom.multiplier).toBeCloseTo(0.1, 9)
    const half = compared(scaleLoad(document(single(400, 3.9)), 0.05))
    expect(half.drawn.headroom.multiplier).toBeCloseTo(2, 9)
    expect(half.drawn.lowered.network.sources[0]!.users).toBeCloseTo(20, 9)
  })

  it('ask more of the side that answers sooner, and the headline says so', () => {
    const { drawn, merged, bridge } = compared(pair(50, 5 * ms))
    const [before, after] = [drawn.solution.rates[0]!, merged.solution.rates[0]!]
    expect(merged.latency.overall.mean).toBeLessThan(drawn.latency.overall.mean)
    expect(after).toBeGreaterThan(1.02 * before)
    for (const card of [drawn, merged])
      expect(card.solution.rates[0]! * (card.latency.overall.mean + 5 * ms)).toBeCloseTo(50, 4)
    const text = headline({ ...compared(pair(50, 5 * ms)), bridge } as Parameters<typeof headline>[0])
    expect(text).toContain(`more requests, so the bill a month is of more requests.`)
  })

  it('follow the day by their number: users of an hour are n × its factor', () => {
    const factors = hourlyFactors('office')
    const peak = Math.max(...factors)
    const { drawn } = compared(pair(50, 1, { profile: 'office' }))
    const { users, rate } = drawn.lowered.network.sources[0]!
    expect(users).toBeCloseTo(50 * peak, 9)
    // What the month counts lies between the wanted rate and the one of a day that waits as the busiest hour does.
    const wanted = rate / peak
    const served = drawn.traffic.workloads['workload:visits']!
    expect(served).toBeLessThan(wanted)
    expect(served).toBeGreaterThanOrEqual((drawn.solution.rates[0]! / peak) * (1 - 1e-9))
  })

  it('[C1] are billed by what is answered, not by what is wanted', () => {
    const queue = (users: number): Sketch => ({
      services: {
        web: { replicas: 2, runsOn: 'aws.ec2.c6i.large', operations: { page: { demand: 1 } } },
        jobs: { kind: 'queue' },
      },
      calls: [['web/page', 'jobs/handle', { mode: 'async' }]],
      workloads: { visits: ['web/page', { users, think: 1 }] },
    })
    const line = (users: number) =>
      compared(queue(users)).drawn.bill.lines.find(({ rule }) => rule === 'queues')!.quantity
    // Four full cores answer the same whether 40 or 400 users wait.
    expect(line(400) / line(40)).toBeCloseTo(1, 2)
  })

  it('[S1] sweep over users: the rate flattens where the side is full', () => {
    const sweep = runToEnd(loadSweep(document({ ...single(20, 1) })))
    if (!sweep.ok) throw new Error(sweep.problem.message)
    expect(sweep.value.users).toBe(20)
    const points = sweep.value.curves[0]!.points
    const rates = points.map(({ rate }) => rate)
    expect(rates.every((rate, i) => i === 0 || rate >= rates[i - 1]! * (1 - 1e-9))).toBe(true)
    expect(rates[rates.length - 1]!).toBeCloseTo(10, 4)
    expect(points.every(({ stable }) => stable)).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { constant, work } from '../../src/queueing/network/distribution'
import type { Activity, Visit } from '../../src/queueing/network/network'
import { activity, network, place, places, visit } from './networks'
import { shipped } from './shipped'

const run = await shipped()
const calm = place(Infinity)
/** A caller without work of its own, and what it calls; nothing ever waits. */
const caller = (visits: readonly Visit[], callees: readonly Activity[], requests = 20_000) =>
  run(
    network(0.1, [activity('caller', 0, 0, 0, { visits }), ...callees]),
    places(9, calm).slice(0, 1 + callees.length),
    {
      seed: 1,
      requests,
    },
  )
const tenth = (i: number, own: Partial<Activity> = {}) => activity(`callee ${i}`, i, 0.1, 0, own)

describe('[E10] executions', () => {
  it('an execution runs its stages in order of their number, the visits of one stage in parallel', () => {
    const visits = [visit(3, 7), visit(1, 2), visit(2, 2)]
    const { overall } = caller(visits, [tenth(1), activity('slow', 2, 0.3, 0), tenth(3)])
    expect(overall.p50.value).toBeCloseTo(0.4, 9)
    expect(overall.mean.value).toBeCloseTo(0.4, 9)
  })

  it('an execution cuts its work into equal slices around its stages', () => {
    const own = activity('own', 0, 0.3, 0, { visits: [visit(1, 0), visit(1, 1)] })
    const report = run(network(0.5, [own, tenth(1)]), [place(1), calm], { seed: 1, requests: 50_000 })
    expect(report.stations[0]?.arrivalRate).toBeCloseTo(1.5, 1)
    expect(report.stations[0]?.offered).toBeCloseTo(0.15, 2)
    expect(report.overall.parts.work).toBeCloseTo(0.5, 9)
  })

  it('an execution pauses once after its first slice, holding its slot but no server', () => {
    const pause = [
      { part: 'platform' as const, time: constant(0.5) },
      { part: 'network' as const, time: constant(0.25) },
    ]
    const of = network(2, [activity('sleeper', 0, 0.1, 0, { pause })])
    const report = run(of, [place(1)], { seed: 1, requests: 50_000 })
    const { parts } = report.overall
    expect([parts.work, parts.network, parts.platform]).toEqual([
      expect.closeTo(0.1, 9),
      expect.closeTo(0.25, 9),
      expect.closeTo(0.5, 9),
    ])
    expect(report.stations[0]?.utilization).toBeCloseTo(0.2, 2)
    expect(report.stations[0]?.slotsHeld).toBeCloseTo(2 * report.overall.mean.value, 1)
  })

  it('a slice takes demand / speed, and half a server is one of half the speed', () => {
    const at = (servers: number, speed: number) =>
      run(network(0.1, [activity('a', 0, 0.1, 0)]), [place(servers, Infinity, speed)], { seed: 1, requests: 2000 })
        .overall.parts.work
    expect(at(1, 2)).toBeCloseTo(0.05, 9)
    expect(at(0.5, 1)).toBeCloseTo(0.2, 9)
    expect(at(1.5, 1)).toBeCloseTo(0.1 / 0.75, 9)
  })

  it('an execution without a free slot waits for one, first come first served', () => {
    // Two slots and work on unlimited servers is M/M/2 with slots for servers: K3.
    const report = run(network(12, [activity('a', 0, 0.1)]), [place(Infinity, 2)], { seed: 1, requests: 500_000 })
    expect(report.overall.mean.value).toBeCloseTo(0.15625, 2)
    expect(report.stations[0]?.poolWait).toBeCloseTo(0.05625, 2)
    expect(report.stations[0]?.poolUtilization).toBeCloseTo(0.6, 2)
  })

  it('a local call needs no slot of its own, another one blocks a pool of one slot', () => {
    const of = (local: boolean) =>
      network(1, [activity('a', 0, 0.01, 0, { visits: [visit(1, 0, { local })] }), activity('b', 0, 0.01, 0)])
    const inside = run(of(true), [place(1, 1)], { seed: 1, requests: 20_000 })
    expect(inside.overall.parts.work).toBeCloseTo(0.02, 9)
    expect(inside.stations[0]?.slotsHeld).toBeCloseTo(0.02, 3)
    // Not local, both want the one slot, and neither ever gets on.
    const stuck = run(of(false), [place(1, 1)], { seed: 1, requests: 20_000 })
    expect(stuck.complete).toBe(false)
    expect(stuck.stable).toBe(false)
    expect(stuck.saturated).toEqual([0])
  })
})

describe('[E11] calls', () => {
  it('a call with ratio 2.3 is made twice always and a third time in 30 % of cases', () => {
    const { overall, activities } = caller([visit(1, 0, { ratio: 2.3 })], [tenth(1)], 100_000)
    expect((activities[1]?.rate ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(2.3, 2)
    expect(overall.mean.value).toBeCloseTo(0.23, 3)
    expect(overall.p50.value).toBeCloseTo(0.2, 9)
    expect(overall.p99.value).toBeCloseTo(0.3, 2)
  })

  it('sequential calls add their times, parallel calls take the longest', () => {
    const callee = activity('callee', 1, 0.1, 1)
    const sequence = caller([visit(1, 0, { ratio: 3 })], [callee], 100_000)
    const parallel = caller([visit(1, 0, { ratio: 3, fanOut: 'parallel' })], [callee], 100_000)
    expect(sequence.overall.mean.value).toBeCloseTo(0.3, 2)
    expect(parallel.overall.mean.value).toBeCloseTo(0.1 * (1 + 1 / 2 + 1 / 3), 2)
  })

  it('every call pays its delay, added to the part that the delay names', () => {
    const delay = [
      { part: 'network' as const, time: work(0.02, 0.5) },
      { part: 'platform' as const, time: { shape: 'sometimes', probability: 0.1, of: constant(1) } as const },
    ]
    const { overall } = caller([visit(1, 0, { delay, ratio: 2 })], [tenth(1)], 100_000)
    expect(overall.parts.network).toBeCloseTo(0.04, 3)
    expect(overall.parts.platform).toBeCloseTo(0.2, 2)
    expect(overall.parts.work).toBeCloseTo(0.2, 9)
    expect(overall.parts.queueing).toBe(0)
  })

  it('an async call adds executions to its callee and no time to its caller', () => {
    const delay = [{ part: 'platform' as const, time: constant(3) }]
    const { overall, activities } = caller([visit(1, 0, { waits: false, ratio: 3, delay })], [tenth(1)])
    expect(overall.mean.value).toBe(0)
    expect((activities[1]?.rate ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(3, 2)
  })

  it('parallel branches add the parts of the longest branch only', () => {
    const delay = [{ part: 'network' as const, time: constant(0.5) }]
    const { overall } = caller([visit(1, 0), visit(2, 0, { delay })], [activity('long', 1, 0.4, 0), tenth(2)])
    expect(overall.parts).toEqual({
      work: expect.closeTo(0.1, 9),
      network: expect.closeTo(0.5, 9),
      queueing: 0,
      serialisation: 0,
      platform: 0,
    })
  })
})

describe('[E12] failures', () => {
  const flaky = (errorRate: number) => tenth(1, { errorRate })

  it('a failed call fails its caller unless it is optional', () => {
    const share = (optional: boolean) => caller([visit(1, 0, { optional })], [flaky(0.2)], 50_000).overall.failed
    expect(share(false)).toBeCloseTo(0.2, 2)
    expect(share(true)).toBe(0)
  })

  it('a failed call is retried as often as allowed, each time at full cost', () => {
    const { overall, activities } = caller([visit(1, 0, { retries: 2 })], [flaky(0.5)], 100_000)
    expect(overall.failed).toBeCloseTo(0.125, 2)
    expect(overall.mean.value).toBeCloseTo(0.1 * (1 + 0.5 + 0.25), 2)
    expect((activities[1]?.rate ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(1.75, 1)
    expect(activities[1]?.failed).toBeCloseTo(0.5, 2)
  })

  it('a failed call ends the execution after its stage: running calls are awaited, later stages not started', () => {
    const { overall, activities } = caller(
      [visit(1, 0), visit(2, 0), visit(3, 1)],
      [tenth(1, { errorRate: 1 }), activity('longer', 2, 0.3, 0), tenth(3)],
    )
    expect(overall.failed).toBe(1)
    expect(overall.mean.value).toBeCloseTo(0.3, 9)
    expect(activities[3]?.rate).toBe(0)
  })

  it('a failed call of a sequence is followed by no other call', () => {
    const { activities } = caller([visit(1, 0, { ratio: 5 })], [flaky(1)])
    expect((activities[1]?.rate ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(1, 2)
  })
})

describe('[E13] timeouts', () => {
  it('a timeout ends the wait of the caller, not the work of the callee', () => {
    const { overall, activities, stations } = caller([visit(1, 0, { timeout: 0.04, optional: true })], [tenth(1)])
    expect(overall.mean.value).toBeCloseTo(0.04, 9)
    expect(overall.parts.queueing).toBeCloseTo(0.04, 9)
    expect(overall.failed).toBe(0)
    expect(activities[1]?.abandoned).toBeCloseTo(1, 3)
    expect((stations[1]?.offered ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(0.1, 3)
  })

  it('a timeout t of an exponential of mean m gives the mean m(1 - e^(-t/m)) and fails e^(-t/m)', () => {
    const { overall } = caller([visit(1, 0, { timeout: 0.15 })], [activity('callee', 1, 0.1)], 200_000)
    expect(overall.mean.value).toBeCloseTo(0.1 * (1 - Math.exp(-1.5)), 3)
    expect(overall.failed).toBeCloseTo(Math.exp(-1.5), 2)
    expect(overall.p999.value).toBeCloseTo(0.15, 3)
  })

  it('a call that timed out is retried while its work goes on', () => {
    const visits = [visit(1, 0, { timeout: 0.04, retries: 2, ratio: 2, optional: true })]
    const { overall, activities, stations } = caller(visits, [tenth(1)])
    expect(overall.mean.value).toBeCloseTo(6 * 0.04, 9)
    expect((activities[1]?.rate ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(6, 2)
    expect((stations[1]?.offered ?? 0) / (activities[0]?.rate ?? 1)).toBeCloseTo(0.6, 2)
  })

  it('a timeout that is never reached changes nothing', () => {
    const mean = (timeout: number) =>
      caller([visit(1, 0, { ratio: 1.5, timeout, retries: 3 })], [activity('callee', 1, 0.1)]).overall.mean.value
    expect(mean(1000)).toBe(mean(Infinity))
  })
})

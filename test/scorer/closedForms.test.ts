/** Closed forms through the whole scorer, on the `ideal` catalog. */

import { describe, expect, it } from 'vitest'
import { compared } from './compared'

const ms = 1e-3

describe('one service on ideal.1', () => {
  const { drawn, merged, catalog } = compared({
    services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 100 * ms, cv: 1 } } } },
    workloads: { visits: ['web/page', { rate: 5 }] },
  })

  it('[T3] one service on one ideal core answers like M/M/1: mean 200 ms, p95 599.1 ms', () => {
    expect(catalog.id).toBe('ideal')
    expect(drawn.latency.overall.mean).toBeCloseTo(0.2, 12)
    expect(drawn.latency.overall.p95).toBeCloseTo(0.5991464547, 9)
  })

  it('[Z1] one service on ideal.1 is sized to one replica, half busy', () => {
    expect(drawn.sizing['deployable:web']).toMatchObject({ replicas: 1, cores: 1, utilization: 0.5, runsOn: 'ideal.1' })
  })

  it('one service alone has the same figures drawn and merged (A13.1)', () => {
    expect(merged.latency).toEqual(drawn.latency)
    expect(merged.structure).toEqual(drawn.structure)
    expect(merged.bill).toEqual(drawn.bill)
  })
})

describe('known answers through the whole scorer', () => {
  it('K10: a tandem of 20 ms at utilisation 0.3 and 40 ms at 0.6 has the known mean, p95 and p99', () => {
    const { overall } = compared({
      services: {
        flow: { runsOn: 'ideal.1', operations: { run: { cv: 0 } } },
        a: { runsOn: 'ideal.1', operations: { run: { demand: 20 * ms } } },
        b: { runsOn: 'ideal.1', operations: { run: { demand: 40 * ms } } },
      },
      calls: [
        ['flow/run', 'a/run'],
        ['flow/run', 'b/run'],
      ],
      workloads: { w: ['flow/run', { rate: 15 }] },
    }).drawn.latency
    expect(overall.mean).toBeCloseTo(0.128571428, 8)
    expect(Math.abs(overall.p95 / 0.333214 - 1)).toBeLessThan(0.01)
    expect(Math.abs(overall.p99 / 0.494164 - 1)).toBeLessThan(0.01)
  })

  it.each([
    { name: 'K3: M/M/2', cores: 2, rate: 12, mean: 0.15625, p99: 0.656791 },
    { name: 'K4: M/M/4', cores: 4, rate: 32, mean: 0.174554, p99: 0.68932 },
    { name: 'K5: M/M/16', cores: 16, rate: 150, mean: 0.173008, p99: 0.633201 },
  ])('$name has the known mean and p99', ({ cores, rate, mean, p99 }) => {
    const { overall } = compared({
      services: { web: { runsOn: `ideal.${cores}`, operations: { page: { demand: 100 * ms } } } },
      workloads: { visits: ['web/page', { rate }] },
    }).drawn.latency
    expect(overall.mean).toBeCloseTo(mean, 6)
    expect(overall.p99).toBeCloseTo(p99, 5)
  })

  it('[L2] calls between ideal machines are free and instantaneous unless overrides of the design set a price', () => {
    const pair = (overrides: Record<string, { value: number }>) =>
      compared({
        services: {
          a: { runsOn: 'ideal.1', operations: { run: { demand: 10 * ms, cv: 0 } } },
          b: { runsOn: 'ideal.1', operations: { run: { demand: 10 * ms, cv: 0 } } },
        },
        calls: [['a/run', 'b/run']],
        workloads: { w: ['a/run', { rate: 1e-6 }] },
        assumptions: { overrides },
      })
    const free = pair({})
    expect(free.drawn.structure.hops).toBe(1)
    expect(free.drawn.latency.overall.mean).toBeCloseTo(20 * ms, 9)
    const paid = pair({ 'latency.network.same-zone': { value: 1 * ms }, 'call.http.cpu': { value: 2 * ms } })
    expect(paid.drawn.latency.overall.mean).toBeCloseTo(23 * ms, 9)
    expect(paid.merged.latency.overall.mean).toBeCloseTo(20 * ms, 9)
  })
})

describe('[T3] [L18] merging where hops are free and nothing waits', () => {
  it.each([
    { calls: 10, demand: 0, cv: 1, own: 1 },
    { calls: 10, demand: 3 * ms, cv: 1, own: 1 },
    { calls: 3, demand: 20 * ms, cv: 2, own: 0.5 },
    { calls: 1.5, demand: 100 * ms, cv: 0, own: 1 },
  ])('merging leaves mean and percentiles: $calls calls of $demand s, cv $cv', ({ calls, demand, cv, own }) => {
    const { drawn, merged } = compared({
      services: {
        a: { runsOn: 'ideal.1', operations: { x: { demand: 30 * ms, cv: own } } },
        b: { runsOn: 'ideal.1', operations: { y: { demand, cv } } },
      },
      calls: [['a/x', 'b/y', { count: calls }]],
      workloads: { w: ['a/x', { rate: 1e-4 }] },
    })
    for (const figure of ['mean', 'p50', 'p95', 'p99'] as const) {
      const apart = drawn.latency.overall[figure]
      expect(Math.abs(merged.latency.overall[figure] / apart - 1), figure).toBeLessThan(2e-3)
    }
  })
})

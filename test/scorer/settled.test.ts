/** When everything is done: chains of async calls against the published hops, and what must hold of any. */

import { describe, expect, it } from 'vitest'
import { mebibyte } from '../../src/base/units'
import { settled } from '../../src/scorer/settled'
import { verdict } from '../../src/scorer/verdict'
import type { Sketch } from '../support/build'
import { compared } from './compared'

const ms = 1e-3
const warm = { kind: 'function', memory: 1769 * mebibyte, operations: { handle: { demand: 0 } } } as const

/** One message from a function through something to a function that does nothing. */
function hop(through: NonNullable<Sketch['services']>[string]) {
  const { drawn } = compared({
    services: { from: warm, through, to: warm },
    calls: [
      ['from', 'through', { mode: 'async' }],
      ['through', 'to', { mode: 'async' }],
    ],
    workloads: { w: ['from', { rate: 10 }] },
  })
  return settled(drawn)['workload:w']
}

describe('[T7] settled', () => {
  // bitesizedserverless.com, September 2022: from publishing to the start of a warm function.
  it.each([
    ['aws.sqs', 'queue', 16.2, 105],
    ['aws.sqs.fifo', 'queue', 28.1, 645],
    ['aws.sns', 'topic', 73, 225],
    ['aws.eventbridge', 'topic', 148, 387],
    ['aws.kinesis', 'stream', 627, 1580],
    ['aws.kinesis.efo', 'stream', 49.4, 109],
  ] as const)('%s: one hop has the median and the p99 that were measured', (runsOn, kind, p50, p99) => {
    const found = hop({ kind, runsOn })
    expect((found?.p50 ?? 0) / (p50 * ms)).toBeGreaterThan(0.9)
    expect((found?.p50 ?? 0) / (p50 * ms)).toBeLessThan(1.1)
    expect((found?.p99 ?? 0) / (p99 * ms)).toBeGreaterThan(0.9)
    expect((found?.p99 ?? 0) / (p99 * ms)).toBeLessThan(1.1)
  })

  const fired = (mode: 'sync' | 'async', more: Partial<Sketch> = {}) =>
    compared({
      services: {
        a: { runsOn: 'ideal.1', operations: { run: { demand: 0 } } },
        b: { runsOn: 'ideal.1', operations: { run: { wait: 40 * ms } } },
        c: { runsOn: 'ideal.1', operations: { run: { wait: 100 * ms } } },
      },
      calls: [
        ['a/run', 'b/run', { mode, stage: 0 }],
        ['a/run', 'c/run', { stage: 1 }],
      ],
      workloads: { w: ['a/run', { rate: 1 }] },
      ...more,
    }).drawn

  it('is nobody’s where nothing is async', () => {
    expect(settled(fired('sync'))).toEqual({})
  })

  it('runs beside the stages that follow: the longer of the two decides, not their sum', () => {
    const card = fired('async')
    expect(card.latency.overall.mean).toBeCloseTo(100 * ms, 12)
    expect(settled(card)['workload:w']?.mean).toBeCloseTo(100 * ms, 12)
  })

  it('is the time of the chain where the answer comes first, waits for slots included', () => {
    const { drawn } = compared({
      services: {
        a: { runsOn: 'ideal.1', operations: { run: { demand: 0 } } },
        b: { runsOn: 'ideal.1', concurrency: 1, operations: { run: { demand: 100 * ms, cv: 1 } } },
      },
      calls: [['a/run', 'b/run', { mode: 'async' }]],
      workloads: { w: ['a/run', { rate: 5 }] },
    })
    expect(drawn.latency.overall.mean).toBe(0)
    // M/M/1 at half load, its line before the only slot or before the only core.
    expect(settled(drawn)['workload:w']?.mean).toBeCloseTo(200 * ms, 4)
  })

  it('is told by the verdict where it outlives the answer', () => {
    const sketch = {
      services: {
        web: { runsOn: 'aws.eks.1x2', operations: { accept: { demand: 1 * ms } } },
        worker: { runsOn: 'aws.eks.1x2', operations: { work: { demand: 1 * ms } } },
        partner: { kind: 'external', operations: { send: { wait: 150 * ms } } },
      },
      calls: [
        ['web/accept', 'worker/work', { mode: 'async' }],
        ['worker/work', 'partner/send'],
      ],
      workloads: { w: ['web/accept', { rate: 10 }] },
    } as const
    expect(verdict(compared(sketch))).toMatch(/finishes as fast/)
  })
})

/** When everything is done: chains of async calls against the published hops, and what must hold of any. */

import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/catalog/index'
import { factValue } from '../../src/catalog/lookup'
import { normalCdf } from '../../src/queueing/numeric/normal'
import { headline } from '../../src/scorer/headline'
import { asyncCompletion } from '../../src/scorer/measures/asyncCompletion'
import type { Sketch } from '../support/build'
import { compared } from './compared'

const ms = 1e-3
/** So many draws of the lognormal with this median and p99, evenly over its quantiles, in an order of their own. */
function drawsOf(p50: number, p99: number, seed: number): Float64Array {
  const n = 20_011
  const sigma = Math.log(p99 / p50) / 2.3263478740408408
  // A multiplier prime to n walks through all quantiles once.
  return Float64Array.from({ length: n }, (_, i) => p50 * Math.exp(sigma * quantile((((i * seed) % n) + 0.5) / n)))
}

/** Quantile of the standard normal, by bisection on its distribution function. */
function quantile(p: number): number {
  let [low, high] = [-8, 8]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < p) low = middle
    else high = middle
  }
  return low
}

describe('[T7] completion of async work', () => {
  // bitesizedserverless.com, September 2022: from publishing to the start of a warm function. SQS standard is left
  // out: no lognormal delivery beside the other two has both its median and a tail like the measured one.
  it.each([
    ['latency.sqs.fifo.deliver', 28.1, 645],
    ['latency.sns.deliver', 73, 225],
    ['latency.eventbridge.deliver', 148, 387],
    ['latency.kinesis.deliver', 627, 1580],
    ['latency.kinesis.efo.deliver', 49.4, 109],
  ])('%s: sending, delivery and invoking together have the measured median and p99', (id, p50, p99) => {
    const catalog = catalogs['aws.us-east-1']!
    const draws = (stem: string, seed: number) =>
      drawsOf(factValue(catalog, `${stem}.p50`) / ms, factValue(catalog, `${stem}.p99`) / ms, seed)
    const [send, deliver, invoke] = [
      draws('latency.message.send', 1),
      draws(id, 7_919),
      draws('latency.lambda.invoke.warm', 12_553),
    ]
    const sums = send.map((time, i) => time + (deliver[i] ?? 0) + (invoke[i] ?? 0)).sort()
    expect((sums[Math.floor(0.5 * sums.length)] ?? 0) / p50).toBeCloseTo(1, 1)
    expect((sums[Math.floor(0.99 * sums.length)] ?? 0) / p99).toBeCloseTo(1, 1)
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

  it('a workload without async calls has no async completion time', () => {
    expect(asyncCompletion(fired('sync'))).toEqual({})
  })

  it('async work beside a later stage completes with the longer of the two, not after their sum', () => {
    const card = fired('async')
    expect(card.latency.overall.mean).toBeCloseTo(100 * ms, 12)
    expect(asyncCompletion(card)['workload:w']?.mean).toBeCloseTo(100 * ms, 12)
  })

  it('async completion after an instant answer is the time of the async call, its wait for a slot included', () => {
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
    expect(asyncCompletion(drawn)['workload:w']?.mean).toBeCloseTo(200 * ms, 4)
  })

  it('the verdict compares async completion where async work outlasts the answer', () => {
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
    expect(headline(compared(sketch))).toMatch(/finishes as fast/)
  })
})

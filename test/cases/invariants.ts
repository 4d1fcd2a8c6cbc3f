/**
 * A13: what must hold of any design, each as a figure of a small one. They are drawn here and not in the gallery,
 * because nobody would want to look at them.
 */

import { factor, money, number, share } from '../../src/base/quantityFormat'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { busyCores } from '../../src/scorer/sizing/poolingGain'
import { compared } from '../scorer/compared'
import type { Sketch } from '../support/build'

export interface Invariant {
  readonly id: string
  readonly label: string
  readonly published: string
  readonly predicted: string
  readonly holds: boolean
  readonly reason: string
}

const ms = 1e-3
const pod = 'aws.eks.1x2'
const zone = { placement: 'zone' } as const

const pair = (fields: object = {}, more: Partial<Sketch> = {}): Comparison =>
  compared({
    services: {
      a: { runsOn: pod, operations: { run: { demand: 5 * ms } } },
      b: { runsOn: pod, operations: { run: { demand: 5 * ms } } },
    },
    calls: [['a/run', 'b/run', { request: 0, response: 0, ...fields }]],
    workloads: { w: ['a/run', { rate: 1 }] },
    assumptions: zone,
    ...more,
  })

const mean = ({ drawn }: Comparison) => drawn.latency.overall.mean
const hop = ({ drawn }: Comparison) => drawn.latency.overall.parts.network + drawn.latency.overall.parts.serialisation
const work = ({ drawn }: Comparison) => drawn.latency.overall.parts.work

export function invariants(): readonly Invariant[] {
  const alone = compared({ services: { a: { runsOn: pod } }, workloads: { w: ['a', { rate: 1 }] } })
  const one = pair()
  const saved = 1 - one.merged.latency.overall.mean / one.drawn.latency.overall.mean
  const double = pair({ count: 2 })
  const stored = compared({
    services: { a: { runsOn: pod }, b: { runsOn: pod }, db: { kind: 'database' }, s3: { kind: 'objectStore' } },
    calls: [
      ['a', 'b'],
      ['b', 'db'],
      ['b', 's3'],
    ],
    workloads: { w: ['a', { rate: 1 }] },
  })
  const parallel = pair({ count: 4, fanOut: 'parallel' })
  const sequential = pair({ count: 4 })
  const fired = pair({ mode: 'async' })
  const none = compared({
    services: { a: { kind: 'function' }, b: { kind: 'function' } },
    calls: [['a', 'b']],
    workloads: { w: ['a', { rate: 0 }] },
    assumptions: { mergedRunsOn: 'aws.fargate' },
  })
  const monthly = (one.drawn.bill.monthly / (one.drawn.bill.perMillion ?? 1)) * 1e6
  return [
    {
      id: 'A13.1',
      label: 'One service: both sides',
      published: 'identical',
      predicted: `${money(alone.drawn.bill.monthly)} and ${money(alone.merged.bill.monthly)}`,
      holds:
        alone.drawn.bill.monthly === alone.merged.bill.monthly && mean(alone) === alone.merged.latency.overall.mean,
      reason: 'both sides are one function of two partitions, here the same',
    },
    {
      id: 'A13.2',
      label: 'Time that merging saves, no payload',
      published: 'more than 0, less than all',
      predicted: share(saved),
      holds: saved > 0 && saved < 1,
      reason: 'the hop goes, the work stays',
    },
    {
      id: 'A13.3',
      label: 'Twice the calls: hops and the caller’s own work',
      published: '×2, and ×1',
      predicted: `${factor(hop(double) / hop(one))}, and ${factor((work(double) - work(one)) / (5 * ms))} of the callee more`,
      holds: Math.abs(hop(double) / hop(one) - 2) < 1e-6 && Math.abs(work(double) - work(one) - 5 * ms) < 1e-9,
      reason: 'each call costs the same; the work of the caller does not change',
    },
    {
      id: 'A13.4',
      label: 'Hops to stores once merged',
      published: '2',
      predicted: number(stored.merged.structure.hops),
      holds: stored.merged.structure.hops === 2,
      reason: 'a database and a store stay where they are [L4]',
    },
    {
      id: 'A13.5',
      label: 'Four calls at once, against in turn: time and CPU',
      published: 'shorter, and the same',
      predicted: `${factor(mean(parallel) / mean(sequential))}, and ${factor(busyCores(parallel.drawn) / busyCores(sequential.drawn))}`,
      holds:
        mean(parallel) < mean(sequential) &&
        Math.abs(busyCores(parallel.drawn) / busyCores(sequential.drawn) - 1) < 1e-9,
      reason: 'of calls made together the longest counts, their work adds up [T1]',
    },
    {
      id: 'A13.6',
      label: 'An async call: answer of the caller, and cores',
      published: 'without the callee, and with it',
      predicted: `${factor(mean(fired) / mean(one))}, and ${factor(busyCores(fired.drawn) / busyCores(one.drawn))}`,
      holds: work(fired) < work(one) && Math.abs(busyCores(fired.drawn) / busyCores(one.drawn) - 1) < 1e-9,
      reason: 'nobody waits for it, somebody pays for it [T1]',
    },
    {
      id: 'A13.9',
      label: 'At no load: functions and machines',
      published: '$0 and more',
      predicted: `${money(none.drawn.bill.monthly)} and ${money(none.merged.bill.monthly)}`,
      holds: none.drawn.bill.monthly === 0 && none.merged.bill.monthly > 0,
      reason: 'what is paid by use costs nothing unused; two replicas stand all month [Z1]',
    },
    {
      id: 'A13.10',
      label: 'Requests of a month at 1/s',
      published: '2,628,000',
      predicted: number(monthly, 7),
      holds: Math.abs(monthly - 2_628_000) < 1e-3,
      reason: '730 hours of 3,600 seconds',
    },
  ]
}

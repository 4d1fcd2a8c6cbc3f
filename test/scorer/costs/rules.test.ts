/** What single rules bill, on designs small enough to work out by hand. */

import { describe, expect, it } from 'vitest'
import { catalogs } from '../../../src/catalog/index'
import { withOverrides } from '../../../src/catalog/overrides'
import { tieredPrice } from '../../../src/scorer/costs/tieredPricing'
import type { BillLine, Scorecard } from '../../../src/scorer/result/scorecard'
import { score } from '../../../src/scorer/score'
import { document, type Sketch } from '../../support/build'

const aws = catalogs['aws.us-east-1']!
const [kib, mib] = [1024, 1024 ** 2]
const month = 730 * 3600

/** Invoking and starting take no time here, so that durations are those that are drawn. */
const still = {
  'latency.lambda.invoke.warm.p50': 0,
  'latency.lambda.invoke.warm.p99': 0,
  'latency.lambda.cold.placement': 0,
  'latency.lambda.cold.init': 0,
  'call.http.cpu': 0,
  'call.http.per-kib': 0,
  'throughput.network.same-zone': 1e18,
}

function cardOf(sketch: Sketch, changed: Readonly<Record<string, number>> = {}): Scorecard {
  const { design, partition, assumptions } = document(sketch)
  const overrides = Object.fromEntries(Object.entries({ ...still, ...changed }).map(([id, value]) => [id, { value }]))
  const card = score(design, partition, withOverrides(aws, overrides), assumptions)
  if (!card.ok) throw new Error(card.problem.message)
  return card.value
}

const linesOf = (sketch: Sketch, rule: string, changed?: Readonly<Record<string, number>>): readonly BillLine[] =>
  cardOf(sketch, changed).bill.lines.filter((line) => line.rule === rule)
const sum = (lines: readonly BillLine[]) => lines.reduce((total, { monthly }) => total + monthly, 0)
const work = (demand: number) => ({ demand, cv: 0 })

describe('[C1] functions', () => {
  const sketch = (free = false): Sketch => ({
    services: { resize: { kind: 'function', memory: 1769 * mib, operations: { run: work(0.12) } } },
    workloads: { uploads: ['resize', { rate: 3e6 / month }] },
    assumptions: { freeTier: free },
  })

  it('a function is billed for its requests and its time', () => {
    const lines = linesOf(sketch(), 'functions')
    expect(lines.map(({ what }) => what)).toEqual(['Requests', 'Function time'])
    expect(lines[0]).toMatchObject({ unitPrice: 0.2, unit: '1M requests', of: 'deployable:resize' })
    expect(lines[0]?.quantity).toBeCloseTo(3, 9)
    expect(lines[1]?.quantity).toBeCloseTo(3e6 * 0.12 * (1769 / 1024), 3)
  })

  it('[C4] all functions of an account share one free tier', () => {
    const two: Sketch = {
      ...sketch(true),
      services: {
        resize: { kind: 'function', memory: 1769 * mib, operations: { run: work(0.12) } },
        crop: { kind: 'function', memory: 1769 * mib, operations: { run: work(0.12) } },
      },
      workloads: { uploads: ['resize', { rate: 3e6 / month }], crops: ['crop', { rate: 3e6 / month }] },
    }
    const requests = linesOf(two, 'functions').filter(({ what }) => what === 'Requests')
    expect(sum(requests)).toBeCloseTo(5 * 0.2, 9)
    expect(requests).toHaveLength(2)
  })

  describe('[C16] cold starts', () => {
    // So seldom that every execution is cold: 0.1 s to find a place, 0.135 s to initialise.
    const rate = 1e-8
    const [placement, init] = [0.1, 0.135]
    const starting = { 'latency.lambda.cold.placement': placement, 'latency.lambda.cold.init': init }
    const called: Sketch = {
      services: {
        a: { kind: 'function', memory: 1024 * mib, operations: { run: work(0) } },
        b: { kind: 'function', memory: 1024 * mib, operations: { run: work(0) } },
      },
      calls: [['a', 'b']],
      workloads: { asked: ['a', { rate }] },
    }
    const seconds = (sketch: Sketch, of: string, changed = {}) =>
      linesOf(sketch, 'functions', { ...starting, ...changed })
        .filter((line) => line.what === 'Function time' && line.of === of)
        .reduce((total, { quantity }) => total + quantity, 0) /
      (rate * month)

    it('a cold start is billed for initialisation, not for placement, at an entry and at a called function', () => {
      expect(seconds(called, 'deployable:b')).toBeCloseTo(init, 3)
      // The caller is billed its own start, and the whole of what it waits for [L7].
      expect(seconds(called, 'deployable:a')).toBeCloseTo(init + placement + init, 3)
    })

    it('a cold start is billed nothing under the rules before August 2025', () => {
      const before = { 'aws.lambda.init-billed': 0 }
      expect(seconds(called, 'deployable:b', before)).toBeLessThan(1e-3)
      expect(seconds(called, 'deployable:a', before)).toBeCloseTo(placement + init, 3)
    })

    it('[T4] a cold start delays the request and occupies concurrency, at an entry and at a called function', () => {
      const card = cardOf(called, starting)
      expect(card.latency.overall.mean).toBeCloseTo(2 * (placement + init), 2)
      const places = card.headroom.limits.find(({ facts }) => facts.includes('q.aws.lambda.concurrency'))
      expect((places?.load ?? 0) * rate * 3 * (placement + init)).toBeCloseTo(1000, 1)
      const machines: Sketch = {
        ...called,
        services: { ...called.services, a: { runsOn: 'aws.ec2.m6i.large', operations: { run: work(0) } } },
      }
      expect(cardOf(machines, starting).latency.overall.mean).toBeCloseTo(placement + init, 2)
      expect(seconds(machines, 'deployable:b')).toBeCloseTo(init, 3)
    })

    it('two functions deployed as one Lambda have one cold start where both run in one environment', () => {
      const together: Sketch = { ...called, together: [['a', 'b']] }
      const { design, partition, assumptions } = document(together)
      const deployable = Object.values(partition.of)[0]!
      const onLambda = {
        ...partition,
        deployables: { ...partition.deployables, [deployable]: { id: deployable, name: 'ab', runsOn: 'aws.lambda' } },
      }
      const overrides = Object.fromEntries(
        Object.entries({ ...still, ...starting }).map(([id, value]) => [id, { value }]),
      )
      const card = score(design, onLambda, withOverrides(aws, overrides), assumptions)
      if (!card.ok) throw new Error(card.problem.message)
      expect(card.value.latency.overall.mean).toBeCloseTo(placement + init, 2)
    })
  })

  it('[L7] a function is billed while it waits for another, merged ones only once (K18)', () => {
    const chain = (together: Sketch['together']): Sketch => ({
      services: {
        a: { kind: 'function', runsOn: 'aws.lambda', memory: 1769 * mib, operations: { run: work(0.06) } },
        b: { kind: 'function', runsOn: 'aws.lambda', memory: 1769 * mib, operations: { run: work(0.12) } },
        c: { kind: 'function', runsOn: 'aws.lambda', memory: 1769 * mib, operations: { run: work(0.2) } },
      },
      calls: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      workloads: { asked: ['a', { rate: 10 }] },
      together,
    })
    const time = linesOf(chain([]), 'functions').filter(({ what }) => what === 'Function time')
    const seconds = time.reduce((total, { quantity }) => total + quantity, 0) / (1769 / 1024) / month / 10
    expect(seconds).toBeCloseTo(0.9, 6)
  })

  it('a failing call is billed again with every retry', () => {
    const failing = (retries: number): Sketch => ({
      services: {
        a: { kind: 'function', operations: { run: work(0.01) } },
        b: { kind: 'function', operations: { run: { ...work(0.01), errorRate: 0.5 } } },
      },
      calls: [['a', 'b', { retries }]],
      workloads: { asked: ['a', { rate: 10 }] },
    })
    const of = (retries: number) =>
      linesOf(failing(retries), 'functions').find((line) => line.what === 'Requests' && line.of === 'deployable:b')
        ?.quantity ?? 0
    expect(of(1) / of(0)).toBeCloseTo(1.5, 9)
  })

  it('[C19] an execution is billed no longer than the timeout of the platform', () => {
    const lines = linesOf(
      {
        services: { a: { kind: 'function', memory: 1769 * mib, operations: { run: { wait: 5000 } } } },
        workloads: { asked: ['a', { rate: 1 }] },
      },
      'functions',
    )
    expect(lines[1]?.quantity).toBeCloseTo(900 * month * (1769 / 1024), 0)
  })
})

describe('[C1] workflows', () => {
  const sketch = (runsOn: string, retries = 0): Sketch => ({
    services: {
      start: { kind: 'function', operations: { run: work(0.01) } },
      flow: { kind: 'orchestrator', runsOn, operations: { run: {}, beat: {} } },
      a: { kind: 'function', operations: { run: work(0.05) } },
      b: { kind: 'function', operations: { run: { ...work(0.05), errorRate: 0 } } },
    },
    calls: [
      ['start', 'flow/run'],
      ['flow/run', 'a', { count: 3 }],
      ['flow/run', 'b', { retries }],
      ['flow/beat', 'a'],
    ],
    workloads: { asked: ['start', { rate: 2 }], beats: ['flow/beat', { rate: 5 }] },
  })

  it('every call out of a Standard workflow is billed as a transition', () => {
    const lines = linesOf(sketch('aws.sfn.standard'), 'workflows')
    expect(sum(lines)).toBeCloseTo((2 * 4 + 5) * month * 0.000025, 6)
    expect(lines.every(({ of }) => of.startsWith('call:'))).toBe(true)
  })

  it('[L9] a call of an Express workflow starts an execution, a beat of a running one does not', () => {
    const starts = linesOf(sketch('aws.sfn.express'), 'workflows').find(({ what }) => what === 'Executions')
    expect(starts?.quantity).toBeCloseTo((2 * month) / 1e6, 9)
  })

  it('[L3] a workflow dissolved into one deployable costs nothing', () => {
    const one = { ...sketch('aws.sfn.standard'), together: [['start', 'a', 'b', 'flow']] }
    expect(linesOf(one, 'workflows')).toEqual([])
  })
})

describe('[C1] stores and messages', () => {
  const sketch = (kind: 'objectStore' | 'database' | 'queue' | 'topic' | 'stream', runsOn: string): Sketch => ({
    services: {
      a: { kind: 'function', operations: { run: work(0.01) } },
      s: { kind, runsOn },
      z: { kind: 'function', operations: { run: work(0.01) } },
    },
    calls:
      kind === 'objectStore' || kind === 'database'
        ? [
            ['a', 's', { request: 3 * kib, response: 100 }],
            ['z', 's', { request: 100, response: 6 * kib }],
          ]
        : [
            ['a', 's', { request: 100 * kib, response: 100, mode: 'async' }],
            ['s', 'z', { request: 100 * kib, response: 100, mode: 'async' }],
          ],
    workloads:
      kind === 'objectStore' || kind === 'database'
        ? { w: ['a', { rate: 10 }], r: ['z', { rate: 20 }] }
        : { w: ['a', { rate: 10 }] },
  })

  it.each([
    { kind: 'objectStore', runsOn: 'aws.s3', rule: 'objects', dollars: 10 * 0.000005 + 20 * 0.0000004 },
    { kind: 'database', runsOn: 'aws.dynamodb', rule: 'tables', dollars: 10 * 3 * 0.625e-6 + 20 * 2 * 0.5 * 0.125e-6 },
    { kind: 'queue', runsOn: 'aws.sqs', rule: 'queues', dollars: 10 * 5 * 0.4e-6 },
    { kind: 'queue', runsOn: 'aws.sqs.fifo', rule: 'queues', dollars: 10 * 5 * 0.5e-6 },
    { kind: 'topic', runsOn: 'aws.sns', rule: 'topics', dollars: 10 * 2 * 0.5e-6 },
    { kind: 'topic', runsOn: 'aws.eventbridge', rule: 'topics', dollars: 10 * 2 * 1e-6 },
    { kind: 'stream', runsOn: 'aws.kinesis', rule: 'streams', dollars: 0.015 / 3600 + 10 * 4 * 0.014e-6 },
  ] as const)('[C5] $runsOn is billed by its own billing units', ({ kind, runsOn, rule, dollars }) => {
    expect(sum(linesOf(sketch(kind, runsOn), rule))).toBeCloseTo(dollars * month, 4)
  })

  it('[C11] a stream pays the shards of its busiest hour all month', () => {
    const { services, calls } = sketch('stream', 'aws.kinesis')
    const spiky: Sketch = { services, calls, workloads: { w: ['a', { rate: 100, profile: 'spiky' }] } }
    const shards = linesOf(spiky, 'streams').find(({ what }) => what === 'Shards')
    // 1,000 records a second of 100 KB at the peak: 98 MB a second, one MB per shard.
    expect(shards?.quantity).toBe(98 * 730)
  })

  it('[C31] [C10] logs are stored, compressed, once the assumption says for how many months', () => {
    // 1,000 a second × 2,628,000 s × 500 bytes = 1,223.7 GiB a month; × 0.15 × 3 months × 0.03 = $16.52.
    const sketch: Sketch = {
      services: { web: { operations: { page: work(0) } } },
      workloads: { visits: ['web', { rate: 1000 }] },
      assumptions: { observability: 'cloudwatch' },
    }
    expect(linesOf(sketch, 'keptLogs')).toEqual([])
    const kept = linesOf(sketch, 'keptLogs', { 'assumption.logs.kept': 3 })
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ what: 'Logs stored', unit: 'GB-month', unitPrice: 0.03, of: 'deployable:web' })
    expect(kept[0]?.monthly).toBeCloseTo(16.52, 2)
    // Of the 5 GB that are free each month what is taken in uses all.
    const free = { ...sketch, assumptions: { observability: 'cloudwatch', freeTier: true } } as const
    expect(sum(linesOf(free, 'keptLogs', { 'assumption.logs.kept': 3 }))).toBeCloseTo(16.52, 2)
    // At 1 a second 1.2237 GiB come in: 3.7763 GB are left for 1.2237 × 0.15 × 3.
    const few: Sketch = { ...free, workloads: { visits: ['web', { rate: 1 }] } }
    expect(sum(linesOf(few, 'keptLogs', { 'assumption.logs.kept': 3 }))).toBe(0)
    expect(
      sum(linesOf({ ...few, assumptions: sketch.assumptions }, 'keptLogs', { 'assumption.logs.kept': 3 })),
    ).toBeCloseTo(0.01652, 5)
  })

  it('[C10] objects cost storage once the assumption says how long they stay', () => {
    const kept = linesOf(sketch('objectStore', 'aws.s3'), 'objects', { 'assumption.objects.kept': 86_400 })
    expect(kept.find(({ what }) => what === 'Objects kept')?.quantity).toBeCloseTo(
      (10 * 3 * kib * 86_400) / 1024 ** 3,
      9,
    )
  })
})

describe('[C2] machines, balancers, traffic and observability', () => {
  const pair: Sketch = {
    services: {
      client: { kind: 'client', operations: { open: {} } },
      web: { runsOn: 'aws.ec2.m6i.large', replicas: 2, zones: 2, operations: { page: work(0.001) } },
      app: { runsOn: 'aws.ec2.m6i.large', replicas: 3, zones: 2, operations: { run: work(0.001) } },
      mail: { kind: 'external', operations: { send: {} } },
    },
    calls: [
      ['client', 'web', { response: 10 * kib }],
      ['web', 'app', { request: kib, response: kib }],
      ['app', 'mail', { request: 2 * kib }],
    ],
    workloads: { visits: ['client', { rate: 100 }] },
  }

  it('machines are billed by the hour for every replica', () => {
    expect(linesOf(pair, 'machines').map(({ monthly }) => monthly)).toEqual([2, 3].map((n) => n * 730 * 0.096))
  })

  it('[C20] a load balancer is billed for every called deployable with more than one replica', () => {
    expect(
      linesOf(pair, 'balancers')
        .filter(({ what }) => what === 'Load balancer')
        .map(({ of }) => of),
    ).toEqual(['deployable:web', 'deployable:app'])
    const single = { ...pair, services: { ...pair.services, app: { ...pair.services.app, replicas: 1 } } }
    expect(linesOf(single, 'balancers').filter(({ what }) => what === 'Load balancer')).toHaveLength(1)
  })

  it('bytes between zones are billed on both sides, and not at all inside one deployable', () => {
    const [line] = linesOf(pair, 'crossZone', { 'call.http.bytes': 0 })
    expect(line?.quantity).toBeCloseTo((100 * 2 * kib * 0.5 * 2 * month) / 1024 ** 3, 6)
    expect(linesOf({ ...pair, together: [['web', 'app']] }, 'crossZone')).toEqual([])
  })

  it('[C21] bytes to clients and to external services are billed as egress, the latter with a NAT gateway', () => {
    const leaving = linesOf(pair, 'egress')
    expect(leaving.map(({ quantity }) => quantity * 1024 ** 3)).toEqual(
      [10, 2].map((n) => expect.closeTo(100 * n * kib * month, -3)),
    )
    expect(linesOf(pair, 'nat').map(({ what }) => what)).toEqual(['NAT hours', 'Bytes through NAT'])
  })

  it('[C12] [C20] pods of a cluster share one control plane and have a balancer only at the entry', () => {
    const pods: Sketch = {
      ...pair,
      services: {
        ...pair.services,
        web: { ...pair.services.web, runsOn: 'aws.eks.0.5x1' },
        app: { ...pair.services.app, runsOn: 'aws.eks.0.5x1' },
      },
    }
    const clusters = linesOf(pods, 'containers').filter(({ what }) => what === 'Cluster')
    expect(sum(clusters)).toBeCloseTo(730 * 0.1, 9)
    expect(
      linesOf(pods, 'balancers')
        .filter(({ what }) => what === 'Load balancer')
        .map(({ of }) => of),
    ).toEqual(['deployable:web'])
  })

  it('[C22] logs are billed per execution behind a boundary: two merged services write one line, not two', () => {
    const watched = (together: Sketch['together']): Sketch => ({
      ...pair,
      together,
      assumptions: { observability: 'cloudwatch' },
    })
    const [apart, merged] = [linesOf(watched([]), 'logs'), linesOf(watched([['web', 'app']]), 'logs')]
    expect(sum(apart) / sum(merged)).toBeCloseTo(2, 9)
    expect(linesOf(watched([]), 'monitoring')).toHaveLength(2)
    expect(linesOf(pair, 'logs')).toEqual([])
  })

  it('Datadog bills one host per machine', () => {
    const watched: Sketch = { ...pair, assumptions: { observability: 'datadog' } }
    expect(sum(linesOf(watched, 'monitoring'))).toBeCloseTo(5 * (15 + 31), 9)
  })

  it('a burstable machine is billed for CPU above its baseline', () => {
    const burst: Sketch = {
      services: { web: { runsOn: 't3.medium', replicas: 1, operations: { page: work(0.01) } } },
      workloads: { visits: ['web', { rate: 100 }] },
    }
    expect(sum(linesOf(burst, 'machines'))).toBeCloseTo(52.27, 2)
  })
})

describe('further billing rules of AWS', () => {
  const onMachines = (services: Sketch['services'], calls: Sketch['calls']): Sketch => ({
    services: { web: { runsOn: 'aws.ec2.m6i.large', zones: 2, operations: { run: work(0.001) } }, ...services },
    calls,
    workloads: { w: ['web', { rate: 100 }] },
  })
  const total = (sketch: Sketch, rule: string, what: string, changed = {}) =>
    sum(linesOf(sketch, rule, changed).filter((line) => line.what === what))

  it('[C17] a quantity beyond the last known tier is billed at the price of the last tier', () => {
    const quotes = [{ id: 'a', dollars: 2, unit: 'GB', per: 1, from: 0, to: 10 }]
    expect(tieredPrice(quotes, 30)).toBe(60)
    const stored = { 'assumption.objects.kept': 86_400 * 30 }
    const kept = onMachines({ s: { kind: 'objectStore' } }, [['web', 's', { request: 1e6 }]])
    // 100 MB a second kept for 30 days: 241,399 GiB, the first 51,200 at 0.023, the next 512,000 at 0.022.
    const gib = (100 * 1e6 * 86_400 * 30) / 1024 ** 3
    expect(total(kept, 'objects', 'Objects kept', stored)).toBeCloseTo(51_200 * 0.023 + (gib - 51_200) * 0.022, 2)
  })

  it('[C18] endpoints of four services in two zones cost $58.40 and their bytes (W23)', () => {
    const services = {
      queue: { kind: 'queue' as const },
      again: { kind: 'queue' as const },
      topic: { kind: 'topic' as const },
      stream: { kind: 'stream' as const },
      f: { kind: 'function' as const, memory: 1769 * mib, operations: { run: work(0.001) } },
      table: { kind: 'database' as const, runsOn: 'aws.dynamodb' },
      bucket: { kind: 'objectStore' as const },
    }
    const sketch = onMachines(
      services,
      Object.keys(services).map((id) => ['web', id, { request: 1000, response: 1000 }] as const),
    )
    expect(linesOf(sketch, 'endpoints')).toEqual([])
    const private_ = { 'assumption.endpoints': 1, 'call.http.bytes': 0, 'call.binary.bytes': 0 }
    expect(total(sketch, 'endpoints', 'Endpoint hours', private_)).toBeCloseTo(4 * 2 * 730 * 0.01, 9)
    // Five of the seven calls go through: not those to the table and the bucket.
    const gib = (5 * 100 * 2000 * month) / 1024 ** 3
    expect(total(sketch, 'endpoints', 'Bytes through endpoints', private_)).toBeCloseTo(gib * 0.01, 6)
  })

  it('an SNS FIFO topic is billed for every delivery and for bytes both ways', () => {
    const sketch = onMachines({ news: { kind: 'topic', runsOn: 'aws.sns.fifo' }, jobs: { kind: 'queue' } }, [
      ['web', 'news', { mode: 'async', request: 1000 }],
      ['news', 'jobs', { mode: 'async', request: 1000 }],
    ])
    const million = (100 * month) / 1e6
    const gib = (100 * 1000 * month) / 1024 ** 3
    expect(sum(linesOf(sketch, 'topics'))).toBeCloseTo(million * (0.3 + 0.01) + gib * (0.017 + 0.001), 4)
  })

  it('an event bus is billed for deliveries by HTTP, not for those to functions and queues', () => {
    const towards = (to: Sketch['services'][string]) =>
      onMachines({ bus: { kind: 'topic', runsOn: 'aws.eventbridge' }, to }, [
        ['web', 'bus', { mode: 'async', request: 1000 }],
        ['bus', 'to', { mode: 'async', request: 1000 }],
      ])
    expect(total(towards({ kind: 'external' }), 'topics', 'Delivered by HTTP')).toBeCloseTo(
      (100 * month * 0.2) / 1e6,
      6,
    )
    expect(linesOf(towards({ kind: 'function' }), 'topics').map(({ what }) => what)).toEqual(['Published'])
  })

  it('Aurora is billed for writes to disk, idle queues for empty polls', () => {
    const db = { kind: 'database' as const, runsOn: 'aws.rds.aurora.db.r6g.large' }
    const aurora = onMachines({ db }, [['web', 'db', { request: 1000, response: 100 }]])
    expect(total(aurora, 'databases', 'Operations on disk')).toBeCloseTo((100 * month * 0.2) / 1e6, 6)
    const reading = onMachines({ db }, [['web', 'db', { request: 100, response: 1000 }]])
    expect(total(reading, 'databases', 'Operations on disk')).toBe(0)
    const jobs = onMachines({ jobs: { kind: 'queue' }, f: { kind: 'function' } }, [
      ['web', 'jobs', { mode: 'async', count: 0 }],
      ['jobs', 'f', { mode: 'async' }],
    ])
    const polled = linesOf(jobs, 'queues', { 'assumption.queue.empty': 0.25 })
    expect(polled.map(({ of, monthly }) => [of, monthly])).toEqual([
      ['deployable:f', expect.closeTo((0.25 * month * 0.4) / 1e6, 9)],
    ])
  })
})

describe('[C32] tables with provisioned capacity', () => {
  const sketch = (profile: 'flat' | 'spiky' = 'flat', rate = 100): Sketch => ({
    services: {
      web: { runsOn: 'aws.ec2.m6i.large', operations: { page: work(0) } },
      orders: { kind: 'database', runsOn: 'aws.dynamodb.provisioned' },
    },
    calls: [
      ['web', 'orders', { request: 2.5 * kib, response: 0 }],
      ['web', 'orders', { request: 0, response: 6 * kib }],
    ],
    workloads: { visits: ['web', { rate, profile }] },
  })
  const capacity = (drawn: Sketch, changed = {}) =>
    linesOf(drawn, 'provisionedTables', changed).map(({ what, monthly }) => [what, Number(monthly.toFixed(2))])

  it('have whole units at 70 % of use, by the hour', () => {
    // Writes: 100 × 3 units ÷ 0.7 = 428.6 → 429 × 730 h × 0.00065 = $203.56.
    // Reads: 100 × 2 × ½ unit ÷ 0.7 = 142.9 → 143 × 730 h × 0.00013 = $13.57.
    expect(capacity(sketch())).toEqual([
      ['Write capacity', 203.56],
      ['Read capacity', 13.57],
    ])
    expect(linesOf(sketch(), 'tables')).toEqual([])
  })

  it('follow the day, and never have less than the least', () => {
    // One hour of 10 times the mean, 23 of 14/23 of it: 1,000 a second and 60.87 a second.
    // Writes: ⌈3,000 ÷ 0.7⌉ = 4,286 and 23 × ⌈182.6 ÷ 0.7⌉ = 23 × 261: mean 428.71 × 730 × 0.00065 = $203.42.
    // Reads: ⌈1,000 ÷ 0.7⌉ = 1,429 and 23 × ⌈60.87 ÷ 0.7⌉ = 23 × 87: mean 142.92 × 730 × 0.00013 = $13.56.
    expect(capacity(sketch('spiky'))).toEqual([
      ['Write capacity', 203.42],
      ['Read capacity', 13.56],
    ])
    // One visit in a hundred seconds: five units of each. 5 × 730 × 0.00065 = $2.37; 5 × 730 × 0.00013 = $0.47.
    expect(capacity(sketch('flat', 0.01))).toEqual([
      ['Write capacity', 2.37],
      ['Read capacity', 0.47],
    ])
    expect(capacity(sketch('flat', 0.01), { 'assumption.table.least': 1 })).toEqual([
      ['Write capacity', 0.47],
      ['Read capacity', 0.09],
    ])
  })

  it('are limited together by the account, each by its table', () => {
    const limits = cardOf(sketch()).headroom.limits
    const at = (quota: string) => limits.find(({ facts }) => facts.includes(quota))?.load
    // 80,000 ÷ 429 provisioned; 40,000 ÷ (300 ÷ 0.7) of the table.
    expect(at('q.aws.ddb.account.wcu')).toBeCloseTo(80_000 / 429, 6)
    expect(at('q.aws.ddb.table.wcu')).toBeCloseTo(40_000 / (300 / 0.7), 6)
  })
})

describe('[C33] databases that scale themselves', () => {
  const sketch = (runsOn: string, rate: number, profile: 'flat' | 'spiky' = 'flat'): Sketch => ({
    services: {
      web: { runsOn: 'aws.ec2.m6i.large', operations: { page: work(0) } },
      orders: { kind: 'database', runsOn, operations: { query: work(0.01) } },
    },
    calls: [['web', 'orders', { request: 100, response: 1000 }]],
    workloads: { visits: ['web', { rate, profile }] },
  })
  const capacity = (drawn: Sketch, changed = {}) => sum(linesOf(drawn, 'serverlessDatabases', changed))

  it('are paid for the capacity that keeps them at the target, in halves of a unit', () => {
    // 100 a second × 10 ms = 1 core, on two instances: 0.5 ÷ 0.6 ÷ 0.25 vCPU = 3.33 → 3.5 ACU each.
    // 2 × 3.5 × 730 h × 0.12 = $613.20, and no line for instances.
    expect(capacity(sketch('aws.rds.aurora.serverless.16', 100))).toBeCloseTo(613.2, 6)
    expect(linesOf(sketch('aws.rds.aurora.serverless.16', 100), 'databases')).toEqual([])
  })

  it('follow the day between the least and the largest', () => {
    // Hardly used: 2 × 0.5 × 730 × 0.12 = $87.60, with a least of 0 as well: a query takes half a unit.
    expect(capacity(sketch('aws.rds.aurora.serverless.16', 0.001))).toBeCloseTo(87.6, 6)
    expect(capacity(sketch('aws.rds.aurora.serverless.16', 0.001), { 'assumption.database.least-acu': 0 })).toBeCloseTo(
      87.6,
      6,
    )
    // One hour of 10 times the mean, 23 of 14/23: 20 and 1.217 a second on both. 0.1 core each ÷ 0.15 = 0.667 → 1 ACU;
    // 0.0061 ÷ 0.15 = 0.04 → 0.5. Mean (1 + 23 × 0.5) ÷ 24 = 0.5208; × 2 × 730 × 0.12 = $91.25.
    expect(capacity(sketch('aws.rds.aurora.serverless.16', 2, 'spiky'))).toBeCloseTo(91.25, 2)
    // Up to 2 ACU: half a core each; twice as many as 0.6 of that bear 100 a second would be four instances of 2 ACU.
    const small = cardOf(sketch('aws.rds.aurora.serverless.2', 100))
    expect(small.sizing['deployable:orders']?.replicas).toBe(4)
    expect(capacity(sketch('aws.rds.aurora.serverless.2', 100))).toBeCloseTo(4 * 2 * 730 * 0.12, 6)
  })
})

describe('[C34] content delivery networks', () => {
  // A tenth of the requests reaches the origin; answers of 100 KiB.
  const sketch = (front: string | undefined, replicas = 2): Sketch => ({
    services: {
      browsers: { kind: 'client' },
      cdn: { kind: 'gateway', ...(front === undefined ? {} : { runsOn: front }) },
      web: { runsOn: 'aws.ec2.m6i.large', replicas, operations: { page: work(0) } },
    },
    calls: [
      ['browsers', 'cdn', { request: kib, response: 100 * kib }],
      ['cdn', 'web', { count: 0.1, request: kib, response: 100 * kib }],
    ],
    workloads: { visits: ['browsers', { rate: 100 }] },
  })

  it('charge requests, bytes to viewers in tiers, and bytes to the origin; nothing leaves besides', () => {
    // 100 × 2,628,000 = 262.8 M requests × 1.00 = $262.80.
    // 262.8 M × 102,400 bytes = 25,062.56 GB: 10,240 × 0.085 + 14,822.56 × 0.08 = 870.40 + 1,185.80 = $2,056.20.
    // 26.28 M × 1,024 bytes = 25.06 GB × 0.02 = $0.50.
    const card = cardOf(sketch('aws.cloudfront'))
    const monthly = (rule: string, what: string) =>
      sum(card.bill.lines.filter((line) => line.rule === rule && line.what === what))
    expect(monthly('requests', 'API requests')).toBeCloseTo(262.8, 6)
    expect(monthly('edge', 'Bytes to viewers')).toBeCloseTo(2056.2, 2)
    expect(monthly('edge', 'Bytes to the origin')).toBeCloseTo(0.5, 2)
    expect(card.bill.lines.filter(({ rule }) => rule === 'egress')).toEqual([])
  })

  it('are no load balancer: two replicas behind one have theirs, towards the internet', () => {
    const balancers = (drawn: Sketch) => linesOf(drawn, 'balancers').filter(({ what }) => what === 'Load balancer')
    expect(sum(balancers(sketch('aws.cloudfront')))).toBeCloseTo(730 * 0.0225, 6)
    expect(balancers(sketch('aws.cloudfront', 1))).toEqual([])
    expect(balancers(sketch('aws.apigw.http'))).toEqual([])
  })

  it('are limited by their own quota, API gateways by theirs', () => {
    const limits = (front: string) => cardOf(sketch(front)).headroom.limits
    const at = (front: string, quota: string) => limits(front).find(({ facts }) => facts.includes(quota))?.load
    expect(at('aws.cloudfront', 'q.aws.cloudfront.rps')).toBeCloseTo(2500, 6)
    expect(at('aws.cloudfront', 'q.aws.apigw.rps')).toBeUndefined()
    expect(at('aws.apigw.http', 'q.aws.apigw.rps')).toBeCloseTo(100, 6)
  })
})

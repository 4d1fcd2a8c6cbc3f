/** Where the load stops, on designs small enough to work out by hand. */

import { describe, expect, it } from 'vitest'
import type { Catalog } from '../../../src/catalog/catalog'
import { catalogs } from '../../../src/catalog/index'
import { withOverrides } from '../../../src/catalog/overrides'
import { loadFillingPool } from '../../../src/scorer/limits/pools'
import type { Headroom } from '../../../src/scorer/result/scorecard'
import { score } from '../../../src/scorer/score'
import { document, type Sketch } from '../../support/build'
import { compared } from '../compared'

const aws = catalogs['aws.us-east-1']!
const ideal = catalogs.ideal as Catalog
const mib = 1024 ** 2
const still = {
  'latency.lambda.invoke.warm.p50': 0,
  'latency.lambda.invoke.warm.p99': 0,
  'latency.lambda.cold.placement': 0,
  'latency.lambda.cold.init': 0,
  'call.http.cpu': 0,
  'call.http.per-kib': 0,
  'throughput.network.same-zone': 1e18,
}

function headroomOf(sketch: Sketch, changed: Readonly<Record<string, number>> = {}, catalog = aws): Headroom {
  const { design, partition, assumptions } = document(sketch)
  const overrides = Object.fromEntries(Object.entries({ ...still, ...changed }).map(([id, value]) => [id, { value }]))
  const card = score(design, partition, withOverrides(catalog, overrides), assumptions)
  if (!card.ok) throw new Error(card.problem.message)
  return card.value.headroom
}

const work = (demand: number) => ({ demand, cv: 0 })
const lambda = (demand: number) => ({
  kind: 'function' as const,
  memory: 1769 * mib,
  operations: { run: work(demand) },
})

describe('[K1] limits of functions', () => {
  const chain: Sketch = {
    services: { a: lambda(0.06), b: lambda(0.12), c: lambda(0.2) },
    calls: [
      ['a', 'b'],
      ['b', 'c'],
    ],
    workloads: { asked: ['a', { rate: 10 }] },
  }

  it('[L7] nested waits occupy concurrency: three nested functions bear 1,111.1 requests a second (K18)', () => {
    const { rate, limits } = headroomOf(chain)
    expect(rate).toBeCloseTo(1111.11, 1)
    expect(limits[0]).toMatchObject({
      kind: 'quota',
      why: 'function executions at once: 1,000 allowed, 9 wanted, waiting for each other included',
    })
  })

  it('[K8] all functions of an account share its concurrency', () => {
    const alone: Sketch = { services: { a: lambda(0.1) }, workloads: { asked: ['a', { rate: 10 }] } }
    const two: Sketch = {
      services: { a: lambda(0.1), b: lambda(0.2) },
      workloads: { one: ['a', { rate: 10 }], two: ['b', { rate: 10 }] },
    }
    expect(headroomOf(alone).multiplier / headroomOf(two).multiplier).toBeCloseTo(3, 9)
    expect(headroomOf(two).limits[0]?.of).toBe('deployable:b')
  })

  it('three functions merged into one bear 2,631.6 requests a second (K18)', () => {
    expect(headroomOf({ services: { a: lambda(0.38) }, workloads: { asked: ['a', { rate: 10 }] } }).rate).toBeCloseTo(
      2631.58,
      1,
    )
  })

  it('short functions stop at ten invocations a second per unit of concurrency', () => {
    const short: Sketch = { services: { a: lambda(0.001) }, workloads: { asked: ['a', { rate: 10 }] } }
    expect(headroomOf(short).rate).toBeCloseTo(10_000, 3)
  })
})

describe('[K1] limits of workflows', () => {
  /** The published story: several transitions for every second of every stream. */
  const streams = (transitions: number, rate: number): Sketch => ({
    services: {
      steps: { kind: 'orchestrator', operations: { second: {} } },
      ...Object.fromEntries(Array.from({ length: transitions }, (_, i) => [`d${i}`, lambda(0.05)])),
    },
    calls: Array.from({ length: transitions }, (_, i) => ['steps/second', `d${i}`, { stage: 0 }] as const),
    workloads: { streams: ['steps/second', { rate }] },
  })

  it.each([
    { transitions: 2, most: 750 },
    { transitions: 3, most: 500 },
    { transitions: 5, most: 300 },
  ])(
    'a workflow of $transitions transitions a second stops at $most streams, by the quota of 2023',
    ({ transitions, most }) => {
      const { rate, limits } = headroomOf(streams(transitions, 10), { 'q.aws.sfn.std.transition.major': 1500 })
      expect(rate).toBeCloseTo(most, 6)
      expect(limits[0]?.of).toBe('deployable:steps')
      expect(limits[0]?.facts).toEqual(['q.aws.sfn.std.transition.major'])
    },
  )

  it('[K9] a token bucket limit says what is allowed, what is wanted and how long a full bucket lasts', () => {
    const { multiplier, limits } = headroomOf(streams(3, 10_000), { 'q.aws.sfn.std.transition.major': 1500 })
    expect(multiplier).toBeCloseTo(0.05, 9)
    expect(limits[0]?.why).toBe(
      'state transitions: 1,500 a second allowed, 30,000 wanted (a full bucket of 5,000 lasts 0.1754 s)',
    )
    expect(limits[0]?.remedy).toContain('Express')
  })

  it('[L9] only a call meets the limit of started executions, a beat of a running one does not', () => {
    const starts = (sketch: Sketch) =>
      headroomOf(sketch).limits.find(({ why }) => why.startsWith('workflow executions started'))
    expect(starts(streams(2, 10))).toBeUndefined()
    const called: Sketch = {
      services: { web: lambda(0.01), steps: { kind: 'orchestrator' }, d: lambda(0.05) },
      calls: [
        ['web', 'steps', { mode: 'async' }],
        ['steps', 'd'],
      ],
      workloads: { asked: ['web', { rate: 10 }] },
    }
    expect(starts(called)?.load).toBeCloseTo(30, 9)
  })

  it('an Express workflow has no limit of state transitions', () => {
    const express = streams(2, 10)
    const { limits } = headroomOf({
      ...express,
      services: {
        ...express.services,
        steps: { kind: 'orchestrator', runsOn: 'aws.sfn.express', operations: { second: {} } },
      },
    })
    expect(limits.some(({ why }) => why.startsWith('state transitions'))).toBe(false)
  })
})

describe('[K1] limits of managed services by rate', () => {
  const towards = (
    kind: 'objectStore' | 'database' | 'queue' | 'topic' | 'gateway' | 'stream',
    runsOn: string,
    request = 1000,
  ): Sketch => ({
    services: {
      a: { runsOn: 'ideal.64', replicas: { min: 1, max: 1000, targetUtilization: 0.5 }, operations: { run: {} } },
      s: { kind, runsOn },
      z: lambda(0.001),
    },
    calls: [
      ['a', 's', { request, response: 100 }],
      ...(kind === 'objectStore' || kind === 'database' ? [] : [['s', 'z', { request, mode: 'async' }] as const]),
    ],
    workloads: { w: ['a', { rate: 100 }] },
  })

  it.each([
    { kind: 'objectStore', runsOn: 'aws.s3', rate: 3500, words: 'PUT requests by prefix' },
    { kind: 'database', runsOn: 'aws.dynamodb', rate: 40_000, words: 'units written to one table' },
    { kind: 'queue', runsOn: 'aws.sqs.fifo', rate: 300, words: 'requests to one queue' },
    { kind: 'topic', runsOn: 'aws.sns', rate: 30_000, words: 'messages published' },
    { kind: 'topic', runsOn: 'aws.eventbridge', rate: 10_000, words: 'messages published' },
    { kind: 'gateway', runsOn: 'aws.apigw.http', rate: 10_000, words: 'gateway requests' },
    { kind: 'stream', runsOn: 'aws.kinesis', rate: 500_000, words: 'shards' },
  ] as const)('$runsOn bears $rate requests a second', ({ kind, runsOn, rate, words }) => {
    const limit = headroomOf(towards(kind, runsOn)).limits.find(({ why }) => why.startsWith(words))
    expect((limit?.load ?? 0) * 100).toBeCloseTo(rate, 6)
    expect(limit?.of).toBe('deployable:s')
    expect(limit?.remedy).not.toBe('')
  })

  it('[K8] an object store bears as much again with every prefix, a hot key far less than its table', () => {
    const at = (sketch: Sketch, words: string, changed: Readonly<Record<string, number>>) =>
      headroomOf(sketch, changed).limits.find(({ why }) => why.startsWith(words))?.load
    const store = towards('objectStore', 'aws.s3')
    expect(at(store, 'PUT requests', { 'assumption.objects.prefixes': 4 })).toBeCloseTo((4 * 3500) / 100, 9)
    const table = towards('database', 'aws.dynamodb')
    expect(at(table, 'units written to one key', { 'assumption.table.hot-share': 0.5 })).toBeCloseTo(1000 / 50, 9)
    expect(at(table, 'units written to one key', {})).toBeUndefined()
  })

  it('a standard queue takes any rate but limits the messages in flight (Little)', () => {
    const { limits } = headroomOf(towards('queue', 'aws.sqs'))
    const own = limits.filter(({ of }) => of === 'deployable:s')
    expect(own.map(({ why }) => why.split(':')[0])).toEqual(['messages received and not yet done'])
    // 100 a second held 1 ms each are 0.1 at once.
    expect(own[0]?.load).toBeCloseTo(120_000 / 0.1, -2)
  })

  it('an event bus limits its deliveries to all targets together', () => {
    const limit = headroomOf(towards('topic', 'aws.eventbridge')).limits.find(({ why }) => why.startsWith('events'))
    expect(limit?.load).toBeCloseTo(18_750 / 100, 9)
  })

  it('[K12] a function holds a database connection for its whole execution', () => {
    const sketch: Sketch = {
      services: {
        a: { ...lambda(0), operations: { run: { demand: 0, wait: 0.5 } } },
        db: { kind: 'database', runsOn: 'aws.rds.postgres.db.t3.large', operations: { query: { demand: 0 } } },
      },
      calls: [['a', 'db', { request: 0, response: 0 }]],
      workloads: { w: ['a', { rate: 10 }] },
    }
    const nothing = { 'latency.network.same-zone': 0, 'latency.network.cross-zone': 0, 'latency.network.region': 0 }
    const limit = headroomOf(sketch, nothing).limits.find(({ why }) => why.startsWith('connections'))
    // 8 GiB ÷ 9,531,392 bytes in each of two instances; 10 a second of half a second each hold five.
    expect(limit?.load).toBeCloseTo((2 * (8 * 1024 ** 3)) / 9_531_392 / 5, 1)
    expect(limit?.remedy).toContain('proxy')
  })

  it('the limit of function executions says how long the environments take to start', () => {
    const busy: Sketch = { services: { a: lambda(1) }, workloads: { w: ['a', { rate: 3500 }] } }
    const { limits } = headroomOf(busy, { 'q.aws.lambda.concurrency': 10_000 })
    expect(limits.find(({ why }) => why.startsWith('function executions'))?.why).toContain('after 25 s')
  })
})

describe('[K1] limits of provisioned deployables', () => {
  const one = (service: Sketch['services'][string], rate = 5): Sketch => ({
    services: { a: service },
    workloads: { w: ['a', { rate }] },
  })

  it('an M/M/1 service of 0.1 s stops at ten requests a second, when its core is fully busy', () => {
    const { rate, multiplier, limits } = headroomOf(
      one({ runsOn: 'ideal.1', operations: { run: { demand: 0.1 } } }),
      {},
      ideal,
    )
    expect([rate, multiplier]).toEqual([10, 2].map((n) => expect.closeTo(n, 9)))
    expect(limits[0]).toMatchObject({ kind: 'saturation', of: 'deployable:a' })
  })

  it('an autoscaled deployable stops at its maximum of replicas, not at its current size', () => {
    const scaled = one({
      runsOn: 'ideal.1',
      replicas: { min: 1, max: 8, targetUtilization: 0.6 },
      operations: { run: { demand: 0.1 } },
    })
    expect(headroomOf(scaled, {}, ideal).rate).toBeCloseTo(80, 9)
  })

  it('a deployable sized by rule stops when the account has no more load balancers', () => {
    const { limits } = headroomOf(one({ runsOn: 'aws.ec2.m6i.large', operations: { run: { demand: 0.1 } } }), {
      'q.aws.ec2.vcpus.used': 1e9,
    })
    // 5 a second of 0.1 s are 0.5 cores; 50 balancers of 1,000 machines of two cores at 60 %.
    expect(limits.map(({ why }) => why.split(':')[0])).toEqual(['load balancers of the account'])
    expect(limits[0]?.load).toBeCloseTo((50 * 1000 * 2 * 0.6) / 0.5, 0)
  })

  it('[C7] sixty small deployables, each with a balancer of its own, exceed the load balancers of an account at any load', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `s${i}`)
    const many: Sketch = {
      services: Object.fromEntries(ids.map((id) => [id, { runsOn: 'aws.ec2.m6i.large' }])),
      workloads: Object.fromEntries(ids.map((id) => [id, [id, { rate: 0.01 }]])),
    }
    // Shared, sixty of two replicas each stand behind one.
    expect(headroomOf(many).limits.some(({ why }) => why.startsWith('load balancers'))).toBe(false)
    expect(headroomOf({ ...many, assumptions: { balancers: 'perService' } }).limits[0]).toMatchObject({
      load: 50 / 60,
      kind: 'quota',
      why: 'load balancers of the account: 50 allowed, 60 in use today',
    })
  })

  it('[K5] a database stops at its current size, for it does not scale', () => {
    const sketch: Sketch = {
      services: {
        a: lambda(0),
        db: {
          kind: 'database',
          runsOn: 'aws.rds.mysql.db.m5.large',
          replicas: 1,
          operations: { query: { demand: 0.01 } },
        },
      },
      calls: [['a', 'db']],
      workloads: { w: ['a', { rate: 50 }] },
    }
    const limit = headroomOf(sketch, { 'call.binary.cpu': 0, 'call.binary.per-kib': 0 }).limits.find(
      ({ of }) => of === 'deployable:db',
    )
    expect(limit?.load).toBeCloseTo(4, 6)
  })

  it('[K6] a vCPU quota of a new account counts only when stated by an override, else that of an account in use', () => {
    const sketch = one({ runsOn: 'aws.fargate.1x2', operations: { run: { demand: 0.1 } } })
    const vcpus = (changed: Readonly<Record<string, number>>) =>
      headroomOf(sketch, changed).limits.find(({ why }) => why.startsWith('vCPUs'))?.load
    // Half a core busy at 60 %.
    expect(vcpus({})).toBeCloseTo((4000 * 0.6) / 0.5, 1)
    expect(vcpus({ 'q.aws.fargate.vcpu': 6 })).toBeCloseTo((6 * 0.6) / 0.5, 6)
    const machine = one({ runsOn: 'aws.ec2.m6i.large', operations: { run: { demand: 0.1 } } })
    const of = (changed: Readonly<Record<string, number>>) =>
      headroomOf(machine, changed).limits.find(({ why }) => why.startsWith('vCPUs'))?.load
    expect(of({})).toBeCloseTo((1152 * 0.6) / 0.5, 1)
    expect(of({ 'q.aws.ec2.vcpus': 5 })).toBeCloseTo((5 * 0.6) / 0.5, 6)
    const gpu = one({ runsOn: 'aws.ec2.g4dn.xlarge', operations: { run: { demand: 0.1 } } })
    const wall = headroomOf(gpu, { 'q.aws.ec2.vcpus': 5 }).limits.find(({ why }) => why.startsWith('vCPUs'))
    expect(wall?.load).toBeCloseTo((128 * 0.6) / 0.5, 1)
    expect(wall?.facts).toEqual(['q.aws.ec2.vcpus.gpu.used'])
  })

  it('[K6] a fixed number of replicas never meets the vCPU quota of the account', () => {
    const fixed = one({ runsOn: 'aws.fargate.0.5x1', replicas: 4, operations: { run: { demand: 0.001 } } })
    const limits = headroomOf(fixed, { 'q.aws.fargate.vcpu': 6 }).limits
    expect(limits.some(({ why }) => why.startsWith('vCPUs'))).toBe(false)
    expect(limits.some(({ kind }) => kind === 'saturation')).toBe(true)
  })

  it('a pool of 6 slots held 5 ms each stops at 1,200 requests a second', () => {
    const pool = one({ runsOn: 'ideal.64', concurrency: 6, operations: { run: { wait: 0.005 } } }, 100)
    const { rate, limits } = headroomOf(pool, {}, ideal)
    expect(rate).toBeCloseTo(1200, 6)
    expect(limits[0]?.kind).toBe('pool')
  })

  it('[K7] a pool whose requests wait for a busy core fills before the core saturates', () => {
    expect(loadFillingPool(10, 1, 0, 0.5)).toBe(10)
    const m = loadFillingPool(10, 1, 1, 0.5)
    expect(m).toBeLessThan(2)
    expect(m * (1 + 0.5 / (1 - 0.5 * m))).toBeCloseTo(10, 6)
  })
})

describe('[K1] the list of limits', () => {
  it('the limits are sorted nearest first, in multiples of the busiest hour', () => {
    const spiky: Sketch = { services: { a: lambda(0.1) }, workloads: { w: ['a', { rate: 10, profile: 'spiky' }] } }
    const { limits, multiplier } = headroomOf(spiky)
    expect(limits.map(({ load: at }) => at)).toEqual([...limits.map(({ load: at }) => at)].sort((a, b) => a - b))
    const flat = headroomOf({ services: { a: lambda(0.1) }, workloads: { w: ['a', { rate: 10 }] } })
    expect(flat.multiplier / multiplier).toBeCloseTo(10, 9)
    expect(flat.rate).toBeCloseTo(headroomOf(spiky).rate, 3)
  })

  it('a design without load has no limits and rate 0', () => {
    expect(headroomOf({ services: { a: lambda(0.1) } })).toEqual({ multiplier: Infinity, rate: 0, limits: [] })
  })
})

describe('[K6] limits of a new account', () => {
  const sketch: Sketch = {
    services: { a: lambda(0.1), b: { runsOn: 'aws.ec2.m6i.large', operations: { run: work(0.1) } } },
    workloads: { one: ['a', { rate: 10 }], two: ['b/run', { rate: 10 }] },
  }
  const walls = (assumptions: Sketch['assumptions']) => {
    const { drawn } = compared({ ...sketch, assumptions })
    return drawn.headroom.limits.map(({ why }) => why.split(',')[0])
  }

  it('a new account is limited to fewer concurrent functions and few vCPUs', () => {
    expect(walls({})).toContain('function executions at once: 1')
    expect(walls({ newAccount: true })).toContain('function executions at once: 10 allowed')
    expect(walls({ newAccount: true })).toContain('vCPUs of the account: 5 allowed')
  })

  it('a quota stated by an override replaces that of the new account', () => {
    const overrides = { 'q.aws.lambda.concurrency': { value: 50 } }
    expect(walls({ newAccount: true, overrides })).toContain('function executions at once: 50 allowed')
  })
})

/** One test or more for each rule of the scorer's README, on designs that show only what the rule is about. */

import { describe, expect, it } from 'vitest'
import { mebibyte } from '../../src/base/units'
import { catalogs } from '../../src/catalog/index'
import type { Document } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import { idleCores, poolingGain } from '../../src/scorer/sizing/poolingGain'
import { hourlyFactors } from '../../src/scorer/traffic/dailyProfile'
import { document, type Sketch } from '../support/build'
import { compared } from './compared'

const ms = 1e-3
const gke = { placement: 'zone', protocol: 'grpc' } as const
const pod = 'aws.eks.1x2'

/** web/page calls cart/view, on pods. */
function pair(fields: Parameters<typeof call>[0] = {}, sketch: Partial<Sketch> = {}): Document {
  return document({
    services: {
      web: { runsOn: pod, operations: { page: { demand: 10 * ms } } },
      cart: { runsOn: pod, operations: { view: { demand: 5 * ms } } },
    },
    calls: [call(fields)],
    workloads: { visits: ['web/page', { rate: 10 }] },
    assumptions: gke,
    ...sketch,
  })
}

function call(fields: NonNullable<NonNullable<Sketch['calls']>[number][2]>) {
  return ['web/page', 'cart/view', fields] as const
}

describe('lowering', () => {
  const { drawn, merged } = compared(pair())
  const id = 'call:0'

  it('[L1] a call inside a deployable costs nothing but the work of the callee', () => {
    expect(merged.lowered.calls[id]).toMatchObject({
      inProcess: true,
      network: 0,
      serialisation: 0,
      platform: 0,
      bytes: 0,
    })
    expect(merged.latency.overall.parts.work).toBeCloseTo(15 * ms, 12)
    expect(merged.latency.overall.parts.network).toBe(0)
  })

  it('[L2] a call between deployables pays CPU at both ends, the round trip and its bytes', () => {
    const toll = drawn.lowered.calls[id]
    expect(toll?.serialisation).toBeCloseTo(0.34 * ms + 2 * 2 * 2.8e-6, 9)
    expect(toll?.network).toBeGreaterThan(0.15 * ms)
    expect(toll?.bytes).toBe(2 * 1024 + 2 * 100)
    expect(drawn.sizing['deployable:cart']?.busyCores).toBeCloseTo(10 * (5 * ms + (toll?.serialisation ?? 0) / 2), 9)
  })

  it('[L2] replicas over z zones leave their own with probability 1 − 1/z', () => {
    const across = compared(pair({}, { assumptions: { ...gke, placement: 'zones' } })).drawn
    expect(across.structure.crossZoneShare).toBeCloseTo(2 / 3, 12)
    const more = (across.lowered.calls[id]?.network ?? 0) - (drawn.lowered.calls[id]?.network ?? 0)
    expect(more).toBeCloseTo((2 / 3) * (0.83 - 0.15) * ms, 12)
  })

  it('[L2] the two proxies of a mesh cost time and CPU, and a merge removes them', () => {
    const meshed = compared(pair({}, { assumptions: { ...gke, mesh: true } }))
    expect(meshed.drawn.latency.overall.mean).toBeGreaterThan(drawn.latency.overall.mean + 0.4 * ms)
    expect(meshed.merged.latency.overall.mean).toBe(merged.latency.overall.mean)
  })

  it('[L2] proxies take CPU per byte as well as per call, half of it at each end', () => {
    // 1 MiB there, 1 MiB back: 2,048 KiB less the 2 KiB that are in the figure per call, 2.1 us per KiB for both proxies:
    // 2,046 × 2.1 us = 4.2966 ms on top of 0.4 ms per call. A call of the size measured takes 0.4 ms.
    const mib = 1024 ** 2
    const cpuOf = (bytes: number, mesh: boolean) => {
      const sketch = pair({ request: bytes, response: bytes }, { assumptions: { ...gke, mesh } })
      return compared(sketch).drawn.lowered.calls[id]!.serialisation
    }
    expect(cpuOf(mib, true) - cpuOf(mib, false)).toBeCloseTo(0.4 * ms + 4.2966 * ms, 9)
    expect(cpuOf(1024, true) - cpuOf(1024, false)).toBeCloseTo(0.4 * ms, 9)
    expect(cpuOf(0, true) - cpuOf(0, false)).toBeCloseTo(0.4 * ms - 2 * 2.1e-6, 9)
  })

  it('[L3] a queue between two merged services becomes an in-memory queue', () => {
    const queued = document({
      services: { web: { runsOn: pod }, jobs: { kind: 'queue' }, worker: { runsOn: pod } },
      calls: [
        ['web', 'jobs', { mode: 'async' }],
        ['jobs', 'worker', { mode: 'async' }],
      ],
      workloads: { visits: ['web', { rate: 1 }] },
    })
    const sides = compared(queued)
    expect(sides.drawn.structure.hops).toBe(2)
    expect(sides.merged.structure.hops).toBe(0)
    expect(sides.merged.findings.map(({ check }) => check)).toContain('glue')
  })

  it('[L3] an edge that delivers to viewers stays before the merged side', () => {
    const sides = compared({
      services: { edge: { kind: 'gateway', runsOn: 'aws.cloudfront' }, web: { runsOn: pod }, cart: { runsOn: pod } },
      calls: [
        ['edge', 'web'],
        ['web', 'cart'],
      ],
      workloads: { visits: ['edge', { rate: 100, from: 'internet' }] },
    })
    const delivered = (side: 'drawn' | 'merged') => sides[side].bill.lines.some(({ rule }) => rule === 'edge')
    expect([sides.merged.structure.deployables, delivered('drawn') && delivered('merged')]).toEqual([2, true])
  })

  it('[L4] a database stays remote on both sides (A13.4)', () => {
    const stored = compared({
      services: { web: { runsOn: pod }, cart: { runsOn: pod }, db: { kind: 'database', runsOn: 'aws.dynamodb' } },
      calls: [
        ['web', 'cart'],
        ['cart', 'db'],
      ],
      workloads: { visits: ['web', { rate: 1 }] },
    })
    expect([stored.drawn.structure.hops, stored.merged.structure.hops]).toEqual([2, 1])
  })

  it('[L5] a service with a keep-apart reason stays apart in the merged twin, and a finding says why', () => {
    const kept = compared({
      services: { web: { runsOn: pod }, cart: { runsOn: pod }, card: { runsOn: pod, keepApart: 'PCI scope' } },
      calls: [
        ['web', 'cart'],
        ['cart', 'card'],
      ],
      workloads: { visits: ['web', { rate: 1 }] },
    })
    expect(kept.merged.structure.deployables).toBe(2)
    expect(kept.merged.findings.map(({ text }) => text).join()).toMatch(/PCI scope/)
  })

  it('[L6] converging recursion has figures, diverging recursion is a problem that names the cycle', () => {
    const circle = (count: number) =>
      document({
        services: {
          a: { runsOn: 'ideal.1', operations: { run: { demand: 1 * ms } } },
          b: { runsOn: 'ideal.1', operations: { run: {} } },
        },
        calls: [
          ['a/run', 'b/run'],
          ['b/run', 'a/run', { count }],
        ],
        workloads: { w: ['a/run', { rate: 10 }] },
      })
    expect(compared(circle(0.5)).drawn.sizing['deployable:a']?.busyCores).toBeCloseTo(20 * ms, 12)
    const endless = compare(circle(1))
    expect(endless.ok ? '' : endless.problem.message).toMatch(/a\/run → b\/run|b\/run → a\/run/)
  })

  it('[L7] a function that waits for a function is held while that one works', () => {
    const chain = compared({
      services: {
        a: { kind: 'function', memory: 1769 * mebibyte, operations: { run: { demand: 10 * ms, cv: 0 } } },
        b: { kind: 'function', memory: 1769 * mebibyte, operations: { run: { demand: 200 * ms, cv: 0 } } },
      },
      calls: [['a/run', 'b/run']],
      workloads: { w: ['a/run', { rate: 5 }] },
    }).drawn
    const [a, b] = ['a', 'b'].map(
      (name) => chain.solution.stations[chain.lowered.stations.indexOf(`deployable:${name}`)]?.slotsHeld ?? 0,
    )
    expect(a).toBeGreaterThan(b as number)
    expect(chain.findings.map(({ check }) => check)).toContain('chains')
  })

  it('[L8] a platform chosen by hand for the merged deployable is used', () => {
    const chosen = pair({}, { together: [['web', 'cart']] })
    const deployable = Object.values(chosen.partition.deployables)[0]
    const named = {
      ...chosen.partition.deployables,
      ...(deployable && { [deployable.id]: { ...deployable, runsOn: 'aws.ec2.m6i.4xlarge' } }),
    }
    const card = compared({ ...chosen, partition: { ...chosen.partition, deployables: named } }).drawn
    expect(Object.values(card.sizing)[0]?.runsOn).toBe('aws.ec2.m6i.4xlarge')
  })

  it('[L8] platform and replicas chosen by hand are used in the merged twin too, if it holds the same services', () => {
    const chosen = pair({}, { together: [['web', 'cart']] })
    const row = Object.values(chosen.partition.deployables)[0]
    if (!row) throw new Error('no deployable')
    const deployables = { [row.id]: { ...row, runsOn: 'aws.ec2.m6i.4xlarge', replicas: 3 } }
    const { drawn, merged } = compared({ ...chosen, partition: { ...chosen.partition, deployables } })
    expect(Object.values(merged.sizing)[0]).toMatchObject({ runsOn: 'aws.ec2.m6i.4xlarge', replicas: 3 })
    expect(merged.bill.monthly).toBe(drawn.bill.monthly)
  })

  it('[L5] [L8] special hardware keeps a module apart; overruled, every replica has it and the bill rises (A13.7)', () => {
    const aws = catalogs['aws.us-east-1']!
    const plain = aws.offers['aws.ec2.c6i.large']
    if (!plain) throw new Error('no machine')
    const fast = {
      ...plain,
      id: 'gpu.large',
      accelerator: { model: 'NVIDIA T4', memory: 16 * 2 ** 30, count: 1 },
      hourly: 'aws.ec2.c6i.4xlarge',
    }
    const catalog = { ...aws, offers: { ...aws.offers, [fast.id]: fast } }
    const sides = (overruleKeepApart: boolean) => {
      const result = compare(
        document({
          services: {
            web: { runsOn: plain.id, operations: { page: { demand: 10 * ms } } },
            model: { runsOn: fast.id, operations: { infer: { demand: 10 * ms } } },
          },
          calls: [['web/page', 'model/infer', { count: 0.1 }]],
          workloads: { w: ['web/page', { rate: 5000 }] },
          assumptions: { overruleKeepApart },
        }),
        catalog,
      )
      if (!result.ok) throw new Error(result.problem.message)
      return result.value
    }
    expect(sides(false).merged.structure.deployables).toBe(2)
    expect(
      sides(false)
        .merged.findings.map(({ text }) => text)
        .join(),
    ).toMatch(/hardware/)
    const forced = sides(true)
    const [whole] = Object.values(forced.merged.sizing)
    expect(catalog.offers[whole?.runsOn ?? '']?.accelerator?.model).toBe('NVIDIA T4')
    expect(forced.merged.bill.monthly).toBeGreaterThan(forced.drawn.bill.monthly)
  })

  it('[L9] a workload on an orchestrator is the beat of a running execution and waits for no start', () => {
    const flow = (entry: boolean) =>
      compared({
        services: {
          door: { kind: 'function' },
          flow: { kind: 'orchestrator', operations: { step: {} } },
          task: { kind: 'function' },
        },
        calls: [
          ['door', 'flow/step'],
          ['flow/step', 'task'],
        ],
        workloads: { w: [entry ? 'door' : 'flow/step', { rate: 100 }] },
      }).drawn.latency.overall.parts.platform
    expect(flow(true) - flow(false)).toBeGreaterThan(0.06)
  })

  it('[L10] the same operation called from within and over the network is two activities', () => {
    const both = compared(
      document({
        services: {
          web: { runsOn: pod },
          cart: { runsOn: pod },
          pay: { runsOn: pod, operations: { handle: { demand: 1 * ms, wait: 5 * ms } } },
        },
        calls: [
          ['web', 'pay'],
          ['cart', 'pay'],
          ['web', 'cart'],
        ],
        workloads: { w: ['web', { rate: 1 }] },
        together: [['cart', 'pay']],
        assumptions: gke,
      }),
    ).drawn
    expect(both.lowered.activities.filter((operation) => operation === 'operation:pay/handle')).toHaveLength(2)
  })

  it('[L12] [T4] delivery by a topic takes its published time (A9): three hops near 220 ms, three of SQS near 49 ms', () => {
    const chain = (kind: 'queue' | 'topic') => {
      const names = [0, 1, 2].map((i) => [`x${i}`, `f${i + 1}`] as const)
      return compared({
        services: {
          f0: { kind: 'function' },
          ...Object.fromEntries(
            names.flatMap(([x, f]) => [[x, { kind }] as const, [f, { kind: 'function' as const }] as const]),
          ),
        },
        calls: names.flatMap(([x, f], i) => [[`f${i}`, x] as const, [x, f] as const]),
        workloads: { w: ['f0', { rate: 100 }] },
      }).drawn.latency.overall
    }
    const sns = chain('topic')
    const sqs = chain('queue')
    expect(sns.p50).toBeGreaterThan(0.8 * 3 * 0.073)
    expect(sns.p50).toBeLessThan(1.2 * 3 * 0.073)
    expect(sns.p99).toBeLessThan(3 * 0.225)
    expect(sqs.p50).toBeGreaterThan(0.8 * 3 * 0.0162)
    expect(sqs.p50).toBeLessThan(2 * 3 * 0.0162)
  })

  it('[L20] a service that only waits is a pause of its caller: a call of count 0.01 gives a time of two values', () => {
    const { drawn } = compared({
      services: {
        root: { runsOn: 'ideal.1', operations: { page: { demand: 0 } } },
        leaf: { runsOn: 'ideal.1', operations: { look: { demand: 0 }, hiccup: { demand: 0, wait: 1 } } },
      },
      calls: [
        ['root/page', 'leaf/look', { count: 100, fanOut: 'parallel' }],
        ['leaf/look', 'leaf/hiccup', { count: 0.01 }],
      ],
      workloads: { w: ['root/page', { rate: 1 }] },
    })
    expect(drawn.latency.overall.mean).toBeCloseTo(1 - 0.99 ** 100, 6)
    expect(drawn.latency.overall.p99).toBeCloseTo(1, 6)
  })

  it('[L11] the answer time of a managed service includes its round trip: network time is only that of its bytes', () => {
    const stored = compared({
      services: { web: { runsOn: pod }, db: { kind: 'database', runsOn: 'aws.dynamodb' } },
      calls: [['web', 'db', { request: 0, response: 0 }]],
      workloads: { visits: ['web', { rate: 1 }] },
      assumptions: gke,
    }).drawn
    expect(stored.lowered.calls['call:0']?.network).toBeLessThan(1e-7)
    expect(stored.latency.overall.parts.platform).toBeGreaterThan(3 * ms)
  })

  it('[L13] [L14] a merged deployable keeps its architecture, and is a pod only where the design has a cluster', () => {
    const merged = (runsOn: string) =>
      Object.values(
        compared({
          services: {
            a: { runsOn, operations: { run: { demand: 10 * ms } } },
            b: { runsOn, operations: { run: { demand: 10 * ms } } },
          },
          calls: [['a/run', 'b/run']],
          workloads: { w: ['a/run', { rate: 1000 }] },
          assumptions: { mergedRunsOn: 'cheapest' },
        }).merged.sizing,
      )[0]?.runsOn ?? ''
    expect(merged('aws.fargate.1x2')).toMatch(/^aws\.(ec2\.[a-z]+\d+[a-z]*(?<!g)\.|fargate\.\d)/)
    expect(merged('aws.fargate.arm.1x2')).toMatch(/^aws\.(ec2\.[a-z]+\d+g\.|fargate\.arm)/)
    expect(merged('aws.fargate.1x2')).not.toMatch(/eks/)
    expect(merged('aws.eks.1x2')).not.toBe('')
  })

  it('[L15] a merged deployable gets burstable machines only where the minimum of replicas bears the day', () => {
    const merged = (rate: number) =>
      Object.values(
        compared({
          services: { a: { runsOn: 'aws.fargate.1x2', operations: { run: { demand: 10 * ms } } }, b: {} },
          workloads: { w: ['a/run', { rate }], v: ['b', { rate }] },
          assumptions: { mergedRunsOn: 'cheapest' },
        }).merged.sizing,
      )[0]
    expect(merged(30)).toMatchObject({ replicas: 2, sizedBy: 'minimum' })
    expect(merged(30)?.runsOn).toMatch(/^aws\.ec2\.t3/)
    expect(merged(1000)?.runsOn).not.toMatch(/^aws\.ec2\.t/)
  })

  it('[L16] the memory of a function sets its cores, and so its speed', () => {
    const at = (memory: number) =>
      compared({
        services: {
          f: { kind: 'function', memory: memory * mebibyte, operations: { run: { demand: 100 * ms, cv: 0 } } },
        },
        workloads: { w: ['f/run', { rate: 100 }] },
      }).drawn.latency.overall.parts.work
    expect(at(1769 / 2) / at(1769)).toBeCloseTo(2, 1)
  })

  it('[L18] work inlined into its caller queues once: 88 look-ups in memory add no queueing', () => {
    const page = (lookups: number) =>
      compared({
        services: {
          web: { runsOn: 'ideal.1', operations: { page: { demand: 10 * ms } } },
          cache: { runsOn: 'ideal.1', operations: { read: { demand: 0.001 * ms } } },
        },
        calls: [['web/page', 'cache/read', { count: lookups }]],
        workloads: { w: ['web/page', { rate: 100 }] },
      }).merged
    expect(page(88).latency.overall.parts.queueing).toBeLessThan(1.1 * page(0).latency.overall.parts.queueing)
    expect(page(88).latency.overall.parts.work).toBeCloseTo(10.088 * ms, 9)
  })

  it('[L18] work inlined through a long chain of calls made now and then stays small enough to be read', () => {
    const names = Array.from({ length: 300 }, (_, i) => `s${i}`)
    const calls = names.flatMap((name, i) =>
      [1, 2, 3].flatMap((step) =>
        i + step < 300 ? [[`${name}/run`, `s${i + step}/run`, { count: 0.3 }] as const] : [],
      ),
    )
    const { merged } = compared({
      services: Object.fromEntries(names.map((name) => [name, { runsOn: pod, operations: { run: { demand: ms } } }])),
      calls,
      workloads: { w: ['s0/run', { rate: 5 }] },
    })
    // Each step adds up to 0.9 of an execution: 1 ms ÷ (1 − 0.9).
    expect(merged.latency.overall.parts.work).toBeCloseTo(10 * ms, 6)
  })

  it('[L17] an offer that does not exist is a problem with its place', () => {
    const wrong = compare(document({ services: { web: { runsOn: 'aws.ec2.m6i.larg' } } }))
    expect(wrong.ok ? undefined : wrong.problem).toMatchObject({ place: 'services.web.runsOn' })
  })
})

describe('the minimum of replicas', () => {
  const least = (replicas: number | { min: number; max: number; targetUtilization: number } | undefined) => {
    const runsOn = { runsOn: 'aws.ec2.t3.small', ...(replicas === undefined ? {} : { replicas }) }
    const { merged } = compared({
      services: { a: runsOn, b: runsOn },
      calls: [['a', 'b']],
      workloads: { w: ['a', { rate: 1 }] },
    })
    return Object.values(merged.sizing)[0]?.replicas
  }

  it('[Z7] the merged deployable has at least one replica where every module allowed one, else two', () => {
    expect(least(1)).toBe(1)
    expect(least({ min: 1, max: 9, targetUtilization: 0.6 })).toBe(1)
    expect(least(3)).toBe(2)
    expect(least(undefined)).toBe(2)
  })
})

describe('sizing', () => {
  it('[Z1] replicas follow the hourly load with a minimum of two, or are fixed by hand', () => {
    const one = (rate: number, more = {}) =>
      compared({
        services: { web: { runsOn: 'aws.ec2.c6i.large', operations: { page: { demand: 10 * ms } }, ...more } },
        workloads: { visits: ['web/page', { rate, profile: 'office' }] },
      }).drawn.sizing['deployable:web']
    expect(one(1)).toMatchObject({ replicas: 2, meanReplicas: 2, sizedBy: 'minimum' })
    const peak = Math.max(...hourlyFactors('office'))
    expect(one(1000)).toMatchObject({ replicas: Math.ceil((10 * peak) / (2 * 0.6)), sizedBy: 'load' })
    expect(one(1000)?.meanReplicas).toBeLessThan(one(1000)?.replicas ?? 0)
    expect(one(1000, { replicas: 3 })).toMatchObject({ replicas: 3, sizedBy: 'hand' })
    expect(one(1000, { replicas: { min: 1, max: 4, targetUtilization: 0.9 } })).toMatchObject({
      replicas: 4,
      maxReplicas: 4,
    })
  })

  it('[Z1] replicas follow memory or slots where these need more than the load', () => {
    const held = (more: object) =>
      compared({
        services: { web: { runsOn: 'aws.ec2.c6i.large', operations: { page: { wait: 1 } }, ...more } },
        workloads: { visits: ['web/page', { rate: 100 }] },
      }).drawn.sizing['deployable:web']
    expect(held({ memory: 1024 * mebibyte, memoryPerRequest: 100 * mebibyte })).toMatchObject({
      replicas: 4,
      sizedBy: 'memory',
    })
    expect(held({ concurrency: 10 })).toMatchObject({ replicas: 17, sizedBy: 'concurrency' })
  })

  it('[Z2] many small deployables idle, and the pooling gain says by how much', () => {
    const many = compared({
      services: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${i}`, { runsOn: pod }])),
      workloads: { w: ['s0', { rate: 1 }] },
    })
    expect(idleCores(many.drawn)).toBeGreaterThan(19)
    expect(poolingGain(many.drawn, many.merged)).toBeGreaterThan(15)
  })
})

describe('sizing assumptions', () => {
  const web = (more: object, rate = 100) =>
    compared({
      services: { web: { runsOn: 'aws.eks.0.25x0.5', operations: { page: { demand: 5 * ms } }, ...more } },
      workloads: { visits: ['web/page', { rate }] },
    }).drawn

  it('[Z4] the target utilisation is 60 % unless the design sets one', () => {
    expect(web({}).sizing['deployable:web']?.replicas).toBe(Math.ceil(0.5 / (0.25 * 0.6)))
    const written = { replicas: { min: 1, max: 99, targetUtilization: 0.8 } }
    expect(web(written).sizing['deployable:web']?.replicas).toBe(Math.ceil(0.5 / (0.25 * 0.8)))
  })

  it('[Z5] fractions of a core count in full over all replicas', () => {
    const { capacity } = web({ replicas: 6 })
    expect(capacity[0]?.servers).toBe(2)
    expect((capacity[0]?.servers ?? 0) * (capacity[0]?.speed ?? 0)).toBeCloseTo(1.5, 12)
  })

  it('[Z6] slots are sized by the time that requests hold them without queueing', () => {
    const held = web({ concurrency: 1, replicas: { min: 1, max: 99, targetUtilization: 0.5 } }, 10)
    expect(held.sizing['deployable:web']?.replicas).toBe(Math.ceil((10 * 5 * ms) / 0.5))
  })
})

describe('latency', () => {
  const fan = (parallel: boolean) =>
    compared({
      services: {
        web: { runsOn: 'ideal.1', operations: { page: { cv: 0 } } },
        ...Object.fromEntries(
          [1, 2].map((i) => [`s${i}`, { runsOn: 'ideal.64', operations: { run: { demand: 100 * ms } } }]),
        ),
      },
      calls: [1, 2].map((i) => ['web/page', `s${i}/run`, parallel ? { stage: 0 } : {}] as const),
      workloads: { w: ['web/page', { rate: 0.01 }] },
    }).drawn.latency.overall

  it('[T1] latency adds stages and takes the maximum of the branches of a stage (K12 of the known answers)', () => {
    expect(fan(false).mean).toBeCloseTo(0.2, 6)
    expect(fan(true).mean).toBeCloseTo(0.15, 3)
  })

  it('[T1] an async call adds work and cost, not response time (A13.6)', () => {
    const sync = compared(pair({ mode: 'sync' })).drawn
    const async = compared(pair({ mode: 'async' })).drawn
    expect(async.latency.overall.mean).toBeLessThan(sync.latency.overall.mean - 4 * ms)
    expect(async.sizing['deployable:cart']?.busyCores).toBeCloseTo(sync.sizing['deployable:cart']?.busyCores ?? 0, 12)
  })

  it('[T2] the p99 of a chain lies below the sum of the p99s of its parts (K11 of the known answers)', () => {
    const demands = [10, 20, 50]
    const { p50, p95, p99 } = compared({
      services: Object.fromEntries(
        demands.map((d, i) => [`s${i}`, { runsOn: 'ideal.999', operations: { run: { demand: d * ms } } }]),
      ),
      calls: [
        ['s0/run', 's1/run'],
        ['s1/run', 's2/run'],
      ],
      workloads: { w: ['s0/run', { rate: 0.001 }] },
    }).drawn.latency.overall
    expect(p99).toBeLessThan(demands.reduce((sum, d) => sum + d * ms * Math.log(100), 0))
    // Own work is cut into slices around the call, so the two callers are a little narrower than exponential.
    expect(p50).toBeCloseTo(0.0669, 2)
    expect(p95).toBeCloseTo(0.1864, 1)
  })

  it('[T3] a slow job merged with a fast endpoint raises the p99 of the endpoint (K9 of the known answers)', () => {
    const { drawn, merged } = compared({
      services: {
        fast: { runsOn: 'ideal.1', operations: { run: { demand: 10 * ms, cv: 0 } } },
        slow: { runsOn: 'ideal.1', operations: { run: { demand: 500 * ms, cv: 0 } } },
      },
      workloads: { f: ['fast/run', { rate: 7.6 }], s: ['slow/run', { rate: 0.4 }] },
      assumptions: { catalog: 'ideal' },
    })
    expect(merged.latency.workloads['workload:f']?.p99).toBeGreaterThan(
      3 * (drawn.latency.workloads['workload:f']?.p99 ?? 0),
    )
  })

  it('[T4] cold starts take less of the latency as the rate rises', () => {
    const cold = (rate: number) =>
      compared({
        services: { f: { kind: 'function', memory: 1769 * mebibyte, operations: { run: { demand: 10 * ms } } } },
        workloads: { w: ['f/run', { rate }] },
      }).drawn.latency.overall.parts.platform
    expect(cold(1e-5)).toBeCloseTo(0.235, 2)
    expect(cold(1)).toBeLessThan(0.01)
    expect(cold(1000)).toBeLessThan(0.001)
  })

  it('[T5] the parts of the latency sum to the mean on both sides', () => {
    for (const side of ['drawn', 'merged'] as const) {
      const { mean, parts } = compared(pair())[side].latency.overall
      expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(mean, 12)
    }
  })

  it('[T6] latency is that of the busiest hour', () => {
    const at = (profile: 'flat' | 'spiky') =>
      compared({
        services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 50 * ms } } } },
        workloads: { visits: ['web/page', { rate: 1, profile }] },
      }).drawn.latency.overall.mean
    expect(at('flat')).toBeCloseTo(0.05 / (1 - 0.05), 9)
    expect(at('spiky')).toBeCloseTo(0.05 / (1 - 0.5), 9)
  })

  it('[Z3] every daily profile has 24 factors of mean 1', () => {
    for (const name of ['flat', 'office', 'evening', 'nightly', 'spiky'] as const) {
      const factors = hourlyFactors(name)
      expect(factors).toHaveLength(24)
      expect(factors.reduce((a, b) => a + b, 0)).toBeCloseTo(24, 9)
    }
  })
})

describe('cost, capacity, structure', () => {
  const { drawn, merged } = compared(pair())

  it('[C1] [C2] [C3] the bill is the sum of its lines, each of one service, call or deployable with its facts', () => {
    for (const card of [drawn, merged]) {
      expect(card.bill.lines.reduce((sum, { monthly }) => sum + monthly, 0)).toBeCloseTo(card.bill.monthly, 9)
      for (const line of card.bill.lines) {
        expect(line.of).toMatch(/^(service|call|deployable):/)
        expect(line.facts.length).toBeGreaterThan(0)
      }
    }
    const rules = new Set(drawn.bill.lines.map(({ rule }) => rule))
    expect(rules).toContain('containers')
    expect(rules).toContain('balancers')
  })

  it('[C1] the price per million is the bill over the requests of a month (A13.10)', () => {
    expect(drawn.bill.perMillion).toBeCloseTo((drawn.bill.monthly / (10 * 730 * 3600)) * 1e6, 9)
  })

  it('[K1] the highest bearable load is that of the first limit, which is named', () => {
    const one = compared({
      services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 100 * ms } } } },
      workloads: { visits: ['web/page', { rate: 5 }] },
    }).drawn.headroom
    expect(one.multiplier).toBeCloseTo(2, 12)
    expect(one.limits[0]).toMatchObject({ kind: 'saturation', of: 'deployable:web' })
  })

  it('[K1] three nested functions hold 900 ms per request: 1,111.1 a second (K18 of the known answers)', () => {
    const works = [60, 120, 200]
    const free = Object.fromEntries(
      [
        'latency.lambda.invoke.warm.p50',
        'latency.lambda.invoke.warm.p99',
        'latency.lambda.cold.placement',
        'latency.lambda.cold.init',
        'call.http.cpu',
        'call.http.per-kib',
        'call.http.bytes',
      ].map((id) => [id, { value: 0 }]),
    )
    const chain = compared({
      services: Object.fromEntries(
        works.map((work, i) => [
          `f${i}`,
          { kind: 'function' as const, memory: 1769 * mebibyte, operations: { run: { demand: work * ms, cv: 0 } } },
        ]),
      ),
      calls: [
        ['f0/run', 'f1/run', { request: 0, response: 0 }],
        ['f1/run', 'f2/run', { request: 0, response: 0 }],
      ],
      workloads: { w: ['f0/run', { rate: 100 }] },
      assumptions: { overrides: { ...free, 'hardware.speed.lambda': { value: 1 } } },
    }).drawn.headroom
    expect(chain.rate).toBeCloseTo(1111.11, 1)
  })

  it('[K2] a chain of n deployables of availability a has aⁿ, merged a (A13.8)', () => {
    const a = 0.99
    const chain = compared({
      services: { x: { runsOn: 'ideal.1' }, y: { runsOn: 'ideal.1' }, z: { runsOn: 'ideal.1' } },
      calls: [
        ['x', 'y'],
        ['y', 'z'],
      ],
      workloads: { w: ['x', { rate: 1 }] },
      assumptions: { overrides: { 'availability.ideal': { value: a } } },
    })
    expect(chain.drawn.availability).toBeCloseTo(a ** 3, 12)
    expect(chain.merged.availability).toBeCloseTo(a, 12)
  })

  it('[K2] [K3] an optional callee apart lowers no availability, merged it shares the fate (A13.8)', () => {
    const optional = compared({
      services: { x: { runsOn: 'ideal.1' }, ads: { runsOn: 'ideal.1' } },
      calls: [['x', 'ads', { optional: true }]],
      workloads: { w: ['x', { rate: 1 }] },
      assumptions: { overrides: { 'availability.ideal': { value: 0.9 } } },
    })
    expect(optional.drawn.availability).toBeCloseTo(0.9, 12)
    expect(optional.drawn.blastRadius['deployable:ads']).toBe(0)
    expect(Object.values(optional.merged.blastRadius)).toEqual([1])
    expect(optional.merged.findings.map(({ check }) => check)).toContain('fate')
  })

  it('[K3] a deployable needed by half of the requests has a blast radius of half', () => {
    const half = compared(pair({ count: 0.5 })).drawn.blastRadius
    expect(half['deployable:cart']).toBeCloseTo(0.5, 12)
    expect(half['deployable:web']).toBe(1)
  })

  it('[K4] hops count calls, the critical path the longest branch of each stage, each call two serialisations', () => {
    const fan = compared({
      services: {
        who: { kind: 'client' },
        web: { runsOn: pod },
        a: { runsOn: pod },
        b: { runsOn: pod },
        c: { runsOn: pod },
      },
      calls: [
        ['who', 'web'],
        ['web', 'a', { stage: 0, count: 3 }],
        ['web', 'b', { stage: 0 }],
        ['b', 'c'],
      ],
      workloads: { w: ['who', { rate: 1 }] },
    }).drawn.structure
    expect(fan).toMatchObject({ hops: 5, criticalPath: 3, depth: 2, serialisations: 10 })
  })
})

/** Each check fires on the pattern it is about, and is silent beside it. Metrics and facts as whole registries. */

import { describe, expect, it } from 'vitest'
import { format } from '../../src/base/quantityFormat'
import { mebibyte } from '../../src/base/units'
import { catalogs } from '../../src/catalog/index'
import { findFact } from '../../src/catalog/lookup'
import { checks } from '../../src/scorer/checks/index'
import { type Metric, metrics } from '../../src/scorer/metrics'
import type { Sketch } from '../support/build'
import { compared } from './compared'

const pod = 'aws.eks.1x2'
const two = { web: { runsOn: pod }, cart: { runsOn: pod } }
const visits = { w: ['web', { rate: 1 }] } as const

interface Case {
  readonly check: keyof typeof checks
  readonly fires: Sketch
  readonly silent: Sketch
  readonly side?: 'drawn' | 'merged'
}

const cases: readonly Case[] = [
  {
    check: 'users',
    fires: {
      services: { web: { runsOn: 'ideal.1', operations: { run: { demand: 1 } } } },
      workloads: { w: ['web/run', { users: 20, think: 1 }] },
    },
    silent: {
      services: { web: { runsOn: 'ideal.1', operations: { run: { demand: 0.001 } } } },
      workloads: { w: ['web/run', { users: 2, think: 10 }] },
    },
  },
  {
    check: 'machines',
    fires: { services: { web: { kind: 'function', machineGroup: 'nodes' } }, workloads: visits },
    silent: { services: { web: { runsOn: pod, machineGroup: 'nodes' } }, workloads: visits },
  },
  {
    check: 'platform',
    side: 'merged',
    fires: {
      services: { web: { runsOn: pod }, cart: { runsOn: 'aws.fargate.1x2' } },
      calls: [['web', 'cart']],
      workloads: visits,
      assumptions: { catalog: 'aws.us-east-1' },
    },
    silent: { services: two, calls: [['web', 'cart']], workloads: visits },
  },
  {
    check: 'payload',
    fires: {
      services: { web: { runsOn: pod }, jobs: { kind: 'queue' } },
      calls: [['web', 'jobs', { request: 2 * mebibyte }]],
      workloads: visits,
    },
    silent: {
      services: { web: { runsOn: pod }, jobs: { kind: 'queue' } },
      calls: [['web', 'jobs', { request: mebibyte }]],
      workloads: visits,
    },
  },
  {
    check: 'many',
    fires: {
      services: { web: { kind: 'function' }, part: { kind: 'function' } },
      calls: [['web', 'part', { count: 1025, fanOut: 'parallel' }]],
      workloads: visits,
    },
    silent: {
      services: { web: { kind: 'function' }, part: { kind: 'function' } },
      calls: [['web', 'part', { count: 1024, fanOut: 'parallel' }]],
      workloads: visits,
    },
  },
  {
    check: 'patience',
    fires: {
      services: { web: { kind: 'gateway' }, slow: { runsOn: pod, operations: { run: { wait: 31 } } } },
      calls: [['web', 'slow/run']],
      workloads: visits,
    },
    silent: {
      services: { web: { kind: 'gateway' }, slow: { runsOn: pod, operations: { run: { wait: 28 } } } },
      calls: [['web', 'slow/run']],
      workloads: visits,
    },
  },
  {
    check: 'chatty',
    fires: { services: two, calls: [['web', 'cart', { count: 9 }]], workloads: visits },
    silent: { services: two, calls: [['web', 'cart', { count: 2 }]], workloads: visits },
  },
  {
    check: 'cycles',
    fires: {
      services: two,
      calls: [
        ['web', 'cart'],
        ['cart', 'web', { count: 0.1 }],
      ],
      workloads: visits,
    },
    silent: {
      services: two,
      calls: [
        ['web', 'cart'],
        ['cart', 'web', { count: 0.1, mode: 'async' }],
      ],
      workloads: visits,
    },
  },
  {
    check: 'chains',
    fires: {
      services: { web: { kind: 'function' }, cart: { kind: 'function' } },
      calls: [['web', 'cart']],
      workloads: visits,
    },
    silent: {
      services: { web: { kind: 'function' }, cart: { kind: 'function' } },
      calls: [['web', 'cart', { mode: 'async' }]],
      workloads: visits,
    },
  },
  {
    check: 'busy',
    fires: { services: { web: { runsOn: 'ideal.1', operations: { handle: { demand: 1.1 } } } }, workloads: visits },
    silent: { services: { web: { runsOn: 'ideal.1', operations: { handle: { demand: 0.1 } } } }, workloads: visits },
  },
  {
    check: 'fate',
    side: 'merged',
    fires: { services: two, calls: [['web', 'cart', { optional: true }]], workloads: visits },
    silent: { services: two, calls: [['web', 'cart']], workloads: visits },
  },
  {
    check: 'apart',
    side: 'merged',
    fires: { services: { ...two, pay: { runsOn: pod, keepApart: 'PCI' } }, workloads: visits },
    silent: { services: { ...two, pay: { runsOn: pod } }, workloads: visits },
  },
  {
    check: 'glue',
    side: 'merged',
    fires: {
      services: { ...two, jobs: { kind: 'queue' } },
      calls: [
        ['web', 'jobs', { mode: 'async' }],
        ['jobs', 'cart', { mode: 'async' }],
      ],
      workloads: visits,
    },
    silent: {
      services: { ...two, jobs: { kind: 'queue', dissolves: false } },
      calls: [
        ['web', 'jobs', { mode: 'async' }],
        ['jobs', 'cart', { mode: 'async' }],
      ],
      workloads: visits,
    },
  },
  {
    check: 'single',
    fires: { services: { web: { runsOn: pod, replicas: 1 } }, workloads: visits },
    silent: { services: { web: { runsOn: pod } }, workloads: visits },
  },
  {
    // [K11]
    check: 'teams',
    side: 'merged',
    fires: {
      services: { web: { runsOn: pod, team: 'site' }, cart: { runsOn: pod, team: 'shop' } },
      calls: [['web', 'cart']],
      workloads: visits,
    },
    silent: {
      services: { web: { runsOn: pod, team: 'site' }, cart: { runsOn: pod, team: 'site' } },
      calls: [['web', 'cart']],
      workloads: visits,
    },
  },
  {
    check: 'room',
    fires: { services: { web: { runsOn: 'aws.eks.1x2', memory: 4096 * mebibyte } }, workloads: visits },
    silent: { services: { web: { runsOn: 'aws.eks.1x2', memory: 1024 * mebibyte } }, workloads: visits },
  },
  {
    check: 'unfit',
    fires: { services: { web: { runsOn: 'aws.s3' } }, workloads: visits },
    silent: { services: { web: { runsOn: 'aws.lambda' } }, workloads: visits },
  },
  {
    // [C8]
    check: 'origin',
    fires: { services: two, workloads: { w: ['web', { rate: 100 }] } },
    silent: { services: two, workloads: { w: ['web', { rate: 100, from: 'inside' }] } },
  },
  {
    // [C9]
    check: 'discounts',
    fires: { services: two, workloads: visits, assumptions: { discounts: { 'aws.ek': { share: 0.3 } } } },
    silent: { services: two, workloads: visits, assumptions: { discounts: { 'aws.eks': { share: 0.3 } } } },
  },
]

describe('findings', () => {
  it('every check has a test case', () => {
    expect(cases.map(({ check }) => check).sort()).toEqual(Object.keys(checks).sort())
  })

  it.each(cases)(
    'the check $check fires on its pattern and stays silent on a similar design without it',
    ({ check, fires, silent, side = 'drawn' }) => {
      const found = (sketch: Sketch) => compared(sketch)[side].findings.filter((finding) => finding.check === check)
      expect(found(fires).length).toBeGreaterThan(0)
      expect(found(fires)[0]?.text).toMatch(/[.]$/)
      expect(found(silent)).toEqual([])
    },
  )
})

describe('metrics', () => {
  const { drawn } = compared({ services: two, calls: [['web', 'cart']], workloads: visits })
  const none = compared({ services: {} }).drawn

  it.each(Object.entries<Metric>(metrics))('the metric %s has a value, a format and a method text', (_, metric) => {
    expect(metric.label).not.toBe('')
    expect(metric.method).toMatch(/\.$/)
    const value = metric.value(drawn)
    expect(value).not.toBeNaN()
    expect(format(metric.quantity, value, metric.digits)).not.toBe('')
    expect(metric.value(none)).not.toBeNaN()
  })

  it('no two metrics have the same label', () => {
    const labels = Object.values<Metric>(metrics).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('facts', () => {
  it('every fact named on a scorecard is in the catalog', () => {
    const { drawn } = compared({
      services: {
        ...two,
        f: { kind: 'function' },
        flow: { kind: 'orchestrator' },
        files: { kind: 'objectStore' },
        jobs: { kind: 'queue' },
      },
      calls: [
        ['web', 'cart'],
        ['web', 'flow', { mode: 'async' }],
        ['flow', 'f'],
        ['f', 'files'],
        ['web', 'jobs', { mode: 'async' }],
        ['jobs', 'cart', { mode: 'async' }],
      ],
      workloads: visits,
      assumptions: { mesh: true },
    })
    const catalog = catalogs['aws.us-east-1']
    if (!catalog) throw new Error('no catalog')
    expect(drawn.facts.filter((id) => !findFact(catalog, id))).toEqual([])
    expect(drawn.facts.length).toBeGreaterThan(20)
  })
})

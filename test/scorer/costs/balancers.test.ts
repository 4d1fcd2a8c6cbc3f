/** Load balancers as people buy them: who shares one, what it costs, and what its quotas allow. */

import { describe, expect, it } from 'vitest'
import { catalogs } from '../../../src/catalog/index'
import { withOverrides } from '../../../src/catalog/overrides'
import type { Scorecard } from '../../../src/scorer/result/scorecard'
import { score } from '../../../src/scorer/score'
import { document, type Sketch } from '../../support/build'

const aws = catalogs['aws.us-east-1']!
const work = { demand: 0.001, cv: 0 }
const fargate = { runsOn: 'aws.fargate.0.5x1', replicas: 2, operations: { run: work } }
const pod = { runsOn: 'aws.eks.0.5x1', replicas: 2, operations: { run: work } }
const client = { kind: 'client', operations: { open: {} } } as const

function cardOf(sketch: Sketch, changed: Readonly<Record<string, number>> = {}): Scorecard {
  const { design, partition, assumptions } = document(sketch)
  const overrides = Object.fromEntries(Object.entries(changed).map(([id, value]) => [id, { value }]))
  const card = score(design, partition, withOverrides(aws, overrides), assumptions)
  if (!card.ok) throw new Error(card.problem.message)
  return card.value
}

const linesOf = (sketch: Sketch, what: string, changed = {}) =>
  cardOf(sketch, changed).bill.lines.filter((line) => line.rule === 'balancers' && line.what === what)
/** Balancers that are paid for all month, and who pays. */
const balancers = (sketch: Sketch, changed = {}) => {
  const lines = linesOf(sketch, 'Load balancer', changed)
  const names = lines.map(({ of }) => of.slice('deployable:'.length))
  return { count: lines.reduce((sum, { quantity }) => sum + quantity, 0) / 730, names }
}

describe('[C7] load balancers', () => {
  /** F6: a client, a drawn balancer, three services on what services run on by default, no load. */
  const albAndThree: Sketch = {
    services: {
      c: client,
      lb: { kind: 'gateway', runsOn: 'aws.alb', operations: { r: {} } },
      s1: { operations: { x: {} } },
      s2: { operations: { x: {} } },
      s3: { operations: { x: {} } },
    },
    calls: [['c', 'lb'], ...['s1', 's2', 's3'].map((id) => ['lb', id, { count: 1 / 3 }] as const)],
    workloads: { w: ['c', { rate: 0 }] },
  }

  it('a drawn balancer serves everything that it calls: $16.43 of hours before three services (F6)', () => {
    expect(balancers(albAndThree)).toEqual({ count: 1, names: ['lb'] })
    // 730 × 0.0225 = 16.425
    expect(linesOf(albAndThree, 'Load balancer')[0]?.monthly).toBeCloseTo(16.425, 9)
  })

  it('an ALB and three Fargate services cost $124.55', () => {
    // 3 services × 2 tasks × (0.5 vCPU × 0.04048 + 1 GB × 0.004445) × 730 h = 4,380 × 0.024685 = 108.1203; + 16.425
    expect(cardOf(albAndThree).bill.monthly).toBeCloseTo(4380 * (0.5 * 0.04048 + 0.004445) + 16.425, 6)
    expect(cardOf(albAndThree).bill.monthly).toBeCloseTo(124.55, 2)
  })

  const chain: Sketch = {
    services: { client, web: fargate, cart: fargate, tax: fargate },
    calls: [
      ['client', 'web'],
      ['web', 'cart'],
      ['web', 'tax'],
    ],
    workloads: { visits: ['client', { rate: 100 }] },
  }

  it('one internal balancer of a platform is shared by all that are called, the public one stands apart', () => {
    expect(balancers(chain)).toEqual({ count: 2, names: ['web', 'cart', 'tax'] })
    const entered = (from?: 'inside'): Sketch => {
      const calls = chain.calls!.slice(1)
      return { ...chain, calls, workloads: { visits: ['web', { rate: 100, ...(from && { from }) }] } }
    }
    expect(balancers(entered('inside'))).toEqual({ count: 1, names: ['web', 'cart', 'tax'] })
    // Where nothing says so, an entry has one of its own.
    expect(balancers(entered())).toEqual({ count: 2, names: ['web', 'cart', 'tax'] })
  })

  it('one that is called and entered from the internet needs no second balancer', () => {
    const both: Sketch = { ...chain, calls: [...chain.calls!, ['client', 'cart'], ['client', 'tax']] }
    expect(balancers(both)).toEqual({ count: 1, names: ['web', 'cart', 'tax'] })
  })

  it('each platform has a balancer of its own, and one per service is an option', () => {
    const tax = { runsOn: 'aws.ec2.m6i.large', replicas: 2, operations: { run: work } }
    expect(balancers({ ...chain, services: { ...chain.services, tax } }).count).toBe(3)
    const options = { assumptions: { balancers: 'perService' as const } }
    expect(balancers({ ...chain, ...options })).toEqual({ count: 3, names: ['web', 'cart', 'tax'] })
    expect(balancers({ ...albAndThree, ...options })).toEqual({ count: 1, names: ['lb'] })
  })

  it('pods of one cluster call each other without a balancer, whoever calls from elsewhere needs one', () => {
    const pods: Sketch = { ...chain, services: { client, web: pod, cart: pod, tax: pod } }
    expect(balancers(pods)).toEqual({ count: 1, names: ['web'] })
    expect(balancers({ ...pods, assumptions: { balancers: 'perService' } })).toEqual({ count: 1, names: ['web'] })
    const fromOutside: Sketch = { ...pods, services: { ...pods.services, web: fargate } }
    expect(balancers(fromOutside)).toEqual({ count: 2, names: ['web', 'cart', 'tax'] })
    const fetched: Sketch = {
      services: { client, web: pod, jobs: { kind: 'queue' }, cart: pod },
      calls: [
        ['client', 'web'],
        ['web', 'jobs', { mode: 'async' }],
        ['jobs', 'cart', { mode: 'async' }],
      ],
      workloads: chain.workloads!,
    }
    expect(balancers(fetched)).toEqual({ count: 1, names: ['web'] })
  })

  it('a gateway of the provider serves what it calls; for what it does not call a balancer is bought', () => {
    const gateway: Sketch = {
      services: { client, door: { kind: 'gateway', runsOn: 'aws.apigw.http' }, web: fargate, cart: fargate },
      calls: [
        ['client', 'door'],
        ['door', 'web'],
        ['web', 'cart'],
      ],
      workloads: chain.workloads!,
    }
    expect(balancers(gateway)).toEqual({ count: 1, names: ['cart'] })
  })

  it('capacity units follow the sum of traffic, and each pays for its part', () => {
    // New connections count, one per request: 25 a unit. 100/s to cart and 100/s to tax: 8 units, 4 of each; web 4.
    const connections = {
      'assumption.balancer.requests-per-connection': 1,
      'assumption.balancer.connection-seconds': 1,
    }
    const lines = linesOf(chain, 'Capacity units', connections)
    expect(lines.map(({ quantity }) => quantity / 730)).toEqual([4, 4, 4].map((n) => expect.closeTo(n, 9)))
    expect(lines.reduce((sum, { monthly }) => sum + monthly, 0)).toBeCloseTo(12 * 730 * 0.008, 6)
    // Only the dimension in which the sum is largest counts, so a shared balancer takes no more units than two of its own.
    const heavy: Sketch = {
      ...chain,
      calls: [
        ['client', 'web'],
        ['web', 'cart'],
        ['web', 'tax', { response: 1e5 }],
      ],
    }
    const total = (sketch: Sketch) =>
      linesOf(sketch, 'Capacity units', connections).reduce((sum, { quantity }) => sum + quantity, 0)
    expect(total(heavy)).toBeLessThanOrEqual(total({ ...heavy, assumptions: { balancers: 'perService' } }))
  })

  it('rules count for the services that a balancer tells apart, not for what stands behind them', () => {
    // Twelve services, ten rules free: 100/s × 2 = 200 evaluations, 1,000 a unit: 0.2 units. Connections and bytes: less.
    const few = { 'assumption.balancer.requests-per-connection': 1e6, 'aws.alb.lcu.def.bytes': 1e6 }
    const ids = Array.from({ length: 12 }, (_, i) => `s${i}`)
    const twelve: Sketch = {
      services: {
        client,
        lb: { kind: 'gateway', runsOn: 'aws.alb' },
        ...Object.fromEntries(ids.map((id) => [id, { kind: 'function' as const, operations: { run: work } }])),
      },
      calls: [['client', 'lb'], ...ids.map((id) => ['lb', id, { count: 1 / 12, request: 0, response: 0 }] as const)],
      workloads: { visits: ['client', { rate: 100 }] },
    }
    expect((linesOf(twelve, 'Capacity units', few)[0]?.quantity ?? 0) / 730).toBeCloseTo(0.2, 9)
    const queues: Sketch = {
      services: { client, web: fargate, ...Object.fromEntries(ids.map((id) => [id, { kind: 'queue' as const }])) },
      calls: [['client', 'web'], ...ids.map((id) => ['web', id, { mode: 'async' }] as const)],
      workloads: { visits: ['client', { rate: 100 }] },
    }
    expect((linesOf(queues, 'Capacity units', few)[0]?.quantity ?? 0) / 730).toBeLessThan(0.01)
  })

  it('[K6] replicas beyond the targets of a balancer stand behind another one, drawn or bought', () => {
    const five = { 'q.aws.alb.targets': 5 }
    // Private: 2 + 2 replicas, one balancer. With 4 + 2 there are six: two balancers, shared by both.
    expect(balancers(chain, five).count).toBe(2)
    const more: Sketch = { ...chain, services: { ...chain.services, tax: { ...fargate, replicas: 4 } } }
    expect(balancers(more, five).count).toBe(3)
    // Six tasks behind the drawn one.
    expect(balancers(albAndThree, five)).toEqual({ count: 2, names: ['lb'] })
    const limits = cardOf({ ...chain, assumptions: { balancers: 'perService' } }, { 'q.aws.alb.lb': 2 }).headroom.limits
    expect(limits.find(({ why }) => why.startsWith('load balancers'))?.why).toContain('2 allowed, 3 in use today')
  })
})

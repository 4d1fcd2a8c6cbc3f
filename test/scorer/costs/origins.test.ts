/** Answers that leave: which workloads have them, how large they are, and what was assumed. */

import { describe, expect, it } from 'vitest'
import { catalogs } from '../../../src/catalog/index'
import { withOverrides } from '../../../src/catalog/overrides'
import { compare } from '../../../src/scorer/comparison'
import type { Scorecard } from '../../../src/scorer/result/scorecard'
import { document, type Sketch } from '../../support/build'

const kib = 1024
const month = 730 * 3600
const gib = 1024 ** 3
const work = { demand: 0.001, cv: 0 }
const machine = { runsOn: 'aws.ec2.m6i.large', replicas: 2, zones: 2, operations: { page: work } }

function cardsOf(sketch: Sketch, changed: Readonly<Record<string, number>> = {}) {
  const overrides = Object.fromEntries(Object.entries(changed).map(([id, value]) => [id, { value }]))
  const catalog = withOverrides(catalogs['aws.us-east-1']!, overrides)
  const result = compare(document(sketch), catalog)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const lines = ({ bill }: Scorecard) => bill.lines.filter(({ rule }) => rule === 'egress')
/** Bytes to the internet per second. */
const leaving = (card: Scorecard) => lines(card).reduce((sum, { quantity }) => sum + quantity, 0) * (gib / month)

describe('[C8] answers that leave', () => {
  const alone = (workload: NonNullable<Sketch['workloads']>[string][1]): Sketch => ({
    services: { web: machine, cart: machine },
    calls: [['web', 'cart', { response: 50 * kib }]],
    workloads: { visits: ['web', { rate: 100, ...workload }] },
  })
  const drawn = (fields: { from?: 'internet' | 'inside'; response?: number }): Sketch => ({
    services: { client: { kind: 'client', operations: { open: {}, push: {} } }, web: machine },
    calls: [
      ['client/open', 'web', { response: 10 * kib }],
      ['client/push', 'web', { response: 4 * kib }],
    ],
    workloads: { visits: ['client/open', { rate: 100, ...fields }] },
  })

  it.each([
    { what: 'its own size', fields: { from: 'internet', response: 20 * kib }, bytes: 20 },
    { what: 'the size of a call to what it enters at', fields: { from: 'internet' }, bytes: 1 },
    { what: 'none from inside', fields: { from: 'inside', response: 20 * kib }, bytes: 0 },
    { what: 'none where it does not say', fields: { response: 20 * kib }, bytes: 0 },
  ] as const)('without a client an answer has $what, on both sides', ({ fields, bytes }) => {
    const { drawn: card, merged } = cardsOf(alone(fields))
    expect(leaving(card)).toBeCloseTo(100 * bytes * kib, 3)
    expect(leaving(merged)).toBeCloseTo(100 * bytes * kib, 3)
  })

  it.each([
    { what: 'leaves where the workload does not say', fields: {}, bytes: 10 },
    {
      what: 'leaves once, whatever the workload says of its answers',
      fields: { from: 'internet', response: 99 * kib },
      bytes: 10,
    },
    { what: 'stays inside where the workload says so', fields: { from: 'inside' }, bytes: 0 },
  ] as const)('with a client what its calls return $what, on both sides', ({ fields, bytes }) => {
    const { drawn: card, merged } = cardsOf(drawn(fields))
    expect(leaving(card)).toBeCloseTo(100 * bytes * kib, 3)
    expect(leaving(merged)).toBeCloseTo(100 * bytes * kib, 3)
  })

  it('of a client with workloads from both, the share by rate leaves', () => {
    const both = (to: string): Sketch => ({
      ...drawn({}),
      workloads: { visits: ['client/open', { rate: 30 }], robots: [to, { rate: 10, from: 'inside' }] },
    })
    // Both at one operation: 40 calls/s, three quarters from the internet. Apart: 30 of 10 KiB, the other's stay.
    expect(leaving(cardsOf(both('client/open')).drawn)).toBeCloseTo(30 * 10 * kib, 3)
    expect(leaving(cardsOf(both('client/push')).drawn)).toBeCloseTo(30 * 10 * kib, 3)
  })

  it('$ of a million answers of 1 MiB: 976.5625 GiB at 0.09 for the first 10 TB', () => {
    const { drawn: card } = cardsOf(alone({ rate: 1e6 / month, from: 'internet', response: 1024 * kib }))
    expect(lines(card)[0]).toMatchObject({ of: 'deployable:web', what: 'Bytes to the internet' })
    expect(lines(card)[0]?.monthly).toBeCloseTo(976.5625 * 0.09, 4)
  })

  it('a finding says what was assumed, and what the answers would cost from the internet: one for the design', () => {
    const sketch: Sketch = {
      ...alone({ response: 20 * kib }),
      workloads: {
        visits: ['web', { rate: 100, response: 20 * kib }],
        orders: ['cart', { rate: 10, response: 20 * kib }],
        jobs: ['cart', { rate: 10, from: 'inside' }],
      },
    }
    const { drawn: card, merged } = cardsOf(sketch)
    const found = card.findings.filter(({ check }) => check === 'origin')
    // 110/s × 20 KiB × 2,628,000 s = 5,513.9 GiB × 0.09 = $496.25.
    expect(found.map(({ text }) => text)).toEqual([
      'The workloads visits and orders are assumed to come from inside: from the internet their answers would cost $496 a month.',
    ])
    expect(merged.findings.filter(({ check }) => check === 'origin')).toHaveLength(1)
    const asked = cardsOf(drawn({})).drawn.findings
    expect(asked.filter(({ check }) => check === 'origin')).toEqual([])
  })

  it('the balancer of the provider counts the bytes of such a workload', () => {
    const through = (from: 'internet' | 'inside') =>
      cardsOf({
        services: { lb: { kind: 'gateway', runsOn: 'aws.alb' }, web: machine },
        calls: [['lb', 'web']],
        workloads: { visits: ['lb', { rate: 100, from, response: 1024 * kib }] },
      }).drawn.bill.lines.find(({ what }) => what === 'Capacity units')?.quantity ?? 0
    // 100/s × (1 MiB + 1 KiB asked) × 3,600 s ÷ 10⁹ = 377.86 GB an hour: as many units.
    expect(through('internet') / 730).toBeCloseTo((100 * (1024 + 1) * kib * 3600) / 1e9, 6)
    expect(through('inside') / 730).toBeLessThan(2)
  })

  it('[K13] the network of machines carries such answers, and none to a client inside', () => {
    const wanted = (sketch: Sketch, what: string) =>
      cardsOf(sketch).drawn.headroom.limits.find(({ why }) => why.startsWith(what))
    const far = 'network of its machines to the internet'
    // 1,000/s × 1 MiB × 8 = 8,389 Mbit/s.
    const heavy = { rate: 1000, response: 1024 * kib }
    expect(wanted(alone({ ...heavy, from: 'internet' }), far)?.why).toContain('8,389 Mbit/s wanted')
    expect(wanted(alone({ ...heavy, from: 'inside' }), far)).toBeUndefined()
    expect(wanted(drawn({ from: 'internet' }), far)).toBeDefined()
    expect(wanted(drawn({ from: 'inside' }), far)).toBeUndefined()
    expect(wanted(drawn({ from: 'inside' }), 'network of its machines: ')).toBeDefined()
  })
})

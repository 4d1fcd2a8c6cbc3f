/** The price book of the account: lines, families, and what it does not touch. */

import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/scorer/comparison'
import { discountOf } from '../../../src/scorer/result/discount'
import type { BillLine } from '../../../src/scorer/result/scorecard'
import { document, type Sketch } from '../../support/build'

const work = { demand: 0.001, cv: 0 }

const sketch: Sketch = {
  services: {
    client: { kind: 'client', operations: { open: {} } },
    web: { runsOn: 'aws.ec2.m6i.large', replicas: 2, zones: 2, operations: { page: work } },
    app: { runsOn: 'aws.fargate.0.5x1', replicas: 2, zones: 2, operations: { run: work } },
    resize: { kind: 'function', runsOn: 'aws.lambda', operations: { run: work } },
    jobs: { kind: 'queue', runsOn: 'aws.sqs' },
  },
  calls: [
    ['client', 'web', { response: 10_240 }],
    ['web', 'app'],
    ['app', 'resize'],
    ['app', 'jobs', { mode: 'async' }],
  ],
  workloads: { visits: ['client', { rate: 100 }] },
}

function cards(discounts: Readonly<Record<string, { share: number; why?: string }>>) {
  const result = compare(document({ ...sketch, assumptions: { discounts } }))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const key = ({ rule, what, of }: BillLine) => `${rule} ${what} ${of}`
const monthly = (lines: readonly BillLine[]) => new Map(lines.map((line) => [key(line), line.monthly]))

describe('[C9] discounts', () => {
  it('the longest family that begins the id at a dot decides', () => {
    const book = { 'aws.ec2': { share: 0.2 }, 'aws.ec2.m6i': { share: 0.5, why: 'three years' }, aws: { share: 0.05 } }
    expect(discountOf('aws.ec2.m6i.large', book)).toEqual({ family: 'aws.ec2.m6i', share: 0.5, why: 'three years' })
    expect(discountOf('aws.ec2.m6in.large', book)).toEqual({ family: 'aws.ec2', share: 0.2 })
    expect(discountOf('aws.lambda', book)?.share).toBe(0.05)
    expect(discountOf('gcp.run', book)).toBeUndefined()
    expect(discountOf('aws.ec2.m6i.large', { 'aws.ec2.m6i': { share: 0 }, aws: { share: 1 } })).toBeUndefined()
  })

  it('each line of the family pays list price × (1 − share) and says so; all others stay', () => {
    const list = cards({}).drawn.bill
    const paid = cards({ 'aws.ec2': { share: 0.3, why: 'savings plan' }, 'aws.lambda': { share: 0.1 } }).drawn.bill
    const before = monthly(list.lines)
    const shares: Readonly<Record<string, number>> = { machines: 0.3, functions: 0.1 }
    for (const line of paid.lines) {
      const share = shares[line.rule] ?? 0
      expect(line.monthly).toBeCloseTo(before.get(key(line))! * (1 - share), 9)
      expect(line.monthly).toBeCloseTo(line.quantity * line.unitPrice, 9)
      expect(line.formula.includes('list price less')).toBe(share > 0)
    }
    // Two m6i.large at 0.096 an hour: 2 × 730 × 0.096 × 0.7 = 98.112.
    const machines = paid.lines.find(({ rule }) => rule === 'machines')
    expect(machines?.monthly).toBeCloseTo(98.112, 9)
    expect(machines?.formula).toContain('list price less 30 % (aws.ec2, savings plan)')
  })

  it('charges of calls belong to the offer that they use, a balancer that is not drawn to that of a drawn one', () => {
    const list = monthly(cards({}).drawn.bill.lines)
    const paid = cards({ 'aws.sqs': { share: 0.5 }, 'aws.alb': { share: 0.25 } }).drawn.bill
    const shareOf: Readonly<Record<string, number>> = { queues: 0.5, balancers: 0.25 }
    for (const line of paid.lines)
      expect(line.monthly).toBeCloseTo(list.get(key(line))! * (1 - (shareOf[line.rule] ?? 0)), 9)
    expect(paid.lines.filter(({ rule }) => rule in shareOf).length).toBeGreaterThan(2)
  })

  it('both sides have the same price book, and nothing is below zero at a share of one', () => {
    const [list, free] = [cards({}), cards({ aws: { share: 1 } })]
    for (const side of ['drawn', 'merged'] as const) {
      const own = list[side].bill.lines.filter(({ rule }) => rule === 'egress' || rule === 'crossZone')
      expect(free[side].bill.monthly).toBeCloseTo(
        own.reduce((sum, line) => sum + line.monthly, 0),
        6,
      )
    }
  })

  it('a family that begins no offer is a finding, not an error', () => {
    const { drawn } = cards({
      'aws.ec': { share: 0.3 },
      'aws.ec2': { share: 0.3 },
      'aws.fargate.0.5x1': { share: 0.1 },
    })
    const texts = drawn.findings.filter(({ check }) => check === 'discounts').map(({ text }) => text)
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('“aws.ec”: no offer begins with it')
  })
})

/** What holds for every rule of the bill, on any design in any partition. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '../../../src/base/table'
import { catalogs } from '../../../src/catalog/index'
import { isPrice } from '../../../src/catalog/lookup'
import type { Assumptions, Design, Partition, Workload } from '../../../src/model/document'
import type { CostRule } from '../../../src/scorer/costs/costRule'
import { costRules } from '../../../src/scorer/costs/index'
import { costMethods } from '../../../src/scorer/costs/methodTexts'
import type { Bill, Scorecard } from '../../../src/scorer/result/scorecard'
import { score } from '../../../src/scorer/score'
import { assumptions, designs, partitions } from '../../support/arbitrary'

const aws = catalogs['aws.us-east-1']!
const numRuns = 40

/** Loads that somebody could have; the extremes of the format are the business of its reader. */
const drawn = designs({ services: 7, calls: 10 })
  .map((design) => ({ ...design, workloads: mapped(design.workloads, (w) => ({ ...w, rate: Math.min(w.rate, 1e4) })) }))
  .map((design) => ({
    ...design,
    calls: mapped(design.calls, (c) => ({
      ...c,
      count: Math.min(c.count, 20),
      request: Math.min(c.request, 1e8),
      response: Math.min(c.response, 1e8),
    })),
    operations: mapped(design.operations, (o) => ({
      ...o,
      demand: Math.min(o.demand, 10),
      wait: Math.min(o.wait, 10),
    })),
  }))
const cases = drawn.chain((design) =>
  fc.tuple(
    fc.constant(design),
    partitions(design.services),
    assumptions.map((some): Assumptions => ({ ...some, overrides: {} })),
  ),
)

function mapped<Table extends object>(table: Table, change: (row: Table[keyof Table]) => Table[keyof Table]): Table {
  return Object.fromEntries(Object.entries(table).map(([id, row]) => [id, change(row)])) as Table
}

function cardOf(design: Design, partition: Partition, assumed: Assumptions): Scorecard {
  const card = score(design, partition, aws, assumed)
  // A circle of calls without end has no bill.
  if (!card.ok) return fc.pre(false) as never
  return card.value
}

const billOf = (...from: Parameters<typeof cardOf>): Bill => cardOf(...from).bill

describe('[C1] every line of every bill', () => {
  it('every bill line is quantity × unit price, not negative, with a formula and existing facts, the price first', () => {
    fc.assert(
      fc.property(cases, ([design, partition, assumed]) => {
        const { bill, placement } = cardOf(design, partition, assumed)
        for (const line of bill.lines) {
          expect(Object.keys(costRules)).toContain(line.rule)
          expect(line.quantity, line.what).toBeGreaterThan(0)
          expect(line.unitPrice, line.what).toBeGreaterThanOrEqual(0)
          expect(line.quantity * line.unitPrice, line.what).toBeCloseTo(line.monthly, 6)
          expect(Number.isFinite(line.monthly), line.what).toBe(true)
          expect(line.formula.length, line.what).toBeGreaterThan(5)
          const [price] = line.facts.map((id) => aws.facts[id])
          for (const id of line.facts) expect(aws.facts[id], id).toBeDefined()
          expect(price && isPrice(price), line.what).toBe(true)
          // [C3] of something that is there
          const things = [...Object.keys(design.services), ...Object.keys(design.calls), ...Object.values(placement)]
          expect(things, line.what).toContain(line.of)
        }
        expect(bill.monthly).toBeCloseTo(
          bill.lines.reduce((sum, { monthly }) => sum + monthly, 0),
          3,
        )
      }),
      { numRuns },
    )
  })

  it('a bill at twice the load never costs less', () => {
    fc.assert(
      fc.property(cases, ([design, partition, assumed]) => {
        const workloads = mapped(design.workloads, (workload: Workload) => ({ ...workload, rate: workload.rate * 2 }))
        const [once, twice] = [design, { ...design, workloads }].map((of) => billOf(of, partition, assumed).monthly)
        expect(twice).toBeGreaterThanOrEqual((once as number) * (1 - 1e-9))
      }),
      { numRuns },
    )
  })

  it('a bill of twice the hours costs at most twice and never less', () => {
    fc.assert(
      fc.property(cases, ([design, partition, assumed]) => {
        fc.pre(!assumed.freeTier)
        const [once, twice] = [365, 730].map(
          (monthHours) => billOf(design, partition, { ...assumed, monthHours }).monthly,
        )
        expect(twice).toBeLessThanOrEqual((once as number) * 2 * (1 + 1e-9))
        expect(twice).toBeGreaterThanOrEqual((once as number) * (1 - 1e-9))
      }),
      { numRuns },
    )
  })

  it('the free tier never raises a bill', () => {
    fc.assert(
      fc.property(cases, ([design, partition, assumed]) => {
        const [paid, free] = [false, true].map(
          (freeTier) => billOf(design, partition, { ...assumed, freeTier }).monthly,
        )
        expect(free).toBeLessThanOrEqual((paid as number) * (1 + 1e-9))
      }),
      { numRuns },
    )
  })
})

it('[C2] every cost rule has its own label and a method text', () => {
  const labels = rows<CostRule>(costRules).map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
  for (const label of labels) expect(label.length).toBeGreaterThan(3)
  for (const [rule, method] of Object.entries(costMethods)) expect(method.length, rule).toBeGreaterThan(40)
})

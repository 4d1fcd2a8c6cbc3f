import { describe, expect, it } from 'vitest'
import { fitFactors, modelGaps, withFactors } from '../../src/analysis/calibration/fitFactors'
import { runToEnd } from '../../src/base/task'
import type { Factors, Measurements } from '../../src/model/document'
import { document } from '../support/build'

function shop(measured: Measurements, factors?: Factors) {
  return document({
    services: {
      web: { operations: { page: { demand: 0.01 } } },
      cart: { operations: { read: { demand: 0.004 } } },
      ads: { operations: { pick: { demand: 0.002 } } },
    },
    calls: [
      ['web/page', 'cart/read', { count: 3 }],
      ['web/page', 'ads/pick'],
    ],
    workloads: { visits: ['web/page', { rate: 20 }] },
    assumptions: { measured, ...(factors ? { factors } : {}) },
  })
}

/** What the model itself says under these factors, taken for a measurement. */
function truth(factors: Factors): Measurements {
  const shown = modelGaps(shop({ p50: 1, p99: 1, monthly: 1 }, factors))
  if (!shown.ok) throw new Error(shown.problem.message)
  return Object.fromEntries(shown.value.map(({ figure, calibrated }) => [figure, calibrated]))
}

const plain = { work: 1, hop: 1, price: 1 }

describe('[C14] calibration', () => {
  it.each([
    ['work', 1.37],
    ['work', 0.5],
    ['hop', 4.2],
    ['price', 0.62],
  ] as const)('fitting finds the %s factor %d behind a measurement', (group, factor) => {
    const found = runToEnd(fitFactors(shop(truth({ ...plain, [group]: factor })), group))
    expect(found.ok && found.value[group]).toBeCloseTo(factor, 2)
  })

  it('fitting one group keeps the factors of the others', () => {
    const kept = { ...plain, price: 0.5 }
    const found = runToEnd(fitFactors(shop(truth({ work: 2, hop: 1, price: 0.5 }), kept), 'work'))
    expect(found.ok && found.value.price).toBe(0.5)
  })

  it('gaps show the model without factors beside the calibrated one', () => {
    const measured = truth({ ...plain, work: 2 })
    const shown = modelGaps(shop(measured, { ...plain, work: 2 }))
    if (!shown.ok) throw new Error(shown.problem.message)
    for (const gap of shown.value) expect(gap.calibrated).toBeCloseTo(gap.measured, 9)
    expect(shown.value[0]?.modelled).toBeLessThan(shown.value[0]?.measured ?? 0)
  })

  it('fitting compromises where one factor cannot explain both times', () => {
    const { p50 = 0, p99 = 0 } = truth(plain)
    const found = runToEnd(fitFactors(shop({ p50: p50 * 1.2, p99: p99 * 2 }), 'work'))
    expect(found.ok && found.value.work).toBeGreaterThan(1.2)
    expect(found.ok && found.value.work).toBeLessThan(2)
  })

  it('fitting fails with a reason where nothing measured depends on the factor', () => {
    const nothing = runToEnd(fitFactors(shop({ monthly: 5 }), 'hop'))
    expect(!nothing.ok && nothing.problem.message).toMatch(/Type a time/)
    const far = runToEnd(fitFactors(shop({ p50: 1e5 }), 'hop'))
    expect(!far.ok && far.problem.message).toMatch(/explain/)
  })

  it('removing factors restores the document', () => {
    expect(withFactors(shop({}, { ...plain, hop: 2 }), plain).assumptions.factors).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { type Family, families } from '../support/networks'
import { errors, summary } from './accuracy'

/** Errors in percent, median and worst: the table that a prototype set and this solver is to meet. */
const table: Record<Family, { readonly mean: readonly [number, number]; readonly p99: readonly [number, number] }> = {
  exponential: { mean: [0.1, 0.9], p99: [1.7, 5.4] },
  parallel: { mean: [0.7, 5.4], p99: [1.0, 10.1] },
  light: { mean: [0.5, 4.5], p99: [2.8, 11.3] },
  mixed: { mean: [1.7, 5.6], p99: [3.6, 17.4] },
  pools: { mean: [1.3, 8.4], p99: [1.2, 19.1] },
}

/**
 * A small sample of what `npm run accuracy` measures: four networks of each family, 25,000 requests each. So short a run is
 * itself known to a few percent only: what counts of an error is what lies beyond the run's own interval.
 */
describe('[T3] solver and simulation agree within the errors of the README', () => {
  it.each(Object.keys(families) as Family[])(
    'solver and simulation agree on mean and p99 of the family %s',
    (family) => {
      const list = Array.from({ length: 4 }, (_, i) => errors(family, 500 + i, 25_000))
      for (const figure of ['mean', 'p99'] as const) {
        const beyond = list.map((one) => Math.max(0, Math.abs(one[figure]) - one.doubt[figure]))
        const [median, , worst] = summary(beyond)
        expect(median, `${figure}, median`).toBeLessThanOrEqual(table[family][figure][0])
        expect(worst, `${figure}, worst`).toBeLessThanOrEqual(table[family][figure][1])
      }
    },
    300_000,
  )
})

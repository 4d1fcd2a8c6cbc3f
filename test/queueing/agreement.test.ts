import { describe, expect, it } from 'vitest'
import { type Family, families } from '../support/networks'
import { errors, summary } from './accuracy'

/**
 * A small sample of what `npm run accuracy` measures: four networks of each family, 25,000 requests each, so
 * the bounds leave room for the simulation's own noise.
 */
describe('[T3] solver and simulation agree', () => {
  it.each(Object.keys(families) as Family[])(
    '%s',
    (family) => {
      const list = Array.from({ length: 4 }, (_, i) => errors(family, 500 + i, 25_000))
      const [median, most] = summary(list.map((one) => one.mean))
      expect(median).toBeLessThan(4)
      expect(most).toBeLessThan(10)
      const [p99] = summary(list.map((one) => one.p99))
      expect(p99).toBeLessThan(10)
    },
    300_000,
  )
})

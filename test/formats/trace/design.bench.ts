/** How long spans take to become a design. Run with `npm run bench`. */

import { bench } from 'vitest'
import { designOfTraces } from '../../../src/formats/trace/designOfTraces'
import { span } from '../../support/spans'

const requests = Array.from({ length: 100_000 }, (_, i) => {
  const under = i % 20 === 0 ? undefined : `${i - 1 - (i % 3)}`
  return span({ id: `${i}`, of: `s${i % 10}/o${i % 40}`, under, at: [i, i + 40 - (i % 20)] })
})
const chain = Array.from({ length: 20_000 }, (_, i) =>
  span({ id: `${i}`, of: `s${i % 9}/o${i % 50}`, under: i === 0 ? undefined : `${i - 1}`, at: [i, 40_000 - i] }),
)

bench('100,000 spans in requests of twenty', () => void designOfTraces(requests, new Map()))
bench('a chain of 20,000 spans', () => void designOfTraces(chain, new Map()))

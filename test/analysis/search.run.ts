/** Prints how the search compares with the exact answer on hundreds of random designs. */

import { it } from 'vitest'
import type { Advice } from '../../src/analysis/advice'
import type { Document } from '../../src/model/document'
import { advisable } from '../support/advisable'
import { exactly, type Gap, gap } from './gap'

const designs = Number(process.env.DESIGNS ?? 240)

const shares = [0.5, 0.25, 0.1]

it('search against exact', () => {
  const all: { readonly document: Document; readonly exact: Advice }[] = []
  for (let seed = 1; all.length < designs; seed++) {
    const document = advisable(seed, 4 + (seed % 4))
    const exact = exactly(document)
    if (exact.scored >= 15) all.push({ document, exact })
  }
  for (const share of shares) {
    const found = all.flatMap(({ document, exact }): readonly Gap[] => {
      const one = gap(document, (partitions) => Math.max(8, Math.ceil(partitions * share)), exact)
      return one ? [one] : []
    })
    const mean = (of: (one: Gap) => number) => found.reduce((sum, one) => sum + of(one), 0) / found.length
    const percent = (value: number) => `${(100 * value).toFixed(2)} %`
    console.log(
      [
        `${found.length} designs, ${percent(share)} of all partitions scored, at least 8 (${mean(({ scored }) => scored).toFixed(0)} of ${mean(({ partitions }) => partitions).toFixed(0)})`,
        `same partition advised: ${percent(mean(({ same }) => Number(same)))}`,
        `bill: worst ${percent(Math.max(...found.map(({ bill }) => bill)))}, mean ${percent(mean(({ bill }) => bill))} of the drawn bill`,
        `p99: worst ${percent(Math.max(...found.map(({ p99 }) => p99)))}, mean ${percent(mean(({ p99 }) => p99))} of the drawn p99`,
        `front seen: worst ${percent(Math.min(...found.map(({ front }) => front)))}, mean ${percent(mean(({ front }) => front))}`,
      ].join('\n  '),
    )
  }
})

/** Prints how the search compares with the exact answer on hundreds of random designs. */

import { it } from 'vitest'
import type { Advice } from '../../src/analysis/search/adviceTypes'
import type { Document } from '../../src/model/document'
import { advisable } from '../support/advisable'
import { exactly, type Gap, gap } from './gap'

/** A search in use scores a thousand; of a hundred partitions a tenth tells nothing. */
const least = 60

const designs = Number(process.env.DESIGNS ?? 240)

interface Case {
  readonly document: Document
  readonly exact: Advice
}

it('local search against exact', () => {
  const all = cases((seed) => 7 + (seed % 2), designs)
  for (const share of [0.5, 0.25, 0.1])
    tell(all, `${100 * share} % of all, ${least} at least`, (of) => Math.max(least, Math.ceil(of * share)), 0)
})

it('sums of parts and local search against exact', () => {
  const all = cases(() => 7, designs / 4)
  for (const some of [200, 100, 50]) tell(all, `all blocks and ${some} partitions`, () => some, 1100)
  for (const some of [300, 150, 75]) tell(all, `local search, ${some} partitions`, () => some, 0)
})

function cases(size: (seed: number) => number, count: number): readonly Case[] {
  const all: Case[] = []
  for (let seed = 1; all.length < count; seed++) {
    const document = advisable(seed, size(seed))
    const exact = exactly(document)
    if (exact.scored > least) all.push({ document, exact })
  }
  return all
}

function tell(all: readonly Case[], budget: string, some: (partitions: number) => number, parts: number): void {
  const found = all.flatMap(({ document, exact }): readonly Gap[] => {
    const one = gap(document, some, exact, parts)
    return one ? [one] : []
  })
  const mean = (of: (one: Gap) => number) => found.reduce((sum, one) => sum + of(one), 0) / found.length
  const percent = (value: number) => `${(100 * value).toFixed(2)} %`
  const number = (value = 0) => value.toFixed(3)
  const last = [...found].sort((a, b) => b.worth - a.worth)
  console.log(
    [
      `${found.length} designs, ${budget} (${mean(({ scored }) => scored).toFixed(0)} of ${mean(({ partitions }) => partitions).toFixed(0)} scored)`,
      `same partition advised: ${percent(mean(({ same }) => Number(same)))}; certain: ${percent(mean(({ certain }) => Number(certain)))}, wrongly ${found.filter(({ certain, same }) => certain && !same).length} times`,
      `worth: worst ${number(last[0]?.worth)}, one in twenty ${number(last[Math.floor(last.length / 20)]?.worth)}, mean ${number(mean((one) => one.worth))} (of up to 2.5)`,
      `bill: worst ${percent(Math.max(...found.map(({ bill }) => bill)))}, mean ${percent(mean(({ bill }) => bill))} of the drawn bill`,
      `p99: worst ${percent(Math.max(...found.map(({ p99 }) => p99)))}, mean ${percent(mean(({ p99 }) => p99))} of the drawn p99`,
      `front seen: worst ${percent(Math.min(...found.map(({ front }) => front)))}, mean ${percent(mean(({ front }) => front))}`,
    ].join('\n  '),
  )
}

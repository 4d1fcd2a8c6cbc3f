/** The first answer for nine and ten services, held against all of their partitions. */

import { describe, expect, it } from 'vitest'
import { type Advice, isProvable } from '../../src/analysis/search/adviceTypes'
import { advise, quickEffort } from '../../src/analysis/search/advise'
import { confirmExhaustively } from '../../src/analysis/search/confirmExhaustively'
import { countPartitions, joinMatrix } from '../../src/analysis/search/enumeratePartitions'
import { evaluatorOf } from '../../src/analysis/search/evaluator'
import { runToEnd } from '../../src/base/task'
import type { Document } from '../../src/model/document'
import { isSamePartition } from '../../src/model/partition'
import { advisable } from '../support/advisable'
import { adviceOf } from './gap'

/** The first so many random designs of nine and ten services whose reasons to stay apart leave few partitions. */
function designs(count: number): readonly Document[] {
  const found: Document[] = []
  for (let seed = 1; found.length < count; seed++) {
    const of = advisable(seed, 9 + (seed % 2))
    const setting = evaluatorOf(of)
    if (!setting.ok) continue
    const partitions = countPartitions(joinMatrix(setting.value.constraints), 300)
    if (partitions >= 60 && partitions <= 160) found.push(of)
  }
  return found
}

const few = { ...quickEffort, maxExhaustive: 50, budget: 60 }

describe('proof', { timeout: 300_000 }, () => {
  it('[V3] confirmation scores every partition of nine or ten services and says whether the first answer was the best', () => {
    const seen: { readonly first: Advice; readonly confirmed: boolean }[] = []
    for (const of of designs(2)) {
      const first = adviceOf(of, few)
      if (!isProvable(first)) continue
      const made = runToEnd(confirmExhaustively(of, first.advised.partition))
      if (!made.ok) throw new Error(made.problem.message)
      const { advice, confirmed } = made.value
      expect(advice.exact).toBe(true)
      expect(advice.scored).toBe(first.partitions)
      expect(confirmed).toBe(isSamePartition(advice.advised.partition, first.advised.partition, of.design.services))
      expect(advice.sentences.at(-1)).toMatch(confirmed ? /was the same/ : /another one/)
      if (first.certain) expect(confirmed).toBe(true)
      seen.push({ first, confirmed })
    }
    expect(seen.length).toBeGreaterThan(0)
  })

  it('[V3] confirmation is not offered for more than ten services that may all be joined', () => {
    const first = { exact: false, partitions: null }
    expect(isProvable(first)).toBe(false)
    expect(isProvable({ exact: true, partitions: 52 })).toBe(false)
  })

  it('confirmation reports progress and can be stopped at any step', () => {
    const of = advisable(5, 10)
    const work = advise(of, undefined, { ...quickEffort, maxExhaustive: 115_975 })
    const shares = Array.from({ length: 12 }, () => work.next().value as number)
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share < 0.01)).toBe(true)
    expect(work.return({ ok: false, problem: { place: '', message: 'left' } }).done).toBe(true)
  })
})

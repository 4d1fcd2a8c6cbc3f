/** The plan: it ends where it should, its gains add up, and what it says of them is so. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MigrationPlan, migrationPlan } from '../../src/analysis/plan/migrationPlan'
import { evaluatorOf } from '../../src/analysis/search/evaluator'
import { blocksAmong } from '../../src/analysis/search/mergeConstraints'
import { commonRefinement, countMoves, movesTowards } from '../../src/analysis/search/partitionMoves'
import { runToEnd } from '../../src/base/task'
import type { Document, Partition, ServiceId } from '../../src/model/document'
import { finest, isSamePartition, merge } from '../../src/model/partition'
import { score } from '../../src/scorer/score'
import { advisable } from '../support/advisable'
import { example } from './examples'
import { exactly } from './gap'

function planned(document: Document, target: Partition): MigrationPlan {
  const result = runToEnd(migrationPlan(document, target))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

describe('plan', () => {
  it('[V5] a plan ends at its target in the fewest steps, and its gains add up to the difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 5 }), (seed, n) => {
        const document = advisable(seed, n)
        const setting = evaluatorOf(document)
        if (!setting.ok) throw new Error(setting.problem.message)
        const { constraints: joining, catalog } = setting.value
        const { advised, merged } = exactly(document)
        for (const { partition } of [advised, merged]) {
          const { from, to, steps, worthwhile } = planned(document, partition)
          expect(isSamePartition(to.partition, partition, document.design.services)).toBe(true)
          const there = score(document.design, partition, catalog, document.assumptions)
          if (there.ok) expect(to.monthly).toBeCloseTo(there.value.bill.monthly, 6)
          const blocks = [document.partition, partition].map((one) => blocksAmong(one, joining))
          expect(steps.length).toBe(countMoves(blocks[0] ?? [], blocks[1] ?? []))
          const sum = steps.reduce((total, { gain }) => total + gain.monthly, 0)
          expect(sum).toBeCloseTo(to.monthly - from.monthly, 6)
          expect(steps.at(-1)?.total.monthly ?? 0).toBeCloseTo(to.monthly - from.monthly, 6)
          expect(worthwhile).toBeLessThanOrEqual(steps.length)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('[V5] a plan names the step after which the rest stops paying', () => {
    const document = example('online-boutique')
    const { steps, sentences: said, worthwhile } = planned(document, exactlyMerged(document))
    expect(steps.every(({ kind }) => kind === 'merge')).toBe(true)
    const saved = steps.map(({ total }) => -total.monthly)
    const best = Math.max(...saved)
    expect(saved[worthwhile - 1]).toBeGreaterThanOrEqual(0.95 * best)
    expect(saved[worthwhile - 2]).toBeLessThan(0.95 * best)
    expect(said[0]).toMatch(
      /^After \d+ of 10 merges 9\d\s% of the saving is reached: \$[\d,.]+ of \$[\d,.]+ a month\.$/,
    )
  })

  it('[V5] a plan splits where the target is finer', () => {
    const drawn = example('gpu-beside-web')
    const all = Object.keys(drawn.design.services) as ServiceId[]
    const { steps, sentences: said } = planned(
      { ...drawn, partition: merge(finest, drawn.design.services, all) },
      drawn.partition,
    )
    expect(steps.map(({ kind }) => kind)).toEqual(['split'])
    expect(said[0]).toMatch(/^1 split saves /)
  })

  it('[V5] a plan to the drawing itself has no steps', () => {
    const drawn = example('gpu-beside-web')
    expect(planned(drawn, drawn.partition)).toMatchObject({ steps: [], worthwhile: 0 })
  })
})

describe('moves', () => {
  const apart = (text: string) =>
    text.split(' ').map((block) => block.split('').map((id): ServiceId => `service:${id}`))

  it('[V5] the number of moves counts the way over the common refinement', () => {
    expect(commonRefinement(apart('abc de'), apart('ab cde'))).toEqual(apart('ab c de'))
    expect(countMoves(apart('abc de'), apart('ab cde'))).toBe(2)
  })

  it('[V5] moves split off services that belong elsewhere before merging', () => {
    const moves = movesTowards(apart('abc de'), apart('ab cde'))
    expect(moves.map(({ kind, parts }) => [kind, ...parts])).toEqual([['split', ...apart('ab c')]])
    const next = movesTowards(moves[0]?.blocks ?? [], apart('ab cde'))
    expect(next.map(({ kind }) => kind)).toEqual(['merge'])
  })
})

function exactlyMerged(document: Document): Partition {
  const setting = evaluatorOf(document)
  if (!setting.ok) throw new Error(setting.problem.message)
  return setting.value.merged.partition
}

/**
 * All analyses of a design in one task: verdict, boundary prices, load sweep, quick fixes, advice and migration plan.
 * A decision record and the terminal are written from its result; the page runs the analyses one by one.
 */

import { type Result, success } from '../../base/result'
import { subtask, type Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import { isSamePartition } from '../../model/partition'
import type { Comparison } from '../../scorer/result/scorecard'
import { type BoundaryPrices, boundaryPrices } from '../boundaries/boundaryPrices'
import { type QuickFix, quickFixes } from '../fixes/quickFixes'
import { type LoadSweep, loadSweep } from '../load/loadSweep'
import { type MigrationPlan, migrationPlan } from '../plan/migrationPlan'
import { type Advice, maxProvable } from '../search/adviceTypes'
import { advise, quickEffort as quickly, thoroughEffort } from '../search/advise'
import { countPartitions, joinMatrix } from '../search/enumeratePartitions'
import { mergeConstraints } from '../search/mergeConstraints'
import { analysisInput } from '../subject/analysisInput'
import { type Confidence, type ConfidenceOptions, confidence } from '../uncertainty/confidence'

/** The results of all analyses of a document. */
export interface Decision {
  readonly document: Document
  readonly comparison: Comparison
  readonly verdict: Confidence
  readonly boundaries: BoundaryPrices
  readonly sweep: LoadSweep
  readonly fixes: readonly QuickFix[]
  readonly advice: Advice
  /** From the drawing to the advised partition; null where that is the drawing. */
  readonly plan: MigrationPlan | null
}

export interface DecisionOptions extends ConfidenceOptions {
  /** Score at most some thousand partitions: seconds instead of minutes for nine or ten services. */
  readonly quick?: boolean
}

/** Typical shares of the time, measured on designs of ten to a hundred services. */
const timeShares = { boundaries: 0.1, fixes: 0.03, advice: 0.15, plan: 0.05, sweep: 0.07, verdict: 0.6 }

/** Number of scores for which the advice takes its typical share. */
const baseScores = 1000

/** Runs all analyses of a document. */
export function* decide(
  document: Document,
  catalog?: Catalog,
  { quick = false, ...options }: DecisionOptions = {},
): Task<Result<Decision>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const count = countPartitions(joinMatrix(mergeConstraints(document, input.value.catalog)), maxProvable)
  const shares = sharesOf(quick || count > maxProvable ? 0 : count)
  let before = 0
  function* part<T>(length: number, work: Task<Result<T>>): Task<T> {
    const result = yield* subtask(before, length, work)
    before += length
    // A design that can be scored can be analysed: each analysis fails only where `analysisInput` does.
    if (!result.ok) throw new Error(result.problem.message)
    return result.value
  }
  const priced = yield* part(shares.boundaries, boundaryPrices(document, catalog))
  const fixes = yield* part(shares.fixes, quickFixes(document, catalog))
  const advice = yield* part(shares.advice, advise(document, catalog, quick ? quickly : thoroughEffort))
  const { partition } = advice.advised
  const steps = advice.asDrawn ? null : yield* part(shares.plan, migrationPlan(document, partition, catalog))
  const { comparison } = input.value
  const withAdvised =
    advice.asDrawn || isSamePartition(partition, comparison.merged.partition, document.design.services)
  const swept = yield* part(shares.sweep, loadSweep(document, catalog, withAdvised ? {} : { advised: partition }))
  const confident = yield* part(shares.verdict, confidence(document, catalog, options))
  return success({
    document,
    comparison,
    verdict: confident,
    boundaries: priced,
    sweep: swept,
    fixes,
    advice,
    plan: steps,
  })
}

/** Shares of the time where the advice scores this many partitions. */
function sharesOf(scores: number): typeof timeShares {
  const advice = timeShares.advice * Math.max(1, scores / baseScores)
  const all = 1 - timeShares.advice + advice
  const scaled = Object.entries({ ...timeShares, advice }).map(([part, share]) => [part, share / all])
  return Object.fromEntries(scaled) as typeof timeShares
}

/**
 * All that is made of a design to decide on it, in one go: the verdict, what each boundary costs, the sweep over load,
 * fixes that need no merge, the advice and the way there. What a decision record or a terminal tells is in here; the
 * page runs the parts one by one.
 */

import { type Result, success } from '../../base/result'
import { type Sliced, within } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import { isSame } from '../../model/partition'
import type { Comparison } from '../../scorer/result/scorecard'
import { type Boundaries, boundaries } from '../boundaries/boundaryPrices'
import { type QuickFix, quickFixes } from '../fixes/quickFixes'
import { type Sweep, sweep } from '../load/loadSweep'
import { type Plan, plan } from '../plan/migrationPlan'
import { type Advice, advise, quick as quickly, thorough } from '../search/advise'
import { countPartitions, joinable } from '../search/enumeratePartitions'
import { joining } from '../search/mergeConstraints'
import { provable } from '../search/provable'
import { subject } from '../subject/analysisInput'
import { type Verdict, type VerdictOptions, verdict } from '../uncertainty/confidence'

export interface Decision {
  readonly of: Document
  readonly comparison: Comparison
  readonly verdict: Verdict
  readonly boundaries: Boundaries
  readonly sweep: Sweep
  readonly fixes: readonly QuickFix[]
  readonly advice: Advice
  /** From the drawing to what is advised; null where that is the drawing. */
  readonly plan: Plan | null
}

export interface DecisionOptions extends VerdictOptions {
  /** Score no more than some thousand partitions: seconds instead of minutes for nine or ten services. */
  readonly quick?: boolean
}

/** About how the time is shared out, from measured runs of designs of ten to a hundred services. */
const usual = { boundaries: 0.1, fixes: 0.03, advice: 0.15, plan: 0.05, sweep: 0.07, verdict: 0.6 }

/** Of this the advice takes its usual share. */
const usualScores = 1000

export function* decide(
  document: Document,
  catalog?: Catalog,
  { quick = false, ...options }: DecisionOptions = {},
): Sliced<Result<Decision>> {
  const about = subject(document, catalog)
  if (!about.ok) return about
  const count = countPartitions(joinable(joining(document, about.value.catalog)), provable)
  const shares = sharesOf(quick || count > provable ? 0 : count)
  let before = 0
  function* part<T>(length: number, work: Sliced<Result<T>>): Sliced<T> {
    const result = yield* within(before, length, work)
    before += length
    // What can be scored can be analysed: parts fail as `subject` does, and it has passed.
    if (!result.ok) throw new Error(result.problem.message)
    return result.value
  }
  const priced = yield* part(shares.boundaries, boundaries(document, catalog))
  const fixes = yield* part(shares.fixes, quickFixes(document, catalog))
  const advice = yield* part(shares.advice, advise(document, catalog, quick ? quickly : thorough))
  const { partition } = advice.advised
  const steps = advice.asDrawn ? null : yield* part(shares.plan, plan(document, partition, catalog))
  const { comparison } = about.value
  const third = advice.asDrawn || isSame(partition, comparison.merged.partition, document.design.services)
  const swept = yield* part(shares.sweep, sweep(document, catalog, third ? {} : { advised: partition }))
  const told = yield* part(shares.verdict, verdict(document, catalog, options))
  return success({
    ...{ of: document, comparison, verdict: told, boundaries: priced, sweep: swept, fixes, advice, plan: steps },
  })
}

/** Where so many partitions are scored. */
function sharesOf(scores: number): typeof usual {
  const advice = usual.advice * Math.max(1, scores / usualScores)
  const all = 1 - usual.advice + advice
  const scaled = Object.entries({ ...usual, advice }).map(([part, share]) => [part, share / all])
  return Object.fromEntries(scaled) as typeof usual
}

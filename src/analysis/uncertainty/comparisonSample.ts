/**
 * The figures that the verdict is about, and one sample of them: both sides on one draw. A verdict needs thousands of
 * samples, so a sample holds numbers, not scorecards.
 */

import { type MetricId, metrics } from '../../scorer/metrics'
import type { Scorecard } from '../../scorer/result/scorecard'
import { score } from '../../scorer/score'
import type { AnalysisInput } from '../subject/analysisInput'
import { valueDifference } from '../subject/metricValues'
import type { SampledInputs } from './monteCarlo'

/** Metrics that every sample holds. */
export const sampledFigures = [
  'monthly',
  'perMillion',
  'p50',
  'p95',
  'p99',
  'mean',
  'hops',
  'headroom',
  'availability',
] satisfies readonly MetricId[]

export type SampledFigure = (typeof sampledFigures)[number]

/** Figures of one side; null where a figure does not exist. */
export type SideFigures = { readonly [figure in SampledFigure]: number | null }

/** Both sides on one draw. */
export interface ComparisonSample {
  readonly drawn: SideFigures
  readonly merged: SideFigures
}

/** Scores both sides on one draw; undefined where calls diverge. */
export function comparisonSample(
  { document, comparison }: AnalysisInput,
  { design, catalog }: SampledInputs,
): ComparisonSample | undefined {
  const [drawn, merged] = [comparison.drawn, comparison.merged].map(({ partition }) =>
    score(design, partition, catalog, document.assumptions),
  )
  return drawn?.ok && merged?.ok ? { drawn: sideFigures(drawn.value), merged: sideFigures(merged.value) } : undefined
}

/** The sampled figures of a scorecard. */
export function sideFigures(card: Scorecard): SideFigures {
  return Object.fromEntries(sampledFigures.map((figure) => [figure, metrics[figure].value(card)])) as SideFigures
}

/**
 * Merged less drawn; relative differences up to 10⁻⁹ (summation order) count as 0. Null where the figure does not
 * exist.
 */
export function sampleDifference({ drawn, merged }: ComparisonSample, figure: SampledFigure): number | null {
  const [before, after] = [drawn[figure], merged[figure]]
  const change = valueDifference(before, after)
  if (change === null || before === null || after === null) return null
  return Math.abs(change) <= 1e-9 * Math.max(Math.abs(before), Math.abs(after)) ? 0 : change
}

/** Relative differences below these are not noticeable: half a per cent of cost, two of time. */
const noticeableShare: { readonly [figure in SampledFigure]: number } = {
  monthly: 0.005,
  perMillion: 0.005,
  p50: 0.02,
  p95: 0.02,
  p99: 0.02,
  mean: 0.02,
  hops: 0.01,
  headroom: 0.05,
  availability: 1e-5,
}

/** The sign of the difference, −1, 0 or 1; 0 where it is too small to notice. */
export function noticeableSign(one: ComparisonSample, figure: SampledFigure): number {
  const change = sampleDifference(one, figure)
  const largest = Math.max(Math.abs(one.drawn[figure] ?? 0), Math.abs(one.merged[figure] ?? 0))
  if (change === null || change === 0) return 0
  return Math.abs(change) >= noticeableShare[figure] * largest || largest === Infinity ? Math.sign(change) : 0
}

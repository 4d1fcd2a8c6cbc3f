/**
 * The figures in which a verdict is told, and one sample of them: both sides of one world. A verdict is made of
 * thousands of samples, so a sample keeps the numbers and lets the scorecards go.
 */

import { type MetricId, metrics } from '../../scorer/metrics'
import type { Scorecard } from '../../scorer/result/scorecard'
import { score } from '../../scorer/score'
import type { AnalysisInput } from '../subject/analysisInput'
import { valueDifference } from '../subject/metricValues'
import type { SampledInputs } from './monteCarlo'

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

export type SideFigures = { readonly [figure in SampledFigure]: number | null }

export interface ComparisonSample {
  readonly drawn: SideFigures
  readonly merged: SideFigures
}

/** Undefined where this world has no answer: calls that now go round without end. */
export function comparisonSample(
  { document, comparison }: AnalysisInput,
  { design, catalog }: SampledInputs,
): ComparisonSample | undefined {
  const [drawn, merged] = [comparison.drawn, comparison.merged].map(({ partition }) =>
    score(design, partition, catalog, document.assumptions),
  )
  return drawn?.ok && merged?.ok ? { drawn: sideFigures(drawn.value), merged: sideFigures(merged.value) } : undefined
}

export function sideFigures(card: Scorecard): SideFigures {
  return Object.fromEntries(sampledFigures.map((figure) => [figure, metrics[figure].value(card)])) as SideFigures
}

/**
 * Merged less drawn. What differs by less than a billionth is the same: sums in another order. Null where the figure
 * does not exist.
 */
export function sampleDifference({ drawn, merged }: ComparisonSample, figure: SampledFigure): number | null {
  const [before, after] = [drawn[figure], merged[figure]]
  const change = valueDifference(before, after)
  if (change === null || before === null || after === null) return null
  return Math.abs(change) <= 1e-9 * Math.max(Math.abs(before), Math.abs(after)) ? 0 : change
}

/** Shares of the drawn side below which a difference is none: half a per cent of money, two of time. */
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

/** −1, 0 or 1: the sign of the difference where it is large enough to be noticed. */
export function noticeableSign(one: ComparisonSample, figure: SampledFigure): number {
  const change = sampleDifference(one, figure)
  const largest = Math.max(Math.abs(one.drawn[figure] ?? 0), Math.abs(one.merged[figure] ?? 0))
  if (change === null || change === 0) return 0
  return Math.abs(change) >= noticeableShare[figure] * largest || largest === Infinity ? Math.sign(change) : 0
}

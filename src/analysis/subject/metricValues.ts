/**
 * The figures of a scorecard as plain numbers: what crosses from a worker to the page, and what is kept when the
 * scorecard itself, network and all, is let go. Labels, units and which way is better stand in `metrics`.
 */

import { type MetricId, metrics } from '../../scorer/metrics'
import type { Scorecard } from '../../scorer/result/scorecard'

export const metricValueIds = [
  'monthly',
  'perMillion',
  'mean',
  'p50',
  'p99',
  'hops',
  'bytes',
  'headroom',
  'availability',
  'worstBlast',
  'deployables',
  'provisionedCores',
] satisfies readonly MetricId[]

/** Null where the figure does not exist; Infinity where nothing limits it or the side never answers. */
export type MetricValues = { readonly [id in (typeof metricValueIds)[number]]: number | null }

export function metricValues(card: Scorecard): MetricValues {
  return Object.fromEntries(metricValueIds.map((id) => [id, metrics[id].value(card)])) as MetricValues
}

export function metricDifferences(before: MetricValues, after: MetricValues): MetricValues {
  return Object.fromEntries(metricValueIds.map((id) => [id, valueDifference(before[id], after[id])])) as MetricValues
}

/** `after` less `before`; null where either is missing. What was and stays infinite has not changed. */
export function valueDifference(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null
  return before === after ? 0 : after - before
}

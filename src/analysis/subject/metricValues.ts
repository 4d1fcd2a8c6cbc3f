/**
 * The figures of a scorecard as plain numbers: they pass from a worker to the page and remain when the scorecard with
 * its network is released. Labels, units and the better direction are in `metrics`.
 */

import { type MetricId, metrics } from '../../scorer/metrics'
import type { Scorecard } from '../../scorer/result/scorecard'

/** The metrics that are extracted. */
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

/** The values of one scorecard. */
export function metricValues(card: Scorecard): MetricValues {
  return Object.fromEntries(metricValueIds.map((id) => [id, metrics[id].value(card)])) as MetricValues
}

/** `after` less `before`, metric by metric. */
export function metricDifferences(before: MetricValues, after: MetricValues): MetricValues {
  return Object.fromEntries(metricValueIds.map((id) => [id, valueDifference(before[id], after[id])])) as MetricValues
}

/** `after` less `before`; null where either is missing, 0 where both are infinite. */
export function valueDifference(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null
  return before === after ? 0 : after - before
}

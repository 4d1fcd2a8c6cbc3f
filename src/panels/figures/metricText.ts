/** A metric as text: its value, its difference between the sides, and which side is better. */

import { formatInWords, formatSigned } from '../../base/quantityFormat'
import { type Metric, type MetricId, metrics } from '../../scorer/metrics'
import type { Scorecard } from '../../scorer/result/scorecard'
import { change } from './figureFormat'

/** All metrics with their ids, in the order of the registry. */
export const metricList: readonly (Metric & { readonly id: MetricId })[] = (
  Object.entries(metrics) as [MetricId, Metric][]
).map(([id, metric]) => ({ id, ...metric }))

/** The metrics of the scorecard. */
export const headlineMetrics = metricList.filter((metric) => metric.headline)

/** The value of a metric with its unit. */
export function metricText(id: MetricId, card: Scorecard): string {
  const metric: Metric = metrics[id]
  return formatInWords(metric.quantity, metric.value(card), metric.digits)
}

/** The difference as a ratio, "−92 %", or in the unit of the metric where a ratio is meaningless. */
export function metricDifferenceText(id: MetricId, from: number | null, to: number | null): string {
  const metric: Metric = metrics[id]
  if (from === null || to === null || from === to || Number.isNaN(from - to)) return '–'
  if (!Number.isFinite(from) || !Number.isFinite(to)) return '–'
  // Shares near one: the difference in percentage points, not as a ratio.
  if (id === 'availability') return formatSigned('share', to - from, 2)
  if (metric.quantity === 'count') return formatSigned('count', to - from, metric.digits)
  return change(from, to) || formatSigned(metric.quantity, to - from, metric.digits)
}

/** Whether a difference is an improvement. */
export type DifferenceJudgement = 'better' | 'worse' | 'same'

/** Whether `to` is better than `from`; a difference too small to be shown counts as the same. */
export function judgeDifference(id: MetricId, from: number | null, to: number | null): DifferenceJudgement {
  const metric: Metric = metrics[id]
  if (metric.better === 'neither' || from === null || to === null || from === to) return 'same'
  const up = to > from
  const size = Math.abs(to - from)
  const slight = id === 'availability' ? size < 1e-9 : Number.isFinite(size) && size <= Math.abs(from) * 5e-4
  return slight ? 'same' : up === (metric.better === 'higher') ? 'better' : 'worse'
}

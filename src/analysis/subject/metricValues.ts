/**
 * The figures of a scorecard as plain numbers: what crosses from a worker to the page, and what is kept when the
 * scorecard itself, network and all, is let go. Labels, units and which way is better stand in `metrics`.
 */

import { type MetricId, metrics } from '../../scorer/metrics'
import type { Scorecard } from '../../scorer/result/scorecard'

export const readingIds = [
  ...(['monthly', 'perMillion', 'mean', 'p50', 'p99', 'hops', 'bytes'] as const),
  ...(['headroom', 'availability', 'worstBlast', 'deployables', 'provisionedCores'] as const),
] satisfies readonly MetricId[]

/** Null where the figure does not exist; Infinity where nothing limits it or the side never answers. */
export type Reading = { readonly [id in (typeof readingIds)[number]]: number | null }

export function readingOf(card: Scorecard): Reading {
  return Object.fromEntries(readingIds.map((id) => [id, metrics[id].value(card)])) as Reading
}

export function differenceOf(before: Reading, after: Reading): Reading {
  return Object.fromEntries(readingIds.map((id) => [id, gap(before[id], after[id])])) as Reading
}

/** `after` less `before`; null where either is missing. What was and stays infinite has not changed. */
export function gap(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null
  return before === after ? 0 : after - before
}

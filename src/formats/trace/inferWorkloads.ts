/**
 * How often requests arrive. Traces are samples, so a rate is only as true as the sampling: it is measured as
 * traces over the time between the first and the last of them, and assumed to be one per second when there are
 * too few of them or too little time to tell.
 */

import { microsecond, type PerSecond, type Seconds } from '../../base/units'
import type { SpanForest } from './spanForest'
import type { TracedExecutions } from './tracedExecutions'

export interface EntryArrivals {
  /** Position of the operation at which the requests arrive. */
  readonly to: number
  readonly requests: number
  readonly rate: PerSecond
}

export interface ObservedLoad {
  readonly arrivals: readonly EntryArrivals[]
  /** Between the first and the last arrival. */
  readonly period: Seconds
  readonly measured: boolean
}

const enoughTraces = 10
const enoughTime: Seconds = 1

export function inferWorkloads({ spans, parent }: SpanForest, { operation }: TracedExecutions): ObservedLoad {
  const counts = new Map<number, number>()
  const period = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }
  let requests = 0
  spans.forEach((span, i) => {
    if (parent[i] !== -1) return
    requests += 1
    const to = operation[i] ?? 0
    counts.set(to, (counts.get(to) ?? 0) + 1)
    if (!Number.isFinite(span.start)) return
    period.from = Math.min(period.from, span.start)
    period.to = Math.max(period.to, span.start)
  })
  const seconds = Math.max(0, period.to - period.from) * microsecond
  const measured = requests >= enoughTraces && Number.isFinite(seconds) && seconds >= enoughTime
  // n arrivals have n - 1 intervals between them.
  const total = measured ? (requests - 1) / seconds : 1
  const arrivals = Array.from(counts, ([to, n]) => ({ to, requests: n, rate: (total * n) / requests }))
  return { arrivals, period: Number.isFinite(seconds) ? seconds : 0, measured }
}

/**
 * What watching asks of the account: segments of traces by the execution, requests that bring logs and metrics by the
 * replica, however many executions they tell of. Functions hand theirs to the platform.
 */

import type { PerSecond } from '../../base/units'
import { value } from '../../catalog/lookup'
import { arrivals, type Box, sizeOf } from '../crossings/crossings'
import { boxesThat, isOwn, isProvisioned } from '../crossings/filters'
import { plain } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { busiest, greatest, known, quotaLimit } from './quotaLimit'
import { grown, growthOf, reached } from './scaling'

export const telemetry: LimitRule = {
  label: 'Telemetry',
  limits: (context) => {
    const { segments, logRequests, metricRequests } = context.catalog.limits ?? {}
    if (segments === undefined || context.assumptions.observability !== 'cloudwatch') return []
    const own = boxesThat(context, isOwn)
    return [
      ...traced(context, own, segments),
      ...delivered(context, own, logRequests, 'assumption.logs.flush', 'requests that deliver logs'),
      ...delivered(context, own, metricRequests, 'assumption.metrics.flush', 'requests that deliver metrics'),
    ]
  },
}

function traced(context: Context, own: readonly Box[], quota: string): readonly Limit[] {
  const sampled = 'assumption.traces.sampled'
  const share = value(context.catalog, sampled)
  const parts = own.map((box) => ({ box, wanted: arrivals(box, busiest(context)) * share }))
  const most = greatest(parts)
  if (!most) return []
  return quotaLimit(context, {
    ...{ of: most.box.id, quota, what: 'segments of traces', more: [sampled] },
    wanted: parts.reduce((sum, { wanted }) => sum + wanted, 0),
    remedy: 'record a smaller share of the requests; calls inside one process',
  })
}

function delivered(
  context: Context,
  own: readonly Box[],
  quota: string | undefined,
  interval: string,
  what: string,
): readonly Limit[] {
  if (quota === undefined) return []
  const allowed = value(context.catalog, quota)
  const seconds = value(context.catalog, interval)
  const parts = own
    .filter(isProvisioned)
    .map((box) => ({ box, growth: growthOf(context, box), wanted: sizeOf(context, box).replicas }))
  const rate = (load: number): PerSecond => parts.reduce((sum, { growth }) => sum + grown(growth, load) / seconds, 0)
  const at = parts.length > 0 ? reached(rate, allowed) : Infinity
  const most = greatest(parts)
  if (!most || !(at < Infinity)) return []
  return [
    {
      ...{ at, kind: 'quota', of: most.box.id, facts: known(context, [quota, interval]) },
      why: `${what}: ${plain(allowed)} a second allowed, ${plain(rate(1))} wanted, one by each replica every ${plain(seconds)} s`,
      remedy: 'an agent that collects for several replicas, longer intervals; the provider raises it on request',
    },
  ]
}

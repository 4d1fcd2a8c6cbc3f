/**
 * The load of telemetry on the account: segments of traces by execution, requests that deliver logs and metrics by
 * replica, however many executions they cover. Those of functions are delivered by the platform [K14].
 */

import type { PerSecond } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { arrivals, type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere, isOwn, isProvisioned } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { busiestTraffic, factIds, largestDemand, quotaLimit } from './quotaLimit'
import { loadAtLimit, replicaGrowth, replicasAt } from './scaling'

export const telemetry: LimitRule = {
  label: 'Telemetry',
  limits: (context) => {
    const { segments, logRequests, metricRequests } = context.catalog.limits ?? {}
    if (segments === undefined || context.assumptions.observability !== 'cloudwatch') return []
    const own = boxesWhere(context, isOwn)
    return [
      ...traced(context, own, segments),
      ...delivered(context, own, logRequests, 'assumption.logs.flush', 'requests that deliver logs'),
      ...delivered(context, own, metricRequests, 'assumption.metrics.flush', 'requests that deliver metrics'),
    ]
  },
}

function traced(context: RuleContext, own: readonly DeployableBox[], quota: string): readonly Limit[] {
  const sampled = 'assumption.traces.sampled'
  const share = factValue(context.catalog, sampled)
  const demands = own.map((box) => ({ box, demand: arrivals(box, busiestTraffic(context)) * share }))
  const largest = largestDemand(demands)
  if (!largest) return []
  return quotaLimit(context, {
    of: largest.box.id,
    quota,
    what: 'segments of traces',
    more: [sampled],
    demand: demands.reduce((sum, { demand }) => sum + demand, 0),
    remedy: 'record a smaller share of the requests; calls inside one process',
  })
}

function delivered(
  context: RuleContext,
  own: readonly DeployableBox[],
  quota: string | undefined,
  interval: string,
  what: string,
): readonly Limit[] {
  if (quota === undefined) return []
  const allowed = factValue(context.catalog, quota)
  const seconds = factValue(context.catalog, interval)
  const demands = own
    .filter(isProvisioned)
    .map((box) => ({ box, growth: replicaGrowth(context, box), demand: sizeOf(context, box).replicas }))
  const rate = (load: number): PerSecond =>
    demands.reduce((sum, { growth }) => sum + replicasAt(growth, load) / seconds, 0)
  const at = demands.length > 0 ? loadAtLimit(rate, allowed) : Infinity
  const largest = largestDemand(demands)
  if (!largest || !(at < Infinity)) return []
  return [
    {
      load: at,
      kind: 'quota',
      of: largest.box.id,
      facts: factIds(context, [quota, interval]),
      why: `${what}: ${formulaNumber(allowed)} a second allowed, ${formulaNumber(rate(1))} wanted, one by each replica every ${formulaNumber(seconds)} s`,
      remedy: 'an agent that collects for several replicas, longer intervals; the provider raises it on request',
    },
  ]
}

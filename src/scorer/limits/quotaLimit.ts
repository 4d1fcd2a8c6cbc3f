/** A quota as a limit on the load axis: today's demand against what is allowed. */

import type { PerSecond } from '../../base/units'
import { fact, findFact } from '../../catalog/lookup'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { HourlyTraffic, Limit } from '../result/scorecard'
import { secondsUntilThrottled } from './tokenBucket'

/** Today’s demand for one quota, in the unit of its fact. */
export interface QuotaDemand {
  readonly of: Limit['of']
  /** Id of the fact that allows. */
  readonly quota: string | undefined
  /** In the busiest hour. */
  readonly demand: number
  /** "state transitions" */
  readonly what: string
  readonly per?: 'second' | 'once'
  /** How many times the quota counts: shards, units per request. */
  readonly times?: number
  /** Units of the demand in one unit of the quota: bytes in a gigabit. */
  readonly scale?: number
  /** Further facts that entered. */
  readonly more?: readonly string[]
  /** Text after the demand. */
  readonly beside?: string
  readonly remedy: string
}

/** No limit where there is no demand, the provider sets none, or the catalog does not know it. */
export function quotaLimit(
  { catalog }: RuleContext,
  {
    of,
    quota,
    demand: unscaled,
    what,
    per = 'second',
    times = 1,
    scale = 1,
    more = [],
    beside = '',
    remedy,
  }: QuotaDemand,
): Limit[] {
  const limit = quota === undefined ? undefined : findFact(catalog, quota)
  const demand = unscaled / scale
  if (!limit || limit.value === null || !(demand > 0)) return []
  const allowed = limit.value * times
  const time = per === 'second' ? 'a second' : 'at once'
  const raise = limit.adjustable ? `${remedy}; the provider raises it on request` : remedy
  return [
    {
      load: allowed / demand,
      kind: 'quota',
      of,
      remedy: raise,
      facts: [limit.id, ...factIds({ catalog }, more)],
      why: `${what}: ${formulaNumber(allowed)} ${time} allowed, ${formulaNumber(demand)} wanted${burst(limit.bucket, allowed, demand)}${beside}`,
    },
  ]
}

function burst(bucket: number | undefined, allowed: PerSecond, demand: PerSecond): string {
  const seconds = bucket === undefined ? Infinity : secondsUntilThrottled(bucket, allowed, demand)
  return seconds === Infinity
    ? ''
    : ` (a full bucket of ${formulaNumber(bucket as number)} lasts ${formulaNumber(seconds)} s)`
}

/** Traffic of the busiest hour. */
export function busiestTraffic({ hours, busiestHour: hour, mean }: RuleContext): HourlyTraffic {
  return hours[hour] ?? mean
}

/** Of several that share a quota, the one with the largest demand; undefined of none. */
export function largestDemand<Part extends { readonly demand: number }>(demands: readonly Part[]): Part | undefined {
  return demands.reduce<Part | undefined>(
    (largest, part) => (largest && largest.demand >= part.demand ? largest : part),
    undefined,
  )
}

/** The ids of the facts behind a limit, as far as the catalog has them. */
export function factIds(
  { catalog }: Pick<RuleContext, 'catalog'>,
  ids: readonly (string | undefined)[],
): readonly string[] {
  return ids.flatMap((id) => (id === undefined || !findFact(catalog, id) ? [] : [fact(catalog, id).id]))
}

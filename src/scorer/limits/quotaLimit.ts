/** A quota as a limit on the load axis: what is wanted today against what is allowed. */

import type { PerSecond } from '../../base/units'
import { fact, findFact } from '../../catalog/lookup'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { HourlyTraffic, Limit } from '../result/scorecard'
import { secondsUntilThrottled } from './tokenBucket'

export interface QuotaDemand {
  readonly of: Limit['of']
  /** Id of the fact that allows. */
  readonly quota: string | undefined
  /** In the busiest hour. */
  readonly wanted: number
  /** "state transitions" */
  readonly what: string
  readonly per?: 'second' | 'once'
  /** How many times the quota counts: shards, units per request. */
  readonly times?: number
  /** How much of what is wanted is one of what the quota counts: bytes in a gigabit. */
  readonly scale?: number
  /** Further facts that entered. */
  readonly more?: readonly string[]
  /** Said behind what is wanted. */
  readonly beside?: string
  readonly remedy: string
}

/** No limit where nothing is wanted, where the provider sets none, or where the catalog does not say. */
export function quotaLimit(
  { catalog }: RuleContext,
  { of, quota, wanted: asked, what, per = 'second', times = 1, scale = 1, more = [], beside = '', remedy }: QuotaDemand,
): Limit[] {
  const found = quota === undefined ? undefined : findFact(catalog, quota)
  const wanted = asked / scale
  if (!found || found.value === null || !(wanted > 0)) return []
  const allowed = found.value * times
  const time = per === 'second' ? 'a second' : 'at once'
  const raise = found.adjustable ? `${remedy}; the provider raises it on request` : remedy
  return [
    {
      load: allowed / wanted,
      kind: 'quota',
      of,
      remedy: raise,
      facts: [found.id, ...factIds({ catalog }, more)],
      why: `${what}: ${formulaNumber(allowed)} ${time} allowed, ${formulaNumber(wanted)} wanted${burst(found.bucket, allowed, wanted)}${beside}`,
    },
  ]
}

function burst(bucket: number | undefined, allowed: PerSecond, wanted: PerSecond): string {
  const lasts = bucket === undefined ? Infinity : secondsUntilThrottled(bucket, allowed, wanted)
  return lasts === Infinity
    ? ''
    : ` (a full bucket of ${formulaNumber(bucket as number)} lasts ${formulaNumber(lasts)} s)`
}

/** Traffic of the hour that limits are about. */
export function busiestTraffic({ hours, busiestHour: hour, mean }: RuleContext): HourlyTraffic {
  return hours[hour] ?? mean
}

/** Of several that share a quota, the one that takes most of it. */
export function largestDemand<Part extends { readonly wanted: number }>(parts: readonly Part[]): Part | undefined {
  return parts.reduce<Part | undefined>((most, part) => (most && most.wanted >= part.wanted ? most : part), undefined)
}

/** The facts behind a limit, as far as the catalog has them. */
export function factIds(
  { catalog }: Pick<RuleContext, 'catalog'>,
  ids: readonly (string | undefined)[],
): readonly string[] {
  return ids.flatMap((id) => (id === undefined || !findFact(catalog, id) ? [] : [fact(catalog, id).id]))
}

/**
 * Functions: executions at once by Little's law, synchronous calls included [L7], and requests a second. Both quotas
 * are the account's: all functions share them. Environments kept ready count whether used or not [C30].
 */

import type { Erlangs, Seconds } from '../../base/units'
import { factValue, findFact } from '../../catalog/lookup'
import { environmentsKept } from '../costs/readyEnvironments'
import { requestsPerInstance } from '../costs/requestsPerInstance'
import { arrivals, type DeployableBox } from '../crossings/crossings'
import { groupBoxes, limitOf } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import { concurrencyOf } from './concurrency'
import type { LimitRule } from './limitRule'
import { busiestTraffic, factIds, largestDemand } from './quotaLimit'
import { rateOfPlaces, secondsToScale } from './tokenBucket'

export const functions: LimitRule = {
  label: 'Functions',
  limits: (context) =>
    [...groupBoxes(context, quotaOf).values()].flatMap((sharing) => [
      ...concurrency(context, sharing),
      ...rate(context, sharing),
    ]),
}

const quotaOf = limitOf('concurrency')

function concurrency(context: RuleContext, boxes: readonly DeployableBox[]): readonly Limit[] {
  const demands = boxes.map((box) => ({
    box,
    demand: concurrencyOf(context, box),
    kept: environmentsKept(box) * requestsPerInstance(context.catalog, box),
  }))
  const demand = demands.reduce((sum, part) => sum + part.demand, 0)
  const kept = demands.reduce((sum, part) => sum + part.kept, 0)
  const largest = largestDemand(demands)
  const { concurrency: quota, sharing } = largest?.box.offer?.limits ?? {}
  if (!largest || quota === undefined || !(demand > 0)) return []
  const together = requestsPerInstance(context.catalog, largest.box)
  const allowed = factValue(context.catalog, quota) * together
  const what = largest.box.offer?.platform === 'function' ? 'function executions' : 'workflow executions'
  const how = together > 1 ? ` (${formulaNumber(together)} share an instance)` : ''
  const ready = kept > 0 ? `, and room for ${formulaNumber(kept)} kept ready` : ''
  const scaling = demands.map(({ box, demand }) => secondsToGrow(context, box, demand))
  const slowest = Math.max(...scaling)
  const growing = slowest > 0 ? `; from a standstill they are all there after ${formulaNumber(slowest)} s` : ''
  return [
    {
      load: kept < allowed ? loadAtQuota(demands, allowed) : allowed / demand,
      kind: 'quota',
      of: largest.box.id,
      facts: factIds(context, [quota, sharing, largest.box.offer?.limits?.scaling]),
      why: `${what} at once: ${formulaNumber(allowed)} allowed${how}, ${formulaNumber(demand)} wanted, waiting for each other included${ready}${growing}`,
      remedy: 'fewer functions that wait for functions, shorter executions; the provider raises it on request',
    },
  ]
}

/** What one function takes of the account's quota. */
interface Claim {
  readonly demand: Erlangs
  readonly kept: number
}

/**
 * The load at which the functions claim the quota: each the larger of what it keeps ready and what it runs at once. The
 * sum rises in straight stretches, which begin where a function outgrows what it keeps. `allowed` is above all that is
 * kept.
 */
function loadAtQuota(claims: readonly Claim[], allowed: number): number {
  const outgrown = claims.filter(({ demand }) => demand > 0)
  outgrown.sort((a, b) => a.kept / a.demand - b.kept / b.demand)
  let idle = claims.reduce((sum, { kept }) => sum + kept, 0)
  let running = 0
  for (const { demand, kept } of outgrown) {
    if (running > 0 && (allowed - idle) / running <= kept / demand) break
    idle -= kept
    running += demand
  }
  return (allowed - idle) / running
}

/** Seconds until all environments of a function are started, at the pace of its platform. */
function secondsToGrow({ catalog }: RuleContext, { offer }: DeployableBox, demand: number): Seconds {
  const { scaling, sharing } = offer?.limits ?? {}
  if (scaling === undefined) return 0
  const each = factValue(catalog, scaling)
  // "1000 new environments per 10 s" start at once; "1 instance/s" start one by one.
  const burst = findFact(catalog, scaling)?.unit.includes('per 10 s') ?? false
  const places = demand / (sharing === undefined ? 1 : factValue(catalog, sharing))
  return burst ? secondsToScale(places, each, each / 10) : secondsToScale(places, 1, each)
}

function rate(context: RuleContext, boxes: readonly DeployableBox[]): readonly Limit[] {
  const demands = boxes.map((box) => ({ box, demand: arrivals(box, busiestTraffic(context)) }))
  const demand = demands.reduce((sum, part) => sum + part.demand, 0)
  const largest = largestDemand(demands)
  const { concurrency: places, ratePerConcurrency } = largest?.box.offer?.limits ?? {}
  if (!largest || places === undefined || ratePerConcurrency === undefined || !(demand > 0)) return []
  // Ten requests a second per environment: the quota counts each as held for at least a tenth of a second.
  const allowed = rateOfPlaces(factValue(context.catalog, places), 1 / factValue(context.catalog, ratePerConcurrency))
  return [
    {
      load: allowed / demand,
      kind: 'quota',
      of: largest.box.id,
      facts: factIds(context, [ratePerConcurrency, places]),
      why: `function invocations: ${formulaNumber(allowed)} a second allowed, ${formulaNumber(demand)} wanted`,
      remedy: 'fewer, larger invocations: batches, merged functions; it rises with the quota of executions at once',
    },
  ]
}

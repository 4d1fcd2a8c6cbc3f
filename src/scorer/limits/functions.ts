/**
 * Functions: places at once by Little's law, what each waits for included [L7], and requests a second. Both are
 * the account's: all functions share them.
 */

import type { Seconds } from '../../base/units'
import { factValue, findFact } from '../../catalog/lookup'
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
  const parts = boxes.map((box) => ({ box, wanted: concurrencyOf(context, box) }))
  const wanted = parts.reduce((sum, part) => sum + part.wanted, 0)
  const most = largestDemand(parts)
  const { concurrency: quota, sharing } = most?.box.offer?.limits ?? {}
  if (!most || quota === undefined || !(wanted > 0)) return []
  const together = sharing === undefined ? 1 : factValue(context.catalog, sharing)
  const allowed = factValue(context.catalog, quota) * together
  const what = most.box.offer?.platform === 'function' ? 'function executions' : 'workflow executions'
  const how = together > 1 ? ` (${formulaNumber(together)} share an instance)` : ''
  const scaling = parts.map(({ box, wanted }) => secondsToGrow(context, box, wanted))
  const slowest = Math.max(...scaling)
  const growing = slowest > 0 ? `; from a standstill they are all there after ${formulaNumber(slowest)} s` : ''
  return [
    {
      load: allowed / wanted,
      kind: 'quota',
      of: most.box.id,
      facts: factIds(context, [quota, sharing, most.box.offer?.limits?.scaling]),
      why: `${what} at once: ${formulaNumber(allowed)} allowed${how}, ${formulaNumber(wanted)} wanted, waiting for each other included${growing}`,
      remedy: 'fewer functions that wait for functions, shorter executions; the provider raises it on request',
    },
  ]
}

/** How long until all are there: each function by itself, as its platform starts environments. */
function secondsToGrow({ catalog }: RuleContext, { offer }: DeployableBox, wanted: number): Seconds {
  const { scaling, sharing } = offer?.limits ?? {}
  if (scaling === undefined) return 0
  const each = factValue(catalog, scaling)
  // "1000 new environments per 10 s" are there at once; "1 instance/s" come one by one.
  const burst = findFact(catalog, scaling)?.unit.includes('per 10 s') ?? false
  const places = wanted / (sharing === undefined ? 1 : factValue(catalog, sharing))
  return burst ? secondsToScale(places, each, each / 10) : secondsToScale(places, 1, each)
}

function rate(context: RuleContext, boxes: readonly DeployableBox[]): readonly Limit[] {
  const parts = boxes.map((box) => ({ box, wanted: arrivals(box, busiestTraffic(context)) }))
  const wanted = parts.reduce((sum, part) => sum + part.wanted, 0)
  const most = largestDemand(parts)
  const { concurrency: places, ratePerConcurrency } = most?.box.offer?.limits ?? {}
  if (!most || places === undefined || ratePerConcurrency === undefined || !(wanted > 0)) return []
  // Ten requests a second per place: none is held shorter than a tenth of a second, as the quota sees it.
  const allowed = rateOfPlaces(factValue(context.catalog, places), 1 / factValue(context.catalog, ratePerConcurrency))
  return [
    {
      load: allowed / wanted,
      kind: 'quota',
      of: most.box.id,
      facts: factIds(context, [ratePerConcurrency, places]),
      why: `function invocations: ${formulaNumber(allowed)} a second allowed, ${formulaNumber(wanted)} wanted`,
      remedy: 'fewer, larger invocations: batches, merged functions; it rises with the quota of executions at once',
    },
  ]
}

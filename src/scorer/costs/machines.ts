/** Virtual machines, by the hour per replica; ideal machines, by the core-hour. */

import type { Cores } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { arrivals, type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere } from '../crossings/filters'
import { formulaNumber, replicasText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { surplusCores, sustainedShare } from './metering'
import { billLines } from './tieredPricing'

const rule = 'machines'

export const machines: CostRule = {
  label: 'Machines',
  paysFor: 'compute',
  lines: (context) =>
    boxesWhere(context, isPaid).flatMap((box) => [
      ...ideal(context, box),
      ...hourly(context, box),
      ...surplus(context, box),
    ]),
}

function isPaid(box: DeployableBox): boolean {
  return isIdeal(box) || isHourly(box) || isBurstable(box)
}

function isIdeal({ offer }: DeployableBox): boolean {
  return offer?.platform === 'ideal' && offer.prices?.coreHour !== undefined
}

/** Machines for databases and caches have a separate rule (`databases`). */
function isHourly({ offer }: DeployableBox): boolean {
  return offer?.hourly !== undefined && offer.kinds.includes('service')
}

function isBurstable({ offer }: DeployableBox): boolean {
  return offer?.baseline !== undefined && offer.prices?.surplus !== undefined
}

function ideal(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog, assumptions } = context
  const { offer } = box
  if (offer?.prices?.coreHour === undefined || !isIdeal(box)) return []
  const sizing = sizeOf(context, box)
  const quantity = offer.cores * sizing.meanReplicas * assumptions.monthHours
  const formula = `${replicasText(sizing)} × ${formulaNumber(offer.cores)} cores × ${formulaNumber(assumptions.monthHours)} hours`
  return billLines(catalog, {
    rule,
    what: offer.label,
    price: offer.prices.coreHour,
    portions: [{ of: box.id, quantity, formula }],
  })
}

function hourly(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog, assumptions } = context
  const { offer } = box
  if (offer?.hourly === undefined || !isHourly(box)) return []
  const sizing = sizeOf(context, box)
  const { sustained } = offer.prices ?? {}
  // The replicas are assumed to share the day evenly: each runs this share of the month.
  const share = sizing.replicas > 0 ? sizing.meanReplicas / sizing.replicas : 1
  const paidShare = sustained === undefined ? 1 : sustainedShare(share, factValue(catalog, sustained))
  const quantity = sizing.meanReplicas * assumptions.monthHours * paidShare
  const off =
    paidShare < 1
      ? ` × ${formulaNumber(paidShare)} for running ${formulaNumber(Math.min(1, share) * 100)} % of the month`
      : ''
  const formula = `${replicasText(sizing)} × ${formulaNumber(assumptions.monthHours)} hours${off}`
  const facts = sustained === undefined ? [] : [sustained]
  const portions = [{ of: box.id, quantity, formula }]
  return billLines(catalog, { rule, what: offer.label, price: offer.hourly, portions, facts })
}

function surplus(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog, assumptions } = context
  const { offer } = box
  const price = offer?.prices?.surplus
  if (offer?.baseline === undefined || price === undefined) return []
  const sizing = sizeOf(context, box)
  const above = surplusCores(meanBusyCores(context, box), offer.cores * sizing.meanReplicas, offer.baseline)
  const share = `${formulaNumber(offer.baseline * 100)} % of ${replicasText(sizing)} × ${formulaNumber(offer.cores)} cores`
  const formula = `${formulaNumber(above)} cores busy above ${share}, × ${formulaNumber(assumptions.monthHours)} hours`
  const portions = [{ of: box.id, quantity: above * assumptions.monthHours, formula }]
  return billLines(catalog, { rule, what: `${offer.label}, above its baseline`, price, portions })
}

/** Busy cores averaged over the day: those of the busiest hour, scaled by the requests. */
function meanBusyCores(context: RuleContext, box: DeployableBox): Cores {
  const { hours, busiestHour, mean } = context
  const most = hours[busiestHour]
  const peak = most ? arrivals(box, most) : 0
  return peak > 0 ? (sizeOf(context, box).busyCores * arrivals(box, mean)) / peak : 0
}

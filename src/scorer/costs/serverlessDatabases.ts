/**
 * Databases that scale themselves [C33]: capacity by the hour, each hour of the day as much as keeps the busy cores at the
 * target utilisation of any other deployable [Z4], in steps, from the least to the largest capacity of each instance.
 */

import type { Cores } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { arrivals, type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere, hasPrice } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine, HourlyTraffic } from '../result/scorecard'
import type { CostRule } from './costRule'
import { roundedUp } from './metering'
import { billLines } from './tieredPricing'

const target = 'assumption.target-utilization'

export const serverlessDatabases: CostRule = {
  label: 'Databases that scale themselves',
  paysFor: 'databases',
  lines: (context) => boxesWhere(context, hasPrice('capacityHour')).flatMap((box) => capacity(context, box)),
}

function capacity(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog, hours, assumptions } = context
  const { capacityHour, capacityStep, capacityLeast, capacityCores } = box.offer?.prices ?? {}
  const facts = [capacityStep, capacityLeast, capacityCores].flatMap((id) => id ?? [])
  const [step, least, cores] = facts.map((id) => factValue(catalog, id))
  if (capacityHour === undefined || step === undefined || least === undefined || !cores) return []
  const { replicas } = sizeOf(context, box)
  const most = (box.offer?.cores ?? Infinity) / cores
  const units = hours.map((traffic) => {
    const busy = busyCores(context, box, traffic) / replicas
    return Math.min(most, Math.max(least, roundedUp(busy / factValue(catalog, target) / cores, step)))
  })
  const mean = units.reduce((sum, one) => sum + one, 0) / units.length
  const bounds = `${formulaNumber(Math.min(...units))} to ${formulaNumber(Math.max(...units))} over the day`
  const formula = `${formulaNumber(replicas)} instances × ${formulaNumber(mean)} units (${bounds}) × ${formulaNumber(assumptions.monthHours)} hours`
  return billLines(catalog, {
    rule: 'serverlessDatabases',
    what: 'Database capacity',
    price: capacityHour,
    portions: [{ of: box.id, quantity: replicas * mean * assumptions.monthHours, formula }],
    facts: [...facts, target],
  })
}

/** Busy cores of an hour: those of the busiest, in proportion to the requests. */
function busyCores(context: RuleContext, box: DeployableBox, traffic: HourlyTraffic): Cores {
  const { hours, busiestHour, mean } = context
  const peak = arrivals(box, hours[busiestHour] ?? mean)
  return peak > 0 ? (sizeOf(context, box).busyCores * arrivals(box, traffic)) / peak : 0
}

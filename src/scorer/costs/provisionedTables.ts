/**
 * Tables with provisioned capacity [C32]: units a second by the hour, scaled each hour of the day to the target of auto
 * scaling, in whole units and never below the least. A read unit is a strongly consistent read of 4 KB a second.
 */

import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, workloadRate } from '../crossings/crossings'
import { boxesWhere, hasPrice } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine, HourlyTraffic } from '../result/scorecard'
import type { CostRule } from './costRule'
import { countingRule, tableUnits } from './onDemandTables'
import { billLines } from './tieredPricing'

const rule = 'provisionedTables'
const isProvisionedTable = hasPrice('writeHour')
/** Rounding up must not see the last digit of a sum. */
const grain = 1e-9

export const provisionedTables: CostRule = {
  label: 'Tables with provisioned capacity',
  paysFor: 'handOffs',
  lines: (context) =>
    boxesWhere(context, isProvisionedTable).flatMap((box) => [
      ...capacity(context, box, true),
      ...capacity(context, box, false),
    ]),
}

/** Units a second that a table is provisioned with in an hour of this traffic. */
export function provisionedUnits(
  context: RuleContext,
  box: DeployableBox,
  traffic: HourlyTraffic,
  writing: boolean,
): number {
  const { tableTarget, tableLeast } = box.offer?.prices ?? {}
  const target = tableTarget === undefined ? 1 : factValue(context.catalog, tableTarget)
  const least = tableLeast === undefined ? 1 : factValue(context.catalog, tableLeast)
  return Math.max(least, Math.ceil(consumedUnits(context, box, traffic, writing) / target - grain))
}

function consumedUnits(
  { catalog }: RuleContext,
  { offer, inbound, entries }: DeployableBox,
  traffic: HourlyTraffic,
  writing: boolean,
): number {
  const { unit, share } = countingRule(catalog, offer)
  const called = inbound
    .filter(({ call }) => call.request > call.response === writing)
    .map(
      ({ call }) => callRate(traffic, call) * tableUnits(writing ? call.request : call.response, writing, share, unit),
    )
  const direct = writing
    ? []
    : entries.map(({ workload }) => workloadRate(traffic, workload) * tableUnits(0, false, share, unit))
  return [...called, ...direct].reduce((sum, units) => sum + units, 0)
}

function capacity(context: RuleContext, box: DeployableBox, writing: boolean): readonly BillLine[] {
  const { catalog, hours, assumptions } = context
  const { writeHour, readHour, tableTarget, tableLeast, readShare } = box.offer?.prices ?? {}
  const price = writing ? writeHour : readHour
  if (price === undefined) return []
  const each = hours.map((traffic) => provisionedUnits(context, box, traffic, writing))
  const mean = each.reduce((sum, units) => sum + units, 0) / each.length
  const bounds = `${formulaNumber(Math.min(...each))} to ${formulaNumber(Math.max(...each))} over the day`
  const formula = `${formulaNumber(mean)} units (${bounds}) × ${formulaNumber(assumptions.monthHours)} hours`
  return billLines(catalog, {
    rule,
    what: writing ? 'Write capacity' : 'Read capacity',
    price,
    portions: [{ of: box.id, quantity: mean * assumptions.monthHours, formula }],
    facts: [tableTarget, tableLeast, writing ? undefined : readShare].flatMap((id) => id ?? []),
  })
}

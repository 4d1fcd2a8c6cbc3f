/** Database and cache instances: by the hour, and by what they store. */

import { gibibyte } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, monthSeconds, sizeOf } from '../crossings/crossings'
import { boxesWhere } from '../crossings/filters'
import { formulaNumber, perMonthText, replicasText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine, HourlyTraffic } from '../result/scorecard'
import type { CostRule } from './costRule'
import { billLines } from './tieredPricing'

const rule = 'databases'
const ios = 'assumption.database.ios'

export const databases: CostRule = {
  label: 'Databases and caches',
  paysFor: 'databases',
  lines: (context) =>
    boxesWhere(context, isPaid).flatMap((box) => [
      ...hourly(context, box),
      ...bySize(context, box),
      ...storage(context, box),
      ...operations(context, box),
    ]),
}

/** An offer that own code can run on too is billed as a machine, unless it is sold by size. */
function isPaid({ offer }: DeployableBox): boolean {
  return offer !== undefined && (!offer.kinds.includes('service') || isSoldBySize(offer))
}

function isSoldBySize({ platform, hourly }: Offer): boolean {
  return platform === 'machine' && hourly === undefined
}

function hourly(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog, assumptions } = context
  const { offer } = box
  if (offer?.hourly === undefined) return []
  const sizing = sizeOf(context, box)
  const quantity = sizing.meanReplicas * assumptions.monthHours
  const formula = `${replicasText(sizing)} × ${formulaNumber(assumptions.monthHours)} hours`
  return billLines(catalog, {
    rule,
    what: offer.label,
    price: offer.hourly,
    portions: [{ of: box.id, quantity, formula }],
  })
}

/** Instances sold by the core and the GiB. */
function bySize(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog, assumptions } = context
  const { offer } = box
  if (!offer || !isSoldBySize(offer)) return []
  const sizing = sizeOf(context, box)
  const part = (price: string | undefined, amount: number, unit: string) => {
    const quantity = sizing.meanReplicas * amount * assumptions.monthHours
    const formula = `${replicasText(sizing)} × ${formulaNumber(amount)} ${unit} × ${formulaNumber(assumptions.monthHours)} hours`
    const portions = [{ of: box.id, quantity, formula }]
    return price === undefined ? [] : billLines(catalog, { rule, what: `${offer.label}: ${unit}`, price, portions })
  }
  const { coreHour, gibHour } = offer.prices ?? {}
  return [...part(coreHour, offer.cores, 'vCPU'), ...part(gibHour, offer.memory / gibibyte, 'GiB')]
}

function storage(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const { catalog } = context
  const { offer } = box
  const price = offer?.prices?.storage
  if (price === undefined || !offer?.kinds.includes('database')) return []
  const bytes = factValue(catalog, 'assumption.database.stored')
  const copies = offer.hourly === undefined ? 1 : sizeOf(context, box).meanReplicas
  const formula = `${formulaNumber(bytes)} bytes × ${formulaNumber(copies)} copies`
  const portions = [{ of: box.id, quantity: (bytes * copies) / gibibyte, formula }]
  return billLines(catalog, { rule, what: 'Bytes stored', price, portions, facts: ['assumption.database.stored'] })
}

/** Calls a second that carry more bytes than they return [C5]. */
export function writesPerSecond({ inbound }: DeployableBox, traffic: HourlyTraffic): number {
  return inbound.reduce((sum, { call }) => (call.request > call.response ? sum + callRate(traffic, call) : sum), 0)
}

/** Operations on disk, where they are charged (Aurora). */
function operations(context: RuleContext, box: DeployableBox): readonly BillLine[] {
  const price = box.offer?.prices?.io
  if (price === undefined) return []
  const each = factValue(context.catalog, ios)
  const rate = writesPerSecond(box, context.mean)
  const formula = `${perMonthText(rate, 'writes', context)} × ${formulaNumber(each)} operations`
  const portions = [{ of: box.id, quantity: rate * each * monthSeconds(context), formula }]
  return billLines(context.catalog, { rule, what: 'Operations on disk', price, portions, facts: [ios] })
}

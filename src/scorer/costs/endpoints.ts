/** Private endpoints: a way to each service of the provider that does not leave the network, by the hour and the GB. */

import { gibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { type Crossing, callRate, type DeployableBox, monthSeconds } from '../crossings/crossings'
import { crossingsWhere, hasZone } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { CostRule } from './costRule'
import { billLines } from './tieredPricing'

const rule = 'endpoints'
const perZone = 'assumption.endpoints'

export const endpoints: CostRule = {
  label: 'Private endpoints',
  paysFor: 'transfer',
  lines: (context) => {
    const { catalog, assumptions } = context
    const { endpointHour, endpointGib } = catalog.prices ?? {}
    if (endpointHour === undefined || endpointGib === undefined) return []
    const each = factValue(catalog, perZone)
    const through = each > 0 ? crossingsWhere(context, isPrivate) : []
    // One serves all that is called of that service: two queues have one between them.
    const services = new Set(through.map(({ to }) => to.offer?.id))
    const hours = [...services].flatMap((service) => {
      const calls = through.filter(({ to }) => to.offer?.id === service)
      const zones = Math.max(...calls.map(({ from }) => Math.max(1, ...from.services.map(({ zones }) => zones))))
      const [first] = calls
      if (!first) return []
      const formula = `${formulaNumber(each)} in each of ${formulaNumber(zones)} zones × ${formulaNumber(assumptions.monthHours)} hours`
      return [{ of: first.to.id, quantity: each * zones * assumptions.monthHours, formula }]
    })
    const bytes = through.map(({ call, cost }) => ({
      of: call.id,
      quantity: (callRate(context.mean, call) * cost.bytes * monthSeconds(context)) / gibibyte,
      formula: `${perMonthText(callRate(context.mean, call), 'calls', context)} × ${formulaNumber(cost.bytes)} bytes`,
    }))
    return [
      ...billLines(catalog, { rule, what: 'Endpoint hours', price: endpointHour, portions: hours, facts: [perZone] }),
      ...billLines(catalog, { rule, what: 'Bytes through endpoints', price: endpointGib, portions: bytes }),
    ]
  },
}

/** From what stands in a zone to what the provider runs; buckets and tables have a way that costs nothing. */
function isPrivate({ from, to }: Crossing): boolean {
  return hasZone(from) && isService(to)
}

function isService({ offer }: DeployableBox): boolean {
  if (offer?.platform === 'function') return true
  const { get, write, balancerHour } = offer?.prices ?? {}
  const free = get !== undefined || write !== undefined || balancerHour !== undefined
  return offer?.platform === 'managed' && offer.prices !== undefined && !free
}

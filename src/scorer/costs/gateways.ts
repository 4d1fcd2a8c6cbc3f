/** Gateways: by the request. */

import { kibibyte } from '../../base/units'
import { value } from '../../catalog/lookup'
import { type Box, callRate, monthSeconds, workloadRate } from '../crossings/crossings'
import { boxesBy } from '../crossings/filters'
import { perMonth } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import { type CostRule, flows } from './costRule'
import { steps } from './metering'
import { allowance, lines, type Portion } from './tieredPricing'

const rule = 'requests'

export const requests: CostRule = {
  label: 'Gateway requests',
  readings: flows,
  lines: (context) =>
    [...boxesBy(context, price)].flatMap(([price, charging]) => {
      const { chunk, freeRequests } = charging[0]?.offer?.prices ?? {}
      const portions = charging.flatMap((box) => reaching(context, box, chunk))
      return lines(context.catalog, {
        rule,
        what: 'API requests',
        price,
        portions,
        free: context.assumptions.freeTier && freeRequests ? allowance(context.catalog, price, freeRequests) : 0,
        facts: chunk === undefined ? [] : [chunk],
      })
    }),
}

/** A managed part that charges by the request and from which nobody fetches. */
function price({ offer }: Box): string | undefined {
  return offer?.platform === 'managed' && !offer.pulled ? offer.prices?.request : undefined
}

function reaching(context: Context, { id, inbound, entries }: Box, chunk: string | undefined): readonly Portion[] {
  const { catalog, mean } = context
  const step = chunk === undefined ? Infinity : value(catalog, chunk) * kibibyte
  const calls = inbound.map(({ call }) => ({
    rate: callRate(mean, call),
    units: steps(Math.max(call.request, call.response), step),
    of: call.id,
  }))
  const direct = entries.map(({ workload }) => ({ rate: workloadRate(mean, workload), units: 1, of: id }))
  return [...calls, ...direct].map(({ rate, units, of }) => ({
    ...{ of, quantity: rate * units * monthSeconds(context) },
    formula: `${perMonth(rate, 'requests', context)}${units > 1 ? ` × ${units} steps` : ''}`,
  }))
}

/** Gateways: by the request. */

import { kibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, monthSeconds, workloadRate } from '../crossings/crossings'
import { groupBoxes } from '../crossings/filters'
import { perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { CostRule } from './costRule'
import { meteringSteps } from './metering'
import { allowance, billLines, type Portion } from './tieredPricing'

const rule = 'requests'

export const gateways: CostRule = {
  label: 'Gateway requests',
  paysFor: 'requests',
  lines: (context) =>
    [...groupBoxes(context, price)].flatMap(([price, boxes]) => {
      const { chunk, freeRequests } = boxes[0]?.offer?.prices ?? {}
      const portions = boxes.flatMap((box) => requestPortions(context, box, chunk))
      return billLines(context.catalog, {
        rule,
        what: 'API requests',
        price,
        portions,
        free: context.assumptions.freeTier && freeRequests ? allowance(context.catalog, price, freeRequests) : 0,
        facts: chunk === undefined ? [] : [chunk],
      })
    }),
}

/** A managed part that charges by the request and is not polled by consumers. */
function price({ offer }: DeployableBox): string | undefined {
  return offer?.platform === 'managed' && !offer.pulled ? offer.prices?.request : undefined
}

function requestPortions(
  context: RuleContext,
  { id, inbound, entries }: DeployableBox,
  chunk: string | undefined,
): readonly Portion[] {
  const { catalog, mean } = context
  const step = chunk === undefined ? Infinity : factValue(catalog, chunk) * kibibyte
  const calls = inbound.map(({ call }) => ({
    rate: callRate(mean, call),
    units: meteringSteps(Math.max(call.request, call.response), step),
    of: call.id,
  }))
  const direct = entries.map(({ workload }) => ({ rate: workloadRate(mean, workload), units: 1, of: id }))
  return [...calls, ...direct].map(({ rate, units, of }) => ({
    of,
    quantity: rate * units * monthSeconds(context),
    formula: `${perMonthText(rate, 'requests', context)}${units > 1 ? ` × ${units} steps` : ''}`,
  }))
}

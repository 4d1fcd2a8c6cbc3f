/** Topics and event buses: by what is published; delivery costs only where it goes by HTTP. */

import { gibibyte, kibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, monthSeconds } from '../crossings/crossings'
import { groupBoxes } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { meteringSteps } from './metering'
import { allowance, billLines } from './tieredPricing'

const rule = 'topics'

export const topics: CostRule = {
  label: 'Topics and events',
  paysFor: 'handOffs',
  lines: (context) =>
    [...groupBoxes(context, topic).values()].flatMap((boxes) => {
      const { publish, delivery } = boxes[0]?.offer?.prices ?? {}
      // One price for both means one count.
      if (publish === delivery) return publishLines(context, boxes, true)
      return [
        ...publishLines(context, boxes),
        ...deliveryLines(context, boxes),
        ...byteLines(context, boxes, 'publishGib'),
        ...byteLines(context, boxes, 'deliveryGib'),
      ]
    }),
}

function topic({ offer }: DeployableBox): string | undefined {
  return offer?.prices?.publish === undefined ? undefined : offer.id
}

function publishLines(context: RuleContext, boxes: readonly DeployableBox[], both = false): readonly BillLine[] {
  const { catalog, mean, assumptions } = context
  const { publish = '', chunk, freeRequests } = boxes[0]?.offer?.prices ?? {}
  const step = chunk === undefined ? Infinity : factValue(catalog, chunk) * kibibyte
  const portions = boxes
    .flatMap(({ inbound, outbound }) => (both ? [...inbound, ...outbound] : inbound))
    .map(({ call }) => {
      const each = meteringSteps(call.request, step)
      const formula = `${perMonthText(callRate(mean, call), 'messages', context)}${each > 1 ? ` × ${each} steps` : ''}`
      return { of: call.id, quantity: callRate(mean, call) * each * monthSeconds(context), formula }
    })
  const free = assumptions.freeTier ? allowance(catalog, publish, freeRequests) : 0
  return billLines(catalog, {
    rule,
    what: both ? 'Published and delivered' : 'Published',
    price: publish,
    portions,
    free,
    facts: chunk === undefined ? [] : [chunk],
  })
}

function deliveryLines(context: RuleContext, boxes: readonly DeployableBox[]): readonly BillLine[] {
  const { catalog, mean, assumptions } = context
  const { delivery: price, deliveryGib } = boxes[0]?.offer?.prices ?? {}
  if (price === undefined) return []
  const portions = boxes
    .flatMap(({ outbound }) => outbound)
    // In order, what goes to queues is charged too.
    .filter(({ to }) => deliveryGib !== undefined || (to.offer?.platform !== 'function' && !to.offer?.pulled))
    .map(({ call }) => ({
      of: call.id,
      quantity: callRate(mean, call) * monthSeconds(context),
      formula: perMonthText(callRate(mean, call), 'notifications', context),
    }))
  const free = assumptions.freeTier ? allowance(catalog, price, undefined) : 0
  return billLines(catalog, {
    rule,
    what: deliveryGib === undefined ? 'Delivered by HTTP' : 'Delivered',
    price,
    portions,
    free,
  })
}

/** Bytes, where they are charged besides: topics in order. */
function byteLines(
  context: RuleContext,
  boxes: readonly DeployableBox[],
  role: 'publishGib' | 'deliveryGib',
): readonly BillLine[] {
  const price = boxes[0]?.offer?.prices?.[role]
  if (price === undefined) return []
  const portions = boxes
    .flatMap(({ inbound, outbound }) => (role === 'publishGib' ? inbound : outbound))
    .map(({ call }) => ({
      of: call.id,
      quantity: (callRate(context.mean, call) * call.request * monthSeconds(context)) / gibibyte,
      formula: `${perMonthText(callRate(context.mean, call), 'messages', context)} × ${formulaNumber(call.request)} bytes`,
    }))
  const what = role === 'publishGib' ? 'Bytes published' : 'Bytes delivered'
  return billLines(context.catalog, { rule, what, price, portions })
}

/** Queues: every action on a message is a request: sending, receiving, deleting. */

import { kibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { type Crossing, callRate, type DeployableBox, monthSeconds } from '../crossings/crossings'
import { groupBoxes } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { meteringSteps } from './metering'
import { allowance, billLines, type Portion } from './tieredPricing'

const rule = 'queues'
const empty = 'assumption.queue.empty'

export const queues: CostRule = {
  label: 'Queue requests',
  paysFor: 'handOffs',
  lines: (context) => {
    const { catalog, assumptions } = context
    return [...groupBoxes(context, pricePulled)].flatMap(([price, boxes]) => {
      const { chunk, freeRequests, base } = boxes[0]?.offer?.prices ?? {}
      const portions = boxes.flatMap((box) => actions(context, box, chunk))
      // What a base charge includes is included with or without a free tier.
      const free = assumptions.freeTier || base !== undefined ? allowance(catalog, price, freeRequests) : 0
      const facts = [...(chunk === undefined ? [] : [chunk]), 'assumption.queue.batch', empty]
      return [
        ...(base === undefined ? [] : basic(context, boxes, base)),
        ...billLines(catalog, { rule, what: 'Queue requests', price, portions, free, facts }),
      ]
    })
  },
}

function pricePulled({ offer }: DeployableBox): string | undefined {
  return offer?.pulled ? offer.prices?.request : undefined
}

/** A monthly base charge for having any queue, split evenly over all queues. */
function basic({ catalog }: RuleContext, boxes: readonly DeployableBox[], price: string): readonly BillLine[] {
  const formula = `one namespace, shared by ${boxes.length}`
  const portions = boxes.map(({ id }) => ({ of: id, quantity: 1 / boxes.length, formula }))
  return billLines(catalog, { rule, what: 'Base charge', price, portions })
}

/** Requests of one message of so many bytes, when `batch` of them are sent and received at once. */
export function queueRequests(
  bytes: number,
  chunk: number,
  batch = 1,
): { readonly send: number; readonly receive: number } {
  const moved = Math.max(meteringSteps(bytes, chunk) / batch, bytes / chunk)
  return { send: moved, receive: moved + 1 / batch }
}

/**
 * A call into the queue sends, a call out of it delivers. A consumer may also be drawn as polling: a call into the
 * queue that returns more than it carries receives.
 */
function actions(
  context: RuleContext,
  { inbound, outbound }: DeployableBox,
  chunk: string | undefined,
): readonly Portion[] {
  const { catalog, mean } = context
  const step = chunk === undefined ? Infinity : factValue(catalog, chunk) * kibibyte
  const batch = factValue(catalog, 'assumption.queue.batch')
  const portion = ({ call }: Crossing, receiving: boolean): Portion => {
    const { send, receive } = queueRequests(Math.max(call.request, call.response), step, batch)
    const each = receiving ? receive : send
    const formula = `${perMonthText(callRate(mean, call), 'messages', context)} × ${formulaNumber(each)} requests to ${receiving ? 'receive and delete' : 'send'}`
    return { of: call.id, quantity: callRate(mean, call) * each * monthSeconds(context), formula }
  }
  const polls = factValue(catalog, empty)
  const consumers = [...new Set(outbound.map(({ to }) => to.id))]
  return [
    ...consumers.map((of) => ({
      of,
      quantity: polls * monthSeconds(context),
      formula: `${perMonthText(polls, 'requests', context)} that find nothing`,
    })),
    ...inbound.map((crossing) => portion(crossing, crossing.call.response > crossing.call.request)),
    ...outbound.map((crossing) => portion(crossing, true)),
  ]
}

/** Queues: every action on a message is a request, sending, receiving and deleting alike. */

import { kibibyte } from '../../base/units'
import { value } from '../../catalog/lookup'
import { type Box, type Crossing, callRate, monthSeconds } from '../crossings/crossings'
import { boxesBy } from '../crossings/filters'
import { perMonth, plain } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import type { BillLine } from '../result/scorecard'
import { type CostRule, flows } from './costRule'
import { steps } from './metering'
import { allowance, lines, type Portion } from './tieredPricing'

const rule = 'queues'
const empty = 'assumption.queue.empty'

export const queues: CostRule = {
  label: 'Queue requests',
  readings: flows,
  lines: (context) => {
    const { catalog, assumptions } = context
    return [...boxesBy(context, pricePulled)].flatMap(([price, charging]) => {
      const { chunk, freeRequests, base } = charging[0]?.offer?.prices ?? {}
      const portions = charging.flatMap((box) => actions(context, box, chunk))
      // What a base charge includes is included with or without a free tier.
      const free = assumptions.freeTier || base !== undefined ? allowance(catalog, price, freeRequests) : 0
      const facts = [...(chunk === undefined ? [] : [chunk]), 'assumption.queue.batch', empty]
      return [
        ...(base === undefined ? [] : basic(context, charging, base)),
        ...lines(catalog, { rule, what: 'Queue requests', price, portions, free, facts }),
      ]
    })
  },
}

function pricePulled({ offer }: Box): string | undefined {
  return offer?.pulled ? offer.prices?.request : undefined
}

/** A charge for having any queue, once a month, split evenly over all that there are. */
function basic({ catalog }: Context, boxes: readonly Box[], price: string): readonly BillLine[] {
  const formula = `one namespace, shared by ${boxes.length}`
  const portions = boxes.map(({ id }) => ({ of: id, quantity: 1 / boxes.length, formula }))
  return lines(catalog, { rule, what: 'Base charge', price, portions })
}

/** Requests of one message of so many bytes, when `batch` of them are sent and received at once. */
export function queueRequests(
  bytes: number,
  chunk: number,
  batch = 1,
): { readonly send: number; readonly receive: number } {
  const moved = Math.max(steps(bytes, chunk) / batch, bytes / chunk)
  return { send: moved, receive: moved + 1 / batch }
}

/**
 * Drawn as it flows: a call into the queue sends, a call out of it delivers. A consumer may also be drawn as it
 * asks: a call into the queue that returns more than it carries receives.
 */
function actions(context: Context, { inbound, outbound }: Box, chunk: string | undefined): readonly Portion[] {
  const { catalog, mean } = context
  const step = chunk === undefined ? Infinity : value(catalog, chunk) * kibibyte
  const batch = value(catalog, 'assumption.queue.batch')
  const portion = ({ call }: Crossing, receiving: boolean): Portion => {
    const { send, receive } = queueRequests(Math.max(call.request, call.response), step, batch)
    const each = receiving ? receive : send
    const formula = `${perMonth(callRate(mean, call), 'messages', context)} × ${plain(each)} requests to ${receiving ? 'receive and delete' : 'send'}`
    return { of: call.id, quantity: callRate(mean, call) * each * monthSeconds(context), formula }
  }
  const polls = value(catalog, empty)
  const consumers = [...new Set(outbound.map(({ to }) => to.id))]
  return [
    ...consumers.map((of) => ({
      ...{ of, quantity: polls * monthSeconds(context) },
      formula: `${perMonth(polls, 'requests', context)} that find nothing`,
    })),
    ...inbound.map((crossing) => portion(crossing, crossing.call.response > crossing.call.request)),
    ...outbound.map((crossing) => portion(crossing, true)),
  ]
}

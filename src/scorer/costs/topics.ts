/** Topics and event buses: by what is published; delivery costs only where it goes by HTTP. */

import { gibibyte, kibibyte } from '../../base/units'
import { value } from '../../catalog/lookup'
import { type Box, callRate, monthSeconds } from '../crossings/crossings'
import { boxesBy } from '../crossings/filters'
import { perMonth, plain } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import type { BillLine } from '../result/scorecard'
import { type CostRule, flows } from './costRule'
import { steps } from './metering'
import { allowance, lines } from './tieredPricing'

const rule = 'topics'

export const topics: CostRule = {
  label: 'Topics and events',
  readings: flows,
  lines: (context) =>
    [...boxesBy(context, topic).values()].flatMap((charging) => {
      const { publish, delivery } = charging[0]?.offer?.prices ?? {}
      // One price for both means one count.
      if (publish === delivery) return published(context, charging, true)
      return [
        ...published(context, charging),
        ...delivered(context, charging),
        ...carried(context, charging, 'publishGib'),
        ...carried(context, charging, 'deliveryGib'),
      ]
    }),
}

function topic({ offer }: Box): string | undefined {
  return offer?.prices?.publish === undefined ? undefined : offer.id
}

function published(context: Context, charging: readonly Box[], both = false): readonly BillLine[] {
  const { catalog, mean, assumptions } = context
  const { publish = '', chunk, freeRequests } = charging[0]?.offer?.prices ?? {}
  const step = chunk === undefined ? Infinity : value(catalog, chunk) * kibibyte
  const portions = charging
    .flatMap(({ inbound, outbound }) => (both ? [...inbound, ...outbound] : inbound))
    .map(({ call }) => {
      const each = steps(call.request, step)
      const formula = `${perMonth(callRate(mean, call), 'messages', context)}${each > 1 ? ` × ${each} steps` : ''}`
      return { of: call.id, quantity: callRate(mean, call) * each * monthSeconds(context), formula }
    })
  const free = assumptions.freeTier ? allowance(catalog, publish, freeRequests) : 0
  return lines(catalog, {
    rule,
    what: both ? 'Published and delivered' : 'Published',
    price: publish,
    portions,
    free,
    facts: chunk === undefined ? [] : [chunk],
  })
}

function delivered(context: Context, charging: readonly Box[]): readonly BillLine[] {
  const { catalog, mean, assumptions } = context
  const { delivery: price, deliveryGib } = charging[0]?.offer?.prices ?? {}
  if (price === undefined) return []
  const portions = charging
    .flatMap(({ outbound }) => outbound)
    // In order, what goes to queues is charged too.
    .filter(({ to }) => deliveryGib !== undefined || (to.offer?.platform !== 'function' && !to.offer?.pulled))
    .map(({ call }) => ({
      ...{ of: call.id, quantity: callRate(mean, call) * monthSeconds(context) },
      formula: perMonth(callRate(mean, call), 'notifications', context),
    }))
  const free = assumptions.freeTier ? allowance(catalog, price, undefined) : 0
  return lines(catalog, {
    rule,
    what: deliveryGib === undefined ? 'Delivered by HTTP' : 'Delivered',
    price,
    portions,
    free,
  })
}

/** Bytes, where they are charged besides: topics in order. */
function carried(context: Context, charging: readonly Box[], role: 'publishGib' | 'deliveryGib'): readonly BillLine[] {
  const price = charging[0]?.offer?.prices?.[role]
  if (price === undefined) return []
  const portions = charging
    .flatMap(({ inbound, outbound }) => (role === 'publishGib' ? inbound : outbound))
    .map(({ call }) => ({
      ...{ of: call.id, quantity: (callRate(context.mean, call) * call.request * monthSeconds(context)) / gibibyte },
      formula: `${perMonth(callRate(context.mean, call), 'messages', context)} × ${plain(call.request)} bytes`,
    }))
  const what = role === 'publishGib' ? 'Bytes published' : 'Bytes delivered'
  return lines(context.catalog, { rule, what, price, portions })
}

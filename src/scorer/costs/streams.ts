/** Streams: by the shard-hour, sized for the busiest hour, and by what is put in. */

import { gibibyte, kibibyte, mebibyte } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { value } from '../../catalog/lookup'
import { type Box, callRate, monthSeconds } from '../crossings/crossings'
import { boxesThat, hasPrice } from '../crossings/filters'
import { perMonth, plain } from '../crossings/formulaText'
import type { Context, Traffic } from '../result/ruleContext'
import type { BillLine } from '../result/scorecard'
import { type CostRule, flows } from './costRule'
import { type Shard, type ShardLoad, shards, steps } from './metering'
import { lines } from './tieredPricing'

const rule = 'streams'
const isSharded = hasPrice('shardHour')
/** A put unit (Kinesis Data Streams pricing: 25 KB of a record, or what is left of it) where no fact says another. */
const putUnit = 25 * kibibyte

export const streams: CostRule = {
  label: 'Streams',
  readings: flows,
  lines: (context) => boxesThat(context, isSharded).flatMap((box) => stream(context, box, box.offer as Offer)),
}

/** What a stream has to take in at this traffic. */
export function streamLoad({ catalog }: Context, { inbound, outbound, offer }: Box, traffic: Traffic): ShardLoad {
  const records = inbound.reduce((sum, { call }) => sum + callRate(traffic, call), 0)
  const bytes = inbound.reduce((sum, { call }) => sum + callRate(traffic, call) * call.request, 0)
  const readers = outbound.length + value(catalog, 'assumption.stream.consumers')
  // With enhanced fan-out every consumer has a pipe of its own.
  return { records, bytes, readers: offer?.prices?.delivery === undefined ? readers : Math.min(1, readers) }
}

export function shardOf({ catalog }: Pick<Context, 'catalog'>, { limits }: Offer): Shard {
  const { shardRecords, shardBytes, shardReads } = limits ?? {}
  const of = (id: string | undefined) => (id === undefined ? Infinity : value(catalog, id))
  const out = of(shardReads) * mebibyte
  return { records: of(shardRecords), bytesIn: of(shardBytes) * mebibyte, bytesOut: out }
}

/** What a shard takes. */
export function shardFacts({ limits }: Offer): readonly string[] {
  return [limits?.shardBytes, limits?.shardRecords, limits?.shardReads].flatMap((id) => id ?? [])
}

function stream(context: Context, box: Box, offer: Offer): readonly BillLine[] {
  const { catalog, mean, hours, busiest, assumptions } = context
  const { shardHour = '', put, delivery, egress, chunk } = offer.prices ?? {}
  const unit = chunk === undefined ? putUnit : value(catalog, chunk) * kibibyte
  const needed = shards(streamLoad(context, box, hours[busiest] ?? mean), shardOf(context, offer))
  const month = `${plain(assumptions.monthHours)} hours`
  const shardHours = needed * assumptions.monthHours
  const puts = box.inbound.map(({ call }) => {
    const each = steps(call.request, unit)
    const formula = `${perMonth(callRate(mean, call), 'records', context)} × ${each} units of ${plain(unit / kibibyte)} KB`
    return { of: call.id, quantity: callRate(mean, call) * each * monthSeconds(context), formula }
  })
  const readers = delivery === undefined ? [] : box.outbound
  return [
    ...lines(catalog, {
      ...{ rule, what: 'Shards', price: shardHour, facts: shardFacts(offer) },
      portions: [{ of: box.id, quantity: shardHours, formula: `${needed} shards × ${month}` }],
    }),
    ...(put === undefined ? [] : lines(catalog, { rule, what: 'Records put', price: put, portions: puts })),
    ...lines(catalog, {
      ...{ rule, what: 'Fan-out', price: delivery ?? '' },
      portions: readers.map(({ call }) => ({
        of: call.id,
        quantity: shardHours,
        formula: `${needed} shards × ${month}`,
      })),
    }),
    ...lines(catalog, {
      ...{ rule, what: 'Bytes fanned out', price: egress ?? '' },
      portions: readers.map(({ call }) => ({
        ...{ of: call.id, quantity: (callRate(mean, call) * call.request * monthSeconds(context)) / gibibyte },
        formula: `${perMonth(callRate(mean, call), 'records', context)} × ${plain(call.request)} bytes`,
      })),
    }),
  ]
}

/** Streams: by the shard-hour, sized for the busiest hour, and by what is put in. */

import { gibibyte, kibibyte, mebibyte } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, monthSeconds } from '../crossings/crossings'
import { boxesWhere, hasPrice } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine, HourlyTraffic } from '../result/scorecard'
import type { CostRule } from './costRule'
import { meteringSteps, type ShardCapacity, type ShardLoad, shardsNeeded } from './metering'
import { billLines } from './tieredPricing'

const rule = 'streams'
const isSharded = hasPrice('shardHour')
/** A put unit (Kinesis Data Streams pricing: 25 KB of a record, or what is left of it) where no fact says another. */
const putUnit = 25 * kibibyte

export const streams: CostRule = {
  label: 'Streams',
  paysFor: 'handOffs',
  lines: (context) => boxesWhere(context, isSharded).flatMap((box) => stream(context, box, box.offer as Offer)),
}

/** Records, bytes and readers of a stream at this traffic. */
export function streamLoad(
  { catalog }: RuleContext,
  { inbound, outbound, offer }: DeployableBox,
  traffic: HourlyTraffic,
): ShardLoad {
  const records = inbound.reduce((sum, { call }) => sum + callRate(traffic, call), 0)
  const bytes = inbound.reduce((sum, { call }) => sum + callRate(traffic, call) * call.request, 0)
  const readers = outbound.length + factValue(catalog, 'assumption.stream.consumers')
  // With enhanced fan-out every consumer reads at the full rate of a shard.
  return { records, bytes, readers: offer?.prices?.delivery === undefined ? readers : Math.min(1, readers) }
}

/** The capacity of one shard; Infinity where no fact limits it. */
export function shardCapacity({ catalog }: Pick<RuleContext, 'catalog'>, { limits }: Offer): ShardCapacity {
  const { shardRecords, shardBytes, shardReads } = limits ?? {}
  const of = (id: string | undefined) => (id === undefined ? Infinity : factValue(catalog, id))
  const out = of(shardReads) * mebibyte
  return { records: of(shardRecords), bytesIn: of(shardBytes) * mebibyte, bytesOut: out }
}

/** Ids of the facts about the capacity of a shard. */
export function shardFacts({ limits }: Offer): readonly string[] {
  return [limits?.shardBytes, limits?.shardRecords, limits?.shardReads].flatMap((id) => id ?? [])
}

function stream(context: RuleContext, box: DeployableBox, offer: Offer): readonly BillLine[] {
  const { catalog, mean, hours, busiestHour, assumptions } = context
  const { shardHour = '', put, delivery, egress, chunk } = offer.prices ?? {}
  const unit = chunk === undefined ? putUnit : factValue(catalog, chunk) * kibibyte
  const needed = shardsNeeded(streamLoad(context, box, hours[busiestHour] ?? mean), shardCapacity(context, offer))
  const month = `${formulaNumber(assumptions.monthHours)} hours`
  const shardHours = needed * assumptions.monthHours
  const puts = box.inbound.map(({ call }) => {
    const each = meteringSteps(call.request, unit)
    const formula = `${perMonthText(callRate(mean, call), 'records', context)} × ${each} units of ${formulaNumber(unit / kibibyte)} KB`
    return { of: call.id, quantity: callRate(mean, call) * each * monthSeconds(context), formula }
  })
  const readers = delivery === undefined ? [] : box.outbound
  return [
    ...billLines(catalog, {
      rule,
      what: 'Shards',
      price: shardHour,
      facts: shardFacts(offer),
      portions: [{ of: box.id, quantity: shardHours, formula: `${needed} shards × ${month}` }],
    }),
    ...(put === undefined ? [] : billLines(catalog, { rule, what: 'Records put', price: put, portions: puts })),
    ...billLines(catalog, {
      rule,
      what: 'Fan-out',
      price: delivery ?? '',
      portions: readers.map(({ call }) => ({
        of: call.id,
        quantity: shardHours,
        formula: `${needed} shards × ${month}`,
      })),
    }),
    ...billLines(catalog, {
      rule,
      what: 'Bytes fanned out',
      price: egress ?? '',
      portions: readers.map(({ call }) => ({
        of: call.id,
        quantity: (callRate(mean, call) * call.request * monthSeconds(context)) / gibibyte,
        formula: `${perMonthText(callRate(mean, call), 'records', context)} × ${formulaNumber(call.request)} bytes`,
      })),
    }),
  ]
}

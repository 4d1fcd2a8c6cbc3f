/** Tables billed on demand: by the unit written and the unit read. */

import { kibibyte } from '../../base/units'
import { value } from '../../catalog/lookup'
import type { Context } from '../context'
import { lines, type Portion } from './charge'
import { type Box, callRate, crossingsOf, monthSeconds, workloadRate } from './crossings'
import { steps } from './metering'
import type { CostRule } from './rule'
import { perMonth, plain } from './words'

const rule = 'tables'

/** Bytes of one unit written and one unit read (Amazon DynamoDB developer guide: 1 KB and 4 KB). */
export const unitWritten = kibibyte
export const unitRead = 4 * kibibyte

export const tables: CostRule = {
  label: 'Tables on demand',
  method:
    'A call that carries more bytes than it returns writes: one unit per KB begun. Any other reads: one unit per 4 KB begun, half of it where reads are eventually consistent.',
  lines: (context) => {
    const found = crossingsOf(context).boxes.filter(({ offer }) => offer?.prices?.write !== undefined)
    const { write, read } = found[0]?.offer?.prices ?? {}
    if (write === undefined || read === undefined) return []
    const facts = ['assumption.table.read-share']
    return [
      ...lines(context.catalog, { rule, what: 'Units written', price: write, portions: units(context, found, true) }),
      ...lines(context.catalog, {
        rule,
        what: 'Units read',
        price: read,
        portions: units(context, found, false),
        facts,
      }),
    ]
  },
}

/** Units of one request that carries or returns so many bytes. */
export function tableUnits(bytes: number, writing: boolean, readShare: number): number {
  return writing ? steps(bytes, unitWritten) : steps(bytes, unitRead) * readShare
}

function units(context: Context, found: readonly Box[], writing: boolean): readonly Portion[] {
  const { catalog, mean } = context
  const share = value(catalog, 'assumption.table.read-share')
  return found.flatMap(({ id, inbound, entries }) => {
    const calls = inbound
      .filter(({ call }) => call.request > call.response === writing)
      .map(({ call }) => ({ of: call.id, rate: callRate(mean, call), bytes: writing ? call.request : call.response }))
    const direct = writing
      ? []
      : entries.map(({ workload }) => ({ of: id, rate: workloadRate(mean, workload), bytes: 0 }))
    return [...calls, ...direct].map(({ of, rate, bytes }) => {
      const each = tableUnits(bytes, writing, share)
      const formula = `${perMonth(rate, writing ? 'writes' : 'reads', context)} × ${plain(each)} units of ${plain(bytes)} bytes`
      return { of, quantity: rate * each * monthSeconds(context), formula }
    })
  })
}

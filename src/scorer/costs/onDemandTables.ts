/** Tables billed on demand: by the unit written and the unit read. */

import { type Bytes, kibibyte } from '../../base/units'
import type { Offer, PriceRole } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import type { FactsOf } from '../../catalog/source'
import { callRate, type DeployableBox, monthSeconds, workloadRate } from '../crossings/crossings'
import { boxesWhere, hasPrice } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { CostRule } from './costRule'
import { meteringSteps } from './metering'
import { billLines, type Portion } from './tieredPricing'

const rule = 'tables'
const isTable = hasPrice('write')

/** Bytes of one unit written and one unit read (Amazon DynamoDB developer guide: 1 KB and 4 KB). */
export const unitWritten = kibibyte
export const unitRead = 4 * kibibyte

export const onDemandTables: CostRule = {
  label: 'Tables on demand',
  paysFor: 'handOffs',
  lines: (context) => {
    const tables = boxesWhere(context, isTable)
    const { write, read } = tables[0]?.offer?.prices ?? {}
    if (write === undefined || read === undefined) return []
    const facts = factIds(tables[0]?.offer, ['readShare', 'readStep'])
    const written = factIds(tables[0]?.offer, ['writeUnits', 'writeStep'])
    const portions = units(context, tables, true)
    return [
      ...billLines(context.catalog, { rule, what: 'Units written', price: write, portions, facts: written }),
      ...billLines(context.catalog, {
        rule,
        what: 'Units read',
        price: read,
        portions: units(context, tables, false),
        facts,
      }),
    ]
  },
}

/** Units of one request that carries or returns so many bytes. */
export function tableUnits(bytes: number, writing: boolean, readShare: number, unit: TableUnit = defaultUnit): number {
  return writing ? meteringSteps(bytes, unit.written) * unit.times : meteringSteps(bytes, unit.read) * readShare
}

/** Billing unit of a table: bytes of one read and of one write, and units per write. */
export interface TableUnit {
  /** Bytes of one unit; Infinity: a document of any size. */
  readonly written: Bytes
  readonly read: Bytes
  /** Units that one step written takes. */
  readonly times: number
}

const defaultUnit: TableUnit = { written: unitWritten, read: unitRead, times: 1 }

/** How this table counts, and the share of a unit that a read takes. */
export function countingRule(catalog: FactsOf, offer: Offer | undefined): { unit: TableUnit; share: number } {
  const { writeStep, readStep, writeUnits, readShare } = offer?.prices ?? {}
  const of = (id: string | undefined, scale: number, usual: number) =>
    id === undefined ? usual : factValue(catalog, id) * scale
  return {
    unit: {
      written: of(writeStep, kibibyte, unitWritten),
      read: of(readStep, kibibyte, unitRead),
      times: of(writeUnits, 1, 1),
    },
    share: of(readShare, 1, 1),
  }
}

function factIds(offer: Offer | undefined, roles: readonly PriceRole[]): readonly string[] {
  return roles.flatMap((role) => offer?.prices?.[role] ?? [])
}

function units(context: RuleContext, tables: readonly DeployableBox[], writing: boolean): readonly Portion[] {
  const { catalog, mean } = context
  return tables.flatMap(({ id, offer, inbound, entries }) => {
    const { unit, share } = countingRule(catalog, offer)
    const calls = inbound
      .filter(({ call }) => call.request > call.response === writing)
      .map(({ call }) => ({ of: call.id, rate: callRate(mean, call), bytes: writing ? call.request : call.response }))
    const direct = writing
      ? []
      : entries.map(({ workload }) => ({ of: id, rate: workloadRate(mean, workload), bytes: 0 }))
    return [...calls, ...direct].map(({ of, rate, bytes }) => {
      const each = tableUnits(bytes, writing, share, unit)
      const formula = `${perMonthText(rate, writing ? 'writes' : 'reads', context)} × ${formulaNumber(each)} units of ${formulaNumber(bytes)} bytes`
      return { of, quantity: rate * each * monthSeconds(context), formula }
    })
  })
}

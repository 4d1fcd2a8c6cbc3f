/** Bytes that cross a border: between zones, between regions, out to the internet, through a NAT gateway. */

import { type Bytes, type Dollars, gibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { type Crossing, callRate, type Entry, monthSeconds, sizeOf, workloadRate } from '../crossings/crossings'
import { crossingsWhere, hasZone } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import { entryBytes, internetShare, isFromInternet } from '../crossings/origins'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { isEdge } from './edgeDelivery'
import { allowance, billLines, type Portion } from './tieredPricing'

export const crossZone: CostRule = {
  label: 'Traffic between zones',
  paysFor: 'transfer',
  lines: (context) => {
    const { crossZone: price, crossZoneSides } = context.catalog.prices ?? {}
    if (price === undefined) return []
    const sides = crossZoneSides === undefined ? 2 : factValue(context.catalog, crossZoneSides)
    const facts = crossZoneSides === undefined ? [] : [crossZoneSides]
    const portions = crossingsWhere(context, isAcrossZones).map((crossing) => {
      const { bytes, crossZone: share } = crossing.cost
      const how = ` × ${formulaNumber(share * 100)} % across zones × ${formulaNumber(sides)} ${sides === 1 ? 'side' : 'sides'}`
      return bytesOf(context, crossing, bytes * share * sides, how)
    })
    return billLines(context.catalog, { rule: 'crossZone', what: 'Bytes between zones', price, portions, facts })
  },
}

export const crossRegion: CostRule = {
  label: 'Traffic between regions',
  paysFor: 'transfer',
  lines: (context) => {
    const price = context.catalog.prices?.crossRegion
    if (price === undefined) return []
    const portions = crossingsWhere(context, isAcrossRegions).map((crossing) =>
      bytesOf(context, crossing, crossing.cost.bytes, ''),
    )
    return billLines(context.catalog, { rule: 'crossRegion', what: 'Bytes between regions', price, portions })
  },
}

export const egress: CostRule = {
  label: 'Traffic to the internet',
  paysFor: 'transfer',
  lines: (context) => {
    const portions = crossingsWhere(context, mayLeave).flatMap((crossing) => leavingPortion(context, crossing))
    const entries = context.crossings.boxes.flatMap((box) => box.entries)
    return egressLines(context, [
      ...portions,
      ...answersOf(context, entries, (entry) => isFromInternet(context, entry)),
    ])
  },
}

/** Bill lines of so many bytes to the internet; none where the provider does not charge them. */
function egressLines({ catalog, assumptions }: RuleContext, portions: readonly Portion[]): readonly BillLine[] {
  const { egress: price, freeEgress } = catalog.prices ?? {}
  if (price === undefined) return []
  const free = assumptions.freeTier && freeEgress !== undefined ? allowance(catalog, price, freeEgress) : 0
  return billLines(catalog, { rule: 'egress', what: 'Bytes to the internet', price, portions, free })
}

/** What answers to these workloads would add to a month's egress if they came from the internet [C8]. */
export function answersPrice(context: RuleContext, entries: readonly Entry[]): Dollars {
  const now = egress.lines(context)
  const counted = now.map(({ of, quantity, formula }) => ({ of, quantity, formula }))
  const all = egressLines(context, [...counted, ...answersOf(context, entries, () => true)])
  const total = (lines: readonly BillLine[]) => lines.reduce((sum, { monthly }) => sum + monthly, 0)
  return total(all) - total(now)
}

/** Answers to workloads that no client is drawn for [C8]. */
function answersOf(
  context: RuleContext,
  entries: readonly Entry[],
  counts: (entry: Entry) => boolean,
): readonly Portion[] {
  return entries
    .filter((entry) => !isEdge(entry.to) && counts(entry))
    .map((entry) => {
      const rate = workloadRate(context.mean, entry.workload)
      const { response } = entryBytes(context, entry)
      const formula = `${perMonthText(rate, 'answers', context)} × ${formulaNumber(response)} bytes`
      return { of: entry.to.id, quantity: (rate * response * monthSeconds(context)) / gibibyte, formula }
    })
}

export const nat: CostRule = {
  label: 'NAT gateway',
  paysFor: 'transfer',
  lines: (context) => {
    const { catalog, assumptions } = context
    const { natHour, natMachineHour, natMachines, natGib } = catalog.prices ?? {}
    const through = throughNat(context)
    const hourPrice = natHour ?? natMachineHour
    if (hourPrice === undefined || natGib === undefined || through.length === 0) return []
    const users = [...new Set(through.map(({ from }) => from))]
    const maxMachines = natMachines === undefined ? Infinity : factValue(catalog, natMachines)
    const machines = users.reduce((sum, box) => sum + sizeOf(context, box).meanReplicas, 0)
    const count =
      natHour === undefined ? Math.min(maxMachines, machines) : factValue(catalog, 'assumption.nat.gateways')
    const counted = natHour === undefined ? 'machines that use it' : 'gateways'
    const hours = users.map(({ id }) => ({
      of: id,
      quantity: (count * assumptions.monthHours) / users.length,
      formula: `${formulaNumber(count)} ${counted} × ${formulaNumber(assumptions.monthHours)} hours, shared by ${users.length}`,
    }))
    const bytes = through.map((crossing) => bytesOf(context, crossing, crossing.cost.bytes, ''))
    return [
      ...billLines(catalog, {
        rule: 'nat',
        what: 'NAT hours',
        price: hourPrice,
        portions: hours,
        facts: natHour === undefined ? (natMachines ? [natMachines] : []) : ['assumption.nat.gateways'],
      }),
      ...billLines(catalog, { rule: 'nat', what: 'Bytes through NAT', price: natGib, portions: bytes }),
    ]
  },
}

/** Calls that leave by a NAT gateway [C21]. */
export function throughNat(context: RuleContext): readonly Crossing[] {
  return crossingsWhere(context, goesThroughNat)
}

function goesThroughNat({ from, callee }: Crossing): boolean {
  return hasZone(from) && callee.kind === 'external'
}

function isAcrossZones({ from, to, cost }: Crossing): boolean {
  return cost.crossZone > 0 && hasZone(from) && hasZone(to)
}

function isAcrossRegions({ caller, callee }: Crossing): boolean {
  const [here = '', there = ''] = [caller.region, callee.region]
  return here !== '' && there !== '' && here !== there
}

function mayLeave({ caller, callee, to }: Crossing): boolean {
  return (caller.kind === 'client' && !isEdge(to)) || callee.kind === 'external'
}

/** What leaves by a call: the answer to a client, as far as it asks from the internet [C8], or what is sent elsewhere. */
function leavingPortion(context: RuleContext, crossing: Crossing): readonly Portion[] {
  const { call, caller } = crossing
  if (caller.kind !== 'client') return call.request > 0 ? [bytesOf(context, crossing, call.request, '')] : []
  const share = internetShare(context, crossing)
  if (!(share * call.response > 0)) return []
  const how =
    share < 1 ? ` (${formulaNumber(share * 100)} % of ${formulaNumber(call.response)}: from the internet)` : ''
  return [bytesOf(context, crossing, call.response * share, how)]
}

function bytesOf(context: RuleContext, { call }: Crossing, bytes: Bytes, how: string): Portion {
  const rate = callRate(context.mean, call)
  return {
    of: call.id,
    quantity: (rate * bytes * monthSeconds(context)) / gibibyte,
    formula: `${perMonthText(rate, 'calls', context)} × ${formulaNumber(bytes)} bytes${how}`,
  }
}

/** Bytes that cross a border: between zones, between regions, out to the internet, through a NAT gateway. */

import { type Bytes, gibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { type Crossing, callRate, monthSeconds, sizeOf } from '../crossings/crossings'
import { crossingsWhere, hasZone } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { CostRule } from './costRule'
import { allowance, billLines, type Portion } from './tieredPricing'

export const crossZone: CostRule = {
  label: 'Traffic between zones',
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
  lines: (context) => {
    const { catalog, assumptions } = context
    const { egress: price, freeEgress } = catalog.prices ?? {}
    if (price === undefined) return []
    const portions = crossingsWhere(context, isLeaving).map((crossing) => bytesOf(context, crossing, out(crossing), ''))
    const free = assumptions.freeTier && freeEgress !== undefined ? allowance(catalog, price, freeEgress) : 0
    return billLines(catalog, { rule: 'egress', what: 'Bytes to the internet', price, portions, free })
  },
}

export const nat: CostRule = {
  label: 'NAT gateway',
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

function isLeaving(crossing: Crossing): boolean {
  return out(crossing) > 0
}

function out({ call, caller, callee }: Crossing): Bytes {
  if (caller.kind === 'client') return call.response
  return callee.kind === 'external' ? call.request : 0
}

function bytesOf(context: RuleContext, { call }: Crossing, bytes: Bytes, how: string): Portion {
  const rate = callRate(context.mean, call)
  return {
    of: call.id,
    quantity: (rate * bytes * monthSeconds(context)) / gibibyte,
    formula: `${perMonthText(rate, 'calls', context)} × ${formulaNumber(bytes)} bytes${how}`,
  }
}

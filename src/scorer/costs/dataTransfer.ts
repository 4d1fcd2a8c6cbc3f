/** Bytes that cross a border: between zones, between regions, out to the internet, through a NAT gateway. */

import { type Bytes, gibibyte } from '../../base/units'
import { value } from '../../catalog/lookup'
import { type Crossing, callRate, monthSeconds, sizeOf } from '../crossings/crossings'
import { crossingsThat, hasZone } from '../crossings/filters'
import { perMonth, plain } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import { type CostRule, flows } from './costRule'
import { allowance, lines, type Portion } from './tieredPricing'

export const crossZone: CostRule = {
  label: 'Traffic between zones',
  readings: flows,
  lines: (context) => {
    const { crossZone: price, crossZoneSides } = context.catalog.prices ?? {}
    if (price === undefined) return []
    const sides = crossZoneSides === undefined ? 2 : value(context.catalog, crossZoneSides)
    const facts = crossZoneSides === undefined ? [] : [crossZoneSides]
    const portions = crossingsThat(context, isAcrossZones).map((crossing) => {
      const { bytes, crossZone: share } = crossing.toll
      const how = ` × ${plain(share * 100)} % across zones × ${plain(sides)} ${sides === 1 ? 'side' : 'sides'}`
      return bytesOf(context, crossing, bytes * share * sides, how)
    })
    return lines(context.catalog, { rule: 'crossZone', what: 'Bytes between zones', price, portions, facts })
  },
}

export const crossRegion: CostRule = {
  label: 'Traffic between regions',
  readings: flows,
  lines: (context) => {
    const price = context.catalog.prices?.crossRegion
    if (price === undefined) return []
    const portions = crossingsThat(context, isAcrossRegions).map((crossing) =>
      bytesOf(context, crossing, crossing.toll.bytes, ''),
    )
    return lines(context.catalog, { rule: 'crossRegion', what: 'Bytes between regions', price, portions })
  },
}

export const egress: CostRule = {
  label: 'Traffic to the internet',
  readings: flows,
  lines: (context) => {
    const { catalog, assumptions } = context
    const { egress: price, freeEgress } = catalog.prices ?? {}
    if (price === undefined) return []
    const portions = crossingsThat(context, isLeaving).map((crossing) => bytesOf(context, crossing, out(crossing), ''))
    const free = assumptions.freeTier && freeEgress !== undefined ? allowance(catalog, price, freeEgress) : 0
    return lines(catalog, { rule: 'egress', what: 'Bytes to the internet', price, portions, free })
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
    const most = natMachines === undefined ? Infinity : value(catalog, natMachines)
    const machines = users.reduce((sum, box) => sum + sizeOf(context, box).meanReplicas, 0)
    const count = natHour === undefined ? Math.min(most, machines) : value(catalog, 'assumption.nat.gateways')
    const counted = natHour === undefined ? 'machines that use it' : 'gateways'
    const hours = users.map(({ id }) => ({
      ...{ of: id, quantity: (count * assumptions.monthHours) / users.length },
      formula: `${plain(count)} ${counted} × ${plain(assumptions.monthHours)} hours, shared by ${users.length}`,
    }))
    const bytes = through.map((crossing) => bytesOf(context, crossing, crossing.toll.bytes, ''))
    return [
      ...lines(catalog, {
        rule: 'nat',
        what: 'NAT hours',
        price: hourPrice,
        portions: hours,
        facts: natHour === undefined ? (natMachines ? [natMachines] : []) : ['assumption.nat.gateways'],
      }),
      ...lines(catalog, { rule: 'nat', what: 'Bytes through NAT', price: natGib, portions: bytes }),
    ]
  },
}

/** Calls that leave by a NAT gateway [C8]. */
export function throughNat(context: Context): readonly Crossing[] {
  return crossingsThat(context, goesThroughNat)
}

function goesThroughNat({ from, callee }: Crossing): boolean {
  return hasZone(from) && callee.kind === 'external'
}

function isAcrossZones({ from, to, toll }: Crossing): boolean {
  return toll.crossZone > 0 && hasZone(from) && hasZone(to)
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

function bytesOf(context: Context, { call }: Crossing, bytes: Bytes, how: string): Portion {
  const rate = callRate(context.mean, call)
  return {
    ...{ of: call.id, quantity: (rate * bytes * monthSeconds(context)) / gibibyte },
    formula: `${perMonth(rate, 'calls', context)} × ${plain(bytes)} bytes${how}`,
  }
}

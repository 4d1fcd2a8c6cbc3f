/**
 * Load balancers: by the hour, and by capacity units of which only the scarcest dimension counts, or by bytes. Who shares
 * one stands in `costs/balancerGroups.ts` [C7]: its hours are split evenly over those that share it, its units by what each
 * has of the dimension that counts.
 */

import { gibibyte, type PerSecond, type Seconds } from '../../base/units'
import type { Prices } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { arrivals, callRate, type DeployableBox, monthSeconds, workloadRate } from '../crossings/crossings'
import { formulaNumber } from '../crossings/formulaText'
import { entryBytes, isFromInternet } from '../crossings/origins'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import { type BalancedTraffic, type BalancerGroup, balancerCount, balancerGroups } from './balancerGroups'
import type { CostRule } from './costRule'
import { type BalancerLoad, type BalancerUnit, unitsByDimension } from './metering'
import { billLines, type Portion } from './tieredPricing'

const rule = 'balancers'

const perConnection = 'assumption.balancer.requests-per-connection'
const openFor = 'assumption.balancer.connection-seconds'

export const balancers: CostRule = {
  label: 'Load balancers',
  paysFor: 'balancers',
  lines: (context) => {
    const groups = balancerGroups(context)
    const hours = new Set(groups.map(({ prices }) => prices.balancerHour as string))
    return [...hours].flatMap((hour) =>
      bill(
        context,
        hour,
        groups.filter(({ prices }) => prices.balancerHour === hour),
      ),
    )
  },
}

/** All balancers of one price. */
function bill(context: RuleContext, balancerHour: string, groups: readonly BalancerGroup[]): readonly BillLine[] {
  const { catalog } = context
  const prices = groups[0]?.prices ?? {}
  const { balancerUnit, balancerGib, unitNewConnections, unitOpenConnections, unitBytes, unitRules } = prices
  const facts = [unitNewConnections, unitOpenConnections, unitBytes, unitRules].flatMap((id) => id ?? [])
  const units = { what: 'Capacity units', facts: [...facts, perConnection, openFor] }
  const portionsOf = (portions: (group: BalancerGroup) => readonly Portion[]) => groups.flatMap(portions)
  const unit = balancerUnit === undefined ? undefined : unitOf(context, prices)
  return [
    ...billLines(catalog, {
      rule,
      what: 'Load balancer',
      price: balancerHour,
      portions: portionsOf((group) => hourPortions(context, group)),
    }),
    ...(balancerUnit && unit
      ? billLines(catalog, {
          rule,
          ...units,
          price: balancerUnit,
          portions: portionsOf((group) => unitPortions(context, group, unit)),
        })
      : []),
    ...(balancerGib
      ? billLines(catalog, {
          rule,
          what: 'Bytes through load balancers',
          price: balancerGib,
          portions: portionsOf((group) => bytePortions(context, group)),
        })
      : []),
  ]
}

function hourPortions(context: RuleContext, group: BalancerGroup): readonly Portion[] {
  const hours = context.assumptions.monthHours
  const count = balancerCount(context, group)
  const { length } = group.members
  const shared = length > 1 ? `, shared by ${length}` : ''
  const formula = `${count === 1 ? 'one balancer' : `${formulaNumber(count)} balancers`} × ${formulaNumber(hours)} hours${shared}`
  return group.members.map(({ box }) => ({ of: box.id, quantity: (count * hours) / length, formula }))
}

function unitPortions(context: RuleContext, group: BalancerGroup, unit: CapacityUnit): readonly Portion[] {
  const hours = context.assumptions.monthHours
  const loads = group.members.map((member) => unitsByDimension(loadOf(context, group, member, unit), unit.of))
  const sums = (loads[0] ?? []).map((_, dimension) => loads.reduce((sum, load) => sum + load[dimension]!, 0))
  const scarcest = sums.indexOf(Math.max(...sums))
  return group.members.map(({ box }, i) => {
    const needed = loads[i]![scarcest]!
    const formula = `${formulaNumber(needed)} capacity units on average × ${formulaNumber(hours)} hours`
    return { of: box.id, quantity: needed * hours, formula }
  })
}

function bytePortions(context: RuleContext, { members }: BalancerGroup): readonly Portion[] {
  return members.map((member) => {
    const bytes = bytesThrough(context, member)
    const formula = `${formulaNumber(bytes)} bytes/s × ${formulaNumber(context.assumptions.monthHours)} hours`
    return { of: member.box.id, quantity: (bytes * monthSeconds(context)) / gibibyte, formula }
  })
}

/** The capacity of a unit, and the behaviour of connections. */
interface CapacityUnit {
  readonly of: BalancerUnit
  /** Factor by which a unit takes fewer bytes for functions than for other targets. */
  readonly toFunctions: number
  readonly requestsEach: number
  readonly openFor: Seconds
}

function unitOf({ catalog }: RuleContext, prices: Prices): CapacityUnit {
  const of = (id: string | undefined) => (id === undefined ? Infinity : factValue(catalog, id))
  const gigabytes = of(prices.unitBytes)
  const toFunctions = prices.unitBytesToFunctions === undefined ? gigabytes : of(prices.unitBytesToFunctions)
  return {
    of: {
      newConnections: of(prices.unitNewConnections),
      activeConnections: of(prices.unitOpenConnections),
      gigabytesPerHour: gigabytes,
      ruleEvaluations: of(prices.unitRules),
    },
    toFunctions: gigabytes / toFunctions,
    requestsEach: factValue(catalog, perConnection),
    openFor: factValue(catalog, openFor),
  }
}

function loadOf(
  context: RuleContext,
  group: BalancerGroup,
  member: BalancedTraffic,
  { toFunctions, requestsEach, openFor }: CapacityUnit,
): BalancerLoad {
  const rate = arrivals(member, context.mean)
  const newConnections = rate / requestsEach
  return {
    newConnections,
    activeConnections: newConnections * openFor,
    // One rule per service behind it; the first ten are free.
    ruleEvaluations: rate * Math.max(0, group.routes - freeRules),
    bytes: bytesThrough(context, member) + bytesToFunctions(context, member.box) * (toFunctions - 1),
  }
}

/** Rules of a balancer that are free (Elastic Load Balancing pricing). */
const freeRules = 10

/** Bytes of request and response that a balancer exchanges with functions, per second. */
function bytesToFunctions({ mean }: RuleContext, { offer, outbound }: DeployableBox): PerSecond {
  if (offer?.platform !== 'managed') return 0
  return outbound
    .filter(({ to }) => to.offer?.platform === 'function')
    .reduce((sum, { call }) => sum + callRate(mean, call) * (call.request + call.response), 0)
}

/** Bytes of request and response, per second; a workload without a client has some where it says that they leave [C8]. */
function bytesThrough(context: RuleContext, { inbound, entries }: BalancedTraffic): PerSecond {
  const { mean } = context
  const called = inbound.reduce(
    (sum, { call, cost }) => sum + callRate(mean, call) * Math.max(cost.bytes, call.request + call.response),
    0,
  )
  return entries.reduce((sum, entry) => {
    if (!isFromInternet(context, entry)) return sum
    const { request, response } = entryBytes(context, entry)
    return sum + workloadRate(mean, entry.workload) * (request + response)
  }, called)
}

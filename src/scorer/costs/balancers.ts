/** Load balancers: by the hour, and by capacity units of which only the scarcest dimension counts. */

import { gibibyte, type Seconds } from '../../base/units'
import type { Prices } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { kindForms } from '../../model/kinds/index'
import { arrivals, type Crossing, callRate, type DeployableBox, monthSeconds, sizeOf } from '../crossings/crossings'
import { boxesWhere, isOwn } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine, HourlyTraffic, Sizing } from '../result/scorecard'
import type { CostRule } from './costRule'
import { type BalancerUnit, balancerUnits } from './metering'
import { billLines, type Portion } from './tieredPricing'

const rule = 'balancers'

const perConnection = 'assumption.balancer.requests-per-connection'
const openFor = 'assumption.balancer.connection-seconds'

export const balancers: CostRule = {
  label: 'Load balancers',
  lines: (context) => {
    const balanced = balancedOf(context)
    const hours = new Set(balanced.map(({ offer }) => offer?.prices?.balancerHour as string))
    return [...hours].flatMap((hour) =>
      bill(
        context,
        hour,
        balanced.filter(({ offer }) => offer?.prices?.balancerHour === hour),
      ),
    )
  },
}

/** All balancers of one kind. */
function bill(context: RuleContext, balancerHour: string, balanced: readonly DeployableBox[]): readonly BillLine[] {
  const { catalog, assumptions, mean } = context
  const prices = balanced[0]?.offer?.prices ?? {}
  const { balancerUnit, balancerGib } = prices
  const hours = assumptions.monthHours
  const hourly = balanced.map((box) => {
    const count = Math.ceil(balancersOf(sizeOf(context, box).replicas, targetsEach(context, box)))
    const formula = `${count === 1 ? 'one balancer' : `${formulaNumber(count)} balancers`} × ${formulaNumber(hours)} hours`
    return { of: box.id, quantity: count * hours, formula }
  })
  const unit = unitOf(context, prices)
  const unitPortion = (box: DeployableBox): Portion => {
    const needed = unitsOf(context, box, unit)
    const formula = `${formulaNumber(needed)} capacity units on average × ${formulaNumber(hours)} hours`
    return { of: box.id, quantity: needed * hours, formula }
  }
  const bytesPortion = (box: DeployableBox): Portion => {
    const bytes = bytesInto(box, mean)
    const formula = `${formulaNumber(bytes)} bytes/s × ${formulaNumber(hours)} hours`
    return { of: box.id, quantity: (bytes * monthSeconds(context)) / gibibyte, formula }
  }
  const { unitNewConnections, unitOpenConnections, unitBytes, unitRules } = prices
  const facts = [unitNewConnections, unitOpenConnections, unitBytes, unitRules].flatMap((id) => id ?? [])
  const units = { what: 'Capacity units', facts: [...facts, perConnection, openFor] }
  const bytes = { what: 'Bytes through load balancers' }
  return [
    ...billLines(catalog, { rule, what: 'Load balancer', price: balancerHour, portions: hourly }),
    ...(balancerUnit
      ? billLines(catalog, { rule, ...units, price: balancerUnit, portions: balanced.map(unitPortion) })
      : []),
    ...(balancerGib
      ? billLines(catalog, { rule, ...bytes, price: balancerGib, portions: balanced.map(bytesPortion) })
      : []),
  ]
}

/** Load balancers for a number of replicas, not rounded, at least one. */
export function balancersOf(replicas: number, each: number): number {
  return Math.max(1, Number.isFinite(replicas) ? replicas / each : 1)
}

/** Maximum of replicas behind one load balancer. */
export function targetsEach({ catalog }: Pick<RuleContext, 'catalog'>, { offer }: DeployableBox): number {
  const targets = offer?.limits?.targets
  return targets === undefined ? Infinity : factValue(catalog, targets)
}

/** The boxes behind a load balancer. */
export function balancedOf(context: RuleContext): readonly DeployableBox[] {
  return boxesWhere(context, isReached).filter((box) => isBalancer(box) || isSpread(context.sizing, box))
}

/** Behind a balancer once it has more than one replica, or a balancer itself [C20]. */
function isReached(box: DeployableBox): boolean {
  const { offer, inbound, entries } = box
  if (offer?.prices?.balancerHour === undefined) return false
  if (isBalancer(box)) return true
  if (!isOwn(box)) return false
  const called = inbound.filter((crossing) => !fetched(crossing))
  const entered = entries.length > 0 || called.some(({ caller }) => kindForms[caller.kind].alone)
  return entered || (offer.balanced === 'always' && called.length > 0)
}

/** A gateway that is a load balancer itself. */
function isBalancer({ offer }: DeployableBox): boolean {
  return offer?.platform === 'managed'
}

function isSpread(sizing: Sizing, box: DeployableBox): boolean {
  const { replicas, meanReplicas } = sizeOf({ sizing }, box)
  return Math.max(replicas, meanReplicas) > 1
}

function fetched({ from }: Crossing): boolean {
  return from.offer?.pulled === true
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

function unitsOf(
  { mean }: RuleContext,
  box: DeployableBox,
  { of, toFunctions, requestsEach, openFor }: CapacityUnit,
): number {
  const rate = arrivals({ entries: box.entries, inbound: pushed(box) }, mean)
  const newConnections = rate / requestsEach
  const load = {
    newConnections,
    activeConnections: newConnections * openFor,
    // A drawn balancer needs one rule per service; the first ten are free.
    ruleEvaluations: rate * Math.max(0, targets(box) - freeRules),
    bytes: bytesInto(box, mean) + bytesToFunctions(box, mean) * (toFunctions - 1),
  }
  return balancerUnits(load, of)
}

function targets({ outbound }: DeployableBox): number {
  return outbound.length <= freeRules ? outbound.length : new Set(outbound.map(({ to }) => to)).size
}

/** Inbound calls that are not fetched from a queue or stream. */
function pushed({ inbound }: DeployableBox): readonly Crossing[] {
  return inbound.some(fetched) ? inbound.filter((crossing) => !fetched(crossing)) : inbound
}

/** Rules of a balancer that are free (Elastic Load Balancing pricing). */
const freeRules = 10

/** Bytes of request and response that a balancer exchanges with functions, per second. */
function bytesToFunctions({ offer, outbound }: DeployableBox, mean: HourlyTraffic): number {
  if (offer?.platform !== 'managed') return 0
  return outbound
    .filter(({ to }) => to.offer?.platform === 'function')
    .reduce((sum, { call }) => sum + callRate(mean, call) * (call.request + call.response), 0)
}

/** Bytes of request and response, per second. */
function bytesInto(box: DeployableBox, mean: HourlyTraffic): number {
  return pushed(box).reduce(
    (sum, { call, cost }) => sum + callRate(mean, call) * Math.max(cost.bytes, call.request + call.response),
    0,
  )
}

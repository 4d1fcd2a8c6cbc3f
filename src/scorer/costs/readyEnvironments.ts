/**
 * Environments of functions that are kept ready [C30]: paid all month by their memory, and cheaper while they serve.
 *
 * An execution takes a ready environment while one is free, and starts like any other when none is, or when they get
 * more requests a second than they take. Of Poisson arrivals that is the loss of Erlang's formula (`erlangLoss.ts`).
 *
 * Where requests share an instance (Cloud Run by request) those kept ready are paid while they serve nobody, at a price of
 * their own, and as any other instance while they serve: per hour, those kept less the mean number that serves.
 */

import { type Erlangs, gibibyte, mebibyte } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import { sizedOffer } from '../../catalog/offer'
import { serviceOf } from '../../model/constructors'
import { keptReady } from '../../model/keptReady'
import { erlangLoss } from '../../queueing/stations/erlangLoss'
import { type DeployableBox, monthSeconds, sizeOf } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import { groupBoxes } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine, HourlyTraffic } from '../result/scorecard'
import type { CostRule } from './costRule'
import { sharedInstances } from './metering'
import { requestsPerInstance } from './requestsPerInstance'
import { billLines } from './tieredPricing'

export const readyEnvironments: CostRule = {
  label: 'Environments kept ready',
  paysFor: 'compute',
  lines: (context) => [
    ...charged(context, 'ready', 'Kept ready', ofAll, inGib),
    ...charged(context, 'idleCoreSecond', 'Kept ready, cores', whileIdle, inCores),
    ...charged(context, 'idleGibSecond', 'Kept ready, memory', whileIdle, inGib),
  ],
}

/** Environments that are charged on average, and why, in words. */
type CountOf = (context: RuleContext, box: DeployableBox) => { readonly count: number; readonly how: string }
/** How much of one is charged, and in words. */
type SizeOf = (environment: Offer) => { readonly size: number; readonly how: string }

function charged(
  context: RuleContext,
  role: 'ready' | 'idleCoreSecond' | 'idleGibSecond',
  what: string,
  countOf: CountOf,
  sizeOfOne: SizeOf,
): readonly BillLine[] {
  const { catalog, assumptions } = context
  const keeping = groupBoxes(context, (box) => (environmentsKept(box) > 0 ? box.offer?.prices?.[role] : undefined))
  return [...keeping].flatMap(([price, boxes]) =>
    billLines(catalog, {
      rule: 'ready',
      what,
      price,
      portions: boxes.map((box) => {
        const { count, how } = countOf(context, box)
        const one = sizeOfOne(sizedOffer(catalog, box.offer as Offer, sizeOf(context, box).memory))
        const formula = `${formulaNumber(count)} environments${how} × ${one.how} × ${formulaNumber(assumptions.monthHours)} hours`
        return { of: box.id, quantity: count * one.size * monthSeconds(context), formula }
      }),
    }),
  )
}

const inGib: SizeOf = ({ memory }) => ({
  size: memory / gibibyte,
  how: `${formulaNumber(memory / mebibyte)} MB ÷ 1,024`,
})
const inCores: SizeOf = ({ cores }) => ({ size: cores, how: `${formulaNumber(cores)} vCPU` })

const ofAll: CountOf = (_, box) => ({ count: environmentsKept(box), how: '' })

/** Those that serve nobody, averaged over the day: what serves is paid as any other. */
const whileIdle: CountOf = (context, box) => {
  const kept = environmentsKept(box)
  const sharing = requestsPerInstance(context.catalog, box)
  const idle = context.hours.map((traffic) => {
    const held = executionsOf(context, box, traffic).reduce((sum, one) => sum + one.rate * one.duration, 0)
    return kept - instancesServing(kept, held, sharing)
  })
  const count = idle.reduce((sum, one) => sum + one, 0) / idle.length
  return { count, how: ` of ${formulaNumber(kept)} that serve nobody` }
}

/** Mean number of those kept that serve: one request each by Erlang's loss, shared as those are counted that are paid. */
function instancesServing(kept: number, held: Erlangs, sharing: number): number {
  if (!(held > 0)) return 0
  return sharing <= 1 ? held * (1 - erlangLoss(kept, held)) : Math.min(kept, sharedInstances(held, sharing, 0, 1))
}

/** Whether environments of this offer can be kept ready: its catalog knows what they cost. */
export function keepsReady(offer: Offer | undefined): boolean {
  return offer?.prices?.ready !== undefined || offer?.prices?.idleCoreSecond !== undefined
}

/** Environments that the box keeps ready; 0 where its platform offers none. */
export function environmentsKept({ offer, services, inbound, entries }: DeployableBox): number {
  if (!keepsReady(offer)) return 0
  return keptReady(services, (id) => {
    return (
      inbound.some(({ callee }) => callee.id === id) || entries.some(({ workload }) => serviceOf(workload.to) === id)
    )
  })
}

/** Share of the executions of a day that run in environments kept ready at a price of their own. */
export function readyShare(context: RuleContext, box: DeployableBox): number {
  const kept = environmentsKept(box)
  if (kept === 0 || box.offer?.prices?.readyGibSecond === undefined) return 0
  const hours = context.hours.map((traffic) => readyRate(context, box, kept, traffic))
  const rate = hours.reduce((sum, hour) => sum + hour.rate, 0)
  return rate > 0 ? hours.reduce((sum, hour) => sum + hour.ready, 0) / rate : 0
}

function readyRate(context: RuleContext, box: DeployableBox, kept: number, traffic: HourlyTraffic) {
  const executions = executionsOf(context, box, traffic, context.solution.stable ? 'mean' : 'uncontended')
  const rate = executions.reduce((sum, one) => sum + one.rate, 0)
  const busy = executions.reduce((sum, one) => sum + one.rate * one.duration, 0)
  const { ratePerReady } = box.offer?.limits ?? {}
  const most =
    ratePerReady === undefined ? Infinity : kept * (findFact(context.catalog, ratePerReady)?.value ?? Infinity)
  return { rate, ready: Math.min(most, rate * (1 - erlangLoss(kept, busy))) }
}

/**
 * Environments of functions that are kept ready [C30]: paid all month by their memory, and cheaper while they serve.
 *
 * An execution takes a ready environment while one is free, and starts like any other when none is, or when they get
 * more requests a second than they take. Of Poisson arrivals that is the loss of Erlang's formula (`erlangLoss.ts`).
 */

import { gibibyte, mebibyte } from '../../base/units'
import { findFact } from '../../catalog/lookup'
import { serviceOf } from '../../model/constructors'
import { keptReady } from '../../model/keptReady'
import { erlangLoss } from '../../queueing/stations/erlangLoss'
import { type DeployableBox, monthSeconds, sizeOf } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import { groupBoxes } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { HourlyTraffic } from '../result/scorecard'
import type { CostRule } from './costRule'
import { billLines } from './tieredPricing'

export const readyEnvironments: CostRule = {
  label: 'Environments kept ready',
  paysFor: 'compute',
  lines: (context) =>
    [...groupBoxes(context, readyPrice)].flatMap(([price, boxes]) =>
      billLines(context.catalog, {
        rule: 'ready',
        what: 'Kept ready',
        price,
        portions: boxes.map((box) => {
          const [kept, { memory }] = [environmentsKept(box), sizeOf(context, box)]
          const hours = `${formulaNumber(context.assumptions.monthHours)} hours`
          const formula = `${formulaNumber(kept)} environments × ${formulaNumber(memory / mebibyte)} MB ÷ 1,024 × ${hours}`
          return { of: box.id, quantity: kept * (memory / gibibyte) * monthSeconds(context), formula }
        }),
      }),
    ),
}

function readyPrice(box: DeployableBox): string | undefined {
  return environmentsKept(box) > 0 ? box.offer?.prices?.ready : undefined
}

/** Environments that the box keeps ready; 0 where its platform offers none. */
export function environmentsKept({ offer, services, inbound, entries }: DeployableBox): number {
  if (offer?.prices?.ready === undefined) return 0
  return keptReady(services, (id) => {
    return (
      inbound.some(({ callee }) => callee.id === id) || entries.some(({ workload }) => serviceOf(workload.to) === id)
    )
  })
}

/** Share of the executions of a day that run in environments kept ready. */
export function readyShare(context: RuleContext, box: DeployableBox): number {
  const kept = environmentsKept(box)
  if (kept === 0) return 0
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

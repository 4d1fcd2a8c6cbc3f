/**
 * Pools: concurrency × replicas executions at once, waits included [K7]. Executions held grow faster than the load,
 * because waits for cores do: with utilisation u a wait grows as (1 − u) ÷ (1 − m·u) when the load is multiplied
 * by m (the wait of M/M/1; exact in heavy traffic). The rest of the time held does not depend on the load.
 */

import { factValue } from '../../catalog/lookup'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere, isProvisioned } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import { concurrencyOf, concurrencyUnqueued } from './concurrency'
import type { LimitRule } from './limitRule'
import { factIds } from './quotaLimit'
import { maxReplicasOf } from './saturation'

const none: readonly Limit[] = []

export const pools: LimitRule = {
  label: 'Pools',
  limits: (context) => {
    const utilization = context.solution.stable ? highestUtilization(context) : 0
    return boxesWhere(context, isProvisioned).flatMap((box) => pool(context, box, utilization))
  },
}

function pool(context: RuleContext, box: DeployableBox, utilization: number): readonly Limit[] {
  const quota = box.offer?.limits?.slots
  const { concurrency } = sizeOf(context, box)
  const each = Math.min(concurrency, quota === undefined ? Infinity : factValue(context.catalog, quota))
  const slots = each * maxReplicasOf(context, box)
  if (!(slots < Infinity)) return none
  const unqueued = concurrencyUnqueued(context, box)
  if (!(unqueued > 0)) return none
  const waiting = context.solution.stable ? Math.max(0, concurrencyOf(context, box) - unqueued) : 0
  return [
    {
      load: loadFillingPool(slots, unqueued, waiting, utilization),
      kind: 'pool',
      of: box.id,
      facts: factIds(context, [quota]),
      why: `requests held at once: ${formulaNumber(slots)} slots, ${formulaNumber(unqueued + waiting)} taken`,
      remedy: 'more slots or replicas, or shorter waits for what is called',
    },
  ]
}

/** The multiple m at which m · (calm + waiting · (1 − u) ÷ (1 − m·u)) takes all slots, by bisection. */
export function loadFillingPool(slots: number, calm: number, waiting: number, utilization: number): number {
  const minSlots = slots / calm
  if (!(waiting > 0) || !(utilization > 0)) return minSlots
  let [low, high] = [0, Math.min(minSlots, 1 / utilization)]
  for (let i = 0; i < 60; i++) {
    const m = (low + high) / 2
    const grown = (waiting * (1 - utilization)) / (1 - m * utilization)
    if (m * (calm + grown) < slots) low = m
    else high = m
  }
  return low
}

/** Waits in a pool come from the busiest station behind it; which one that is decides no digit that matters. */
function highestUtilization({ solution }: RuleContext): number {
  return solution.stations.reduce((most, { utilization }) => Math.max(most, Math.min(utilization, 1)), 0)
}

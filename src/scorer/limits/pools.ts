/**
 * Pools: concurrency × replicas executions at once, waits included. What is held grows faster than the load,
 * because waits for cores do: with utilisation u a wait grows as (1 − u) ÷ (1 − m·u) when the load is multiplied
 * by m (the wait of M/M/1; exact in heavy traffic). The rest of the time held does not depend on the load.
 */

import { value } from '../../catalog/lookup'
import { type Box, sizeOf } from '../crossings/crossings'
import { boxesThat, isProvisioned } from '../crossings/filters'
import { plain } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import type { Limit } from '../result/scorecard'
import { heldBy, heldUnhindered } from './concurrency'
import type { LimitRule } from './limitRule'
import { known } from './quotaLimit'
import { mostReplicas } from './saturation'

const none: readonly Limit[] = []

export const pools: LimitRule = {
  label: 'Pools',
  limits: (context) => {
    const utilization = context.solution.stable ? highestUtilization(context) : 0
    return boxesThat(context, isProvisioned).flatMap((box) => pool(context, box, utilization))
  },
}

function pool(context: Context, box: Box, utilization: number): readonly Limit[] {
  const quota = box.offer?.limits?.slots
  const { concurrency } = sizeOf(context, box)
  const each = Math.min(concurrency, quota === undefined ? Infinity : value(context.catalog, quota))
  const slots = each * mostReplicas(context, box)
  if (!(slots < Infinity)) return none
  const calm = heldUnhindered(context, box)
  if (!(calm > 0)) return none
  const waiting = context.solution.stable ? Math.max(0, heldBy(context, box) - calm) : 0
  return [
    {
      ...{ at: multiple(slots, calm, waiting, utilization), kind: 'pool', of: box.id, facts: known(context, [quota]) },
      why: `requests held at once: ${plain(slots)} slots, ${plain(calm + waiting)} taken`,
      remedy: 'more slots or replicas, or shorter waits for what is called',
    },
  ]
}

/** The multiple m at which m · (calm + waiting · (1 − u) ÷ (1 − m·u)) takes all slots, by bisection. */
export function multiple(slots: number, calm: number, waiting: number, utilization: number): number {
  const least = slots / calm
  if (!(waiting > 0) || !(utilization > 0)) return least
  let [low, high] = [0, Math.min(least, 1 / utilization)]
  for (let i = 0; i < 60; i++) {
    const m = (low + high) / 2
    const grown = (waiting * (1 - utilization)) / (1 - m * utilization)
    if (m * (calm + grown) < slots) low = m
    else high = m
  }
  return low
}

/** Waits in a pool come from the busiest station behind it; which one that is decides no digit that matters. */
function highestUtilization({ solution }: Context): number {
  return solution.stations.reduce((most, { utilization }) => Math.max(most, Math.min(utilization, 1)), 0)
}

/**
 * How large a provisioned deployable would be at a multiple of today's load: its size of today, until that is too
 * small for its busy cores at the target, then in proportion, and never more than it may be. Steps of whole
 * replicas are left out, so that quotas shared by many deployables are reached at one place on the load axis.
 */

import { findFact } from '../../catalog/lookup'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import type { RuleContext } from '../crossings/ruleContext'
import { defaultTargetUtilization, targetUtilizationFact } from '../sizing/replicas'
import { maxReplicasOf } from './saturation'

/** What it is today, what it may be at most, and how much of it today's load needs: in replicas. */
export interface ReplicaGrowth {
  readonly today: number
  readonly max: number
  readonly needed: number
}

/** Replicas at a multiple of today's load. */
export function replicasAt({ today, max: most, needed }: ReplicaGrowth, load: number): number {
  return Math.max(today, Math.min(most, needed * load))
}

export function replicaGrowth(context: RuleContext, box: DeployableBox): ReplicaGrowth {
  const { replicas, busyCores, cores } = sizeOf(context, box)
  const most = Math.max(replicas, maxReplicasOf(context, box))
  const needed = busyCores / (cores * targetOf(context, box))
  return { today: replicas, max: most, needed }
}

/**
 * The multiple of today's load at which what grows comes to what is allowed; where today's is too much already, by
 * how much. Infinity: never.
 */
export function loadAtLimit(total: (load: number) => number, allowed: number): number {
  const today = total(1)
  if (today >= allowed) return allowed / today
  if (!(total(farthest) > allowed)) return Infinity
  let [low, high] = [1, farthest]
  for (let i = 0; i < 60; i++) {
    const middle = Math.sqrt(low * high)
    if (total(middle) > allowed) high = middle
    else low = middle
  }
  return low
}

const farthest = 1e9

function targetOf({ catalog }: RuleContext, { services }: DeployableBox): number {
  const written = services.find(({ replicas }) => typeof replicas === 'object')?.replicas
  const target = typeof written === 'object' ? written.targetUtilization : undefined
  return target ?? findFact(catalog, targetUtilizationFact)?.value ?? defaultTargetUtilization
}

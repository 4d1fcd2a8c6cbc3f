/**
 * The size of a provisioned deployable at a multiple of today's load: today's size until its busy cores at the target
 * utilisation require more, then in proportion, up to its maximum. Steps of whole replicas are left out, so that a
 * quota shared by many deployables is reached at one place on the load axis.
 */

import { findFact } from '../../catalog/lookup'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import type { RuleContext } from '../crossings/ruleContext'
import { defaultTargetUtilization, targetUtilizationFact } from '../sizing/replicas'
import { maxReplicasOf } from './saturation'

/** In replicas: today's, the maximum, and what today's load needs. */
export interface ReplicaGrowth {
  readonly today: number
  readonly max: number
  readonly needed: number
}

/** Replicas at a multiple of today's load. */
export function replicasAt({ today, max: most, needed }: ReplicaGrowth, load: number): number {
  return Math.max(today, Math.min(most, needed * load))
}

/** How the replicas of a box grow with the load. */
export function replicaGrowth(context: RuleContext, box: DeployableBox): ReplicaGrowth {
  const { replicas, busyCores, cores } = sizeOf(context, box)
  const maxReplicas = Math.max(replicas, maxReplicasOf(context, box))
  const needed = busyCores / (cores * targetOf(context, box))
  return { today: replicas, max: maxReplicas, needed }
}

/**
 * The multiple of today's load at which a growing demand reaches what is allowed, by bisection; where today's demand is
 * above it, the ratio of the two. Infinity: never.
 */
export function loadAtLimit(total: (load: number) => number, allowed: number): number {
  const today = total(1)
  if (today >= allowed) return allowed / today
  if (!(total(maxLoad) > allowed)) return Infinity
  let [low, high] = [1, maxLoad]
  for (let i = 0; i < 60; i++) {
    const middle = Math.sqrt(low * high)
    if (total(middle) > allowed) high = middle
    else low = middle
  }
  return low
}

const maxLoad = 1e9

function targetOf({ catalog }: RuleContext, { services }: DeployableBox): number {
  const written = services.find(({ replicas }) => typeof replicas === 'object')?.replicas
  const target = typeof written === 'object' ? written.targetUtilization : undefined
  return target ?? findFact(catalog, targetUtilizationFact)?.value ?? defaultTargetUtilization
}

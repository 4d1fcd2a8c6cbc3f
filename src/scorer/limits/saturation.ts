/**
 * Provisioned deployables: where every core of as many replicas as there may be is busy. What is sized by rule has
 * no end of its own but that of its platform and of the account (`limits/accountQuotas.ts`); databases and caches do not grow
 * by themselves: they are what they are [K5].
 */

import { factValue } from '../../catalog/lookup'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere, isProvisioned } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { factIds } from './quotaLimit'

const none: readonly Limit[] = []

export const saturation: LimitRule = {
  label: 'Cores',
  limits: (context) => boxesWhere(context, isProvisioned).flatMap((box) => busy(context, box)),
}

/** Replicas that it may have at most. */
export function maxReplicasOf(context: RuleContext, box: DeployableBox): number {
  return Math.min(ownMost(context, box), allowedReplicas(context, box))
}

/** As many as its author lets it have; databases and caches as many as there are. */
function ownMost(context: RuleContext, box: DeployableBox): number {
  const { replicas, maxReplicas } = sizeOf(context, box)
  return box.offer?.kinds.includes('service') ? maxReplicas : Math.min(maxReplicas, replicas)
}

/** As many as its platform lets it have. */
function allowedReplicas({ catalog }: RuleContext, { offer }: DeployableBox): number {
  const quota = offer?.limits?.replicas
  return quota === undefined ? Infinity : factValue(catalog, quota)
}

function busy(context: RuleContext, box: DeployableBox): readonly Limit[] {
  const { cores: each, busyCores, replicas } = sizeOf(context, box)
  const most = maxReplicasOf(context, box)
  const cores = most * each
  if (!(busyCores > 0) || !(cores < Infinity)) return none
  const { replicas: quota, launch, launchAll } = box.offer?.limits ?? {}
  const facts = factIds(context, [most < ownMost(context, box) ? quota : undefined, launch, launchAll])
  const pace = Math.min(perSecond(context, launch, 60), perSecond(context, launchAll, 1))
  const starting =
    pace < Infinity && most > replicas ? `; to start them all takes ${formulaNumber((most - replicas) / pace)} s` : ''
  return [
    {
      load: cores / busyCores,
      kind: 'saturation',
      of: box.id,
      facts,
      why: `cores: ${formulaNumber(cores)} in ${formulaNumber(most)} ${most === 1 ? 'replica' : 'replicas'}, ${formulaNumber(busyCores)} busy${starting}`,
      remedy: 'more or larger replicas, less work per request',
    },
  ]
}

function perSecond({ catalog }: RuleContext, id: string | undefined, seconds: number): number {
  return id === undefined ? Infinity : factValue(catalog, id) / seconds
}

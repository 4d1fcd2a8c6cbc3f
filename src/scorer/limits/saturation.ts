/**
 * Provisioned deployables: the load at which every core of the maximum of replicas is busy. A deployable sized by rule
 * is limited only by its platform and by the account (`limits/accountQuotas.ts`); databases and caches are not scaled
 * out: their limit is the size they have [K5].
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

/** The maximum of replicas. */
export function maxReplicasOf(context: RuleContext, box: DeployableBox): number {
  return Math.min(designMax(context, box), platformMax(context, box))
}

/** By the design: the written maximum; of databases and caches the replicas there are. */
function designMax(context: RuleContext, box: DeployableBox): number {
  const { replicas, maxReplicas } = sizeOf(context, box)
  return box.offer?.kinds.includes('service') ? maxReplicas : Math.min(maxReplicas, replicas)
}

/** By the platform. */
function platformMax({ catalog }: RuleContext, { offer }: DeployableBox): number {
  const quota = offer?.limits?.replicas
  return quota === undefined ? Infinity : factValue(catalog, quota)
}

function busy(context: RuleContext, box: DeployableBox): readonly Limit[] {
  const { cores: each, busyCores, replicas } = sizeOf(context, box)
  const max = maxReplicasOf(context, box)
  const cores = max * each
  if (!(busyCores > 0) || !(cores < Infinity)) return none
  const { replicas: quota, launch, launchAll } = box.offer?.limits ?? {}
  const facts = factIds(context, [max < designMax(context, box) ? quota : undefined, launch, launchAll])
  const pace = Math.min(perSecond(context, launch, 60), perSecond(context, launchAll, 1))
  const starting =
    pace < Infinity && max > replicas ? `; to start them all takes ${formulaNumber((max - replicas) / pace)} s` : ''
  return [
    {
      load: cores / busyCores,
      kind: 'saturation',
      of: box.id,
      facts,
      why: `cores: ${formulaNumber(cores)} in ${formulaNumber(max)} ${max === 1 ? 'replica' : 'replicas'}, ${formulaNumber(busyCores)} busy${starting}`,
      remedy: 'more or larger replicas, less work per request',
    },
  ]
}

function perSecond({ catalog }: RuleContext, id: string | undefined, seconds: number): number {
  return id === undefined ? Infinity : factValue(catalog, id) / seconds
}

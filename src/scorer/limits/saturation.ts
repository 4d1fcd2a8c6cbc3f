/**
 * Provisioned deployables: where every core of as many replicas as there may be is busy. What is sized by rule has
 * no end of its own, except that databases and caches do not grow by themselves: they are what they are [K5]. The
 * first vCPU quota of a new account is no limit of anybody's system; it counts once its owner has stated it [K6].
 */

import { findFact, value } from '../../catalog/lookup'
import type { Context } from '../context'
import { type Box, crossingsOf } from '../costs/crossings'
import { plain } from '../costs/words'
import type { Limit } from '../scorecard'
import { known } from './quota'
import type { LimitRule } from './rule'

export const saturation: LimitRule = {
  label: 'Cores',
  limits: (context) => {
    const boxes = crossingsOf(context).boxes.filter(isProvisioned)
    return [...boxes.flatMap((box) => busy(context, box)), ...accounts(context, boxes)]
  },
}

/** Replicas that it may have at most, and the fact that says so, if one does. */
export function mostReplicas(
  { catalog }: Context,
  { offer, sizing }: Box,
): { readonly most: number; readonly quota?: string } {
  const grows = offer?.kinds.includes('service') ?? false
  const most = grows ? sizing.maxReplicas : Math.min(sizing.maxReplicas, sizing.replicas)
  const quota = offer?.limits?.replicas
  if (quota === undefined || value(catalog, quota) >= most) return { most }
  return { most: value(catalog, quota), quota }
}

export function isProvisioned({ offer }: Box): boolean {
  return offer?.platform === 'machine' || offer?.platform === 'container' || offer?.platform === 'ideal'
}

function busy(context: Context, box: Box): readonly Limit[] {
  const { sizing } = box
  const { most, quota } = mostReplicas(context, box)
  const cores = most * sizing.cores
  if (!(sizing.busyCores > 0) || !(cores < Infinity)) return []
  return [
    {
      ...{ at: cores / sizing.busyCores, kind: 'saturation', of: box.id, facts: known(context, [quota]) },
      why: `cores: ${plain(cores)} in ${plain(most)} ${most === 1 ? 'replica' : 'replicas'}, ${plain(sizing.busyCores)} busy`,
      remedy: 'more or larger replicas, less work per request',
    },
  ]
}

/** Cores of all boxes that share an account's quota, at their size of today. */
function accounts(context: Context, boxes: readonly Box[]): readonly Limit[] {
  const quotas = new Set(boxes.map(({ offer }) => offer?.limits?.cores))
  return [...quotas].flatMap((id) => {
    const quota = id === undefined ? undefined : findFact(context.catalog, id)
    const allowed = quota?.value ?? Infinity
    if (!quota?.overridden || allowed === Infinity) return []
    const sharing = boxes.filter(({ offer }) => offer?.limits?.cores === id)
    const cores = ({ sizing }: Box) => sizing.cores * sizing.replicas
    const wanted = sharing.reduce((sum, box) => sum + cores(box), 0)
    const [most] = [...sharing].sort((a, b) => cores(b) - cores(a))
    if (!most || !(wanted > 0)) return []
    return [
      {
        ...{ at: allowed / wanted, kind: 'quota' as const, of: most.id, facts: [quota.id] },
        why: `vCPUs of the account: ${plain(allowed)} allowed, ${plain(wanted)} run`,
        remedy: 'fewer idle replicas; the provider raises it on request',
      },
    ]
  })
}

/**
 * Provisioned deployables: where every core of as many replicas as there may be is busy. What is sized by rule has
 * no end of its own but that of its platform and of the account (`accounts.ts`); databases and caches do not grow
 * by themselves: they are what they are [K5].
 */

import { value } from '../../catalog/lookup'
import type { Context } from '../context'
import { type Box, crossingsOf } from '../costs/crossings'
import { plain } from '../costs/words'
import type { Limit } from '../scorecard'
import { known } from './quota'
import type { LimitRule } from './rule'

export const saturation: LimitRule = {
  label: 'Cores',
  limits: (context) =>
    crossingsOf(context)
      .boxes.filter(isProvisioned)
      .flatMap((box) => busy(context, box)),
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
  const { launch, launchAll } = box.offer?.limits ?? {}
  const each = Math.min(perSecond(context, launch, 60), perSecond(context, launchAll, 1))
  const starting =
    each < Infinity && most > sizing.replicas
      ? `; to start them all takes ${plain((most - sizing.replicas) / each)} s`
      : ''
  if (!(sizing.busyCores > 0) || !(cores < Infinity)) return []
  return [
    {
      ...{
        at: cores / sizing.busyCores,
        kind: 'saturation',
        of: box.id,
        facts: known(context, [quota, launch, launchAll]),
      },
      why: `cores: ${plain(cores)} in ${plain(most)} ${most === 1 ? 'replica' : 'replicas'}, ${plain(sizing.busyCores)} busy${starting}`,
      remedy: 'more or larger replicas, less work per request',
    },
  ]
}

function perSecond({ catalog }: Context, id: string | undefined, seconds: number): number {
  return id === undefined ? Infinity : value(catalog, id) / seconds
}

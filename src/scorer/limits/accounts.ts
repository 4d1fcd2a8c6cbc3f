/**
 * What an account may have of what is provisioned: vCPUs, and load balancers with so many replicas behind each.
 * The vCPUs of a new account are no limit of anybody else's system: they count once the assumptions say that the
 * account is new, or its owner stated them; else those of an account in use, where they are known [K6].
 */

import { findFact, value } from '../../catalog/lookup'
import type { Context } from '../context'
import { balancersOf, isBalanced } from '../costs/balancers'
import { type Box, crossingsOf } from '../costs/crossings'
import { plain } from '../costs/words'
import type { Limit } from '../scorecard'
import { growthOf, reached } from './growth'
import { known } from './quota'
import type { LimitRule } from './rule'
import { isProvisioned } from './saturation'

export const accounts: LimitRule = {
  label: 'The account',
  limits: (context) => {
    const boxes = crossingsOf(context).boxes.filter(isProvisioned)
    return [...virtualCores(context, boxes), ...balancers(context, boxes.filter(isBalanced))]
  },
}

function virtualCores(context: Context, boxes: readonly Box[]): readonly Limit[] {
  const quotas = new Set(boxes.flatMap((box) => coresQuota(context, box) ?? []))
  return [...quotas].flatMap((quota) =>
    limit(
      context,
      boxes.filter((box) => coresQuota(context, box) === quota),
      {
        ...{ quota, what: 'vCPUs of the account' },
        part: (box, replicas) => box.sizing.cores * replicas,
        remedy: 'fewer idle replicas, less work per request; the provider raises it on request',
      },
    ),
  )
}

function coresQuota({ catalog }: Context, { offer }: Box): string | undefined {
  const { cores, usedCores } = offer?.limits ?? {}
  return cores !== undefined && findFact(catalog, cores)?.overridden ? cores : usedCores
}

function balancers(context: Context, boxes: readonly Box[]): readonly Limit[] {
  const quotas = new Set(boxes.flatMap(({ offer }) => offer?.limits?.balancers ?? []))
  return [...quotas].flatMap((quota) =>
    limit(
      context,
      boxes.filter(({ offer }) => offer?.limits?.balancers === quota),
      {
        ...{ quota, what: 'load balancers of the account' },
        part: (box, replicas) => Math.ceil(balancersOf(context, box, replicas)),
        more: boxes.flatMap(({ offer }) => offer?.limits?.targets ?? []),
        remedy: 'one balancer for several services, told apart by their paths; the provider raises it on request',
      },
    ),
  )
}

interface Shared {
  readonly quota: string
  readonly what: string
  /** What a box takes of it with so many replicas. */
  readonly part: (box: Box, replicas: number) => number
  /** Further facts that enter. */
  readonly more?: readonly string[]
  readonly remedy: string
}

function limit(
  context: Context,
  boxes: readonly Box[],
  { quota, what, part, more = [], remedy }: Shared,
): readonly Limit[] {
  const allowed = value(context.catalog, quota)
  const parts = boxes.map((box) => ({ box, growth: growthOf(context, box) }))
  const at = reached((load) => parts.reduce((sum, { box, growth }) => sum + part(box, growth(load)), 0), allowed)
  const today = boxes.reduce((sum, box) => sum + part(box, box.sizing.replicas), 0)
  const [most] = [...boxes].sort((a, b) => part(b, b.sizing.replicas) - part(a, a.sizing.replicas))
  if (!most || !(at < Infinity)) return []
  const why = `${what}: ${plain(allowed)} allowed, ${plain(today)} in use today`
  return [{ at, kind: 'quota', of: most.id, facts: known(context, [quota, ...new Set(more)]), why, remedy }]
}

/**
 * What an account may have of what is provisioned: vCPUs, and load balancers with so many replicas behind each.
 * The vCPUs of a new account are no limit of anybody else's system: they count once the assumptions say that the
 * account is new, or its owner stated them; else those of an account in use, where they are known [K6].
 */

import type { Catalog } from '../../catalog/catalog'
import { findFact, value } from '../../catalog/lookup'
import type { Context } from '../context'
import { balancedOf, balancersOf, targetsEach } from '../costs/balancers'
import { boxesBy, isProvisioned } from '../costs/boxes'
import { type Box, sizeOf } from '../costs/crossings'
import { plain } from '../costs/words'
import type { Limit } from '../scorecard'
import { type Growth, growthOf, reached } from './growth'
import { greatest, known } from './quota'
import type { LimitRule } from './rule'

export const accounts: LimitRule = {
  label: 'The account',
  limits: (context) => [...virtualCores(context), ...balancers(context)],
}

function virtualCores(context: Context): readonly Limit[] {
  return [...boxesBy(context, coresQuota)].flatMap(([quota, boxes]) =>
    limit(context, boxes, {
      ...{ quota, what: 'vCPUs of the account' },
      partOf: (box) => {
        const { cores } = sizeOf(context, box)
        return (replicas) => cores * replicas
      },
      remedy: 'fewer idle replicas, less work per request; the provider raises it on request',
    }),
  )
}

function coresQuota(box: Box, catalog: Catalog): string | undefined {
  if (!isProvisioned(box)) return undefined
  const { cores, usedCores } = box.offer?.limits ?? {}
  return cores !== undefined && findFact(catalog, cores)?.overridden ? cores : usedCores
}

function balancers(context: Context): readonly Limit[] {
  const balanced = balancedOf(context).filter(isProvisioned)
  const quotas = new Set(balanced.flatMap(({ offer }) => offer?.limits?.balancers ?? []))
  return [...quotas].flatMap((quota) => {
    const boxes = balanced.filter(({ offer }) => offer?.limits?.balancers === quota)
    return limit(context, boxes, {
      ...{ quota, what: 'load balancers of the account' },
      partOf: (box) => {
        const each = targetsEach(context, box)
        return (replicas) => Math.ceil(balancersOf(replicas, each))
      },
      more: boxes.flatMap(({ offer }) => offer?.limits?.targets ?? []),
      remedy: 'one balancer for several services, told apart by their paths; the provider raises it on request',
    })
  })
}

interface Shared {
  readonly quota: string
  readonly what: string
  /** What a box takes of it with so many replicas. */
  readonly partOf: (box: Box) => (replicas: number) => number
  /** Further facts that enter. */
  readonly more?: readonly string[]
  readonly remedy: string
}

interface Part {
  readonly box: Box
  readonly growth: Growth
  readonly part: (replicas: number) => number
  /** Of today. */
  readonly wanted: number
}

function limit(
  context: Context,
  boxes: readonly Box[],
  { quota, what, partOf, more = [], remedy }: Shared,
): readonly Limit[] {
  const allowed = value(context.catalog, quota)
  const parts = boxes.map((box): Part => {
    const part = partOf(box)
    return { box, part, growth: growthOf(context, box), wanted: part(sizeOf(context, box).replicas) }
  })
  const at = reached((load) => parts.reduce((sum, { part, growth }) => sum + part(growth(load)), 0), allowed)
  const today = parts.reduce((sum, { wanted }) => sum + wanted, 0)
  const most = greatest(parts)
  if (!most || !(at < Infinity)) return []
  const why = `${what}: ${plain(allowed)} allowed, ${plain(today)} in use today`
  return [{ at, kind: 'quota', of: most.box.id, facts: known(context, [quota, ...new Set(more)]), why, remedy }]
}

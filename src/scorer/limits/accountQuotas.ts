/**
 * What an account may have of what is provisioned: vCPUs, and load balancers with so many replicas behind each.
 * The vCPUs of a new account are no limit of anybody else's system: they count once the assumptions say that the
 * account is new, or its owner stated them; else those of an account in use, where they are known [K6].
 */

import type { Catalog } from '../../catalog/catalog'
import { factValue, findFact } from '../../catalog/lookup'
import { balancedOf, balancersOf, targetsEach } from '../costs/balancers'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import { groupBoxes, isProvisioned } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { factIds, largestDemand } from './quotaLimit'
import { loadAtLimit, replicaGrowth, replicasAt } from './scaling'

export const accountQuotas: LimitRule = {
  label: 'The account',
  limits: (context) => [...virtualCores(context), ...balancers(context)],
}

function virtualCores(context: RuleContext): readonly Limit[] {
  return [...groupBoxes(context, coresQuota)].flatMap(([quota, boxes]) => {
    const parts = boxes.map((box) => {
      const { cores, replicas } = sizeOf(context, box)
      return { box, cores, growth: replicaGrowth(context, box), wanted: cores * replicas }
    })
    return limit(context, parts, {
      quota,
      what: 'vCPUs of the account',
      at: (load) => parts.reduce((sum, { cores, growth }) => sum + cores * replicasAt(growth, load), 0),
      remedy: 'fewer idle replicas, less work per request; the provider raises it on request',
    })
  })
}

function coresQuota(box: DeployableBox, catalog: Catalog): string | undefined {
  if (!isProvisioned(box)) return undefined
  const { cores, usedCores } = box.offer?.limits ?? {}
  return cores !== undefined && findFact(catalog, cores)?.overridden ? cores : usedCores
}

function balancers(context: RuleContext): readonly Limit[] {
  const balanced = balancedOf(context).filter(isProvisioned)
  const quotas = new Set(balanced.flatMap(({ offer }) => offer?.limits?.balancers ?? []))
  return [...quotas].flatMap((quota) => {
    const boxes = balanced.filter(({ offer }) => offer?.limits?.balancers === quota)
    const parts = boxes.map((box) => {
      const each = targetsEach(context, box)
      const wanted = Math.ceil(balancersOf(sizeOf(context, box).replicas, each))
      return { box, each, growth: replicaGrowth(context, box), wanted }
    })
    return limit(context, parts, {
      quota,
      what: 'load balancers of the account',
      at: (load) =>
        parts.reduce((sum, { each, growth }) => sum + Math.ceil(balancersOf(replicasAt(growth, load), each)), 0),
      more: boxes.flatMap(({ offer }) => offer?.limits?.targets ?? []),
      remedy: 'one balancer for several services, told apart by their paths; the provider raises it on request',
    })
  })
}

interface Shared {
  readonly quota: string
  readonly what: string
  /** What all boxes take of it at a multiple of today's load. */
  readonly at: (load: number) => number
  /** Further facts that enter. */
  readonly more?: readonly string[]
  readonly remedy: string
}

/** What a box takes today. */
interface Part {
  readonly box: DeployableBox
  readonly wanted: number
}

function limit(
  context: RuleContext,
  parts: readonly Part[],
  { quota, what, at: wantedAt, more = [], remedy }: Shared,
): readonly Limit[] {
  const allowed = factValue(context.catalog, quota)
  const at = loadAtLimit(wantedAt, allowed)
  const today = parts.reduce((sum, { wanted }) => sum + wanted, 0)
  const most = largestDemand(parts)
  if (!most || !(at < Infinity)) return []
  const why = `${what}: ${formulaNumber(allowed)} allowed, ${formulaNumber(today)} in use today`
  return [{ load: at, kind: 'quota', of: most.box.id, facts: factIds(context, [quota, ...new Set(more)]), why, remedy }]
}

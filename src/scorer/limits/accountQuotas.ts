/**
 * Quotas of the account on what is provisioned: vCPUs, and load balancers with a maximum of replicas behind each. The
 * first vCPU quota of a new account counts where the assumptions have a new account or the quota is overridden;
 * otherwise the typical quota of an account in use counts, where it is known [K6].
 */

import type { Catalog } from '../../catalog/catalog'
import { factValue, findFact } from '../../catalog/lookup'
import { type BalancerGroup, balancerCount, balancerGroups } from '../costs/balancerGroups'
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
    const demands = boxes.map((box) => {
      const { cores, replicas } = sizeOf(context, box)
      return { box, cores, growth: replicaGrowth(context, box), demand: cores * replicas }
    })
    return limit(context, demands, {
      quota,
      what: 'vCPUs of the account',
      at: (load) => demands.reduce((sum, { cores, growth }) => sum + cores * replicasAt(growth, load), 0),
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
  const groups = balancerGroups(context).filter(({ targets }) => targets.length > 0)
  const quotas = new Set(groups.flatMap((group) => balancersQuota(group) ?? []))
  return [...quotas].flatMap((quota) => {
    const demands = groups
      .filter((group) => balancersQuota(group) === quota)
      .map((group) => {
        const box = group.members[0]!.box
        const growths = group.targets.map((target) => replicaGrowth(context, target))
        return { group, box, growths, demand: balancerCount(context, group) }
      })
    return limit(context, demands, {
      quota,
      what: 'load balancers of the account',
      at: (load) =>
        demands.reduce((sum, { group, growths }) => {
          const replicas = growths.reduce((total, growth) => total + replicasAt(growth, load), 0)
          return sum + balancerCount(context, group, replicas)
        }, 0),
      more: groups.flatMap(({ targets }) => targets.flatMap(({ offer }) => offer?.limits?.targets ?? [])),
      remedy: 'one balancer for several services, told apart by their paths; the provider raises it on request',
    })
  })
}

/** The quota on balancers of the account, which the offers behind them name. */
function balancersQuota({ targets }: BalancerGroup): string | undefined {
  return targets.flatMap(({ offer }) => offer?.limits?.balancers ?? [])[0]
}

interface SharedQuota {
  readonly quota: string
  readonly what: string
  /** The demand of all boxes at a multiple of today's load. */
  readonly at: (load: number) => number
  /** Further facts that enter. */
  readonly more?: readonly string[]
  readonly remedy: string
}

/** The demand of a box today. */
interface BoxDemand {
  readonly box: DeployableBox
  readonly demand: number
}

function limit(
  context: RuleContext,
  demands: readonly BoxDemand[],
  { quota, what, at: wantedAt, more = [], remedy }: SharedQuota,
): readonly Limit[] {
  const allowed = factValue(context.catalog, quota)
  const at = loadAtLimit(wantedAt, allowed)
  const today = demands.reduce((sum, { demand }) => sum + demand, 0)
  const largest = largestDemand(demands)
  if (!largest || !(at < Infinity)) return []
  const why = `${what}: ${formulaNumber(allowed)} allowed, ${formulaNumber(today)} in use today`
  return [
    { load: at, kind: 'quota', of: largest.box.id, facts: factIds(context, [quota, ...new Set(more)]), why, remedy },
  ]
}

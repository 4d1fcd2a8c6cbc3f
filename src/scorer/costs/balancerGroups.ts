/**
 * Load balancers as people buy them [C7]:
 *
 *   - a drawn balancer or gateway serves everything that it calls;
 *   - pods of one cluster reach each other without one;
 *   - everything else that is reached with more than one replica [C20] stands behind one that the deployables of its
 *     platform share: one towards the internet, and one inside for those that only others call. A balancer of the
 *     provider is either public or private, so that one cannot be both.
 *
 * `assumptions.balancers: 'perService'` gives each deployable that needs one a balancer of its own.
 */

import type { Prices } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { kindForms } from '../../model/kinds/index'
import { type Crossing, type DeployableBox, type Entry, sizeOf } from '../crossings/crossings'
import { isOwn, isProvisioned } from '../crossings/filters'
import { internetShare } from '../crossings/origins'
import type { RuleContext } from '../crossings/ruleContext'
import { isEdge } from './edgeDelivery'

/** Traffic of one deployable through a balancer. */
export interface BalancedTraffic {
  readonly box: DeployableBox
  readonly inbound: readonly Crossing[]
  readonly entries: readonly Entry[]
}

/** A load balancer that is paid for: drawn, or bought for deployables that need one. */
export interface BalancerGroup {
  readonly prices: Prices
  /** Who pays for it: the drawn balancer itself, or the deployables that share it. */
  readonly members: readonly BalancedTraffic[]
  /** The deployables whose replicas it spreads requests over. */
  readonly targets: readonly DeployableBox[]
  /** Services that it tells apart, each by a rule: those that a drawn one calls, those that share a bought one. */
  readonly routes: number
}

/** All balancers of one side: those drawn first. */
export function balancerGroups(context: RuleContext): readonly BalancerGroup[] {
  const { boxes } = context.crossings
  const drawn = boxes.filter(isBalancer).map((box): BalancerGroup => {
    const targets = new Set(box.outbound.map(({ to }) => to))
    const { entries } = box
    const member = { box, inbound: box.inbound.filter((crossing) => !isFetched(crossing)), entries }
    const provisioned = [...targets].filter(isProvisioned)
    return { prices: box.offer?.prices ?? {}, members: [member], targets: provisioned, routes: targets.size }
  })
  const shared = new Map<string, BalancedTraffic[]>()
  for (const box of boxes) {
    const member = unservedTraffic(context, box)
    if (!member) continue
    const key = groupKey(context, member)
    const group = shared.get(key)
    if (group) group.push(member)
    else shared.set(key, [member])
  }
  const bought = Array.from(shared.values(), (members): BalancerGroup => {
    const [first] = members
    const targets = members.map(({ box }) => box)
    return { prices: first?.box.offer?.prices ?? {}, members, targets, routes: members.length }
  })
  return [...drawn, ...bought]
}

/** How many balancers so many replicas need in all: as many as their quota of replicas asks for, at least one. */
export function balancerCount(context: RuleContext, group: BalancerGroup, replicas = replicasBehind(context, group)) {
  return Math.max(1, Number.isFinite(replicas) ? Math.ceil(replicas / targetsEach(context, group)) : 1)
}

function replicasBehind(context: RuleContext, { targets }: BalancerGroup): number {
  return targets.reduce((sum, box) => sum + sizeOf(context, box).replicas, 0)
}

/** Maximum of replicas behind one load balancer. */
function targetsEach({ catalog }: RuleContext, { targets }: BalancerGroup): number {
  const quota = targets.flatMap(({ offer }) => offer?.limits?.targets ?? [])[0]
  return quota === undefined ? Infinity : factValue(catalog, quota)
}

/** A gateway that is a load balancer itself. */
function isBalancer({ offer }: DeployableBox): boolean {
  return offer?.platform === 'managed' && offer.prices?.balancerHour !== undefined
}

/** What reaches a box past drawn balancers and gateways; undefined where that is nothing, or needs no balancer. */
function unservedTraffic(context: RuleContext, box: DeployableBox): BalancedTraffic | undefined {
  const { offer, inbound, entries } = box
  if (offer?.prices?.balancerHour === undefined || isBalancer(box) || !isOwn(box) || !isSpread(context, box))
    return undefined
  const unserved = inbound.filter(
    (crossing) => !isFetched(crossing) && !isServed(crossing) && !isWithinCluster(crossing),
  )
  return unserved.length + entries.length > 0 ? { box, inbound: unserved, entries } : undefined
}

function isSpread(context: RuleContext, box: DeployableBox): boolean {
  const { replicas, meanReplicas, machines } = sizeOf(context, box)
  return Math.max(machines?.count ?? replicas, meanReplicas) > 1
}

function isFetched({ from }: Crossing): boolean {
  return from.offer?.pulled === true
}

/** By a drawn balancer or gateway that is no part of own code; a content delivery network spreads nothing [C34]. */
function isServed({ caller, from }: Crossing): boolean {
  return caller.kind === 'gateway' && !isOwn(from) && !isEdge(from)
}

function isWithinCluster({ from, to }: Crossing): boolean {
  const cluster = clusterOf(to)
  return cluster !== undefined && cluster === clusterOf(from)
}

/** The cluster of a pod, by the price of its control plane. */
function clusterOf({ offer }: DeployableBox): string | undefined {
  return offer?.balanced === 'entry' ? offer.prices?.cluster : undefined
}

/** What shares a balancer has the same key: a platform, and whether it is an entry or called from within. */
function groupKey(context: RuleContext, member: BalancedTraffic): string {
  const { id, offer } = member.box
  if (context.assumptions.balancers === 'perService') return id
  const platform = offer?.prices?.cluster ?? offer?.platform
  return [isPublic(context, member) ? 'public' : 'private', platform, offer?.prices?.balancerHour].join(' ')
}

/** An entry has a balancer of its own unless its workloads are known to come from inside. */
function isPublic(context: RuleContext, { inbound, entries }: BalancedTraffic): boolean {
  return (
    entries.some(({ workload }) => workload.from !== 'inside') ||
    inbound.some((crossing) =>
      crossing.caller.kind === 'client'
        ? internetShare(context, crossing) > 0
        : kindForms[crossing.caller.kind].alone || isEdge(crossing.from),
    )
  )
}

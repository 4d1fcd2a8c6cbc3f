/**
 * The impact of faults. For each deployable and each workload: the share of requests that fail while that deployable
 * is down [K3], which is the probability that a request reaches it by calls that it needs. Optional and async calls are
 * survived. A merged deployable is one process: when it is down, everything in it is. So optional parts come to share
 * the fate of the deployable that they were merged into [K2].
 *
 * Availability [K2] follows from the same shares. A deployable that is down with probability u costs a workload
 * share × u of its requests, once, however often it is visited; retries towards it help against transient failures,
 * which is what a provider's promise is about. Failures of the operations themselves come on top.
 */

import type { Catalog } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import { offer as offerOf } from '../../catalog/offer'
import type { Call, DeployableId } from '../../model/document'
import { visitGraph } from '../../queueing/network/visitGraph'
import type { Host } from '../lowering/host'
import type { PlacedDesign } from '../lowering/placedDesign'
import type { ScoringInput } from '../lowering/scoringInput'
import type { Scorecard, Sizing } from '../result/scorecard'
import type { DesignIndex } from '../traffic/designIndex'

/** Availability of a side, and the share of requests that fail with each deployable. */
export function faultImpact(side: ScoringInput, sizing: Sizing): Pick<Scorecard, 'availability' | 'blastRadius'> {
  const { index, hosts, flows } = side
  const requests = flows.workloads.reduce((sum, { rate }) => sum + rate, 0)
  const entries = flows.workloads.map(({ to, rate }) => ({ operation: index.positions.get(to)!, rate }))
  const up = entries.map(({ operation }) => 1 - index.failures[operation]!)
  const blastRadius: Record<DeployableId, number> = {}
  const members = membersOf(side)
  const retries = minRetries(side, entries)
  const needsOf = needsFinder(index)
  hosts.forEach((host, h) => {
    if (host.client) return
    const needs = needsOf(members[h]!)
    const needed = entries.map(({ operation }) => needs[operation]!)
    const lost = entries.reduce((sum, { rate }, w) => sum + rate * needed[w]!, 0)
    blastRadius[host.id] = requests > 0 ? lost / requests : 0
    if (lost === 0) return
    const down = (1 - promisedAvailability(host, sizing, side.catalog)) ** (1 + retries[h]!)
    entries.forEach((_, w) => {
      up[w] = up[w]! * (1 - needed[w]! * down)
    })
  })
  const answered = entries.reduce((sum, { rate }, w) => sum + rate * up[w]!, 0)
  return { availability: requests > 0 ? answered / requests : 1, blastRadius }
}

function promisedAvailability(host: Host, sizing: Sizing, catalog: Catalog): number {
  const runsOn = sizing[host.id]?.runsOn
  const fact = runsOn ? offerOf(catalog, runsOn).availability : undefined
  return fact === undefined ? 1 : (findFact(catalog, fact)?.value ?? 1)
}

/** By host: its operations. */
function membersOf({ hosts, hostOf }: PlacedDesign): readonly (readonly number[])[] {
  const members: number[][] = hosts.map(() => [])
  hostOf.forEach((host, operation) => {
    members[host]?.push(operation)
  })
  return members
}

/**
 * A function from the operations of a host to the probability, by operation, that an execution needs one of them. Only
 * their callers can: they are walked from the host upwards, callees before callers. One array serves all hosts, so a
 * result is valid until the next call.
 */
function needsFinder(index: DesignIndex): (members: readonly number[]) => Float64Array {
  const { callOrder: order } = visitGraph(index.skeleton)
  const sweeps = order.cyclic.includes(1) ? 2 : 1
  const operations = index.operations.length
  const rank = new Int32Array(operations)
  order.activities.forEach((operation, position) => {
    rank[operation] = position
  })
  /** By call: the probability that an execution of the caller makes it and needs its answer. */
  const needed = Float64Array.from(index.calls, (call) => (isNeeded(call) ? Math.min(1, call.count) : 0))
  const callers: number[][] = Array.from({ length: operations }, () => [])
  needed.forEach((share, c) => {
    if (share > 0) callers[index.to[c]!]?.push(index.from[c]!)
  })
  const needs = new Float64Array(operations)
  /** By operation: the last search that reached it; negative: as a member of the host. */
  const reachedIn = new Int32Array(operations)
  let search = 0
  /** Ranks of the operations that the last search reached. */
  const ranks = new Int32Array(operations)
  let count = 0
  return (members) => {
    for (let i = 0; i < count; i++) needs[order.activities[ranks[i]!]!] = 0
    count = 0
    search++
    for (const operation of members) {
      reachedIn[operation] = -search
      ranks[count++] = rank[operation]!
    }
    // The list grows while it is walked.
    for (let i = 0; i < count; i++) {
      for (const caller of callers[order.activities[ranks[i]!]!]!) {
        if (Math.abs(reachedIn[caller]!) === search) continue
        reachedIn[caller] = search
        ranks[count++] = rank[caller]!
      }
    }
    const reached = ranks.subarray(0, count).sort()
    // Twice where calls form circles, so that each operation sees the rest of its circle.
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (let i = 0; i < count; i++) {
        const operation = order.activities[reached[i]!]!
        needs[operation] = reachedIn[operation] === -search ? 1 : need(operation)
      }
    }
    return needs
  }

  function need(operation: number): number {
    let without = 1
    for (let c = index.first[operation]!; c < index.first[operation + 1]!; c++) {
      const there = needs[index.to[c]!]!
      if (there > 0) without *= 1 - needed[c]! * there
    }
    return 1 - without
  }
}

function isNeeded(call: Call): boolean {
  return call.mode === 'sync' && !call.optional && call.count > 0
}

/** By host: the fewest retries of the calls that need it; none where a workload enters. */
function minRetries(
  { index, callCosts, hostOf, hosts }: PlacedDesign,
  entries: readonly { readonly operation: number }[],
): Float64Array {
  const fewest = new Float64Array(hosts.length).fill(Infinity)
  index.calls.forEach((call, c) => {
    if (callCosts[c]!.inProcess || !isNeeded(call)) return
    const host = hostOf[index.to[c]!]!
    fewest[host] = Math.min(fewest[host]!, call.retries)
  })
  for (const { operation } of entries) fewest[hostOf[operation]!] = 0
  return fewest.map((retries) => (retries === Infinity ? 0 : retries))
}

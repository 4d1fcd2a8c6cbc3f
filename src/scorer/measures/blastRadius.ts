/**
 * What fails with what. For each deployable and each workload the share of requests that cannot be answered
 * while that deployable is down [K3]: the probability that a request reaches it by calls that it needs. Optional
 * and async calls are survived. Once merged there is one process to be down, and everything in it with it: that is
 * how optional parts come to share the fate of what they were merged with [K2].
 *
 * Availability [K2] is made of the same shares. A deployable down with probability u costs a workload share × u of
 * its requests, once, however often it is visited; retries towards it help as far as its failures are passing
 * ones, which is what a provider's promise is about. Failures of the operations' own doing come on top.
 */

import { lazy, memo, memoWeak } from '../../base/memo'
import type { Catalog } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import { offer as offerOf } from '../../catalog/offer'
import type { Call, DeployableId } from '../../model/document'
import { visitGraph } from '../../queueing/network/visitGraph'
import type { Host } from '../lowering/host'
import type { ScoringInput } from '../lowering/indexedDesign'
import type { PlacedDesign } from '../lowering/placedDesign'
import type { Scorecard, Sizing } from '../result/scorecard'
import type { CallGraph } from '../traffic/designIndex'

export function faultImpact(side: ScoringInput, sizing: Sizing): Pick<Scorecard, 'availability' | 'blastRadius'> {
  const { index: wiring, hosts } = side
  const requests = wiring.workloads.reduce((sum, { rate }) => sum + rate, 0)
  const entries = wiring.workloads.map(({ to, rate }) => ({ at: wiring.positions.get(to)!, rate }))
  const up = entries.map(({ at }) => 1 - wiring.failures[at]!)
  const blastRadius: Record<DeployableId, number> = {}
  const { needs, retries } = needsOf(side.placed)(entries.map(({ at }) => at).join())
  hosts.forEach((host, h) => {
    if (host.client) return
    const needed = needs[h]!
    const lost = entries.reduce((sum, { rate }, w) => sum + rate * needed[w]!, 0)
    blastRadius[host.id] = requests > 0 ? lost / requests : 0
    if (lost === 0) return
    const down = (1 - promised(host, sizing, side.catalog)) ** (1 + retries[h]!)
    entries.forEach((_, w) => {
      up[w] = up[w]! * (1 - needed[w]! * down)
    })
  })
  const answered = entries.reduce((sum, { rate }, w) => sum + rate * up[w]!, 0)
  return { availability: requests > 0 ? answered / requests : 1, blastRadius }
}

/**
 * By host: the probability that it is needed by each of these entries, which are operations by position; and how often
 * a call that needs it is tried again. Neither work nor load change them.
 */
const needsOf = memoWeak((setting: PlacedDesign) =>
  memo((positions: string) => {
    const entries = positions === '' ? [] : positions.split(',').map(Number)
    const known = knownNeeds(setting.callGraph)(positions)
    const spread = spreaderOf(setting.callGraph)
    const members = lazy(() => membersOf(setting))
    const needs = setting.hosts.map((host, h) => {
      const before = known.get(host)
      if (before) return before
      const by = host.client ? undefined : spread(members()[h]!)
      const found = Float64Array.from(entries, (at) => by?.[at] ?? 0)
      known.set(host, found)
      return found
    })
    return { needs, retries: fewestRetries(setting, entries) }
  }),
)

/**
 * Who needs a host follows from its services and from all calls, wherever everything else runs: so moving a box finds
 * anew only the hosts that are made or left by it.
 */
const knownNeeds = memoWeak((_: CallGraph) => memo((_positions: string) => new WeakMap<Host, Float64Array>()))

function promised(host: Host, sizing: Sizing, catalog: Catalog): number {
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
 * Tells, for the operations of a host, the probability per operation that its execution needs one of them. Only their
 * callers can: they are walked from the host upwards, called before callers. One array serves all hosts, so the
 * answer holds until the next question.
 */
const spreaderOf = memoWeak((shape: CallGraph): ((members: readonly number[]) => Float64Array) => {
  const { callOrder: order } = visitGraph(shape.skeleton)
  const sweeps = order.cyclic.includes(1) ? 2 : 1
  const operations = shape.services.length
  const rank = new Int32Array(operations)
  order.activities.forEach((operation, at) => {
    rank[operation] = at
  })
  /** By call: how likely an execution of the caller makes it and needs its answer. */
  const needed = Float64Array.from(shape.calls, (call) => (isNeeded(call) ? Math.min(1, call.count) : 0))
  const callers: number[][] = Array.from({ length: operations }, () => [])
  needed.forEach((share, c) => {
    if (share > 0) callers[shape.to[c]!]?.push(shape.from[c]!)
  })
  const needs = new Float64Array(operations)
  /** By operation: the last question that came to it; negative: as one of those that were asked for. */
  const seen = new Int32Array(operations)
  let question = 0
  /** Ranks of the operations that the last question came to. */
  const ranks = new Int32Array(operations)
  let count = 0
  return (members) => {
    for (let at = 0; at < count; at++) needs[order.activities[ranks[at]!]!] = 0
    count = 0
    question++
    for (const operation of members) {
      seen[operation] = -question
      ranks[count++] = rank[operation]!
    }
    // The list grows while it is walked.
    for (let at = 0; at < count; at++) {
      for (const caller of callers[order.activities[ranks[at]!]!]!) {
        if (Math.abs(seen[caller]!) === question) continue
        seen[caller] = question
        ranks[count++] = rank[caller]!
      }
    }
    const reached = ranks.subarray(0, count).sort()
    // Twice where calls go in circles, so that each knows of its far side.
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (let at = 0; at < count; at++) {
        const operation = order.activities[reached[at]!]!
        needs[operation] = seen[operation] === -question ? 1 : need(operation)
      }
    }
    return needs
  }

  function need(operation: number): number {
    let without = 1
    for (let c = shape.first[operation]!; c < shape.first[operation + 1]!; c++) {
      const there = needs[shape.to[c]!]!
      if (there > 0) without *= 1 - needed[c]! * there
    }
    return 1 - without
  }
})

function isNeeded(call: Call): boolean {
  return call.mode === 'sync' && !call.optional && call.count > 0
}

/** By host: retries of the least patient call that needs it; none where a workload enters. */
function fewestRetries(
  { callGraph: shape, callCosts: tolls, hostOf, hosts }: PlacedDesign,
  entries: readonly number[],
): Float64Array {
  const fewest = new Float64Array(hosts.length).fill(Infinity)
  shape.calls.forEach((call, c) => {
    if (tolls[c]!.inProcess || !isNeeded(call)) return
    const host = hostOf[shape.to[c]!]!
    fewest[host] = Math.min(fewest[host]!, call.retries)
  })
  for (const entry of entries) fewest[hostOf[entry]!] = 0
  return fewest.map((retries) => (retries === Infinity ? 0 : retries))
}

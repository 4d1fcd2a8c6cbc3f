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

import type { Catalog } from '../catalog/catalog'
import { findFact } from '../catalog/lookup'
import { offer as offerOf } from '../catalog/offer'
import type { Call, DeployableId } from '../model/document'
import { graph } from '../queueing/graph'
import type { Toll } from './calls'
import type { Host } from './host'
import type { Scorecard, Sizing } from './scorecard'
import type { Side } from './side'

export function reach(side: Side, sizing: Sizing): Pick<Scorecard, 'availability' | 'blastRadius'> {
  const { wiring, hosts } = side
  const requests = wiring.workloads.reduce((sum, { rate }) => sum + rate, 0)
  const entries = wiring.workloads.map(({ to, rate }) => ({ at: wiring.place.get(to) as number, rate }))
  const up = entries.map(({ at }) => 1 - (wiring.failing[at] as number))
  const blastRadius: Record<DeployableId, number> = {}
  const spread = spreader(side)
  const retries = fewestRetries(side)
  hosts.forEach((host, h) => {
    if (host.client) return
    const needs = spread(h)
    const lost = entries.reduce((sum, { at, rate }) => sum + rate * (needs[at] as number), 0)
    blastRadius[host.id] = requests > 0 ? lost / requests : 0
    if (lost === 0) return
    const down = (1 - promised(host, sizing, side.catalog)) ** (1 + (retries[h] as number))
    entries.forEach(({ at }, w) => {
      up[w] = (up[w] as number) * (1 - (needs[at] as number) * down)
    })
  })
  const answered = entries.reduce((sum, { rate }, w) => sum + rate * (up[w] as number), 0)
  return { availability: requests > 0 ? answered / requests : 1, blastRadius }
}

function promised(host: Host, sizing: Sizing, catalog: Catalog): number {
  const runsOn = sizing[host.id]?.runsOn
  const fact = runsOn ? offerOf(catalog, runsOn).availability : undefined
  return fact === undefined ? 1 : (findFact(catalog, fact)?.value ?? 1)
}

/**
 * Tells, for a host, the probability per operation that its execution needs that host. Only callers of the
 * host can: they are walked from the host upwards, called before callers. One array serves all hosts, so the
 * answer holds until the next question.
 */
function spreader({ wiring, hostOf, hosts }: Side): (host: number) => Float64Array {
  const { flow: order } = graph(wiring.skeleton)
  const circular = order.cyclic.includes(1)
  const rank = new Int32Array(wiring.operations.length)
  order.activities.forEach((operation, at) => {
    rank[operation] = at
  })
  const callers: number[][] = wiring.operations.map(() => [])
  wiring.calls.forEach((call, c) => {
    if (isNeeded(call)) callers[wiring.to[c] as number]?.push(wiring.from[c] as number)
  })
  const members: number[][] = hosts.map(() => [])
  hostOf.forEach((host, operation) => {
    members[host]?.push(operation)
  })
  const needs = new Float64Array(wiring.operations.length)
  const seen = new Int32Array(wiring.operations.length).fill(-1)
  let reached: number[] = []
  return (host) => {
    for (const operation of reached) needs[operation] = 0
    reached = [...(members[host] as number[])]
    for (const operation of reached) seen[operation] = host
    // The list grows while it is walked.
    for (const operation of reached) {
      for (const caller of callers[operation] as number[]) {
        if (seen[caller] === host) continue
        seen[caller] = host
        reached.push(caller)
      }
    }
    reached.sort((a, b) => (rank[a] as number) - (rank[b] as number))
    // Twice where calls go in circles, so that each knows of its far side.
    for (let sweep = 0; sweep < (circular ? 2 : 1); sweep++) {
      for (const operation of reached) needs[operation] = hostOf[operation] === host ? 1 : need(operation)
    }
    return needs
  }

  function need(operation: number): number {
    let without = 1
    for (let c = wiring.first[operation] as number; c < (wiring.first[operation + 1] as number); c++) {
      const there = needs[wiring.to[c] as number] as number
      if (there === 0) continue
      const call = wiring.calls[c] as Call
      if (isNeeded(call)) without *= 1 - Math.min(1, call.count) * there
    }
    return 1 - without
  }
}

function isNeeded(call: Call): boolean {
  return call.mode === 'sync' && !call.optional && call.count > 0
}

/** By host: retries of the least patient call that needs it; none where a workload enters. */
function fewestRetries({ wiring, tolls, hostOf, hosts }: Side): Float64Array {
  const fewest = new Float64Array(hosts.length).fill(Infinity)
  wiring.calls.forEach((call, c) => {
    if ((tolls[c] as Toll).inProcess || !isNeeded(call)) return
    const host = hostOf[wiring.to[c] as number] as number
    fewest[host] = Math.min(fewest[host] as number, call.retries)
  })
  for (const { to } of wiring.workloads) fewest[hostOf[wiring.place.get(to) as number] as number] = 0
  return fewest.map((retries) => (retries === Infinity ? 0 : retries))
}

/** How many executions the callers of a station can send to it at once, given the slots that they hold themselves. */

import type { Network } from '../network/network'
import type { VisitGraph } from '../network/visitGraph'

/**
 * By station: the most executions that can be there, inside or waiting for a slot. Infinity where open streams call, where
 * the answer is not awaited, and where a caller may time out and call again. `slots` by station, Infinity for no pool.
 */
export function occupancyBounds(network: Network, graph: VisitGraph, slots: Float64Array): Float64Array {
  const count = network.stations.length
  const bounds = new Float64Array(count)
  for (const { rate, to, users = Infinity } of network.sources) {
    const { station } = network.activities[to]!
    if (rate > 0) bounds[station] = bounds[station]! + Math.ceil(users)
  }
  // What the activities of one station call at once at another: its slots count once for all of them.
  const sent = new Map<number, number>()
  const { activities } = graph.callOrder
  for (let k = activities.length - 1; k >= 0; k--) {
    const i = activities[k]!
    const from = network.activities[i]!.station
    const limit = Math.min(slots[from]!, bounds[from]! || Infinity)
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
        const visit = graph.visits[v]!
        const to = network.activities[visit.to]!.station
        if (visit.local || !(visit.ratio > 0)) continue
        const isBounded = visit.waits && visit.timeout === undefined
        const copies = visit.fanOut === 'parallel' ? Math.max(1, Math.ceil(visit.ratio)) : 1
        const atOnce = isBounded ? limit * copies : Infinity
        const key = from * count + to
        const before = sent.get(key) ?? 0
        const isOnlyVisit = graph.stageVisit[s + 1]! - graph.stageVisit[s]! === 1
        const after = isOnlyVisit ? Math.max(before, atOnce) : before + atOnce
        sent.set(key, after)
        bounds[to] = bounds[to]! + after - before
      }
    }
  }
  return bounds.map((bound) => (Number.isNaN(bound) ? Infinity : bound || Infinity))
}

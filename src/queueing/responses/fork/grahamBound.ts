/**
 * An upper bound on the end of a stage whose branches begin together at one station and each are a single slice there.
 * The last ends no later than all of their work done by the servers and the longest besides (list scheduling): the wait
 * that all have in common is waited for once, not once per branch.
 *
 *   end ≤ common wait + other time + ΣS/c + (1 − 1/c)·longest S
 *
 * Source: Graham, SIAM Journal on Applied Mathematics 17, 1969.
 */

import { meanOf } from '../../network/distribution'
import { scaled } from '../../numeric/cumulants'
import { ownBatchShare } from '../../stations/batchArrivals'
import type { SolverState } from '../solverState'
import type { Branch } from './branch'
import { type Maximum, maximum } from './maximum'

/** The end of a stage, `unbounded` where the bound does not apply or is greater. */
export function grahamBound(
  state: SolverState,
  awaited: readonly number[],
  branches: readonly Branch[],
  unbounded: Maximum,
): Maximum {
  const { stations, graph, network, ownVisits } = state
  const startStations = new Set(awaited.map((v) => network.activities[graph.visits[v]!.to]!.station))
  const [station] = startStations
  if (startStations.size !== 1 || station === undefined || !(stations.batchWait[station]! > 0)) return unbounded
  const servers = stations.servers[station]!
  const queue = stations.queues[station]!
  const rho = stations.offered[station]! / servers
  const commonWait = queue.wait.mean * (1 - ownBatchShare(stations.batchWait[station]!, queue, rho))
  let work = 0
  let otherTime = 0
  const slices: Branch[] = []
  for (const [b, v] of awaited.entries()) {
    const { to, fanOut, ratio } = graph.visits[v]!
    const { pause, demand } = network.activities[to]!
    const { copies, extraProbability, time } = branches[b]!
    const isSlice = ownVisits[to]! > 0 && pause.length === 0 && graph.firstVisit[to] === graph.firstVisit[to + 1]
    if (!isSlice || state.retriedTimes[v] || (fanOut === 'sequence' && ratio > 1)) return unbounded
    const wait = queue.wait.mean * stations.feedbackFactors[to]!
    const unqueued = Math.max(0, time.mean - wait - (state.contention[v]?.mean ?? 0))
    const slice = Math.min(unqueued, meanOf(demand) / stations.speed[station]!)
    work += (copies + extraProbability) * slice
    otherTime = Math.max(otherTime, unqueued - slice)
    slices.push({ time: scaled(time, slice / time.mean), copies, extraProbability })
  }
  const maxSlice = servers > 1 ? (1 - 1 / servers) * maximum(slices, false).time.mean : 0
  const bound = commonWait + otherTime + work / servers + maxSlice
  if (!(bound < unbounded.time.mean)) return unbounded
  const factor = bound / unbounded.time.mean
  return { time: scaled(unbounded.time, factor), shares: unbounded.shares.map((share) => share * factor) }
}

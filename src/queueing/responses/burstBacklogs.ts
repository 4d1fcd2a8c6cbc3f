/**
 * How much work of its own request a slice finds at each station, from what the branches of each stage wait for one
 * another: the D of stations/burstBacklog.ts, which makes the queue longer for all. D depends in turn on how long slices
 * wait, so the two would have to be iterated; the first round gives nearly all of it, and each further one costs as much.
 */

import type { SolverState } from './solverState'

/** Share of all time that is spent below which the larger backlog is left out. */
const minShare = 0.005

/**
 * D by station, in seconds of wait; undefined where the larger backlog would lengthen responses by less than `minShare`.
 * `rates` are the executions per second of each activity.
 */
export function burstBacklogs(
  { network, graph, stations, executionTimes, meetings }: SolverState,
  rates: Float64Array,
): Float64Array | undefined {
  const ownWork = new Float64Array(stations.arrivalRates.length)
  for (let i = 0; i < rates.length; i++) {
    if (!(rates[i]! > 0)) continue
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++)
      for (const { station, waitTime } of meetings[s] ?? [])
        ownWork[station] = ownWork[station]! + (rates[i]! * waitTime) / stations.arrivalRates[station]!
  }
  const spent = network.sources.reduce((sum, { to, rate }) => sum + rate * executionTimes[to]!.mean, 0)
  let added = 0
  for (let s = 0; s < ownWork.length; s++) {
    if (!(ownWork[s]! > 0)) continue
    const rho = stations.offered[s]! / stations.servers[s]!
    added += (stations.arrivalRates[s]! * rho * ownWork[s]!) / (1 - rho)
  }
  return added > minShare * spent ? ownWork : undefined
}

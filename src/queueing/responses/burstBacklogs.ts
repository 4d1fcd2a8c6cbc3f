/**
 * Crowds. A request whose branches run together brings its work to a station in a crowd, and everybody waits for the
 * larger backlog, requests that have nothing to do with it too, just as they do behind a batch (stations/mgc.ts). How much
 * larger it is follows from what the branches wait for one another. Let V be the work that a station has still to do, and
 * W how much of it a slice finds when it comes, on average. Work comes in slices and is done at rate 1 while there is any,
 * so that V² neither grows nor shrinks if
 *
 *   E[V] = ρ·W + λE[S²]/2
 *
 * Who comes independently of everything finds W = E[V]: that is Pollaczek and Khinchine's mean. A slice that finds D of
 * its own request besides (responses/fork/branchContention.ts) has W = E[V] + D, and so
 *
 *   E[V] = (λE[S²]/2 + ρD) / (1 − ρ)
 *
 * exactly, for any D. The wait of those who wait is stretched to this mean. D hangs in turn on how long is waited, so that
 * the two would have to be found by turns; the first does nearly all, and more of them take as long again each.
 *
 * Source: Miyazawa, "Rate conservation laws: a survey", Queueing Systems 15, 1994.
 */

import type { Seconds } from '../../base/units'
import { scaled, withProbability } from '../numeric/cumulants'
import type { Queue } from '../stations/mgc'
import type { SolverState } from './solverState'

/** The queue where a slice finds so much of its own request besides, in seconds that it waits for it. */
export function withBurstBacklog(queue: Queue, found: Seconds, rho: number): Queue {
  const extra = (rho * found) / (1 - rho)
  if (!(extra > 0) || !(queue.wait.mean > 0) || !(queue.wait.mean < Infinity)) return queue
  const longer = (queue.wait.mean + extra) / queue.wait.mean
  const delayed = scaled(queue.conditionalWait, longer)
  return {
    ...queue,
    conditionalWait: delayed,
    wait: withProbability(queue.waitProbability, delayed),
    scale: queue.scale * longer,
  }
}

/** Of all time that is spent, what nobody would notice. */
const little = 0.005

/**
 * D of each station: what a slice there waits for others of its own request, on average; undefined where the larger backlog
 * would hardly make any response longer.
 */
export function burstBacklogs(
  { network, graph, stations, inside, meetings }: SolverState,
  rates: Float64Array,
): Float64Array | undefined {
  const found = new Float64Array(stations.arrivalRates.length)
  for (let i = 0; i < rates.length; i++) {
    if (!(rates[i]! > 0)) continue
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++)
      for (const { station, waitTime } of meetings[s] ?? [])
        found[station] = found[station]! + (rates[i]! * waitTime) / stations.arrivalRates[station]!
  }
  const spent = network.sources.reduce((sum, { to, rate }) => sum + rate * inside[to]!.mean, 0)
  let more = 0
  for (let s = 0; s < found.length; s++) {
    if (!(found[s]! > 0)) continue
    const rho = stations.offered[s]! / stations.servers[s]!
    more += (stations.arrivalRates[s]! * rho * found[s]!) / (1 - rho)
  }
  return more > little * spent ? found : undefined
}

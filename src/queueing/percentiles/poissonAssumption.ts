/**
 * Where queues are taken to be fed by Poisson streams and are not. Exponential work lets requests go as a Poisson
 * stream (Burke); other work does not, and requests that come back between slices are no stream at all.
 *
 *   streams   the share of a response that is waiting behind work with s = cv² off 1, each wait weighted by |s − 1| / (s + 1).
 *             On random networks every error of p99 above 10 % had a score above 0.12.
 *   step      work that hardly varies: requests that met once keep step and meet at every slice. Their waits are then not
 *             independent but one and the same, n² variances and not n.
 */

import { responseTime } from '../responses/callTime'
import type { SolverState } from '../responses/solverState'

export interface PoissonViolation {
  readonly streams: boolean
  readonly step: boolean
}

const mostWeight = 0.12
const even = 0.3
const fewestVisits = 3
const noticeable = 0.05

/** Whether slices come to each station straight from sources, and nowhere else. */
export function fedBySources({ network, graph }: SolverState): Uint8Array {
  const found = new Uint8Array(network.stations.length).fill(1)
  for (let v = 0; v < graph.visits.length; v++) {
    found[network.activities[graph.visits[v]!.to]!.station] = 0
    found[network.activities[graph.caller[v]!]!.station] = 0
  }
  return found
}

export function poissonViolation(state: SolverState, i: number, straight: Uint8Array): PoissonViolation {
  const { mean, variance } = responseTime(state, i)
  let weight = 0
  let step = false
  if (!(mean > 0 && mean < Infinity)) return { streams: false, step }
  const weigh = (station: number, visits: number) => {
    const { wait } = state.stations.queues[station]!
    const work = state.stations.sliceTimes[station]!
    if (straight[station] || !(wait.mean > 0)) return
    const spread = work.variance / (work.mean * work.mean)
    weight += (visits * wait.mean * Math.abs(spread - 1)) / (spread + 1)
    const alike = visits * visits * wait.variance
    if (spread < even && visits >= fewestVisits && alike > variance / 2 && alike > (noticeable * mean) ** 2) step = true
  }
  for (const { station, visits } of state.clusters[i]!) weigh(station, visits)
  return { streams: weight > mostWeight * mean, step }
}

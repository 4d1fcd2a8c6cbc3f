/**
 * The tail of an activity that does nothing but call others in parallel: it takes as long as the last of them, so
 * distribution functions multiply, each found from its own transform. Four cumulants of the maximum of many describe its
 * long tail but not how early it can end, which is where its median meets the faster requests of another source.
 */

import type { Seconds } from '../../base/units'
import { meanOf } from '../network/distribution'
import { awaitedVisits } from '../network/visitGraph'
import { scratchPool } from '../numeric/complexVector'
import { earliestTime, invertTail, nodeCount, type TailPoint } from '../numeric/laplaceInversion'
import { type LaplaceTransform, multiplyByTransform } from '../numeric/laplaceTransform'
import { callTime } from '../responses/callTime'
import type { SolverState } from '../responses/solverState'
import { responseTransform } from './responseTransform'

/** A branch of the fork by its transform. */
interface ForkBranch {
  readonly transform: LaplaceTransform
  readonly earliest: Seconds
  readonly copies: number
  readonly extraProbability: number
}

/** Below this cv a transform is inverted from its earliest time. */
const maxShiftedCv = 0.5
const maxBranches = 8

/** The tail of activity `root` by time, if all it does is call one parallel stage; else undefined. */
export function forkJoinTail(state: SolverState, root: number): ((t: Seconds) => TailPoint) | undefined {
  const { graph, network, failures, retriedTimes } = state
  const activity = network.activities[root]!
  const stage = graph.firstStage[root]!
  const isOnlyStage = activity.pause.length === 0 && graph.firstStage[root + 1]! - stage === 1
  if (!isOnlyStage || !state.stageMaxima[stage] || failures.executionFailure[root]! > 0) return undefined
  if (!(meanOf(activity.demand) === 0) || state.pools[activity.station]?.delay.mean) return undefined
  const scratch = scratchPool(nodeCount)
  const branches: ForkBranch[] = []
  for (const v of awaitedVisits(graph, stage)) {
    const { ratio, fanOut, to, local, delay } = graph.visits[v]!
    const isBatched = state.stations.batchWait[network.activities[to]!.station]! > 0 && state.ownVisits[to]! > 0
    const isDependent = retriedTimes[v] || state.contention[v]?.mean
    if (isBatched || isDependent || (fanOut === 'sequence' && ratio > 1) || branches.length === maxBranches)
      return undefined
    const callee = responseTransform(state, to, !local)
    const transform: LaplaceTransform = (s, into) => {
      callee(s, into)
      for (const { time } of delay) multiplyByTransform(into, s, time, 1, scratch)
    }
    const { mean, variance } = callTime(state, v)
    if (!(variance > 1e-18 * mean * mean)) return undefined
    const deviation = Math.sqrt(variance)
    const earliest = deviation < maxShiftedCv * mean ? earliestTime(transform, deviation) : 0
    const copies = Math.floor(ratio)
    branches.push({ transform, earliest, copies, extraProbability: ratio - copies })
  }
  return (t) => maximumTail(branches, t)
}

function maximumTail(branches: readonly ForkBranch[], t: Seconds): TailPoint {
  let within = 1
  let hazard = 0
  for (const { transform, earliest, copies, extraProbability } of branches) {
    const { beyond, density } = invertTail(transform, t, earliest)
    const single = Math.max(1 - beyond, 1e-300)
    const extra = 1 - extraProbability * beyond
    within *= single ** copies * extra
    hazard += density * (copies / single + extraProbability / extra)
  }
  return { beyond: 1 - within, density: within > 0 ? within * hazard : 0 }
}

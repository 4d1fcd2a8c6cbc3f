/**
 * Who does nothing but call others together takes as long as the last of them: distribution functions multiply, each of
 * them found by its own transform. Four cumulants of the latest of many know its long tail and not how early it can be,
 * which is where its median meets the faster requests of another source.
 */

import type { Seconds } from '../../base/units'
import { earliestTime, invertTail, type LaplaceTransform, nodeCount, type TailPoint } from '../numeric/laplaceInversion'
import { multiplyByTransform, scratchPool } from '../numeric/laplaceTransform'
import { cumulantsOf } from '../numeric/moments'
import { callTime } from '../responses/callTime'
import type { SolverState } from '../responses/solverState'
import { responseTransform } from './responseTransform'

interface Leaf {
  readonly transform: LaplaceTransform
  readonly least: Seconds
  readonly whole: number
  readonly rest: number
}

const scratch = scratchPool(nodeCount)
const narrow = 0.5
const mostLeaves = 8

/** What is known at a time of an activity that only calls its one stage; undefined if that is not all it does. */
export function forkJoinTail(state: SolverState, root: number): ((t: Seconds) => TailPoint) | undefined {
  const { graph, network, failures, retriedTimes } = state
  const activity = network.activities[root]!
  const stage = graph.firstStage[root]!
  const only = activity.pause.length === 0 && graph.firstStage[root + 1]! - stage === 1
  if (!only || !state.stageMaxima[stage] || failures.executionFailure[root]! > 0) return undefined
  if (!(cumulantsOf(activity.demand).mean === 0) || state.pools[activity.station]?.delay.mean) return undefined
  const leaves: Leaf[] = []
  for (let v = graph.stageVisit[stage]!; v < graph.stageVisit[stage + 1]!; v++) {
    const { waits, ratio, fanOut, to, local, delay } = graph.visits[v]!
    if (!waits || !(ratio > 0)) continue
    if (state.stations.batchWait[network.activities[to]!.station]! > 0 && state.ownVisits[to]! > 0) return undefined
    if (
      retriedTimes[v] ||
      state.contention[v]?.mean ||
      (fanOut === 'sequence' && ratio > 1) ||
      leaves.length === mostLeaves
    )
      return undefined
    const callee = responseTransform(state, to, !local)
    const transform: LaplaceTransform = (s, into) => {
      callee(s, into)
      for (const { time } of delay) multiplyByTransform(into, s, time, 1, scratch)
    }
    const { mean, variance } = callTime(state, v)
    if (!(variance > 1e-18 * mean * mean)) return undefined
    const deviation = Math.sqrt(variance)
    const least = deviation < narrow * mean ? earliestTime(transform, deviation) : 0
    leaves.push({ transform, least, whole: Math.floor(ratio), rest: ratio - Math.floor(ratio) })
  }
  return (t) => latestOf(leaves, t)
}

function latestOf(leaves: readonly Leaf[], t: Seconds): TailPoint {
  let within = 1
  let hazard = 0
  for (const { transform, least, whole, rest } of leaves) {
    const { beyond, density } = invertTail(transform, t, least)
    const one = Math.max(1 - beyond, 1e-300)
    const last = 1 - rest * beyond
    within *= one ** whole * last
    hazard += density * (whole / one + rest / last)
  }
  return { beyond: 1 - within, density: within > 0 ? within * hazard : 0 }
}

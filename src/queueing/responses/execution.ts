/**
 * One execution, given those that it calls:
 *
 *   wait for a server + slice, pause, stage, wait for a server + slice, stage, …, wait for a server + slice
 *
 * If a stage (responses/stage.ts) can fail, what follows it is there only if it does not (responses/outcome.ts).
 *
 * Beside the four cumulants of the time go its five parts, which add up to the mean by construction; what it does
 * at stations that remember (stations/waitCorrelation.ts); and what the pools want to know (pools/occupancy.ts).
 */

import type { Delay } from '../network/network'
import { sliceCount } from '../network/visitGraph'
import { type Cumulants, infinite, isFiniteTime, plus, scaled, zero } from '../numeric/cumulants'
import { cumulantsOf } from '../numeric/moments'
import { scaledWait } from '../stations/feedback'
import { minWork } from '../stations/stations'
import { excessCumulants, joinClusters, type VisitCluster } from '../stations/waitCorrelation'
import { delayTime } from './delayTime'
import {
  addCluster,
  addParts,
  type ExecutionDraft,
  partCount,
  queueingPart,
  serialisationPart,
  workPart,
} from './executionDraft'
import { afterCalls, afterTime, endOutcome, type Outcome, totalTime } from './outcome'
import type { SolverState } from './solverState'
import { solveStage } from './stage'

/** Clusters that matter less than this to the variance are forgotten, and all beyond the first so many. */
const negligible = 1e-4
const mostClusters = 48

export function solveExecution(state: SolverState, i: number): void {
  state.effort.remaining--
  const { graph, stations } = state
  const activity = state.network.activities[i]!
  state.parts.fill(0, i * partCount, (i + 1) * partCount)
  state.ownVisits[i] = state.queueSecond[i] = state.queueThird[i] = 0
  for (const known of [state.stageMaxima, state.meetings, state.sharedWaits])
    known.fill(undefined, graph.firstStage[i], graph.firstStage[i + 1])
  for (const known of [state.retriedTimes, state.repeatExcess, state.contention])
    known.fill(undefined, graph.firstVisit[i], graph.firstVisit[i + 1])
  state.timeoutProbability.fill(0, graph.firstVisit[i], graph.firstVisit[i + 1])
  const draft: ExecutionDraft = {
    state,
    i,
    elapsed: 0,
    elapsedVariance: 0,
    reachProbability: 1,
    clusters: new Map(),
    repeatExcess: zero,
  }
  const demand = cumulantsOf(activity.demand)
  const speed = stations.speed[activity.station]!
  const slice =
    demand.mean > minWork ? (speed > 0 ? scaled(demand, 1 / (sliceCount(graph, i) * speed)) : infinite) : zero
  const risks: Risk[] = []
  let leg = plus(sliced(draft, slice), paused(draft, activity.pause))
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    const { time, call, count } = solveStage(draft, s)
    draft.elapsed += time.mean
    draft.elapsedVariance += time.variance
    if (call) {
      risks.push({ before: leg, call, count })
      leg = zero
      draft.reachProbability *= state.failures.stageSuccess[s]!
    } else leg = plus(leg, time)
    leg = plus(leg, sliced(draft, slice))
  }
  const outcome = state.failures.executionFailure[i]! > 0 ? outcomeOf(risks, leg, activity.errorRate) : undefined
  const alone = outcome ? totalTime(outcome) : leg
  const extra = remembered(draft, alone)
  const time = plus(alone, extra)
  state.outcomes[i] = outcome && afterTime(extra, outcome)
  state.inside[i] = isFiniteTime(time) ? time : infinite
  if (!isFiniteTime(time)) state.parts[i * partCount + queueingPart] = Infinity
}

/** How it ends, and when, from its end to its beginning. */
function outcomeOf(risks: readonly Risk[], last: Cumulants, errorRate: number): Outcome {
  let outcome = afterTime(last, endOutcome(errorRate))
  for (let k = risks.length - 1; k >= 0; k--) {
    const { before, call, count } = risks[k]!
    outcome = afterTime(before, afterCalls(count, call, outcome))
  }
  return outcome
}

/** Calls that are needed, and the time before them. */
interface Risk {
  readonly before: Cumulants
  readonly call: Outcome
  readonly count: number
}

/** A slice of work and the wait before it. */
function sliced(draft: ExecutionDraft, slice: Cumulants): Cumulants {
  const { state, i, reachProbability } = draft
  if (slice.mean === 0 || reachProbability === 0) return zero
  const { station, overhead } = state.network.activities[i]!
  const wait = scaledWait(state.stations.queues[station]!.wait, state.stations.feedbackFactors[i]!)
  const { parts } = state
  const first = i * partCount
  parts[first + workPart] = parts[first + workPart]! + reachProbability * slice.mean * (1 - overhead)
  if (overhead > 0)
    parts[first + serialisationPart] = parts[first + serialisationPart]! + reachProbability * slice.mean * overhead
  parts[first + queueingPart] = parts[first + queueingPart]! + reachProbability * wait.mean
  state.ownVisits[i] = state.ownVisits[i]! + reachProbability
  const visits = reachProbability * state.stations.feedbackFactors[i]!
  const at = draft.elapsed
  addCluster(draft, {
    station,
    visits,
    correlationSum: visits,
    meanTime: at,
    firstTime: at,
    lastTime: at,
    firstVariance: draft.elapsedVariance,
  })
  draft.elapsed += wait.mean + slice.mean
  draft.elapsedVariance += wait.variance + slice.variance
  return plus(slice, wait)
}

function paused(draft: ExecutionDraft, pause: Delay): Cumulants {
  if (pause.length === 0) return zero
  const { time, parts } = delayTime(pause)
  addParts(draft.state.parts, draft.i * partCount, parts, 0, 1)
  draft.elapsed += time.mean
  draft.elapsedVariance += time.variance
  return time
}

/** What the visits to the same stations have to do with one another, beside the time without it. */
function remembered(draft: ExecutionDraft, time: Cumulants): Cumulants {
  const { state, i, clusters } = draft
  let sum = draft.repeatExcess
  let kept: VisitCluster[] = []
  for (const [station, list] of clusters) {
    const correlation = state.stations.waitCorrelations[station]!
    const whole = list.length > 1 ? joinClusters(list, correlation) : list[0]!
    if (list.length > 1) sum = plus(sum, excessCumulants(whole, list, correlation))
    kept.push(whole)
  }
  const weight = (cluster: VisitCluster) =>
    cluster.visits ** 2 * state.stations.waitCorrelations[cluster.station]!.wait.variance
  const variance = time.variance + sum.variance
  kept = kept.filter((cluster) => weight(cluster) > negligible * variance)
  if (kept.length > mostClusters) kept = kept.sort((a, b) => weight(b) - weight(a)).slice(0, mostClusters)
  state.clusters[i] = kept
  return sum
}

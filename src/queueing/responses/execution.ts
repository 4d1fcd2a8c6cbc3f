/**
 * One execution, given those that it calls:
 *
 *   wait for a server + slice, pause, stage, wait for a server + slice, stage, …, wait for a server + slice
 *
 * The slices are equal parts of one draw, so they are not summed as independent times: n of k slices are n/k of the
 * work, added once, where the execution ends. If a stage (responses/stage.ts) can fail, what follows it happens only if
 * it does not (responses/outcome.ts), and the execution ends with the slices done by then.
 *
 * Beside the four cumulants of the time it computes the five parts of the mean, which sum to it by construction; the
 * visits to stations where waits correlate (stations/visitCluster.ts); and what the pools need (pools/occupancy.ts).
 */

import type { Delay } from '../network/network'
import { sliceCount } from '../network/visitGraph'
import { type Cumulants, infinite, isFiniteTime, plus, scaled, zero } from '../numeric/cumulants'
import { cumulantsOf } from '../numeric/moments'
import { scaledWait } from '../stations/feedbackFactors'
import { minWork } from '../stations/stations'
import { excessCumulants, joinClusters, type VisitCluster, withCorrelation } from '../stations/visitCluster'
import { delayTime } from './delayTime'
import { addCluster, addPart, addParts, type ExecutionDraft } from './executionDraft'
import { afterCalls, afterTime, endOutcome, type Outcome, totalTime } from './outcome'
import { partCount, partOffset, type SolverState } from './solverState'
import { solveStage } from './stage'

/** Clusters with a smaller share of the variance are dropped, and all but the first `maxClusters`. */
const minClusterShare = 1e-4
const maxClusters = 48

/** Solves activity i, its callees being solved, and writes the result into the state. */
export function solveExecution(state: SolverState, i: number): void {
  state.effort.remaining--
  const { graph, stations } = state
  const activity = state.network.activities[i]!
  resetActivity(state, i)
  const draft: ExecutionDraft = {
    state,
    activity: i,
    firstPart: i * partCount,
    elapsed: 0,
    elapsedVariance: 0,
    slices: 0,
    reachProbability: 1,
    clusters: new Map(),
    repeatExcess: zero,
  }
  const demand = cumulantsOf(activity.demand)
  const speed = stations.speed[activity.station]!
  const sliceShare = 1 / (sliceCount(graph, i) * speed)
  const slice = demand.mean > minWork ? (speed > 0 ? scaled(demand, sliceShare) : infinite) : zero
  const risks: RequiredCalls[] = []
  // The time since the start, or since the last stage that can fail, without work.
  let segment = plus(addSlice(draft, slice), addPause(draft, activity.pause))
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    const { time, call, count } = solveStage(draft, s)
    draft.elapsed += time.mean
    draft.elapsedVariance += time.variance
    if (call) {
      const lost = { ...call, failureTime: plus(call.failureTime, scaled(slice, draft.slices)) }
      risks.push({ before: segment, call: lost, count })
      segment = zero
      draft.reachProbability *= state.failures.stageSuccess[s]!
    } else segment = plus(segment, time)
    segment = plus(segment, addSlice(draft, slice))
  }
  const last = plus(segment, scaled(slice, draft.slices))
  const outcome =
    state.failures.executionFailure[i]! > 0 ? executionOutcome(risks, last, activity.errorRate) : undefined
  const uncorrelated = outcome ? totalTime(outcome) : last
  const excess = plus(correlationExcess(draft, uncorrelated), dependenceExcess(draft, slice))
  const time = plus(uncorrelated, excess)
  state.outcomes[i] = outcome && afterTime(excess, outcome)
  state.executionTimes[i] = isFiniteTime(time) ? time : infinite
  if (!isFiniteTime(time)) state.parts[i * partCount + partOffset.queueing] = Infinity
}

/** Clears what an earlier pass has found of an activity, its stages and its visits. */
function resetActivity(state: SolverState, i: number): void {
  const { firstStage, firstVisit } = state.graph
  state.parts.fill(0, i * partCount, (i + 1) * partCount)
  state.ownVisits[i] = state.queueSecond[i] = state.queueThird[i] = 0
  for (const byStage of [state.stageMaxima, state.meetings, state.sharedWaits])
    byStage.fill(undefined, firstStage[i], firstStage[i + 1])
  for (const byVisit of [state.retriedTimes, state.repeatExcess, state.contention])
    byVisit.fill(undefined, firstVisit[i], firstVisit[i + 1])
  state.timeoutProbability.fill(0, firstVisit[i], firstVisit[i + 1])
}

/** Calls that must succeed, and the time before them; where they fail, all work done before is added. */
interface RequiredCalls {
  readonly before: Cumulants
  readonly call: Outcome
  readonly count: number
}

/** How an execution ends and when, computed from its end to its start. */
function executionOutcome(risks: readonly RequiredCalls[], last: Cumulants, errorRate: number): Outcome {
  let outcome = afterTime(last, endOutcome(errorRate))
  for (let k = risks.length - 1; k >= 0; k--) {
    const { before, call, count } = risks[k]!
    outcome = afterTime(before, afterCalls(count, call, outcome))
  }
  return outcome
}

/** Adds a slice of work and the wait before it; the time of the wait. */
function addSlice(draft: ExecutionDraft, slice: Cumulants): Cumulants {
  const { state, activity, reachProbability } = draft
  if (slice.mean === 0 || reachProbability === 0) return zero
  const { station, overhead } = state.network.activities[activity]!
  const factor = state.stations.feedbackFactors[activity]!
  const wait = scaledWait(state.stations.queues[station]!.wait, factor)
  addPart(draft, partOffset.work, reachProbability * slice.mean * (1 - overhead))
  if (overhead > 0) addPart(draft, partOffset.serialisation, reachProbability * slice.mean * overhead)
  addPart(draft, partOffset.queueing, reachProbability * wait.mean)
  state.ownVisits[activity] = state.ownVisits[activity]! + reachProbability
  const visits = reachProbability * factor
  const now = draft.elapsed
  addCluster(draft, {
    station,
    visits,
    correlationSum: visits,
    meanTime: now,
    firstTime: now,
    lastTime: now,
    firstVariance: draft.elapsedVariance,
  })
  draft.elapsed += wait.mean + slice.mean
  draft.elapsedVariance += wait.variance + (2 * draft.slices + 1) * slice.variance
  draft.slices++
  return wait
}

/** Adds the pause of an execution; its time. */
function addPause(draft: ExecutionDraft, pause: Delay): Cumulants {
  if (pause.length === 0) return zero
  const { time, parts } = delayTime(pause)
  addParts(draft, parts, 0, 1)
  draft.elapsed += time.mean
  draft.elapsedVariance += time.variance
  return time
}

/**
 * What the dependence of waits on own work adds. With A the sum of what one second of slice adds to the waits
 * (stations/sliceDependence.ts), n slices S and their waits vary as (n + A)·S; of that n·S is the work, A·S in the waits,
 * and 2·A·Var(S) among the correlated waits already, which leaves A·(n − 1)/n.
 */
function dependenceExcess({ state, activity, slices }: ExecutionDraft, slice: Cumulants): Cumulants {
  const dependence = state.stations.sliceDependence?.dependence[activity] ?? 0
  if (!(dependence > 0) || slices < 2) return zero
  const a = (dependence * (slices - 1)) / slices
  const share = (power: number) => (slices + a) ** power - slices ** power - a ** power
  return {
    mean: 0,
    variance: share(2) * slice.variance,
    third: share(3) * slice.third,
    fourth: share(4) * slice.fourth,
  }
}

/** What correlations among the visits to one station add to the time; stores the clusters of the activity. */
function correlationExcess(draft: ExecutionDraft, time: Cumulants): Cumulants {
  const { state, activity } = draft
  const { waitCorrelations, sliceDependence } = state.stations
  const own = sliceDependence?.correlationSum[activity] ?? 0
  const ownStation = state.network.activities[activity]!.station
  let sum = draft.repeatExcess
  const joined: VisitCluster[] = []
  for (const [station, clusters] of draft.clusters) {
    const correlation = waitCorrelations[station]!
    const joint = clusters.length > 1 ? joinClusters(clusters, correlation) : clusters[0]!
    const whole = own > 0 && station === ownStation ? withCorrelation(joint, own) : joint
    if (clusters.length > 1) sum = plus(sum, excessCumulants(whole, clusters, correlation))
    joined.push(whole)
  }
  const weight = ({ station, visits }: VisitCluster) => visits ** 2 * waitCorrelations[station]!.wait.variance
  const variance = time.variance + sum.variance
  const relevant = joined.filter((cluster) => weight(cluster) > minClusterShare * variance)
  state.clusters[activity] =
    relevant.length > maxClusters ? relevant.sort((a, b) => weight(b) - weight(a)).slice(0, maxClusters) : relevant
  return sum
}

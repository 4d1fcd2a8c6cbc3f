/**
 * One stage of an execution: the sum of its calls if they are made in sequence; if in parallel, the maximum of its
 * branches (responses/fork/README.md).
 */

import type { Seconds } from '../../base/units'
import { awaitedVisits } from '../network/visitGraph'
import { type Cumulants, plus, randomSum, zero } from '../numeric/cumulants'
import { excessCumulants, repeatedCluster } from '../stations/visitCluster'
import { meanAttempts } from '../traffic/failures'
import { delayTime } from './delayTime'
import { addCluster, addPart, addParts, type ExecutionDraft } from './executionDraft'
import { branchContention } from './fork/branchContention'
import { grahamBound } from './fork/grahamBound'
import { maximumWithShared, type SharedBacklog, sharedBacklog } from './fork/sharedBacklog'
import { isExponential, visitBranch } from './fork/visitBranch'
import type { Outcome } from './outcome'
import { partCount, partOffset } from './solverState'
import { attemptOutcome, timeWithRetries } from './timeWithRetries'

/** Effort, that of an execution without them being 1. */
const maximumEffort = 80
const retriesEffort = 80

/** The time of a stage, and if it can fail, the calls that it consists of. */
export interface StageTime {
  readonly time: Cumulants
  readonly call?: Outcome | undefined
  readonly count: number
}

const emptyStage: StageTime = { time: zero, count: 0 }

/** Solves stage s of an execution and adds its parts and visits to the draft. */
export function solveStage(draft: ExecutionDraft, s: number): StageTime {
  const { state } = draft
  const awaited = awaitedVisits(state.graph, s)
  if (awaited.length === 0 || draft.reachProbability === 0) return emptyStage
  const success = state.failures.stageSuccess[s]!
  if (awaited.length === 1) {
    const v = awaited[0]!
    const { fanOut, ratio } = state.graph.visits[v]!
    if (fanOut === 'sequence' || ratio <= 1) {
      const { time, attempt, outcome } = solveCall(draft, v)
      const count = state.failures.calls[v]!
      addCall(draft, v, { mean: count * time.mean, attempt, count })
      return { time: randomSum(count, time), call: success < 1 ? outcome : undefined, count: ratio }
    }
  }
  const time = forkTime(draft, s, awaited)
  return { time, call: success < 1 ? { success, successTime: time, failureTime: time } : undefined, count: 1 }
}

/** The time of a stage whose branches run in parallel. */
function forkTime(draft: ExecutionDraft, s: number, awaited: readonly number[]): Cumulants {
  const { state } = draft
  const calls = awaited.map((v) => solveCall(draft, v))
  const callTimes = calls.map(({ time }) => time)
  const { delays, sharedStations, waits } = branchContention(state, awaited, callTimes)
  const reach = draft.reachProbability
  state.meetings[s] = waits.map(({ station, waitTime }) => ({ station, waitTime: reach * waitTime }))
  const branches = awaited.map((v, b) => {
    state.contention[v] = delays[b]!
    return visitBranch(state, v, plus(callTimes[b]!, delays[b]!))
  })
  state.effort.remaining -= maximumEffort
  const shared = sharedBacklog(state, awaited, branches, sharedStations)
  state.sharedWaits[s] = shared?.time
  const unbounded = maximumWithShared(branches, shared?.time, branches.every(isExponential))
  const { time, shares } = grahamBound(state, awaited, branches, unbounded)
  awaited.forEach((v, b) => {
    const { attempt } = calls[b]!
    const own = attempt.mean < Infinity ? attempt.mean / (attempt.mean + delays[b]!.mean) : 1
    addCall(draft, v, { mean: shares[b]! * own, attempt, count: shares[b]! / time.mean })
    if (own < 1) addPart(draft, partOffset.queueing, reach * shares[b]! * (1 - own))
  })
  state.stageMaxima[s] = time
  return shared ? withoutShared(time, shares, shared) : time
}

/** A stage keeps at least this share of its variance. */
const minVarianceShare = 0.05

/**
 * The time of a fork without the covariance of its branches: the clusters of the branches add it again, among all that
 * the execution does (stations/visitCluster.ts).
 */
function withoutShared(time: Cumulants, shares: readonly number[], { covariance }: SharedBacklog): Cumulants {
  let shared = 0
  for (let b = 0; b < shares.length; b++)
    for (let c = b + 1; c < shares.length; c++)
      shared += 2 * (shares[b]! / time.mean) * (shares[c]! / time.mean) * covariance(b, c)
  return { ...time, variance: Math.max(minVarianceShare * time.variance, time.variance - shared) }
}

interface SolvedCall {
  /** One call with its retries, and one attempt of it. */
  readonly time: Cumulants
  readonly attempt: Cumulants
  /** How the call ends, where it can fail and is required. */
  readonly outcome?: Outcome | undefined
}

/** Solves one call of visit v and adds what the pools need of it. */
function solveCall({ state, activity, reachProbability }: ExecutionDraft, v: number): SolvedCall {
  const visit = state.graph.visits[v]!
  const to = visit.to
  const station = state.network.activities[to]!.station
  const count = state.failures.calls[v]! * reachProbability
  let attempt = state.executionTimes[to]!
  let added: Cumulants = zero
  let second = state.queueSecond[to]!
  let third = state.queueThird[to]!
  if (visit.local) state.ownVisits[activity] = state.ownVisits[activity]! + count * state.ownVisits[to]!
  else {
    if (state.slots[station]! < Infinity) {
      if (state.pendingHolders[station]! > 0) state.guessed[station] = 1
      const delay = state.pools[station]?.delay ?? zero
      added = delay
      second += delay.variance
      third += delay.third
    }
    const population = state.stations.populations[station]!
    second += state.ownVisits[to]! ** 2 * population.second
    third += state.ownVisits[to]! ** 3 * population.third
  }
  if (attempt.mean < Infinity && added.mean < Infinity) {
    state.queueSecond[activity] = state.queueSecond[activity]! + count ** 2 * second
    state.queueThird[activity] = state.queueThird[activity]! + count ** 3 * third
  }
  if (visit.delay.length > 0) added = plus(added, delayTime(visit.delay).time)
  attempt = plus(attempt, added)
  const timeout = visit.timeout ?? Infinity
  if (timeout === Infinity && !state.failures.canFail) return { time: attempt, attempt }
  state.effort.remaining -= retriesEffort
  const attemptEnd = attemptOutcome(state, to, added, attempt)
  const { time, outcome, timeoutProbability } = timeWithRetries(attempt, attemptEnd, timeout, visit.retries)
  state.timeoutProbability[v] = timeoutProbability
  // A single awaited call takes what its callee takes, whether it fails or not.
  state.retriedTimes[v] = time === attempt ? undefined : time
  return { time, attempt, outcome }
}

/** The share that the calls of a visit have in the mean of an execution. */
interface CallShare {
  readonly mean: Seconds
  readonly attempt: Cumulants
  /** Mean calls. */
  readonly count: number
}

/** Divides the mean among the parts of callee and delay, in their proportion, and adds the visits of the callee. */
function addCall(draft: ExecutionDraft, v: number, { mean, attempt, count }: CallShare): void {
  const { state, reachProbability } = draft
  if (!(mean > 0) || !(attempt.mean > 0)) return
  const visit = state.graph.visits[v]!
  // A callee that never answers is waited for until the timeout, if there is one.
  if (!(attempt.mean < Infinity)) {
    addPart(draft, partOffset.queueing, reachProbability * mean)
    return
  }
  const factor = (reachProbability * mean) / attempt.mean
  const poolDelay = visit.local ? 0 : (state.pools[state.network.activities[visit.to]!.station]?.delay.mean ?? 0)
  addParts(draft, state.parts, visit.to * partCount, factor)
  addPart(draft, partOffset.queueing, factor * poolDelay)
  if (visit.delay.length > 0) addParts(draft, delayTime(visit.delay).parts, 0, factor)
  addVisits(draft, v, attempt, count)
}

/** Adds the visits that `count` calls make to stations, and what correlations among repeated calls add. */
function addVisits(draft: ExecutionDraft, v: number, attempt: Cumulants, count: number): void {
  const { state, reachProbability: reach } = draft
  const { to, retries } = state.graph.visits[v]!
  const execution = state.executionTimes[to]!
  const start = {
    mean: draft.elapsed + attempt.mean - execution.mean,
    variance: draft.elapsedVariance + attempt.variance - execution.variance,
  }
  const tries = count * (state.failures.canFail ? meanAttempts(state.failures.executionFailure[to]!, retries) : 1)
  for (const cluster of state.clusters[to]!) {
    const correlation = state.stations.waitCorrelations[cluster.station]
    if (!correlation) continue
    const whole = repeatedCluster(cluster, correlation, { count: tries, start, period: attempt.mean })
    const { visits, correlationSum } = whole
    addCluster(
      draft,
      reach === 1 ? whole : { ...whole, visits: reach * visits, correlationSum: reach * correlationSum },
    )
    if (!(tries > 1)) continue
    const separate = { ...cluster, visits: tries * cluster.visits, correlationSum: tries * cluster.correlationSum }
    draft.repeatExcess = plus(draft.repeatExcess, excessCumulants(whole, [separate], correlation))
  }
}

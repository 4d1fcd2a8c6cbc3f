/**
 * One stage of an execution: the sum of its calls if they are made one after another, the latest of its branches if
 * together (responses/fork/maximum.ts), which wait for one another where they meet (responses/fork/branchContention.ts) and for the same backlog (responses/fork/sharedBacklog.ts).
 */

import type { VisitGraph } from '../network/visitGraph'
import { type Cumulants, plus, randomSum, zero } from '../numeric/cumulants'
import { populationCumulants } from '../pools/occupancy'
import { excessCumulants, repeatedCluster } from '../stations/waitCorrelation'
import { meanAttempts } from '../traffic/failures'
import { delayTime } from './delayTime'
import { addCluster, addParts, type ExecutionDraft, partCount, queueingPart } from './executionDraft'
import { isExponential, visitBranch } from './fork/branch'
import { branchContention, grahamBound } from './fork/branchContention'
import { maximumWithShared, type SharedBacklog, sharedBacklog } from './fork/sharedBacklog'
import type { Outcome } from './outcome'
import { attemptOutcome, timeWithRetries } from './retries'

/** Effort, an execution without them being 1. */
const costOfLatest = 80
const costOfCall = 80

/** One call of a visit with its retries, and one attempt of it. */
interface Made {
  readonly one: Cumulants
  readonly attempt: Cumulants
  /** How the call ends, where it may fail and is needed. */
  readonly outcome?: Outcome | undefined
}

/** The time of a stage, and if it may fail, the calls that it consists of. */
export interface StageTime {
  readonly time: Cumulants
  readonly call?: Outcome | undefined
  readonly count: number
}

const idle: StageTime = { time: zero, count: 0 }

export function solveStage(draft: ExecutionDraft, s: number): StageTime {
  const { state } = draft
  const { graph } = state
  const awaited = awaitedOf(graph, s)
  if (awaited.length === 0 || draft.reachProbability === 0) return idle
  const survived = state.failures.stageSuccess[s]!
  if (awaited.length === 1) {
    const v = awaited[0]!
    const { fanOut, ratio } = graph.visits[v]!
    if (fanOut === 'sequence' || ratio <= 1) {
      const { one, attempt, outcome } = made(draft, v)
      const count = state.failures.calls[v]!
      account(draft, v, count * one.mean, attempt, count)
      return { time: randomSum(count, one), call: survived < 1 ? outcome : undefined, count: ratio }
    }
  }
  const calls = awaited.map((v) => made(draft, v))
  const { delays, sharedStations, waits } = branchContention(
    state,
    awaited,
    calls.map(({ one }) => one),
  )
  state.meetings[s] = waits.map(({ station, waitTime }) => ({
    station,
    waitTime: draft.reachProbability * waitTime,
  }))
  const branches = awaited.map((v, b) => {
    state.contention[v] = delays[b]!
    return visitBranch(state, v, plus(calls[b]!.one, delays[b]!))
  })
  state.effort.remaining -= costOfLatest
  const common = sharedBacklog(state, awaited, branches, sharedStations)
  state.sharedWaits[s] = common?.time
  const { time, shares } = grahamBound(
    state,
    awaited,
    branches,
    maximumWithShared(branches, common?.time, branches.every(isExponential)),
  )
  awaited.forEach((v, b) => {
    const { attempt } = calls[b]!
    const its = attempt.mean < Infinity ? attempt.mean / (attempt.mean + delays[b]!.mean) : 1
    account(draft, v, shares[b]! * its, attempt, shares[b]! / time.mean)
    if (its < 1) {
      const queued = draft.i * partCount + queueingPart
      state.parts[queued] = state.parts[queued]! + draft.reachProbability * shares[b]! * (1 - its)
    }
  })
  state.stageMaxima[s] = time
  const own = common ? withoutShared(time, shares, common) : time
  return {
    time: own,
    call: survived < 1 ? { success: survived, successTime: own, failureTime: own } : undefined,
    count: 1,
  }
}

/**
 * The clusters of the branches say, among all that the execution does, that they vary together (stations/waitCorrelation.ts). It is in the
 * time of the stage already.
 */
function withoutShared(time: Cumulants, shares: readonly number[], { covariance }: SharedBacklog): Cumulants {
  let shared = 0
  for (let b = 0; b < shares.length; b++)
    for (let c = b + 1; c < shares.length; c++)
      shared += 2 * (shares[b]! / time.mean) * (shares[c]! / time.mean) * covariance(b, c)
  return { ...time, variance: Math.max(least * time.variance, time.variance - shared) }
}

/** Of its variance, at least so much stays with a stage. */
const least = 0.05

/** Visits of a stage whose answers are waited for. */
function awaitedOf({ visits, stageVisit }: VisitGraph, s: number): readonly number[] {
  const awaited: number[] = []
  for (let v = stageVisit[s]!; v < stageVisit[s + 1]!; v++)
    if (visits[v]!.waits && visits[v]!.ratio > 0) awaited.push(v)
  return awaited
}

function made(draft: ExecutionDraft, v: number): Made {
  const { state, i } = draft
  const visit = state.graph.visits[v]!
  const to = visit.to
  const station = state.network.activities[to]!.station
  const count = state.failures.calls[v]! * draft.reachProbability
  let attempt = state.inside[to]!
  let added: Cumulants = zero
  let second = state.queueSecond[to]!
  let third = state.queueThird[to]!
  if (visit.local) state.ownVisits[i] = state.ownVisits[i]! + count * state.ownVisits[to]!
  else {
    if (state.slots[station]! < Infinity) {
      if (state.pendingHolders[station]! > 0) state.guessed[station] = 1
      const delay = state.pools[station]?.delay ?? zero
      added = delay
      second += delay.variance
      third += delay.third
    }
    const queue = populationCumulants(state.stations, station)
    second += state.ownVisits[to]! ** 2 * queue.second
    third += state.ownVisits[to]! ** 3 * queue.third
  }
  if (attempt.mean < Infinity && added.mean < Infinity) {
    state.queueSecond[i] = state.queueSecond[i]! + count ** 2 * second
    state.queueThird[i] = state.queueThird[i]! + count ** 3 * third
  }
  if (visit.delay.length > 0) added = plus(added, delayTime(visit.delay).time)
  attempt = plus(attempt, added)
  const timeout = visit.timeout ?? Infinity
  if (timeout === Infinity && !state.failures.canFail) return { one: attempt, attempt }
  state.effort.remaining -= costOfCall
  const { time, outcome, timeoutProbability } = timeWithRetries(
    attempt,
    attemptOutcome(state, to, added, attempt),
    timeout,
    visit.retries,
  )
  state.timeoutProbability[v] = timeoutProbability
  // A call that is made once and waited for takes what its callee takes, whether it fails or not.
  state.retriedTimes[v] = time === attempt ? undefined : time
  return { one: time, attempt, outcome }
}

/**
 * Gives `share` seconds of the mean to the parts of callee and delay, in their proportion, and notes where the
 * callee has been, `count` times.
 */
function account(draft: ExecutionDraft, v: number, share: number, attempt: Cumulants, count: number): void {
  const { state, i, reachProbability } = draft
  if (!(share > 0) || !(attempt.mean > 0)) return
  const visit = state.graph.visits[v]!
  const { parts } = state
  const first = i * partCount
  const to = visit.to * partCount
  // What never answers is waited for, until the timeout if there is one.
  if (!(attempt.mean < Infinity)) {
    parts[first + queueingPart] = parts[first + queueingPart]! + reachProbability * share
    return
  }
  const factor = (reachProbability * share) / attempt.mean
  const pooled = visit.local ? 0 : (state.pools[state.network.activities[visit.to]!.station]?.delay.mean ?? 0)
  addParts(parts, first, parts, to, factor)
  parts[first + queueingPart] = parts[first + queueingPart]! + factor * pooled
  if (visit.delay.length > 0) addParts(parts, first, delayTime(visit.delay).parts, 0, factor)
  const inside = state.inside[visit.to]!
  const before = {
    mean: draft.elapsed + attempt.mean - inside.mean,
    variance: draft.elapsedVariance + attempt.variance - inside.variance,
  }
  const tries =
    count * (state.failures.canFail ? meanAttempts(state.failures.executionFailure[visit.to]!, visit.retries) : 1)
  for (const cluster of state.clusters[visit.to]!) {
    const memory = state.stations.waitCorrelations[cluster.station]
    if (!memory) continue
    const whole = repeatedCluster(cluster, memory, tries, before, attempt.mean)
    if (reachProbability === 1) addCluster(draft, whole)
    else
      addCluster(draft, {
        ...whole,
        visits: reachProbability * whole.visits,
        correlationSum: reachProbability * whole.correlationSum,
      })
    if (tries > 1)
      draft.repeatExcess = plus(
        draft.repeatExcess,
        excessCumulants(
          whole,
          [{ ...cluster, visits: tries * cluster.visits, correlationSum: tries * cluster.correlationSum }],
          memory,
        ),
      )
  }
}

/**
 * The transform of one execution, given those of what it calls: the way of responses/execution.ts, walked from the end to the
 * beginning, because what may fail leaves out what was to follow (percentiles/outcomeTransform.ts).
 */

import type { Visit } from '../network/network'
import { sliceCount } from '../network/visitGraph'
import { nodeCount } from '../numeric/laplaceInversion'
import {
  applyProbability,
  type ComplexVector,
  complexVector,
  copyInto,
  multiply,
  multiplyByFittedGamma,
  multiplyByGamma,
  multiplyByShift,
  multiplyByTransform,
  raiseToPower,
  scratchPool,
  setOne,
} from '../numeric/laplaceTransform'
import type { StageMixture } from '../responses/fork/mixture'
import type { SolverState } from '../responses/solverState'
import { addTransform, applyRetries, type OutcomeTransform, precedeByCalls, scaleTransform } from './outcomeTransform'
import { type Truncation, truncatedTransform } from './truncation'

const scratch = scratchPool(nodeCount)

/** What is known of those that are called, and of timeouts. */
export interface CalleeTransforms {
  readonly time: (i: number, s: ComplexVector, into: ComplexVector) => void
  readonly outcome: (i: number, s: ComplexVector, into: OutcomeTransform) => void
  readonly truncations: ReadonlyMap<number, Truncation>
}

export const newOutcomeTransform = (): OutcomeTransform => ({
  success: complexVector(nodeCount),
  failure: complexVector(nodeCount),
})

/** One execution; of what may fail, the pieces too. */
export function executionTransform(
  state: SolverState,
  i: number,
  s: ComplexVector,
  into: ComplexVector,
  wait: ComplexVector | undefined,
  stages: ReadonlyMap<number, StageMixture>,
  answer: CalleeTransforms,
  pieces: OutcomeTransform | undefined,
): void {
  const { graph, network, stations } = state
  const activity = network.activities[i]!
  const speed = stations.speed[activity.station]!
  const slice = scratch.take()
  setOne(slice)
  multiplyByTransform(slice, s, activity.demand, 1 / (sliceCount(graph, i) * speed), scratch)
  const factor = stations.feedbackFactors[i]!
  if (wait && factor === 1) multiply(slice, wait)
  else if (wait) {
    const own = scratch.take()
    copyInto(own, wait)
    if (factor < 1) applyProbability(own, factor)
    else raiseToPower(own, factor)
    multiply(slice, own)
    scratch.release(own)
  }
  const first = graph.firstStage[i]!
  copyInto(into, slice)
  if (pieces) {
    copyInto(pieces.success, slice)
    copyInto(pieces.failure, slice)
    scaleTransform(pieces.success, 1 - activity.errorRate)
    scaleTransform(pieces.failure, activity.errorRate)
    for (let stage = graph.firstStage[i + 1]! - 1; stage >= first; stage--) {
      riskStage(state, stage, s, pieces, stages, answer)
      multiply(pieces.success, slice)
      multiply(pieces.failure, slice)
    }
    for (const { time } of activity.pause) {
      multiplyByTransform(pieces.success, s, time, 1, scratch)
      multiplyByTransform(pieces.failure, s, time, 1, scratch)
    }
    copyInto(into, pieces.success)
    addTransform(into, pieces.failure)
    scratch.release(slice)
    return
  }
  for (let stage = graph.firstStage[i + 1]! - 1; stage >= first; stage--) {
    spellStage(state, stage, s, into, stages, answer)
    multiply(into, slice)
  }
  for (const { time } of activity.pause) multiplyByTransform(into, s, time, 1, scratch)
  scratch.release(slice)
}

/** A stage before what is there in pieces. */
function riskStage(
  state: SolverState,
  stage: number,
  s: ComplexVector,
  into: OutcomeTransform,
  stages: ReadonlyMap<number, StageMixture>,
  answer: CalleeTransforms,
): void {
  const { graph, failures } = state
  const survived = failures.stageSuccess[stage]!
  const first = graph.stageVisit[stage]!
  const one = scratch.take()
  setOne(one)
  const awaited = []
  for (let v = first; v < graph.stageVisit[stage + 1]!; v++)
    if (graph.visits[v]!.waits && graph.visits[v]!.ratio > 0) awaited.push(v)
  if (survived < 1 && awaited.length === 1 && !stages.has(stage)) {
    const call = newOutcomeTransform()
    spellCall(state, awaited[0]!, s, call, answer)
    precedeByCalls(into, graph.visits[awaited[0]!]!.ratio, call, scratch)
  } else {
    spellStage(state, stage, s, one, stages, answer)
    multiply(into.success, one)
    multiply(into.failure, one)
    if (survived < 1) {
      scaleTransform(into.success, survived)
      scaleTransform(into.failure, survived)
      scaleTransform(one, 1 - survived)
      addTransform(into.failure, one)
    }
  }
  scratch.release(one)
}

function spellStage(
  state: SolverState,
  stage: number,
  s: ComplexVector,
  into: ComplexVector,
  stages: ReadonlyMap<number, StageMixture>,
  answer: CalleeTransforms,
): void {
  const { graph, failures } = state
  const choice = stages.get(stage)
  if (choice) {
    const sum = scratch.take()
    const one = scratch.take()
    sum.re.fill(0)
    sum.im.fill(0)
    choice.times.forEach((time, c) => {
      setOne(one)
      multiplyByFittedGamma(one, s, time)
      for (let k = 0; k < nodeCount; k++) {
        sum.re[k] = sum.re[k]! + choice.weights[c]! * one.re[k]!
        sum.im[k] = sum.im[k]! + choice.weights[c]! * one.im[k]!
      }
    })
    multiply(into, sum)
    scratch.release(sum)
    scratch.release(one)
    return
  }
  for (let v = graph.stageVisit[stage]!; v < graph.stageVisit[stage + 1]!; v++) {
    const visit = graph.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    const call = scratch.take()
    setOne(call)
    if (state.retriedTimes[v]) {
      const pieces = newOutcomeTransform()
      spellCall(state, v, s, pieces, answer)
      copyInto(call, pieces.success)
      addTransform(call, pieces.failure)
    } else spellAttempt(state, visit, s, call, answer)
    const count = failures.calls[v]!
    const whole = Math.floor(count)
    if (count > whole) {
      const rest = scratch.take()
      copyInto(rest, call)
      applyProbability(rest, count - whole)
      multiply(into, rest)
      scratch.release(rest)
    }
    if (whole > 4) raiseToPower(call, whole)
    for (let n = 0; n < (whole > 4 ? 1 : whole); n++) multiply(into, call)
    scratch.release(call)
  }
}

/** A call with its timeout and its retries. */
function spellCall(
  state: SolverState,
  v: number,
  s: ComplexVector,
  into: OutcomeTransform,
  answer: CalleeTransforms,
): void {
  const visit = state.graph.visits[v]!
  const cut = answer.truncations.get(v)
  if (cut) {
    const error = state.failures.executionFailure[visit.to]!
    truncatedTransform(into.success, s, cut, scratch)
    setOne(into.failure)
    multiplyByShift(into.failure, s, cut.timeout)
    scaleTransform(into.failure, cut.timeoutProbability)
    const wrong = scratch.take()
    copyInto(wrong, into.success)
    scaleTransform(wrong, error)
    addTransform(into.failure, wrong)
    scratch.release(wrong)
    scaleTransform(into.success, 1 - error)
  } else {
    answer.outcome(visit.to, s, into)
    const more = scratch.take()
    setOne(more)
    for (const { time } of visit.delay) multiplyByTransform(more, s, time, 1, scratch)
    if (!visit.local) multiplyByPoolDelay(state, state.network.activities[visit.to]!.station, s, more)
    multiply(into.success, more)
    multiply(into.failure, more)
    scratch.release(more)
  }
  applyRetries(into, visit.retries, scratch)
}

function spellAttempt(
  state: SolverState,
  visit: Visit,
  s: ComplexVector,
  into: ComplexVector,
  answer: CalleeTransforms,
): void {
  for (const { time } of visit.delay) multiplyByTransform(into, s, time, 1, scratch)
  answer.time(visit.to, s, into)
  if (!visit.local) multiplyByPoolDelay(state, state.network.activities[visit.to]!.station, s, into)
}

/** The wait for a slot: for the share that waits a gamma, with the mean and variance that the delay has. */
export function multiplyByPoolDelay(state: SolverState, station: number, s: ComplexVector, into: ComplexVector): void {
  const pool = state.pools[station]
  if (!pool || !(pool.delay.mean > 0)) return
  const { delay, waitProbability } = pool
  const mean = delay.mean / waitProbability
  const variance = (delay.variance - waitProbability * (1 - waitProbability) * mean * mean) / waitProbability
  if (!(variance > 0.01 * mean * mean)) {
    multiplyByFittedGamma(into, s, delay)
    return
  }
  const one = scratch.take()
  setOne(one)
  multiplyByGamma(one, s, (mean * mean) / variance, variance / mean)
  applyProbability(one, waitProbability)
  multiply(into, one)
  scratch.release(one)
}

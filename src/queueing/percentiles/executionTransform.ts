/**
 * The Laplace transform of one execution, given those of its callees: the same walk as responses/execution.ts, from the
 * end to the start, because what can fail leaves out what would follow (percentiles/outcomeTransform.ts).
 */

import type { Visit } from '../network/network'
import { awaitedVisits, sliceCount } from '../network/visitGraph'
import {
  addInto,
  addScaled,
  applyProbability,
  type ComplexVector,
  complexVector,
  copyInto,
  multiply,
  raiseToPower,
  type ScratchPool,
  scaleBy,
  setOne,
  setZero,
} from '../numeric/complexVector'
import { nodeCount } from '../numeric/laplaceInversion'
import {
  multiplyByFittedGamma,
  multiplyByGamma,
  multiplyByShift,
  multiplyByTransform,
} from '../numeric/laplaceTransform'
import type { SolverState, StageMixture } from '../responses/solverState'
import { applyRetries, type OutcomeTransform, precedeByCalls } from './outcomeTransform'
import { type Truncation, truncatedTransform } from './truncation'

/** The transforms of what an execution calls, at the current s. */
export interface CalleeTransforms {
  /** into ← into·φ of activity i. */
  readonly multiplyByTime: (i: number, into: ComplexVector) => void
  /** into ← the transform of activity i by outcome. */
  readonly setOutcome: (i: number, into: OutcomeTransform) => void
}

/** What all executions of one response share, at the current s. */
export interface TransformContext {
  readonly state: SolverState
  readonly s: ComplexVector
  readonly scratch: ScratchPool
  readonly callees: CalleeTransforms
  /** The parallel stages, and the attempts that a timeout cuts, by visit. */
  readonly mixtures: ReadonlyMap<number, StageMixture>
  readonly truncations: ReadonlyMap<number, Truncation>
}

/** An outcome transform to be filled. */
export const newOutcomeTransform = (): OutcomeTransform => ({
  success: complexVector(nodeCount),
  failure: complexVector(nodeCount),
})

/**
 * Sets `into` to the transform of one execution of activity i, and `outcome` to its transform by outcome, if it can
 * fail. `wait` is that of a Poisson arrival for a server, undefined where there is none.
 */
export function executionTransform(
  context: TransformContext,
  i: number,
  wait: ComplexVector | undefined,
  into: ComplexVector,
  outcome: OutcomeTransform | undefined,
): void {
  const { state, s, scratch } = context
  const { graph } = state
  const activity = state.network.activities[i]!
  const waiting = scratch.take()
  setOne(waiting)
  if (wait) multiplyByWait(context, i, wait, waiting)
  const firstStage = graph.firstStage[i]!
  const lastStage = graph.firstStage[i + 1]! - 1
  // The slices are parts of one draw: what has been done of it is added once, where the execution ends.
  if (outcome) {
    setOne(outcome.success)
    multiplyByWork(context, i, lastStage - firstStage + 2, outcome.success)
    multiply(outcome.success, waiting)
    copyInto(outcome.failure, outcome.success)
    scaleBy(outcome.success, 1 - activity.errorRate)
    scaleBy(outcome.failure, activity.errorRate)
    const done = scratch.take()
    for (let stage = lastStage; stage >= firstStage; stage--) {
      setOne(done)
      multiplyByWork(context, i, stage - firstStage + 1, done)
      precedeByStage(context, stage, done, outcome)
      multiply(outcome.success, waiting)
      multiply(outcome.failure, waiting)
    }
    scratch.release(done)
    for (const { time } of activity.pause) {
      multiplyByTransform(outcome.success, s, time, 1, scratch)
      multiplyByTransform(outcome.failure, s, time, 1, scratch)
    }
    copyInto(into, outcome.success)
    addInto(into, outcome.failure)
  } else {
    copyInto(into, waiting)
    multiplyByWork(context, i, lastStage - firstStage + 2, into)
    for (let stage = lastStage; stage >= firstStage; stage--) {
      multiplyByStage(context, stage, into)
      multiply(into, waiting)
    }
    for (const { time } of activity.pause) multiplyByTransform(into, s, time, 1, scratch)
  }
  scratch.release(waiting)
}

/** into ← into·φ of so many slices of one execution's work. */
function multiplyByWork({ state, s, scratch }: TransformContext, i: number, slices: number, into: ComplexVector): void {
  const { demand, station } = state.network.activities[i]!
  const share = slices / sliceCount(state.graph, i)
  multiplyByTransform(into, s, demand, share / state.stations.speed[station]!, scratch)
}

/** into ← into·φ of the wait of a slice, given that of a Poisson arrival. */
function multiplyByWait(context: TransformContext, i: number, wait: ComplexVector, into: ComplexVector): void {
  const { state, scratch } = context
  const factor = state.stations.feedbackFactors[i]!
  if (factor === 1) {
    multiply(into, wait)
    return
  }
  const scaledWait = scratch.take()
  copyInto(scaledWait, wait)
  if (factor < 1) applyProbability(scaledWait, factor)
  else raiseToPower(scaledWait, factor)
  multiply(into, scaledWait)
  scratch.release(scaledWait)
}

/** Puts a stage before a transform by outcome; `done` is the work before it, with which an execution ends that fails in it. */
function precedeByStage(context: TransformContext, stage: number, done: ComplexVector, into: OutcomeTransform): void {
  const { state, scratch, mixtures } = context
  const success = state.failures.stageSuccess[stage]!
  const awaited = awaitedVisits(state.graph, stage)
  const [only] = awaited
  if (success < 1 && only !== undefined && awaited.length === 1 && !mixtures.has(stage)) {
    const call = newOutcomeTransform()
    setCall(context, only, call)
    multiply(call.failure, done)
    precedeByCalls(into, state.graph.visits[only]!.ratio, call, scratch)
    return
  }
  const time = scratch.take()
  setOne(time)
  multiplyByStage(context, stage, time)
  multiply(into.success, time)
  multiply(into.failure, time)
  if (success < 1) {
    scaleBy(into.success, success)
    scaleBy(into.failure, success)
    scaleBy(time, 1 - success)
    multiply(time, done)
    addInto(into.failure, time)
  }
  scratch.release(time)
}

function multiplyByStage(context: TransformContext, stage: number, into: ComplexVector): void {
  const { state, scratch, mixtures } = context
  const mixture = mixtures.get(stage)
  if (mixture) {
    multiplyByMixture(context, mixture, into)
    return
  }
  for (const v of awaitedVisits(state.graph, stage)) {
    const call = scratch.take()
    setOne(call)
    if (state.retriedTimes[v]) {
      const outcome = newOutcomeTransform()
      setCall(context, v, outcome)
      copyInto(call, outcome.success)
      addInto(call, outcome.failure)
    } else multiplyByAttempt(context, state.graph.visits[v]!, call)
    const count = state.failures.calls[v]!
    const whole = Math.floor(count)
    if (count > whole) {
      const extra = scratch.take()
      copyInto(extra, call)
      applyProbability(extra, count - whole)
      multiply(into, extra)
      scratch.release(extra)
    }
    if (whole > maxProducts) {
      raiseToPower(call, whole)
      multiply(into, call)
    } else for (let n = 0; n < whole; n++) multiply(into, call)
    scratch.release(call)
  }
}

/** More equal factors than this are computed as a power. */
const maxProducts = 4

function multiplyByMixture(
  { s, scratch }: TransformContext,
  { weights, times }: StageMixture,
  into: ComplexVector,
): void {
  const sum = scratch.take()
  const mode = scratch.take()
  setZero(sum)
  times.forEach((time, c) => {
    setOne(mode)
    multiplyByFittedGamma(mode, s, time)
    addScaled(sum, mode, weights[c]!)
  })
  multiply(into, sum)
  scratch.release(sum)
  scratch.release(mode)
}

/** Sets the transform of a call with its timeout and its retries. */
function setCall(context: TransformContext, v: number, into: OutcomeTransform): void {
  const { state, s, scratch, callees } = context
  const visit = state.graph.visits[v]!
  const truncated = context.truncations.get(v)
  const extra = scratch.take()
  if (truncated) {
    const failure = state.failures.executionFailure[visit.to]!
    truncatedTransform(into.success, s, truncated, scratch)
    setOne(into.failure)
    multiplyByShift(into.failure, s, truncated.timeout)
    scaleBy(into.failure, truncated.timeoutProbability)
    copyInto(extra, into.success)
    scaleBy(extra, failure)
    addInto(into.failure, extra)
    scaleBy(into.success, 1 - failure)
  } else {
    callees.setOutcome(visit.to, into)
    setOne(extra)
    for (const { time } of visit.delay) multiplyByTransform(extra, s, time, 1, scratch)
    if (!visit.local) multiplyByPoolDelay(context, state.network.activities[visit.to]!.station, extra)
    multiply(into.success, extra)
    multiply(into.failure, extra)
  }
  scratch.release(extra)
  applyRetries(into, visit.retries, scratch)
}

function multiplyByAttempt(context: TransformContext, { delay, to, local }: Visit, into: ComplexVector): void {
  const { state, s, scratch, callees } = context
  for (const { time } of delay) multiplyByTransform(into, s, time, 1, scratch)
  callees.multiplyByTime(to, into)
  if (!local) multiplyByPoolDelay(context, state.network.activities[to]!.station, into)
}

/** into ← into·φ of the wait for a slot: for those that wait a gamma, with the mean and variance of the delay. */
export function multiplyByPoolDelay(
  { state, s, scratch }: Pick<TransformContext, 'state' | 's' | 'scratch'>,
  station: number,
  into: ComplexVector,
): void {
  const pool = state.pools[station]
  if (!pool || !(pool.delay.mean > 0)) return
  const { delay, waitProbability } = pool
  const mean = delay.mean / waitProbability
  const variance = (delay.variance - waitProbability * (1 - waitProbability) * mean * mean) / waitProbability
  if (!(variance > 0.01 * mean * mean)) {
    multiplyByFittedGamma(into, s, delay)
    return
  }
  const conditional = scratch.take()
  setOne(conditional)
  multiplyByGamma(conditional, s, (mean * mean) / variance, variance / mean)
  applyProbability(conditional, waitProbability)
  multiply(into, conditional)
  scratch.release(conditional)
}

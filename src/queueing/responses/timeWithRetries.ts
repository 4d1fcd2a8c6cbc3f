/**
 * One call, with its timeout and its retries, in expectation. Attempts follow one another: each takes as long as the
 * callee, at most as long as the timeout; a failed attempt is followed by the next until none is left.
 *
 *   failed attempt   the timeout itself, or a failure in time
 *   call             a − 1 failed attempts and one that succeeds, with probability f^(a−1)·(1 − f), or all fail
 *
 * The times of successive attempts are taken as independent. They are not quite: a callee that was slow a moment ago is
 * still slow. Near saturation `accuracy.ts` says so.
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, fromMoments, independentSum, mixture, plus, zero } from '../numeric/cumulants'
import { cdf, type DistributionFit, distributionFit, quantile } from '../numeric/distributionFit'
import { meanAttempts } from '../traffic/failures'
import { afterTime, type Outcome } from './outcome'
import type { SolverState } from './solverState'

/** A call with its retries. */
export interface RetriedCall {
  readonly time: Cumulants
  readonly outcome: Outcome
  /** Probability that one attempt outlasts the timeout. */
  readonly timeoutProbability: number
}

const maxAttempts = 400
const panels = 96

/**
 * A call of which one attempt takes `attempt` without a timeout, and ends with `attemptEnd` where it can fail.
 * `timeout` may be Infinity, `retries` is a whole number ≥ 0.
 */
export function timeWithRetries(
  attempt: Cumulants,
  attemptEnd: Outcome | undefined,
  timeout: Seconds,
  retries: number,
): RetriedCall {
  const end = attemptEnd ?? { success: 1, successTime: attempt, failureTime: attempt }
  if (timeout === Infinity && (end.success === 1 || retries === 0))
    return { time: attempt, outcome: end, timeoutProbability: 0 }
  const { inTime, timeoutProbability } = withinTimeout(attempt, timeout)
  const f = 1 - (1 - timeoutProbability) * end.success
  if (f === 0) return { time: attempt, outcome: end, timeoutProbability }
  // Below a timeout the times of success and failure are no longer distinguished.
  const isCut = inTime !== attempt
  const success = isCut ? inTime : end.successTime
  const error = isCut ? inTime : end.failureTime
  const failed =
    timeoutProbability > 0
      ? mixture([timeoutProbability / f, 1 - timeoutProbability / f], [constantTime(timeout), error])
      : error
  const weights: number[] = []
  const times: Cumulants[] = []
  const tries = Math.min(retries, maxAttempts) + 1
  let remaining = 1
  for (let a = 0; a < tries && remaining > 1e-14; a++) {
    weights.push(remaining * (1 - f))
    times.push(plus(independentSum(failed, a), success))
    remaining *= f
  }
  const failureTime = independentSum(failed, tries)
  const successWeight = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => weight / successWeight)
  const successTime = successWeight > 0 ? mixture(shares, times) : zero
  const time = successWeight > 0 ? mixture([...weights, remaining], [...times, failureTime]) : failureTime
  // Wald's equation: the mean is exact in spite of the truncations above.
  const mean = meanAttempts(f, retries) * ((f < 1 ? (1 - f) * success.mean : 0) + f * failed.mean)
  return {
    time: { ...time, mean },
    outcome: { success: 1 - f ** (retries + 1), successTime, failureTime },
    timeoutProbability,
  }
}

interface TimedAttempt {
  /** The time given that it is within the timeout. */
  readonly inTime: Cumulants
  readonly timeoutProbability: number
}

function withinTimeout(attempt: Cumulants, timeout: Seconds): TimedAttempt {
  if (timeout === Infinity) return { inTime: attempt, timeoutProbability: 0 }
  if (!(timeout > 0) || attempt.mean === Infinity) return { inTime: zero, timeoutProbability: 1 }
  const fit = distributionFit(attempt)
  const probability = cdf(fit, timeout)
  if (probability > 1 - 1e-12) return { inTime: attempt, timeoutProbability: 0 }
  if (probability < 1e-12) return { inTime: constantTime(timeout), timeoutProbability: 1 }
  return { inTime: truncatedTime(fit, timeout, probability), timeoutProbability: 1 - probability }
}

/** Moments of the time below the timeout: E[Tⁿ] = ∫ n·tⁿ⁻¹ (1 − F(t)/F(timeout)) dt, by Simpson's rule. */
function truncatedTime(fit: DistributionFit, timeout: Seconds, probability: number): Cumulants {
  if (fit.shape === 0) return constantTime(fit.mean)
  const start = Math.min(quantile(fit, 1e-9), timeout)
  const h = (timeout - start) / panels
  const m = [0, 0, 0, 0]
  for (let i = 0; i <= panels; i++) {
    const y = i * h
    const simpson = i === 0 || i === panels ? 1 : i % 2 === 1 ? 4 : 2
    const weight = (simpson * h * (1 - Math.min(1, cdf(fit, start + y) / probability))) / 3
    for (let n = 0; n < 4; n++) m[n] = m[n]! + (n + 1) * weight * y ** n
  }
  const time = fromMoments(m[0]!, m[1]!, m[2]!, m[3]!)
  return { ...time, mean: start + time.mean }
}

function constantTime(mean: Seconds): Cumulants {
  return { mean, variance: 0, third: 0, fourth: 0 }
}

/** How an attempt on activity `to` ends, `added` being its time besides the callee; undefined where it cannot fail. */
export function attemptOutcome(
  { failures, outcomes }: SolverState,
  to: number,
  added: Cumulants,
  attempt: Cumulants,
): Outcome | undefined {
  const failure = failures.executionFailure[to]!
  if (failure === 0) return undefined
  const outcome = outcomes[to]
  return outcome
    ? { ...afterTime(added, outcome), success: 1 - failure }
    : { success: 1 - failure, successTime: attempt, failureTime: attempt }
}

/**
 * One call, with its timeout and its retries, in expectation. Attempts follow one another: each lasts as
 * long as the callee takes, or as the timeout allows; a failed one is followed by the next until none is left.
 *
 *   failed attempt   the timeout itself, or an answer in time that is an error
 *   call             a − 1 failed attempts and one that succeeds, with probability f^(a−1)·(1 − f), or all fail
 *
 * The times of successive attempts are taken as independent. They are not quite: the callee that was slow
 * a moment ago is slow still. Near saturation the regime says so.
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, fromMoments, independentSum, mixture, plus, zero } from '../numeric/cumulants'
import { cdf, type DistributionFit, distributionFit, quantile } from '../numeric/distributionFit'
import { meanAttempts } from '../traffic/failures'
import { afterTime, type Outcome } from './outcome'
import type { SolverState } from './solverState'

export interface RetriedCall {
  readonly time: Cumulants
  readonly outcome: Outcome
  /** Probability that one attempt outlasts the timeout. */
  readonly timeoutProbability: number
}

const mostAttempts = 400
const panels = 96

/** From the time of one attempt without limit, and how it ends where it may fail. */
export function timeWithRetries(
  one: Cumulants,
  ending: Outcome | undefined,
  timeout: Seconds,
  retries: number,
): RetriedCall {
  const answer = ending ?? { success: 1, successTime: one, failureTime: one }
  if (timeout === Infinity && (answer.success === 1 || retries === 0))
    return { time: one, outcome: answer, timeoutProbability: 0 }
  const { inTime, late } = within(one, timeout)
  const wait: Cumulants = late > 0 ? { mean: timeout, variance: 0, third: 0, fourth: 0 } : zero
  const f = 1 - (1 - late) * answer.success
  if (f === 0) return { time: one, outcome: answer, timeoutProbability: late }
  // Cut by a timeout, good and bad answers are not told apart any more.
  const cut = inTime !== one
  const success = cut ? inTime : answer.successTime
  const error = cut ? inTime : answer.failureTime
  const failed = late > 0 ? mixture([late / f, 1 - late / f], [wait, error]) : error
  const weights: number[] = []
  const times: Cumulants[] = []
  const tries = Math.min(retries, mostAttempts) + 1
  let chance = 1
  for (let a = 0; a < tries && chance > 1e-14; a++) {
    weights.push(chance * (1 - f))
    times.push(plus(independentSum(failed, a), success))
    chance *= f
  }
  const inBad = independentSum(failed, tries)
  const good = weights.reduce((sum, weight) => sum + weight, 0)
  const inGood =
    good > 0
      ? mixture(
          weights.map((weight) => weight / good),
          times,
        )
      : zero
  const time = good > 0 ? mixture([...weights, chance], [...times, inBad]) : inBad
  // Wald: the mean is exact whatever was cut off above.
  const mean = meanAttempts(f, retries) * ((f < 1 ? (1 - f) * success.mean : 0) + f * failed.mean)
  return {
    time: { ...time, mean },
    outcome: { success: 1 - f ** (retries + 1), successTime: inGood, failureTime: inBad },
    timeoutProbability: late,
  }
}

/** The time given that it is within the timeout, and the probability that it is not. */
function within(one: Cumulants, timeout: Seconds): { readonly inTime: Cumulants; readonly late: number } {
  if (timeout === Infinity) return { inTime: one, late: 0 }
  if (!(timeout > 0) || one.mean === Infinity) return { inTime: zero, late: 1 }
  const fit = distributionFit(one)
  const reached = cdf(fit, timeout)
  if (reached > 1 - 1e-12) return { inTime: one, late: 0 }
  if (reached < 1e-12) return { inTime: { mean: timeout, variance: 0, third: 0, fourth: 0 }, late: 1 }
  return { inTime: below(fit, timeout, reached), late: 1 - reached }
}

/** Moments of the time below the timeout: E[Tⁿ] = ∫ n·tⁿ⁻¹ (1 − F(t)/F(timeout)) dt, by Simpson's rule. */
function below(fit: DistributionFit, timeout: Seconds, reached: number): Cumulants {
  if (fit.shape === 0) return { mean: fit.mean, variance: 0, third: 0, fourth: 0 }
  const start = Math.min(quantile(fit, 1e-9), timeout)
  const h = (timeout - start) / panels
  const m = [0, 0, 0, 0]
  for (let i = 0; i <= panels; i++) {
    const y = i * h
    const weight =
      ((i === 0 || i === panels ? 1 : i % 2 === 1 ? 4 : 2) * h * (1 - Math.min(1, cdf(fit, start + y) / reached))) / 3
    for (let n = 0; n < 4; n++) m[n] = m[n]! + (n + 1) * weight * y ** n
  }
  const time = fromMoments(m[0]!, m[1]!, m[2]!, m[3]!)
  return { ...time, mean: start + time.mean }
}

/** How an attempt ends, `added` being what it takes besides the callee; undefined where it cannot fail. */
export function attemptOutcome(
  { failures, outcomes }: SolverState,
  to: number,
  added: Cumulants,
  attempt: Cumulants,
): Outcome | undefined {
  const error = failures.executionFailure[to]!
  if (error === 0) return undefined
  const known = outcomes[to]
  return known
    ? { ...afterTime(added, known), success: 1 - error }
    : { success: 1 - error, successTime: attempt, failureTime: attempt }
}

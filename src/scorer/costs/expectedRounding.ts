/**
 * The mean of a rounded time [C6]: E[⌈X / s⌉·s] of an execution time X billed in steps of s, never ⌈E[X] / s⌉·s, which
 * jumps by a whole step where the mean crosses one. By the distribution of the solver, of which four cumulants are known:
 *
 *     E[⌈X / s⌉·s] = Σₖ s·P(X > k·s),  k = 0, 1, 2, …
 *
 * with the minimum as P = 1 below it, and the timeout as the end of the sum. An exponential time of mean m gives
 * s / (1 − exp(−s/m)); a constant is rounded as it is.
 *
 * Where steps are far below the spread of X, the mean of the rounding is half a step. By Euler and Maclaurin the error is
 * at most s²/12 times the highest density: for an exponential with a deviation of more than `fineSteps` steps
 * s/240, which is below 0.03 % of the mean.
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, isFiniteTime } from '../../queueing/numeric/cumulants'
import { cdf, distributionFit } from '../../queueing/numeric/distributionFit'
import { roundedUp } from './metering'

/** How a provider bills the time of one execution. */
export interface TimeRounding {
  readonly step: Seconds
  /** The shortest time that is billed. */
  readonly min: Seconds
  /** The timeout: nothing lasts longer. */
  readonly max: Seconds
}

/** Steps in one standard deviation from which the rounding is half a step on average. */
const fineSteps = 20
/** Parts of one standard deviation that are summed instead of finer steps: to 10⁻⁵ of the deviation. */
const fineParts = 100
/** Standard deviations from the mean beyond which next to nothing lies: the tail of an exponential has e⁻³⁰ there. */
const farDeviations = 30
/** Steps of which a spread is none: the last digits of a sum of constants. */
const noSpread = 1e-4

/** Mean billed time of an execution: between its mean and one step more, where minimum and timeout are far. */
export function expectedRounding(time: Cumulants, rounding: TimeRounding): Seconds {
  const { step, min, max } = rounding
  const { mean, variance } = time
  if (!isFiniteTime(time)) return max < Infinity ? roundedUp(max, step) : Infinity
  const deviation = Math.sqrt(Math.max(0, variance))
  const roundedConstant = (constant: Seconds) => roundedUp(Math.min(max, Math.max(min, constant)), step)
  if (!(mean > 0) || !(deviation > noSpread * step)) return roundedConstant(mean)
  const points = twoPoints(time, deviation)
  if (points) return points.reduce((sum, { weight, at }) => sum + weight * roundedConstant(at), 0)
  const isFar = max > mean + farDeviations * deviation
  const lowest = Math.max(mean, min, step)
  // A rare long wait beside common short times: the cumulants tell little of the short ones, so half a step it is.
  if (isRareWait(time)) return Math.min(max, Math.max(lowest, mean + step / 2))
  const isFine = deviation > fineSteps * step
  if (isFine && isFar && min <= step) return mean + step / 2
  const coarse = isFine ? step * Math.ceil(deviation / (fineParts * step)) : step
  const sum = roundedSum(time, deviation, { ...rounding, step: coarse })
  const rounded = isFine ? sum - coarse / 2 + step / 2 : sum
  return isFar ? Math.min(Math.max(rounded, lowest), Math.max(mean, min) + step) : rounded
}

/** Σₖ s·P(X > k·s) from where P is one to where it is none. */
function roundedSum(time: Cumulants, deviation: Seconds, { step, min, max }: TimeRounding): Seconds {
  const fit = distributionFit(time)
  const first = Math.max(0, Math.floor((time.mean - farDeviations * deviation) / step))
  const end = Math.min(roundedUp(max, step), time.mean + farDeviations * deviation + step)
  let sum = Math.min(first * step, end)
  for (let k = first; k * step < end; k++) {
    const beyond = k === 0 || k * step < min ? 1 : 1 - cdf(fit, k * step)
    sum += step * beyond
  }
  return sum
}

/** Very skewed, and lighter than a gamma of that skewness: nearly two values, one of them rare. */
function isRareWait({ variance, third, fourth }: Cumulants): boolean {
  const skewness = third / variance ** 1.5
  return Math.abs(skewness) > 2 && fourth / variance ** 2 < 1.2 * skewness ** 2
}

/**
 * The two values of a time that has no others, such as a constant after a cold start or without one. Its kurtosis is the
 * least that its skewness allows: excess γ² − 2 (Pearson 1916). Undefined of any other time.
 */
function twoPoints({ mean, variance, third, fourth }: Cumulants, deviation: Seconds) {
  const skewness = third / (variance * deviation)
  if (!(fourth / variance ** 2 - skewness ** 2 + 2 < 1e-3)) return undefined
  const upper = (1 - skewness / Math.sqrt(skewness ** 2 + 4)) / 2
  const odds = Math.sqrt(upper / (1 - upper))
  return [
    { weight: 1 - upper, at: mean - deviation * odds },
    { weight: upper, at: mean + deviation / odds },
  ]
}

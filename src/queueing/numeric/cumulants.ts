/**
 * Cumulants: mean, variance, and the third and fourth of the same family. They are what the solver carries
 * up the call tree, for one reason: **the cumulants of a sum of independent times are the sums of their
 * cumulants**. A response of a hundred steps costs a hundred additions, and keeps its skewness and the weight
 * of its tail, which mean and variance alone forget.
 *
 * The third is the third central moment; the fourth is the fourth central moment less three variances squared.
 * An exponential time of mean m has m, m², 2m³, 6m⁴; a constant has m, 0, 0, 0.
 *
 * Source: Kendall & Stuart, The Advanced Theory of Statistics, vol. 1, ch. 3; law of total cumulance: Brillinger 1969.
 */

/** The first four cumulants of a time; all finite, or all Infinity. */
export interface Cumulants {
  readonly mean: number
  readonly variance: number
  readonly third: number
  readonly fourth: number
}

/** No time. */
export const zero: Cumulants = { mean: 0, variance: 0, third: 0, fourth: 0 }
/** A time that never ends. */
export const infinite: Cumulants = { mean: Infinity, variance: Infinity, third: Infinity, fourth: Infinity }

/** Whether all cumulants are finite; overflow and NaN count as infinite. */
export function isFiniteTime({ mean, variance, third, fourth }: Cumulants): boolean {
  return mean < Infinity && variance < Infinity && Math.abs(third) < Infinity && Math.abs(fourth) < Infinity
}

/** The sum of two independent times. Example: two exponentials of mean 1: mean 2, variance 2, third 4, fourth 12. */
export function plus(a: Cumulants, b: Cumulants): Cumulants {
  if (a === zero) return b
  if (b === zero) return a
  return {
    mean: a.mean + b.mean,
    variance: a.variance + b.variance,
    third: a.third + b.third,
    fourth: a.fourth + b.fourth,
  }
}

/** The sum of `count` ≥ 0 independent copies of a time; a fraction scales the cumulants. `independentSum({1,1,2,6}, 3)`: {3,3,6,18}. */
export function independentSum(a: Cumulants, count: number): Cumulants {
  if (count === 1) return a
  if (count === 0) return zero
  return { mean: a.mean * count, variance: a.variance * count, third: a.third * count, fourth: a.fourth * count }
}

/** The time multiplied by a factor ≥ 0. Example: an exponential of mean 1, times 2: {2, 4, 16, 96}. */
export function scaled(a: Cumulants, factor: number): Cumulants {
  if (factor === 1) return a
  if (factor === 0) return zero
  const squared = factor * factor
  return {
    mean: a.mean * factor,
    variance: a.variance * squared,
    third: a.third * squared * factor,
    fourth: a.fourth * squared * squared,
  }
}

/**
 * With probability p the time, else zero; p outside 0…1 is clamped. By the law of total cumulance, which subtracts no
 * large numbers: near-constant times keep all their digits. Example: the constant 2 with ½: {1, 1, 0, −2}.
 */
export function withProbability(p: number, a: Cumulants): Cumulants {
  if (p >= 1) return a
  if (p <= 0) return zero
  if (a.mean === Infinity) return infinite
  const q = 1 - p
  const { mean, variance, third, fourth } = a
  const square = mean * mean
  return {
    mean: p * mean,
    variance: p * variance + p * q * square,
    third: p * third + 3 * p * q * mean * variance + p * q * (q - p) * square * mean,
    fourth:
      p * fourth +
      4 * p * q * mean * third +
      3 * p * q * variance * variance +
      6 * p * q * (q - p) * square * variance +
      p * q * (1 - 6 * p * q) * square * square,
  }
}

/** The sum of a random number of copies: ⌊count⌋ always, one more with the rest. `randomSum(1.5, constant 2)`: mean 3, variance 1. */
export function randomSum(count: number, a: Cumulants): Cumulants {
  const whole = Math.floor(count)
  const rest = count - whole
  if (rest === 0) return independentSum(a, whole)
  return plus(independentSum(a, whole), withProbability(rest, a))
}

/** From the raw moments E[X] to E[X⁴]; a negative variance by rounding is 0. `fromMoments(1, 2, 6, 24)`: {1, 1, 2, 6}. */
export function fromMoments(m1: number, m2: number, m3: number, m4: number): Cumulants {
  const square = m1 * m1
  const variance = Math.max(m2 - square, 0)
  return {
    mean: m1,
    variance,
    third: m3 - 3 * m1 * m2 + 2 * square * m1,
    fourth: m4 - 4 * m1 * m3 - 3 * m2 * m2 + 12 * square * m2 - 6 * square * square,
  }
}

/** One of several times; the weights, ≥ 0, sum to one. Example: constants 0 and 2 with ½ each: {1, 1, 0, −2}. */
export function mixture(weights: readonly number[], times: readonly Cumulants[]): Cumulants {
  let mean = 0
  times.forEach((time, i) => {
    const weight = weights[i]!
    if (weight > 0) mean += weight * time.mean
  })
  if (mean === Infinity) return infinite
  let variance = 0
  let third = 0
  let central = 0
  times.forEach((time, i) => {
    const weight = weights[i]!
    if (!(weight > 0)) return
    const off = time.mean - mean
    const square = off * off
    variance += weight * (time.variance + square)
    third += weight * (time.third + 3 * off * time.variance + square * off)
    central +=
      weight *
      (time.fourth + 3 * time.variance ** 2 + 4 * off * time.third + 6 * square * time.variance + square * square)
  })
  return { mean, variance, third, fourth: central - 3 * variance * variance }
}

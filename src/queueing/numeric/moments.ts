/**
 * The raw moments of a distribution, E[X] to E[X⁵]. Five are needed, not two: the fourth moment of the wait for a
 * server depends on the fifth of the work (Pollaczek-Khinchine), and so does the tail.
 *
 *   gamma of shape k = 1/cv², scale θ = mean·cv²:   E[Xⁿ] = θⁿ·k(k+1)…(k+n−1)      (exponential: k = 1)
 *   lognormal:                                      E[Xⁿ] = meanⁿ·(1+cv²)^(n(n−1)/2)
 */

import { memoWeak } from '../../base/memo'
import { type Distribution, meanOf } from '../network/distribution'
import { type Cumulants, plus, withProbability, zero } from './cumulants'

/** A cv beyond this is taken as this, so that fifth moments stay finite. */
export const maxCv = 1e4

/** E[X] to E[X⁵], in powers of seconds. */
export type Moments = readonly [number, number, number, number, number]

/** The raw moments. Example: an exponential of mean 1: [1, 2, 6, 24, 120]. */
export function moments(distribution: Distribution): Moments {
  switch (distribution.shape) {
    case 'constant': {
      const m = distribution.mean
      return [m, m ** 2, m ** 3, m ** 4, m ** 5]
    }
    case 'exponential': {
      const m = distribution.mean
      return [m, 2 * m ** 2, 6 * m ** 3, 24 * m ** 4, 120 * m ** 5]
    }
    case 'gamma': {
      const k = 1 / distribution.cv ** 2
      const scale = distribution.mean / k
      const m1 = distribution.mean
      const m2 = m1 * scale * (k + 1)
      const m3 = m2 * scale * (k + 2)
      const m4 = m3 * scale * (k + 3)
      return [m1, m2, m3, m4, m4 * scale * (k + 4)]
    }
    case 'lognormal': {
      const m = distribution.mean
      const spread = 1 + Math.min(distribution.cv, maxCv) ** 2
      return [m, m ** 2 * spread, m ** 3 * spread ** 3, m ** 4 * spread ** 6, m ** 5 * spread ** 10]
    }
    case 'sometimes': {
      const p = distribution.probability
      const [m1, m2, m3, m4, m5] = moments(distribution.of)
      return [p * m1, p * m2, p * m3, p * m4, p * m5]
    }
    case 'sum':
      return momentsOfSum(distribution)
  }
}

/** A demand may have hundreds of parts, and is asked for its moments again and again: derived once. */
type SumOfTimes = Extract<Distribution, { readonly shape: 'sum' }>

/** The raw moments of a sum of independent times: the binomial theorem, in which nothing is subtracted. */
const momentsOfSum = memoWeak(({ of: parts }: SumOfTimes): Moments => {
  let [a1, a2, a3, a4, a5] = [0, 0, 0, 0, 0]
  for (const part of parts) {
    const [b1, b2, b3, b4, b5] = moments(part)
    a5 += 5 * (a4 * b1 + a1 * b4) + 10 * (a3 * b2 + a2 * b3) + b5
    a4 += 4 * (a3 * b1 + a1 * b3) + 6 * a2 * b2 + b4
    a3 += 3 * (a2 * b1 + a1 * b2) + b3
    a2 += 2 * a1 * b1 + b2
    a1 += b1
  }
  return [a1, a2, a3, a4, a5]
})

/**
 * Of work that is a mixture of kinds (`sometimes`), the mean over the kinds of their variance, and of their squared mean.
 * Example: with probability ½ an exponential of mean 2: square 2, variance 2.
 */
export function variationWithinKinds(distribution: Distribution): {
  readonly square: number
  readonly variance: number
} {
  if (distribution.shape === 'sometimes') {
    const { square, variance } = variationWithinKinds(distribution.of)
    return { square: distribution.probability * square, variance: distribution.probability * variance }
  }
  if (distribution.shape === 'sum') {
    let mean = 0
    let variance = 0
    let between = 0
    for (const part of distribution.of) {
      const within = variationWithinKinds(part)
      const partMean = meanOf(part)
      mean += partMean
      variance += within.variance
      between += within.square - partMean * partMean
    }
    return { square: mean * mean + between, variance }
  }
  const square = distribution.mean ** 2
  const cv =
    distribution.shape === 'constant' ? 0 : distribution.shape === 'exponential' ? 1 : Math.min(distribution.cv, maxCv)
  return { square, variance: square * cv * cv }
}

/**
 * The cumulants in closed form, so that a narrow distribution loses no digits to differences of large moments. Example:
 * an exponential of mean 1: {1, 1, 2, 6}.
 */
export function cumulantsOf(distribution: Distribution): Cumulants {
  switch (distribution.shape) {
    case 'constant':
      return distribution.mean === 0 ? zero : { mean: distribution.mean, variance: 0, third: 0, fourth: 0 }
    case 'exponential':
      return gammaCumulants(1, distribution.mean)
    case 'gamma':
      return gammaCumulants(1 / distribution.cv ** 2, distribution.mean * distribution.cv ** 2)
    case 'lognormal': {
      const square = Math.min(distribution.cv, maxCv) ** 2
      const variance = distribution.mean ** 2 * square
      return {
        mean: distribution.mean,
        variance,
        third: variance * distribution.mean * square * (square + 3),
        fourth: variance ** 2 * (square ** 4 + 6 * square ** 3 + 15 * square ** 2 + 16 * square),
      }
    }
    case 'sometimes':
      return withProbability(distribution.probability, cumulantsOf(distribution.of))
    case 'sum':
      return cumulantsOfSum(distribution)
  }
}

const cumulantsOfSum = memoWeak(({ of: parts }: SumOfTimes) =>
  parts.reduce((sum, part) => plus(sum, cumulantsOf(part)), zero),
)

/** κₙ = k·(n−1)!·θⁿ. */
function gammaCumulants(k: number, scale: number): Cumulants {
  const mean = k * scale
  const variance = mean * scale
  return { mean, variance, third: 2 * variance * scale, fourth: 6 * variance * scale * scale }
}

/**
 * Distributions as plain data: the solver reads their moments, the simulation draws from them, and neither
 * can see a shape that the other does not know.
 *
 * Work is given by mean and coefficient of variation (cv). The family follows from the cv, as in lqns and
 * most simulators: 0 constant, below 1 gamma (Erlang where 1/cv² is whole), 1 exponential, above 1 lognormal.
 */

import type { Seconds } from '../../base/units'

export type Distribution =
  | { readonly shape: 'constant'; readonly mean: Seconds }
  | { readonly shape: 'exponential'; readonly mean: Seconds }
  | { readonly shape: 'gamma'; readonly mean: Seconds; readonly cv: number }
  | { readonly shape: 'lognormal'; readonly mean: Seconds; readonly cv: number }
  /** With `probability` a draw of `of`, else zero: cold starts, cache misses, meeting a neighbour zone. */
  | { readonly shape: 'sometimes'; readonly probability: number; readonly of: Distribution }

export const zeroTime: Distribution = { shape: 'constant', mean: 0 }

/** The distribution of work with this mean and cv. */
export function work(mean: Seconds, cv: number): Distribution {
  if (mean === 0 || cv === 0) return { shape: 'constant', mean }
  if (cv === 1) return { shape: 'exponential', mean }
  return cv < 1 ? { shape: 'gamma', mean, cv } : { shape: 'lognormal', mean, cv }
}

export function constant(mean: Seconds): Distribution {
  return { shape: 'constant', mean }
}

/**
 * The lognormal with this median and 99th percentile: ln-mean ln p50, ln-sd ln(p99/p50)/z₉₉.
 * Errors: none; p99 ≤ p50 gives the constant p50.
 */
export function lognormalBetween(p50: Seconds, p99: Seconds): Distribution {
  if (p50 <= 0 || p99 <= p50) return { shape: 'constant', mean: Math.max(p50, 0) }
  const sigma = Math.log(p99 / p50) / 2.3263478740408408
  return { shape: 'lognormal', mean: p50 * Math.exp((sigma * sigma) / 2), cv: Math.sqrt(Math.expm1(sigma * sigma)) }
}

/** Whether two distributions are one and the same, number for number. */
export function isSameDistribution(one: Distribution, other: Distribution): boolean {
  if (one === other) return true
  if (one.shape === 'sometimes')
    return other.shape === 'sometimes' && one.probability === other.probability && isSameDistribution(one.of, other.of)
  if (other.shape !== one.shape || other.mean !== one.mean) return false
  return !('cv' in one) || ('cv' in other && other.cv === one.cv)
}

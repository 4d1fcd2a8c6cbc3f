/**
 * Distributions as plain data: the solver reads their moments, the simulation draws from them, and both support
 * exactly the same shapes.
 *
 * Work is given by mean and coefficient of variation (cv). The family follows from the cv, as in lqns and
 * most simulators: 0 constant, below 1 gamma (Erlang where 1/cv² is whole), 1 exponential, above 1 lognormal.
 */

import type { Seconds } from '../../base/units'

/** A non-negative random time, in seconds. */
export type Distribution =
  | { readonly shape: 'constant'; readonly mean: Seconds }
  | { readonly shape: 'exponential'; readonly mean: Seconds }
  | { readonly shape: 'gamma'; readonly mean: Seconds; readonly cv: number }
  | { readonly shape: 'lognormal'; readonly mean: Seconds; readonly cv: number }
  /** With `probability` a draw of `of`, else zero: cold starts, cache misses, calls across zones. */
  | { readonly shape: 'sometimes'; readonly probability: number; readonly of: Distribution }
  /** Independent draws added up: own work, the work of calls, and that of callees in the same process. */
  | { readonly shape: 'sum'; readonly of: readonly Distribution[] }

/** No time at all. */
export const zeroTime: Distribution = { shape: 'constant', mean: 0 }

/** Work with this mean ≥ 0 and cv ≥ 0; the family follows from the cv (see above). */
export function work(mean: Seconds, cv: number): Distribution {
  if (mean === 0 || cv === 0) return { shape: 'constant', mean }
  if (cv === 1) return { shape: 'exponential', mean }
  return cv < 1 ? { shape: 'gamma', mean, cv } : { shape: 'lognormal', mean, cv }
}

/** A time that is always `mean`. */
export function constant(mean: Seconds): Distribution {
  return { shape: 'constant', mean }
}

/**
 * The lognormal with this median and 99th percentile: ln-mean ln p50, ln-sd ln(p99/p50)/z₉₉.
 * p99 ≤ p50 gives the constant p50, p50 ≤ 0 the constant max(p50, 0).
 */
export function lognormalBetween(p50: Seconds, p99: Seconds): Distribution {
  if (p50 <= 0 || p99 <= p50) return { shape: 'constant', mean: Math.max(p50, 0) }
  const sigma = Math.log(p99 / p50) / 2.3263478740408408
  return { shape: 'lognormal', mean: p50 * Math.exp((sigma * sigma) / 2), cv: Math.sqrt(Math.expm1(sigma * sigma)) }
}

/** The mean, and nothing else of the moments: light enough for the first screen of the page. */
export function meanOf(distribution: Distribution): Seconds {
  if (distribution.shape === 'sometimes') return distribution.probability * meanOf(distribution.of)
  if (distribution.shape === 'sum') return distribution.of.reduce((sum, part) => sum + meanOf(part), 0)
  return distribution.mean
}

/** The time multiplied by a factor ≥ 0: same shape, same cv. */
export function timesFactor(distribution: Distribution, factor: number): Distribution {
  if (distribution.shape === 'sometimes') return { ...distribution, of: timesFactor(distribution.of, factor) }
  if (distribution.shape === 'sum')
    return { shape: 'sum', of: distribution.of.map((part) => timesFactor(part, factor)) }
  return { ...distribution, mean: distribution.mean * factor }
}

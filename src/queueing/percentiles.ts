// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
/**
 * Percentiles, always read off a distribution. Which one, is decided by what is known of it:
 *
 *   - where the four cumulants agree with a gamma (exponentials, sums of many waits), that gamma: exact for an
 *     exponential, and instant;
 *   - else, for what a source asks for, the response's whole transform, inverted (spectra.ts, inversion.ts);
 *   - else, for activities that no source asks for, the fit to the cumulants.
 *
 * Of several sources together the distribution is the mixture by their rates, never an average of percentiles.
 */

import type { Seconds } from '../base/units'
import { type Cumulants, oneOf } from './cumulants'
import { cdf, fitted, quantile } from './fit'
import { type Tail, tail, timeBeyond } from './inversion'
import { response } from './responses'
import { transformOf } from './spectra'
import type { State } from './state'

export interface Law {
  readonly time: Cumulants
  /** What is known at a time, and the time by the fit that a share stays within. */
  readonly at: (t: Seconds) => Tail
  readonly guess: (p: number) => Seconds
  /** Whether the guess is the answer. */
  readonly closed: boolean
}

const asked = [0.5, 0.95, 0.99, 0.999] as const
/** Disagreement of the fourth cumulant with that of a gamma that is no longer overlooked. */
const noticeable = 0.01

export function percentiles(law: Law): readonly [Seconds, Seconds, Seconds, Seconds] {
  const { mean } = law.time
  if (!(mean < Infinity)) return [Infinity, Infinity, Infinity, Infinity]
  const found = asked.map((p) => (law.closed ? law.guess(p) : timeBeyond(1 - p, law.guess(p), law.at)))
  return [found[0]!, found[1]!, found[2]!, found[3]!]
}

export function fittedLaw(time: Cumulants): Law {
  const of = fitted(time)
  const at = (t: Seconds): Tail => {
    const step = 1e-4 * (t || 1)
    return { beyond: 1 - cdf(of, t), density: (cdf(of, t + step) - cdf(of, t - step)) / (2 * step) }
  }
  return { time, at, guess: (p) => quantile(of, p), closed: true }
}

/** The response to a source that calls this activity. */
export function lawOf(state: State, activity: number): Law {
  const time = response(state, state.network, activity)
  const law = fittedLaw(time)
  if (!(time.mean < Infinity) || !(time.variance > 1e-18 * time.mean * time.mean) || likeGamma(time)) return law
  const transform = transformOf(state, activity, true)
  return { ...law, at: (t) => tail(transform, t), closed: false }
}

function likeGamma({ variance, third, fourth }: Cumulants): boolean {
  const skewness = third / variance ** 1.5
  return skewness >= 0 && Math.abs(fourth / variance ** 2 - 1.5 * skewness ** 2) < noticeable * (1 + skewness ** 2)
}

export function mixedLaw(weights: readonly number[], laws: readonly Law[]): Law {
  const time = oneOf(
    weights,
    laws.map((law) => law.time),
  )
  const at = (t: Seconds): Tail => {
    let beyond = 0
    let density = 0
    laws.forEach((law, i) => {
      if (!(weights[i]! > 0)) return
      const one = law.at(t)
      beyond += weights[i]! * one.beyond
      density += weights[i]! * one.density
    })
    return { beyond, density }
  }
  return { time, at, guess: (p) => fittedLaw(time).guess(p), closed: false }
}

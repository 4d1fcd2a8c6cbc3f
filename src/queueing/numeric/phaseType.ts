/**
 * Closed forms: times that are a sum of independent exponentials, each of them there with some probability, and
 * of times with a few known values. An M/M/1 response is one exponential, M/M/c a work and, with Erlang's
 * probability, a wait; a tandem of them is the hypoexponential distribution; a slow answer in a hundred is a time
 * of two values. Their percentiles are exact, to 1e-9 and better.
 *
 * The exponentials are phases passed one after another. What is left of them at t is found by **uniformisation**:
 * let all clocks tick at the fastest rate Λ, a slower phase ignoring a tick now and then; after n ticks, a
 * Poisson(Λt) number, the chance that some phase is still under way is a sum of products of probabilities.
 * Nothing is subtracted, so the far tail keeps all its digits.
 *
 * Sources: Jensen 1953; Neuts, Matrix-Geometric Solutions, ch. 2.
 */

import type { Seconds } from '../../base/units'
import type { Distribution } from '../network/distribution'
import type { TailPoint } from './laplaceInversion'

export interface PhaseType {
  /** Rate of each exponential, and the probability that it is there. */
  readonly rates: readonly number[]
  readonly probabilities: readonly number[]
  /** Values of the rest of the time, with their probabilities. */
  readonly values: readonly Seconds[]
  readonly weights: readonly number[]
}

export const zeroPhases: PhaseType = { rates: [], probabilities: [], values: [0], weights: [1] }

const mostPhases = 24
const mostValues = 64
const mostTicks = 20_000

/** Both times one after another; undefined where that takes too much room. */
export function phaseSum(a: PhaseType, b: PhaseType): PhaseType | undefined {
  if (a.rates.length + b.rates.length > mostPhases || a.values.length * b.values.length > mostValues) return undefined
  return {
    rates: [...a.rates, ...b.rates],
    probabilities: [...a.probabilities, ...b.probabilities],
    values: a.values.flatMap((value) => b.values.map((other) => value + other)),
    weights: a.weights.flatMap((weight) => b.weights.map((other) => weight * other)),
  }
}

export function exponentialPhase(mean: Seconds, chance = 1): PhaseType {
  return mean > 0 && chance > 0 ? { rates: [1 / mean], probabilities: [chance], values: [0], weights: [1] } : zeroPhases
}

/** The phases of a distribution `scale` times as long; undefined if it has none. */
export function phaseTypeOf(distribution: Distribution, scale = 1, chance = 1): PhaseType | undefined {
  switch (distribution.shape) {
    case 'constant': {
      if (distribution.mean === 0 || chance === 0) return zeroPhases
      const sure = chance === 1
      return {
        rates: [],
        probabilities: [],
        values: sure ? [distribution.mean * scale] : [0, distribution.mean * scale],
        weights: sure ? [1] : [1 - chance, chance],
      }
    }
    case 'exponential':
      return exponentialPhase(distribution.mean * scale, chance)
    case 'sometimes':
      return phaseTypeOf(distribution.of, scale, chance * distribution.probability)
    default:
      return undefined
  }
}

/** Share beyond t and density at t. */
export function phaseTail(phases: PhaseType, t: Seconds): TailPoint {
  let beyond = 0
  let density = 0
  phases.values.forEach((value, i) => {
    if (t < value) beyond += phases.weights[i]!
    else {
      const one = exponentials(phases, t - value)
      beyond += phases.weights[i]! * one.beyond
      density += phases.weights[i]! * one.density
    }
  })
  return { beyond, density }
}

/** Whether the ticks that a time takes can be counted in reasonable time. */
export function isCountable(phases: PhaseType, t: Seconds): boolean {
  return Math.max(0, ...phases.rates) * t < mostTicks
}

/** The phases that can still be under way at t to any degree worth counting; the rest of t, the swift ones taken off. */
function slow(
  phases: PhaseType,
  t: Seconds,
): { readonly rates: readonly number[]; readonly chances: readonly number[]; readonly left: Seconds } {
  if (isCountable(phases, t)) return { rates: phases.rates, chances: phases.probabilities, left: t }
  const rates: number[] = []
  const chances: number[] = []
  let left = t
  phases.rates.forEach((rate, i) => {
    if (rate * t < mostTicks) {
      rates.push(rate)
      chances.push(phases.probabilities[i]!)
    } else left -= phases.probabilities[i]! / rate
  })
  return { rates, chances, left }
}

function exponentials(phases: PhaseType, time: Seconds): TailPoint {
  const { rates, chances, left } = slow(phases, time)
  const n = rates.length
  const fastest = Math.max(0, ...rates)
  if (n === 0) return { beyond: 0, density: 0 }
  if (n === 1) {
    const beyond = chances[0]! * Math.exp(-fastest * left)
    return { beyond, density: beyond * fastest }
  }
  const state = new Float64Array(n)
  let open = 1
  for (let i = 0; i < n; i++) {
    state[i] = open * chances[i]!
    open *= 1 - chances[i]!
  }
  // Probability of coming through all phases after i without stopping.
  const through = new Float64Array(n)
  let free = 1
  for (let i = n - 1; i >= 0; i--) {
    through[i] = free
    free *= 1 - chances[i]!
  }
  const ticks = fastest * left
  const last = Math.ceil(ticks + 12 * Math.sqrt(ticks + 1) + 40)
  // Poisson weights from their logarithm, which does not underflow before it matters.
  let log = -ticks
  let beyond = 0
  let density = 0
  for (let k = 0; k <= last; k++) {
    const weight = Math.exp(log)
    log += Math.log(ticks / (k + 1))
    let under = 0
    let leaving = 0
    for (let i = 0; i < n; i++) {
      under += state[i]!
      leaving += state[i]! * rates[i]! * through[i]!
    }
    beyond += weight * under
    density += weight * leaving
    let passing = 0
    for (let i = 0; i < n; i++) {
      const done = (state[i]! * rates[i]!) / fastest
      state[i] = state[i]! - done + passing * chances[i]!
      passing = passing * (1 - chances[i]!) + done
    }
  }
  return { beyond, density }
}

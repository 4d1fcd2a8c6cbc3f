/**
 * Closed forms: times that are a sum of independent exponentials, each present with some probability, and of a discrete
 * time with a few values. An M/M/1 response is one exponential; an M/M/c response is the work and, with Erlang's
 * probability, a wait; a tandem of them is the hypoexponential distribution; a slow answer in a hundred is a time
 * of two values. Their percentiles are exact, to 1e-9 and better.
 *
 * The exponentials are phases passed one after another. What is left of them at t is found by **uniformisation**:
 * all phases tick at the fastest rate Λ, a slower phase ignoring some ticks; after n ticks, a
 * Poisson(Λt) number, the chance that some phase is still under way is a sum of products of probabilities.
 * Nothing is subtracted, so the far tail keeps all its digits.
 *
 * Sources: Jensen 1953; Neuts, Matrix-Geometric Solutions, ch. 2.
 */

import type { Seconds } from '../../base/units'
import type { Distribution } from '../network/distribution'
import type { TailPoint } from './laplaceInversion'

/** A sum of exponentials, each with a probability, and a discrete time. */
export interface PhaseType {
  /** Rate of each exponential, and the probability that it is present. */
  readonly rates: readonly number[]
  readonly probabilities: readonly number[]
  /** Values of the discrete time, with their probabilities. */
  readonly values: readonly Seconds[]
  readonly weights: readonly number[]
}

/** No time. */
export const zeroPhases: PhaseType = { rates: [], probabilities: [], values: [0], weights: [1] }

const maxPhases = 24
const maxValues = 64
const maxTicks = 20_000

/** The sum of two independent times; undefined with more than 24 phases or 64 values. */
export function phaseSum(a: PhaseType, b: PhaseType): PhaseType | undefined {
  if (a.rates.length + b.rates.length > maxPhases || a.values.length * b.values.length > maxValues) return undefined
  return {
    rates: [...a.rates, ...b.rates],
    probabilities: [...a.probabilities, ...b.probabilities],
    values: a.values.flatMap((value) => b.values.map((other) => value + other)),
    weights: a.weights.flatMap((weight) => b.weights.map((other) => weight * other)),
  }
}

/** With probability `chance` an exponential of this mean ≥ 0, else zero. Its tail at t is chance·e^(−t/mean). */
export function exponentialPhase(mean: Seconds, chance = 1): PhaseType {
  return mean > 0 && chance > 0 ? { rates: [1 / mean], probabilities: [chance], values: [0], weights: [1] } : zeroPhases
}

/**
 * With probability `chance` a distribution `scale` times as long, else zero; undefined for gamma and lognormal. Example:
 * the constant 2 with ½: values [0, 2], weights [½, ½].
 */
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
    case 'sum': {
      let sum: PhaseType | undefined = chance === 1 ? zeroPhases : undefined
      for (const part of distribution.of) {
        const phases = sum && phaseTypeOf(part, scale)
        sum = sum && phases ? phaseSum(sum, phases) : undefined
      }
      return sum
    }
    default:
      return undefined
  }
}

/** Share beyond t ≥ 0 and density at t, without the mass at single values. Example: exponential of mean 1 at 1: 0.3679, 0.3679. */
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

/** Whether uniformisation up to t takes few enough ticks: fastest rate × t < 20,000. */
export function isCountable(phases: PhaseType, t: Seconds): boolean {
  return Math.max(0, ...phases.rates) * t < maxTicks
}

/** The phases that can still be in progress at t; the rest of t after the mean of those that are too fast to count. */
function slowPhases(
  phases: PhaseType,
  t: Seconds,
): { readonly rates: readonly number[]; readonly chances: readonly number[]; readonly left: Seconds } {
  if (isCountable(phases, t)) return { rates: phases.rates, chances: phases.probabilities, left: t }
  const rates: number[] = []
  const chances: number[] = []
  let left = t
  phases.rates.forEach((rate, i) => {
    if (rate * t < maxTicks) {
      rates.push(rate)
      chances.push(phases.probabilities[i]!)
    } else left -= phases.probabilities[i]! / rate
  })
  return { rates, chances, left }
}

function exponentials(phases: PhaseType, time: Seconds): TailPoint {
  const { rates, chances, left } = slowPhases(phases, time)
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
  // Probability that no phase after i is present.
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

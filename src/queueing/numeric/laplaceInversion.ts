/**
 * From a Laplace transform back to a distribution: the share of times beyond t, and the density at t.
 *
 * The Bromwich integral is turned into a Fourier series by aliasing (an error of e^(−A)), and the series, whose terms
 * alternate, is summed by Euler's averaging of its last partial sums:
 *
 *   f(t) ≈ e^(A/2)/t · [½ Re f̂(A/2t) + Σₖ (−1)ᵏ Re f̂((A + 2πik)/2t)]
 *
 * One evaluation at these s serves both the tail, (1 − φ(s))/s, and the density, φ(s), and the two together make
 * Newton's method: a percentile takes two to four iterations.
 *
 * The series resolves nothing finer than a twentieth of t. A time that hardly varies is therefore shifted: with a time L
 * before which next to nothing ends, X − L is inverted at t − L. By Chernoff's bound, P(X < L) ≤ e^(sL)·φ(s) for every
 * s > 0, the transform itself gives such an L.
 *
 * Source: Abate & Whitt, "Numerical inversion of Laplace transforms of probability distributions", ORSA J. Computing
 * 7, 1995 (algorithm EULER).
 */

import type { Seconds } from '../../base/units'
import { complexVector } from './complexVector'
import { type LaplaceTransform, multiplyByShift } from './laplaceTransform'

const aliasing = 17
const plainTerms = 11
const averagedTerms = 9
/** The number of s at which a transform is evaluated for one t. */
export const nodeCount = plainTerms + averagedTerms + 1

const binomials = Float64Array.from({ length: averagedTerms + 1 }, (_, k) => {
  let value = 1
  for (let j = 0; j < k; j++) value = (value * (averagedTerms - j)) / (j + 1)
  return value / 2 ** averagedTerms
})

/** Weight of term k: the share of the averaged partial sums that contain it, with its sign. */
const weights = Float64Array.from({ length: nodeCount }, (_, k) => {
  let weight = 1
  for (let j = 0; j < k - plainTerms; j++) weight -= binomials[j]!
  return (k === 0 ? 0.5 : k % 2 === 0 ? 1 : -1) * weight
})

/** A distribution at one time t. */
export interface TailPoint {
  /** Share of times beyond t, 0 to 1. */
  readonly beyond: number
  /** Density at t, per second. */
  readonly density: number
}

/**
 * A time before which a share of less than e^−40 ends; 0 if none is found. `deviation` > 0 is the standard deviation.
 * Example: for a constant of 1 s and deviation 0.1 it is 0.93.
 */
export function earliestTime(transform: LaplaceTransform, deviation: Seconds): Seconds {
  const s = complexVector(nodeCount)
  const values = complexVector(nodeCount)
  for (let k = 0; k < nodeCount; k++) s.re[k] = 1.5 ** (k + 1) / deviation
  transform(s, values)
  let earliest = 0
  for (let k = 0; k < nodeCount; k++)
    if (values.re[k]! > 1e-300) earliest = Math.max(earliest, (-Math.log(values.re[k]!) - 40) / s.re[k]!)
  return earliest < Infinity ? earliest : 0
}

/**
 * The distribution at `time`; `earliest` is a time before which nothing ends (see `earliestTime`). Good to about 1e-7 for
 * smooth distributions; it rings behind a step. Example: for φ(s) = 1/(1 + s) at time 1, beyond is e⁻¹ = 0.3679.
 */
export function invertTail(transform: LaplaceTransform, time: Seconds, earliest: Seconds = 0): TailPoint {
  const t = time - earliest
  if (!(t > 0)) return { beyond: 1, density: 0 }
  const s = complexVector(nodeCount)
  const values = complexVector(nodeCount)
  for (let k = 0; k < nodeCount; k++) {
    s.re[k] = aliasing / (2 * t)
    s.im[k] = (Math.PI * k) / t
  }
  transform(s, values)
  if (earliest > 0) multiplyByShift(values, s, -earliest)
  // E[e^(−s(X − earliest))] is at most 1. Where rounding exceeds that, so soon after `earliest`, nothing has ended.
  if (!(values.re[0]! <= 1)) return { beyond: 1, density: 0 }
  let beyond = 0
  let density = 0
  for (let k = 0; k < nodeCount; k++) {
    const x = s.re[k]!
    const y = s.im[k]!
    const re = 1 - values.re[k]!
    const im = -values.im[k]!
    beyond += weights[k]! * ((re * x + im * y) / (x * x + y * y))
    density += weights[k]! * values.re[k]!
  }
  const factor = Math.exp(aliasing / 2) / t
  return { beyond: Math.min(1, Math.max(0, beyond * factor)), density: density * factor }
}

const maxIterations = 40

/** A quantile, and the density where it was sought. */
export interface QuantilePoint {
  readonly time: Seconds
  readonly density: number
}

/**
 * The t beyond which there is a share `beyond` (0 < beyond < 1), from a guess, to a relative `precision`. Newton squares
 * the error at each step, so a step is the last when its square is small enough, without another evaluation of the
 * transform. Example: for the tail e^−t and beyond 0.01 it is ln 100 = 4.605.
 */
export function solveQuantile(
  beyond: number,
  guess: Seconds,
  tailAt: (t: Seconds) => TailPoint,
  precision = 2e-5,
): QuantilePoint {
  const maxLastStep = Math.sqrt(precision) / 2
  let low = 0
  let high = Infinity
  let t = guess > 0 ? guess : 1e-9
  let density = 0
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const point = tailAt(t)
    density = point.density
    if (point.beyond > beyond) low = Math.max(low, t)
    else high = Math.min(high, t)
    // Newton on the logarithm of the tail, which is nearly straight; between two modes it may diverge.
    const step = (Math.log(Math.max(point.beyond, 1e-12) / beyond) * point.beyond) / density
    let next = t + step
    // Far beyond the quantile tail and density are noise, and so is the step.
    const isNewton = density > 0 && point.beyond >= 1e-3 * beyond && next > low && next < high
    if (!isNewton) next = high === Infinity ? 2 * t : (low + high) / 2
    if (high === Infinity && next > 4 * t) next = 4 * t
    if (Math.abs(next - t) < (isNewton ? maxLastStep : precision) * t || high - low < precision * t)
      return { time: next, density }
    t = next
  }
  return { time: t, density }
}

/**
 * From a Laplace transform back to a distribution: the share of times beyond t, and the density at t.
 *
 * The Bromwich integral is turned into a Fourier series by aliasing (an error of e^(−A)), and the series, whose
 * terms alternate, is summed by Euler's averaging of its last partial sums:
 *
 *   f(t) ≈ e^(A/2)/t · [½ Re f̂(A/2t) + Σₖ (−1)ᵏ Re f̂((A + 2πik)/2t)]
 *
 * One evaluation at these s serves both the tail, (1 − φ(s))/s, and the density, φ(s), and the two together make
 * Newton's method: a percentile takes two to four rounds.
 *
 * The terms see nothing finer than a twentieth of t. A time that hardly varies is therefore seen from nearby: from a
 * moment L before which next to nothing ends, X − L being inverted at t − L. By Chernoff's bound,
 * P(X < L) ≤ e^(sL)·φ(s) for every s > 0, the transform itself says where such a moment is.
 *
 * Source: Abate & Whitt, "Numerical inversion of Laplace transforms of probability distributions", ORSA J. Computing
 * 7, 1995 (algorithm EULER).
 */

import type { Seconds } from '../../base/units'
import { begin, type ComplexVector, complexVector, multiplyByShift } from './laplaceTransform'

const aliasing = 17
const plain = 11
const averaged = 9
export const nodeCount = plain + averaged + 1

const binomials = Float64Array.from({ length: averaged + 1 }, (_, k) => {
  let value = 1
  for (let j = 0; j < k; j++) value = (value * (averaged - j)) / (j + 1)
  return value / 2 ** averaged
})

/** Weight of term k: how many of the averaged partial sums hold it. */
const weights = Float64Array.from({ length: nodeCount }, (_, k) => {
  let weight = 1
  for (let j = 0; j < k - plain; j++) weight -= binomials[j]!
  return (k === 0 ? 0.5 : k % 2 === 0 ? 1 : -1) * weight
})

/** The transform of a time, at the given s. */
export type LaplaceTransform = (s: ComplexVector, into: ComplexVector) => void

export interface TailPoint {
  /** Share of times beyond t. */
  readonly beyond: number
  readonly density: number
}

const s = complexVector(nodeCount)
const values = complexVector(nodeCount)

/** A time that next to nothing is shorter than: less than e^−40. */
export function earliestTime(transform: LaplaceTransform, deviation: Seconds): Seconds {
  for (let k = 0; k < nodeCount; k++) {
    s.re[k] = 1.5 ** (k + 1) / deviation
    s.im[k] = 0
  }
  begin(s)
  transform(s, values)
  let least = 0
  for (let k = 0; k < nodeCount; k++)
    if (values.re[k]! > 1e-300) least = Math.max(least, (-Math.log(values.re[k]!) - 40) / s.re[k]!)
  return least < Infinity ? least : 0
}

/** `least` is a time that nothing is shorter than. */
export function invertTail(transform: LaplaceTransform, time: Seconds, least: Seconds = 0): TailPoint {
  const t = time - least
  if (!(t > 0)) return { beyond: 1, density: 0 }
  for (let k = 0; k < nodeCount; k++) {
    s.re[k] = aliasing / (2 * t)
    s.im[k] = (Math.PI * k) / t
  }
  begin(s)
  transform(s, values)
  if (least > 0) multiplyByShift(values, s, -least)
  // E[e^(−s(X − least))] is at most 1. So soon after `least` that rounding is made more than that, nothing has ended.
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

const mostRounds = 40

/** A time, and the density where it was looked for. */
export interface QuantilePoint {
  readonly time: Seconds
  readonly density: number
}

/**
 * The t beyond which there is a share `left`, from a guess. Newton squares the error at each step, so a step is the last
 * when its square is small enough: it need not be checked by another look at the transform, which is what costs.
 */
export function solveQuantile(
  left: number,
  guess: Seconds,
  at: (t: Seconds) => TailPoint,
  precision = 2e-5,
): QuantilePoint {
  const small = Math.sqrt(precision) / 2
  let low = 0
  let high = Infinity
  let t = guess > 0 ? guess : 1e-9
  let density = 0
  for (let round = 0; round < mostRounds; round++) {
    const found = at(t)
    const { beyond } = found
    density = found.density
    if (beyond > left) low = Math.max(low, t)
    else high = Math.min(high, t)
    // Newton on the logarithm of the tail, which is nearly straight; between two humps it may run away.
    const step = (Math.log(Math.max(beyond, 1e-12) / left) * beyond) / density
    let next = t + step
    // Far beyond the quantile what is left of tail and density is noise, and a step made of it means nothing.
    const newton = density > 0 && beyond >= 1e-3 * left && next > low && next < high
    if (!newton) next = high === Infinity ? 2 * t : (low + high) / 2
    if (high === Infinity && next > 4 * t) next = 4 * t
    if (Math.abs(next - t) < (newton ? small : precision) * t || high - low < precision * t)
      return { time: next, density }
    t = next
  }
  return { time: t, density }
}

// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Laplace transforms, φ(s) = E[exp(−sX)], at a handful of complex s at once. For them what cumulants are for
 * moments holds of whole distributions: **the transform of a sum is the product of the transforms**, that of a
 * choice is the average. Two humps stay two humps, a cold start in a hundred stays one in a hundred.
 *
 *   constant e^(−sm)    exponential 1/(1+sm)    gamma (1+sθ)^(−k)
 *
 * The lognormal has no closed transform. It is e^(σZ) with Z normal; Z is split into a wide and a narrow normal,
 * the wide one laid on a grid, the narrow one's lognormal replaced by a gamma of the same variance. The grid is
 * so fine that the gammas of neighbouring points run into one another.
 *
 * All functions work in place on a `Spectrum`, real and imaginary parts in arrays: no allocation in the loop.
 *
 * Sources: Abate & Whitt, Queueing Systems 10, 1992; Asmussen, Jensen & Rojas-Nandayapa, "On the Laplace
 * transform of the lognormal distribution", 2016.
 */

import type { Cumulants } from './cumulants'
import type { Distribution } from './distribution'
import { widestCv } from './moments'

/** Complex numbers, one for each s. */
export interface Spectrum {
  readonly re: Float64Array
  readonly im: Float64Array
}

export function spectrum(size: number): Spectrum {
  return { re: new Float64Array(size), im: new Float64Array(size) }
}

export function setOne(a: Spectrum): void {
  a.re.fill(1)
  a.im.fill(0)
}

export function copy(to: Spectrum, from: Spectrum): void {
  to.re.set(from.re)
  to.im.set(from.im)
}

/** a ← a·b */
export function multiply(a: Spectrum, b: Spectrum): void {
  for (let i = 0; i < a.re.length; i++) {
    const re = a.re[i]! * b.re[i]! - a.im[i]! * b.im[i]!
    a.im[i] = a.re[i]! * b.im[i]! + a.im[i]! * b.re[i]!
    a.re[i] = re
  }
}

/** a ← 1 − p + p·a: the time with probability p, else none. */
export function maybe(a: Spectrum, p: number): void {
  for (let i = 0; i < a.re.length; i++) {
    a.re[i] = 1 - p + p * a.re[i]!
    a.im[i] = p * a.im[i]!
  }
}

/** a ← a^power, for any real power; |arg a| stays small for the transforms that this is used on. */
export function raise(a: Spectrum, power: number): void {
  if (power === 1) return
  for (let i = 0; i < a.re.length; i++) {
    const length = Math.exp((power / 2) * Math.log(a.re[i]! * a.re[i]! + a.im[i]! * a.im[i]! + 1e-300))
    const angle = Math.atan2(a.im[i]!, a.re[i]!) * power
    a.re[i] = length * Math.cos(angle)
    a.im[i] = length * Math.sin(angle)
  }
}

/** a ← a·φ(s), X being the distribution `scale` times as long. */
export function follow(a: Spectrum, s: Spectrum, of: Distribution, scale: number, room: Room): void {
  switch (of.shape) {
    case 'constant':
      shift(a, s, of.mean * scale)
      return
    case 'exponential':
      gamma(a, s, 1, of.mean * scale)
      return
    case 'gamma':
      gamma(a, s, 1 / of.cv ** 2, of.mean * of.cv ** 2 * scale)
      return
    case 'lognormal':
      lognormal(a, s, of.mean * scale, of.cv, room)
      return
    case 'sometimes': {
      const one = room.take()
      setOne(one)
      follow(one, s, of.of, scale, room)
      maybe(one, of.probability)
      multiply(a, one)
      room.give(one)
    }
  }
}

/** a ← a·e^(−s·time) */
export function shift(a: Spectrum, s: Spectrum, time: number): void {
  if (time === 0) return
  for (let i = 0; i < a.re.length; i++) {
    const length = Math.exp(-s.re[i]! * time)
    const angle = -s.im[i]! * time
    const c = length * Math.cos(angle)
    const d = length * Math.sin(angle)
    const re = a.re[i]! * c - a.im[i]! * d
    a.im[i] = a.re[i]! * d + a.im[i]! * c
    a.re[i] = re
  }
}

/** a ← a·(1 + sθ)^(−k) */
export function gamma(a: Spectrum, s: Spectrum, k: number, theta: number): void {
  for (let i = 0; i < a.re.length; i++) {
    const x = 1 + s.re[i]! * theta
    const y = s.im[i]! * theta
    const square = x * x + y * y
    let c: number
    let d: number
    if (k === 1) {
      c = x / square
      d = -y / square
    } else {
      const length = Math.exp((-k / 2) * Math.log(square))
      const angle = -k * Math.atan2(y, x)
      c = length * Math.cos(angle)
      d = length * Math.sin(angle)
    }
    const re = a.re[i]! * c - a.im[i]! * d
    a.im[i] = a.re[i]! * d + a.im[i]! * c
    a.re[i] = re
  }
}

function shiftedGamma(a: Spectrum, s: Spectrum, k: number, theta: number, offset: number): void {
  for (let i = 0; i < a.re.length; i++) {
    const x = 1 + s.re[i]! * theta
    const y = s.im[i]! * theta
    const length = Math.exp((-k / 2) * Math.log(x * x + y * y) - s.re[i]! * offset)
    const angle = -k * Math.atan2(y, x) - s.im[i]! * offset
    const c = length * Math.cos(angle)
    const d = length * Math.sin(angle)
    const re = a.re[i]! * c - a.im[i]! * d
    a.im[i] = a.re[i]! * d + a.im[i]! * c
    a.re[i] = re
  }
}

/**
 * a ← a·φ(s) of the shifted gamma with these cumulants. Where there is no skewness to the right, the plain gamma of
 * this mean and variance; where there is much to the left, the two points with these three moments.
 */
export function fittedGamma(a: Spectrum, s: Spectrum, { mean, variance, third }: Cumulants): void {
  if (!(variance > 1e-18 * mean * mean)) {
    shift(a, s, mean)
    return
  }
  const theta = third / (2 * variance)
  if (theta > 0.01 * Math.sqrt(variance)) {
    shiftedGamma(a, s, variance / (theta * theta), theta, mean - variance / theta)
    return
  }
  // A normal would reach below nothing, and its transform grows without limit at the s of short times.
  const deviation = Math.sqrt(variance)
  const skewness = third / (variance * deviation)
  const long = 0.5 * (1 - skewness / Math.sqrt(4 + skewness * skewness))
  const short = mean - deviation * Math.sqrt(long / (1 - long))
  if (skewness > -leftSkewed || short < 0) gamma(a, s, (mean * mean) / variance, variance / mean)
  else twoPoints(a, s, short, mean + deviation * Math.sqrt((1 - long) / long), long)
}

/** From here on a time is mostly the longer of two: that of a timeout, or of a callee that is mostly far away. */
const leftSkewed = 0.2

/** a ← a·((1 − p)·e^(−s·short) + p·e^(−s·long)) */
function twoPoints(a: Spectrum, s: Spectrum, short: number, long: number, p: number): void {
  for (let i = 0; i < a.re.length; i++) {
    const near = (1 - p) * Math.exp(-s.re[i]! * short)
    const far = p * Math.exp(-s.re[i]! * long)
    const c = near * Math.cos(s.im[i]! * short) + far * Math.cos(s.im[i]! * long)
    const d = -near * Math.sin(s.im[i]! * short) - far * Math.sin(s.im[i]! * long)
    const re = a.re[i]! * c - a.im[i]! * d
    a.im[i] = a.re[i]! * d + a.im[i]! * c
    a.re[i] = re
  }
}

/** Shape of the narrow gamma: a power of two, so that its power takes three squarings. */
const narrow = 8
const gap = 0.62
const reach = 3.9

interface Grid {
  readonly weights: readonly number[]
  /** Scales of the gammas, for mean one. */
  readonly scales: readonly number[]
}

const grids = new Map<number, Grid>()

function grid(cv: number): Grid {
  const known = grids.get(cv)
  if (known) return known
  const sigma = Math.sqrt(Math.max(0, Math.log1p(Math.min(cv, widestCv) ** 2) - Math.log1p(1 / narrow)))
  const half = Math.ceil((reach * sigma) / gap)
  const points = Array.from({ length: 2 * half + 1 }, (_, j) => (j - half) * (half > 0 ? reach / half : 0))
  const raw = points.map((z) => Math.exp((-z * z) / 2))
  const sum = raw.reduce((a, b) => a + b, 0)
  const weights = raw.map((weight) => weight / sum)
  const factors = points.map((z) => Math.exp(sigma * z))
  const mean = factors.reduce((total, factor, j) => total + factor * weights[j]!, 0)
  const made = { weights, scales: factors.map((factor) => factor / mean / narrow) }
  if (grids.size > 500) grids.clear()
  grids.set(cv, made)
  return made
}

function lognormal(a: Spectrum, s: Spectrum, mean: number, cv: number, room: Room): void {
  if (cv * cv * narrow <= 1) {
    gamma(a, s, 1 / (cv * cv), mean * cv * cv)
    return
  }
  const { weights, scales } = grid(cv)
  const sum = room.take()
  sum.re.fill(0)
  sum.im.fill(0)
  for (let j = 0; j < weights.length; j++) {
    const theta = scales[j]! * mean
    const weight = weights[j]!
    for (let i = 0; i < a.re.length; i++) {
      const x = 1 + s.re[i]! * theta
      const y = s.im[i]! * theta
      const square = x * x + y * y
      let c = x / square
      let d = -y / square
      for (let n = 1; n < narrow; n *= 2) {
        const re = c * c - d * d
        d = 2 * c * d
        c = re
      }
      sum.re[i] = sum.re[i]! + weight * c
      sum.im[i] = sum.im[i]! + weight * d
    }
  }
  multiply(a, sum)
  room.give(sum)
}

/** Spectra to work with, used again and again. */
export interface Room {
  readonly take: () => Spectrum
  readonly give: (used: Spectrum) => void
}

export function room(size: number): Room {
  const free: Spectrum[] = []
  return {
    take: () => free.pop() ?? spectrum(size),
    give: (used) => {
      free.push(used)
    },
  }
}

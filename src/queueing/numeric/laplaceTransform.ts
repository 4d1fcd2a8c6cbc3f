/**
 * Laplace transforms, φ(s) = E[exp(−sX)], at a handful of complex s at once. For them what cumulants are for
 * moments holds of whole distributions: **the transform of a sum is the product of the transforms**, that of a
 * choice is the average. Two humps stay two humps, a cold start in a hundred stays one in a hundred.
 *
 *   constant e^(−sm)    exponential 1/(1+sm)    gamma (1+sθ)^(−k)
 *
 * The lognormal has no closed transform and is made of gammas (numeric/lognormalMixture.ts).
 *
 * All functions work in place on a `Spectrum`, real and imaginary parts in arrays: no allocation in the loop.
 *
 * Source: Abate & Whitt, Queueing Systems 10, 1992.
 */

import type { Distribution } from '../network/distribution'
import type { Cumulants } from './cumulants'
import { componentShape, lognormalMixture } from './lognormalMixture'

/** Complex numbers, one for each s. */
export interface ComplexVector {
  readonly re: Float64Array
  readonly im: Float64Array
}

/** Many are cut out of one piece of memory: a piece for each would cost more than what is reckoned in it. */
let slab = new ArrayBuffer(0)
let used = 0
const slabBytes = 1 << 15

export function complexVector(size: number): ComplexVector {
  return { re: row(size), im: row(size) }
}

function row(size: number): Float64Array {
  const bytes = size * Float64Array.BYTES_PER_ELEMENT
  if (used + bytes > slab.byteLength) {
    slab = new ArrayBuffer(Math.max(slabBytes, bytes))
    used = 0
  }
  const cut = new Float64Array(slab, used, size)
  used += bytes
  return cut
}

export function setOne(a: ComplexVector): void {
  a.re.fill(1)
  a.im.fill(0)
}

export function copyInto(to: ComplexVector, from: ComplexVector): void {
  to.re.set(from.re)
  to.im.set(from.im)
}

/** a ← a·b */
export function multiply(a: ComplexVector, b: ComplexVector): void {
  const { re, im } = a
  const { re: c, im: d } = b
  for (let i = 0; i < re.length; i++) {
    const product = re[i]! * c[i]! - im[i]! * d[i]!
    im[i] = re[i]! * d[i]! + im[i]! * c[i]!
    re[i] = product
  }
}

/** a ← 1 − p + p·a: the time with probability p, else none. */
export function applyProbability(a: ComplexVector, p: number): void {
  for (let i = 0; i < a.re.length; i++) {
    a.re[i] = 1 - p + p * a.re[i]!
    a.im[i] = p * a.im[i]!
  }
}

/** a ← a^power, for any real power; |arg a| stays small for the transforms that this is used on. */
export function raiseToPower(a: ComplexVector, power: number): void {
  if (power === 1) return
  for (let i = 0; i < a.re.length; i++) {
    const length = Math.exp((power / 2) * Math.log(a.re[i]! * a.re[i]! + a.im[i]! * a.im[i]! + 1e-300))
    const angle = Math.atan2(a.im[i]!, a.re[i]!) * power
    a.re[i] = length * Math.cos(angle)
    a.im[i] = length * Math.sin(angle)
  }
}

/** a ← a·φ(s), X being the distribution `scale` times as long. */
export function multiplyByTransform(
  a: ComplexVector,
  s: ComplexVector,
  distribution: Distribution,
  scale: number,
  scratch: ScratchPool,
): void {
  switch (distribution.shape) {
    case 'constant':
      multiplyByShift(a, s, distribution.mean * scale)
      return
    case 'exponential':
      multiplyByGamma(a, s, 1, distribution.mean * scale)
      return
    case 'gamma':
      multiplyByGamma(a, s, 1 / distribution.cv ** 2, distribution.mean * distribution.cv ** 2 * scale)
      return
    case 'lognormal':
      lognormal(a, s, distribution.mean * scale, distribution.cv, scratch)
      return
    case 'sometimes': {
      const one = scratch.take()
      setOne(one)
      multiplyByTransform(one, s, distribution.of, scale, scratch)
      applyProbability(one, distribution.probability)
      multiply(a, one)
      scratch.release(one)
    }
  }
}

/** a ← a·e^(−s·time). Where s rises in even steps along a vertical line each power is the one before times one step. */
export function multiplyByShift(a: ComplexVector, s: ComplexVector, time: number): void {
  if (time === 0) return
  const { re, im } = a
  const even = s.re[1] === s.re[0] && s.im[0] === 0
  const [stepRe, stepIm] = [Math.cos(s.im[1]! * time), -Math.sin(s.im[1]! * time)]
  let c = Math.exp(-s.re[0]! * time)
  let d = 0
  for (let i = 0; i < re.length; i++) {
    if (!even) {
      const length = Math.exp(-s.re[i]! * time)
      c = length * Math.cos(s.im[i]! * time)
      d = -length * Math.sin(s.im[i]! * time)
    }
    const product = re[i]! * c - im[i]! * d
    im[i] = re[i]! * d + im[i]! * c
    re[i] = product
    const next = c * stepRe - d * stepIm
    d = c * stepIm + d * stepRe
    c = next
  }
}

/** a ← a·(1 + sθ)^(−k) */
export function multiplyByGamma(a: ComplexVector, s: ComplexVector, k: number, theta: number): void {
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

function shiftedGamma(a: ComplexVector, s: ComplexVector, k: number, theta: number, offset: number): void {
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
export function multiplyByFittedGamma(a: ComplexVector, s: ComplexVector, time: Cumulants): void {
  if (s !== current) {
    fitOnto(a, s, time)
    return
  }
  let known = fits.get(time)
  if (!known) {
    known = spares.pop() ?? complexVector(s.re.length)
    setOne(known)
    fitOnto(known, s, time)
    fits.set(time, known)
  }
  multiply(a, known)
}

/**
 * Several sources go down the same tree at the same s, and one activity has several callers: what was fitted at the
 * current s is kept by the time that it is of, until s moves on.
 */
const fits = new Map<Cumulants, ComplexVector>()
const spares: ComplexVector[] = []
let current: ComplexVector | undefined
let at = ''

/** Says that all that follows is asked for at these s. */
export function begin(s: ComplexVector): void {
  const now = `${s.re[0]} ${s.re[1]}`
  if (s === current && now === at) return
  current = s
  at = now
  spares.push(...fits.values())
  fits.clear()
}

function fitOnto(a: ComplexVector, s: ComplexVector, { mean, variance, third }: Cumulants): void {
  if (!(variance > 1e-18 * mean * mean)) {
    multiplyByShift(a, s, mean)
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
  if (skewness > -leftSkewed || short < 0) multiplyByGamma(a, s, (mean * mean) / variance, variance / mean)
  else twoPoints(a, s, short, mean + deviation * Math.sqrt((1 - long) / long), long)
}

/** From here on a time is mostly the longer of two: that of a timeout, or of a callee that is mostly far away. */
const leftSkewed = 0.2

/** a ← a·((1 − p)·e^(−s·short) + p·e^(−s·long)) */
function twoPoints(a: ComplexVector, s: ComplexVector, short: number, long: number, p: number): void {
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

function lognormal(a: ComplexVector, s: ComplexVector, mean: number, cv: number, scratch: ScratchPool): void {
  if (cv * cv * componentShape <= 1) {
    multiplyByGamma(a, s, 1 / (cv * cv), mean * cv * cv)
    return
  }
  const { weights, scales } = lognormalMixture(cv)
  const sum = scratch.take()
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
      for (let n = 1; n < componentShape; n *= 2) {
        const re = c * c - d * d
        d = 2 * c * d
        c = re
      }
      sum.re[i] = sum.re[i]! + weight * c
      sum.im[i] = sum.im[i]! + weight * d
    }
  }
  multiply(a, sum)
  scratch.release(sum)
}

/** Spectra to work with, used again and again. */
export interface ScratchPool {
  readonly take: () => ComplexVector
  readonly release: (used: ComplexVector) => void
}

export function scratchPool(size: number): ScratchPool {
  const free: ComplexVector[] = []
  return {
    take: () => free.pop() ?? complexVector(size),
    release: (used) => {
      free.push(used)
    },
  }
}

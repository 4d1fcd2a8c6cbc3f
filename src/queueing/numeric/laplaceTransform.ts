/**
 * Laplace transforms, φ(s) = E[exp(−sX)], at several complex s at once. They are to whole distributions what cumulants
 * are to moments: **the transform of a sum is the product of the transforms**, that of a mixture is the average. Two
 * modes stay two modes, a cold start in a hundred stays one in a hundred.
 *
 *   constant e^(−sm)    exponential 1/(1+sm)    gamma (1+sθ)^(−k)
 *
 * The lognormal has no closed transform and is a mixture of gammas (numeric/lognormalMixture.ts).
 *
 * All functions multiply a vector in place by a transform at the given s (Re s ≥ 0): no allocation in the loop. Example:
 * after `setOne(a)` and `multiplyByGamma(a, s, 1, 2)` at s = 0.5, a is 1/(1 + 0.5·2) = 0.5.
 *
 * Source: Abate & Whitt, Queueing Systems 10, 1992.
 */

import type { Seconds } from '../../base/units'
import type { Distribution } from '../network/distribution'
import { applyProbability, type ComplexVector, multiply, type ScratchPool, setOne, setZero } from './complexVector'
import type { Cumulants } from './cumulants'
import { componentShape, lognormalMixture } from './lognormalMixture'

/** Sets `into` to the transform of a time at the given s. */
export type LaplaceTransform = (s: ComplexVector, into: ComplexVector) => void

/** a ← a·φ(s) of `scale` times the distribution, scale > 0. */
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
      multiplyByLognormal(a, s, distribution.mean * scale, distribution.cv, scratch)
      return
    case 'sometimes': {
      const conditional = scratch.take()
      setOne(conditional)
      multiplyByTransform(conditional, s, distribution.of, scale, scratch)
      applyProbability(conditional, distribution.probability)
      multiply(a, conditional)
      scratch.release(conditional)
      return
    }
    case 'sum':
      for (const part of distribution.of) multiplyByTransform(a, s, part, scale, scratch)
  }
}

/**
 * a ← a·e^(−s·time): a constant time, which may be negative. Where s rises in even steps along a vertical line each
 * power is the one before times one step.
 */
export function multiplyByShift(a: ComplexVector, s: ComplexVector, time: Seconds): void {
  if (time === 0) return
  const { re, im } = a
  const isEven = s.re[1] === s.re[0] && s.im[0] === 0
  const [stepRe, stepIm] = [Math.cos(s.im[1]! * time), -Math.sin(s.im[1]! * time)]
  let c = Math.exp(-s.re[0]! * time)
  let d = 0
  for (let k = 0; k < re.length; k++) {
    if (!isEven) {
      const length = Math.exp(-s.re[k]! * time)
      c = length * Math.cos(s.im[k]! * time)
      d = -length * Math.sin(s.im[k]! * time)
    }
    const product = re[k]! * c - im[k]! * d
    im[k] = re[k]! * d + im[k]! * c
    re[k] = product
    const next = c * stepRe - d * stepIm
    d = c * stepIm + d * stepRe
    c = next
  }
}

/** a ← a·(1 + sθ)^(−shape): a gamma of this shape > 0 and scale θ ≥ 0. */
export function multiplyByGamma(a: ComplexVector, s: ComplexVector, shape: number, theta: Seconds): void {
  for (let k = 0; k < a.re.length; k++) {
    const x = 1 + s.re[k]! * theta
    const y = s.im[k]! * theta
    const square = x * x + y * y
    let c: number
    let d: number
    if (shape === 1) {
      c = x / square
      d = -y / square
    } else {
      const length = Math.exp((-shape / 2) * Math.log(square))
      const angle = -shape * Math.atan2(y, x)
      c = length * Math.cos(angle)
      d = length * Math.sin(angle)
    }
    const re = a.re[k]! * c - a.im[k]! * d
    a.im[k] = a.re[k]! * d + a.im[k]! * c
    a.re[k] = re
  }
}

/** From this skewness to the left on a time is mostly the longer of two: a timeout, or a callee that is mostly far away. */
const minLeftSkewness = 0.2

/**
 * a ← a·φ(s) of a distribution with this mean, variance and third cumulant: the shifted gamma if it is skewed to the
 * right, the two-point distribution if it is skewed far to the left, else the gamma with this mean and variance.
 */
export function multiplyByFittedGamma(a: ComplexVector, s: ComplexVector, { mean, variance, third }: Cumulants): void {
  if (!(variance > 1e-18 * mean * mean)) {
    multiplyByShift(a, s, mean)
    return
  }
  const theta = third / (2 * variance)
  if (theta > 0.01 * Math.sqrt(variance)) {
    multiplyByShiftedGamma(a, s, variance / (theta * theta), theta, mean - variance / theta)
    return
  }
  // A normal would extend below zero, and its transform grows without limit at the s of short times.
  const deviation = Math.sqrt(variance)
  const skewness = third / (variance * deviation)
  const p = 0.5 * (1 - skewness / Math.sqrt(4 + skewness * skewness))
  const short = mean - deviation * Math.sqrt(p / (1 - p))
  if (skewness > -minLeftSkewness || short < 0) multiplyByGamma(a, s, (mean * mean) / variance, variance / mean)
  else multiplyByTwoPoints(a, s, { short, long: mean + deviation * Math.sqrt((1 - p) / p), p })
}

function multiplyByShiftedGamma(a: ComplexVector, s: ComplexVector, shape: number, theta: number, offset: number) {
  for (let k = 0; k < a.re.length; k++) {
    const x = 1 + s.re[k]! * theta
    const y = s.im[k]! * theta
    const length = Math.exp((-shape / 2) * Math.log(x * x + y * y) - s.re[k]! * offset)
    const angle = -shape * Math.atan2(y, x) - s.im[k]! * offset
    const c = length * Math.cos(angle)
    const d = length * Math.sin(angle)
    const re = a.re[k]! * c - a.im[k]! * d
    a.im[k] = a.re[k]! * d + a.im[k]! * c
    a.re[k] = re
  }
}

/** The long time with probability p, else the short one. */
interface TwoPoints {
  readonly short: Seconds
  readonly long: Seconds
  readonly p: number
}

function multiplyByTwoPoints(a: ComplexVector, s: ComplexVector, { short, long, p }: TwoPoints): void {
  for (let k = 0; k < a.re.length; k++) {
    const near = (1 - p) * Math.exp(-s.re[k]! * short)
    const far = p * Math.exp(-s.re[k]! * long)
    const c = near * Math.cos(s.im[k]! * short) + far * Math.cos(s.im[k]! * long)
    const d = -near * Math.sin(s.im[k]! * short) - far * Math.sin(s.im[k]! * long)
    const re = a.re[k]! * c - a.im[k]! * d
    a.im[k] = a.re[k]! * d + a.im[k]! * c
    a.re[k] = re
  }
}

function multiplyByLognormal(a: ComplexVector, s: ComplexVector, mean: number, cv: number, scratch: ScratchPool): void {
  if (cv * cv * componentShape <= 1) {
    multiplyByGamma(a, s, 1 / (cv * cv), mean * cv * cv)
    return
  }
  const { weights, scales } = lognormalMixture(cv)
  const sum = scratch.take()
  setZero(sum)
  for (let j = 0; j < weights.length; j++) {
    const theta = scales[j]! * mean
    const weight = weights[j]!
    for (let k = 0; k < a.re.length; k++) {
      const x = 1 + s.re[k]! * theta
      const y = s.im[k]! * theta
      const square = x * x + y * y
      let c = x / square
      let d = -y / square
      for (let n = 1; n < componentShape; n *= 2) {
        const re = c * c - d * d
        d = 2 * c * d
        c = re
      }
      sum.re[k] = sum.re[k]! + weight * c
      sum.im[k] = sum.im[k]! + weight * d
    }
  }
  multiply(a, sum)
  scratch.release(sum)
}

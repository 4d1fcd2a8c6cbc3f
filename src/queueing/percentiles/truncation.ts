/**
 * An attempt with a timeout τ takes min(X, τ): the distribution of X is truncated there, and the rest of it is at τ.
 * Distribution and truncation are those from which responses/timeWithRetries.ts takes its moments. The distribution is a
 * table of equal steps, uniform within each.
 */

import type { Seconds } from '../../base/units'
import { type ComplexVector, type ScratchPool, setOne, setZero } from '../numeric/complexVector'
import type { Cumulants } from '../numeric/cumulants'
import { cdf, distributionFit, quantile } from '../numeric/distributionFit'
import { multiplyByShift } from '../numeric/laplaceTransform'

const steps = 192
/** Attempts that outlast their timeout less often than this are not truncated: it shows at no percentile in use. */
export const minTimeoutProbability = 1e-5

/** The distribution of an attempt below its timeout, in equal steps, and the probability of the timeout itself. */
export interface Truncation {
  readonly start: Seconds
  readonly step: Seconds
  readonly weights: Float64Array
  readonly timeout: Seconds
  readonly timeoutProbability: number
}

/** An attempt with these cumulants, truncated at a finite timeout. */
export function truncation(attempt: Cumulants, timeout: Seconds): Truncation {
  const fit = distributionFit(attempt)
  const start = fit.shape === 0 ? Math.min(fit.mean, timeout) : Math.min(quantile(fit, 1e-7), timeout)
  const step = (timeout - start) / steps
  const weights = new Float64Array(steps)
  let before = 0
  for (let j = 0; j < steps; j++) {
    const now = step > 0 ? cdf(fit, start + (j + 1) * step) : 0
    weights[j] = now - before
    before = now
  }
  return { start, step, weights, timeout, timeoutProbability: 1 - before }
}

/** into ← E[e^(−sX); X < τ] */
export function truncatedTransform(
  into: ComplexVector,
  s: ComplexVector,
  { start, step, weights }: Truncation,
  scratch: ScratchPool,
): void {
  // Horner's scheme in z = e^(−s·step).
  const z = scratch.take()
  setOne(z)
  multiplyByShift(z, s, step)
  setZero(into)
  for (let j = steps - 1; j >= 0; j--) {
    const weight = weights[j]!
    for (let k = 0; k < z.re.length; k++) {
      const re = into.re[k]! * z.re[k]! - into.im[k]! * z.im[k]! + weight
      into.im[k] = into.re[k]! * z.im[k]! + into.im[k]! * z.re[k]!
      into.re[k] = re
    }
  }
  // Uniform within a step: (1 − e^(−sh))/(sh).
  for (let k = 0; k < z.re.length; k++) {
    const x = s.re[k]! * step
    const y = s.im[k]! * step
    const size = x * x + y * y
    if (!(size > 1e-16)) continue
    const u = 1 - z.re[k]!
    const w = -z.im[k]!
    const re = (u * x + w * y) / size
    const im = (w * x - u * y) / size
    const product = into.re[k]! * re - into.im[k]! * im
    into.im[k] = into.re[k]! * im + into.im[k]! * re
    into.re[k] = product
  }
  multiplyByShift(into, s, start)
  scratch.release(z)
}

/**
 * An attempt with a timeout τ lasts min(X, τ): the law of X is cut there, and what is beyond stands at τ. Law and cut are
 * those that responses/retries.ts takes its moments from. The law is a table of equal steps; within a step X may be anywhere.
 */

import type { Cumulants } from '../numeric/cumulants'
import { cdf, distributionFit, quantile } from '../numeric/distributionFit'
import { type ComplexVector, multiplyByShift, type ScratchPool, setOne } from '../numeric/laplaceTransform'

const steps = 192
/** Attempts that outlast their timeout less often than this are not cut: no percentile that is asked for sees it. */
export const minTimeoutProbability = 1e-5

/** The law of an attempt below its timeout, in equal steps, and what is left for the timeout itself. */
export interface Truncation {
  readonly start: number
  readonly step: number
  readonly weights: Float64Array
  readonly timeout: number
  readonly timeoutProbability: number
}

export function truncation(one: Cumulants, timeout: number): Truncation {
  const fit = distributionFit(one)
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
  const z = scratch.take()
  setOne(z)
  multiplyByShift(z, s, step)
  into.re.fill(0)
  into.im.fill(0)
  for (let j = steps - 1; j >= 0; j--) {
    const weight = weights[j]!
    for (let k = 0; k < z.re.length; k++) {
      const re = into.re[k]! * z.re[k]! - into.im[k]! * z.im[k]! + weight
      into.im[k] = into.re[k]! * z.im[k]! + into.im[k]! * z.re[k]!
      into.re[k] = re
    }
  }
  // Anywhere within a step: (1 − e^(−sh))/(sh).
  for (let k = 0; k < z.re.length; k++) {
    const x = s.re[k]! * step
    const y = s.im[k]! * step
    const size = x * x + y * y
    if (!(size > 1e-16)) continue
    const u = 1 - z.re[k]!
    const w = -z.im[k]!
    const re = (u * x + w * y) / size
    const im = (w * x - u * y) / size
    const one = into.re[k]! * re - into.im[k]! * im
    into.im[k] = into.re[k]! * im + into.im[k]! * re
    into.re[k] = one
  }
  multiplyByShift(into, s, start)
  scratch.release(z)
}

/**
 * The transform of an execution that may fail, in two pieces: E[e^(−sT); it succeeds] and E[e^(−sT); it fails]. They are
 * what responses/outcome.ts carries as cumulants, and come about by the same rules, from the end to the beginning, a call that is
 * needed having the pieces g and b:
 *
 *   n calls one by one   good ← gⁿ·good,   bad ← b·(1 − gⁿ)/(1 − g) + gⁿ·bad
 *   r retries            g ← g·(1 − bʳ⁺¹)/(1 − b),   b ← bʳ⁺¹
 */

import type { Cumulants } from '../numeric/cumulants'
import {
  type ComplexVector,
  copyInto,
  multiply,
  multiplyByFittedGamma,
  raiseToPower,
  type ScratchPool,
  setOne,
} from '../numeric/laplaceTransform'
import type { Outcome } from '../responses/outcome'

export interface OutcomeTransform {
  readonly success: ComplexVector
  readonly failure: ComplexVector
}

export function scaleTransform(of: ComplexVector, by: number): void {
  for (let k = 0; k < of.re.length; k++) {
    of.re[k] = of.re[k]! * by
    of.im[k] = of.im[k]! * by
  }
}

export function addTransform(to: ComplexVector, other: ComplexVector): void {
  for (let k = 0; k < to.re.length; k++) {
    to.re[k] = to.re[k]! + other.re[k]!
    to.im[k] = to.im[k]! + other.im[k]!
  }
}

/** The pieces of what is known by its cumulants. */
export function fitOutcome(
  into: OutcomeTransform,
  s: ComplexVector,
  { success, successTime, failureTime }: Outcome,
): void {
  const piece = (of: ComplexVector, time: Cumulants, share: number) => {
    setOne(of)
    if (share > 0) multiplyByFittedGamma(of, s, time)
    scaleTransform(of, share)
  }
  piece(into.success, successTime, success)
  piece(into.failure, failureTime, 1 - success)
}

/** into ← 1 + a + a² + … + aⁿ⁻¹ */
function series(into: ComplexVector, a: ComplexVector, n: number): void {
  copyInto(into, a)
  raiseToPower(into, n)
  for (let k = 0; k < a.re.length; k++) {
    const x = 1 - a.re[k]!
    const y = -a.im[k]!
    const size = x * x + y * y
    const re = 1 - into.re[k]!
    const im = -into.im[k]!
    into.re[k] = size > 1e-24 ? (re * x + im * y) / size : n
    into.im[k] = size > 1e-24 ? (im * x - re * y) / size : 0
  }
}

/** An attempt is tried again up to so many times. */
export function applyRetries({ success, failure }: OutcomeTransform, retries: number, scratch: ScratchPool): void {
  if (retries === 0) return
  const sum = scratch.take()
  series(sum, failure, retries + 1)
  multiply(success, sum)
  raiseToPower(failure, retries + 1)
  scratch.release(sum)
}

/** `count` needed calls one after another before the rest, the whole part always, one more now and then. */
export function precedeByCalls(
  rest: OutcomeTransform,
  count: number,
  call: OutcomeTransform,
  scratch: ScratchPool,
): void {
  const whole = Math.floor(count)
  if (count > whole) precede(rest, call, 1, count - whole, scratch)
  if (whole > 0) precede(rest, call, whole, 1, scratch)
}

/** With probability p so many calls. */
function precede(
  { success, failure }: OutcomeTransform,
  call: OutcomeTransform,
  n: number,
  p: number,
  scratch: ScratchPool,
): void {
  const all = scratch.take()
  const some = scratch.take()
  copyInto(all, call.success)
  raiseToPower(all, n)
  series(some, call.success, n)
  multiply(some, call.failure)
  scaleTransform(all, p)
  scaleTransform(some, p)
  for (let k = 0; k < all.re.length; k++) all.re[k] = all.re[k]! + 1 - p
  multiply(success, all)
  multiply(failure, all)
  addTransform(failure, some)
  scratch.release(all)
  scratch.release(some)
}

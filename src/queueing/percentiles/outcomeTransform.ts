/**
 * The transform of an execution that can fail, by outcome: E[e^(−sT); it succeeds] and E[e^(−sT); it fails]. They are what
 * responses/outcome.ts carries as cumulants, and follow the same rules, from the end to the start, a required call having
 * the transforms g (success) and b (failure):
 *
 *   n calls in sequence   success ← gⁿ·success,   failure ← b·(1 − gⁿ)/(1 − g) + gⁿ·failure
 *   r retries             g ← g·(1 − bʳ⁺¹)/(1 − b),   b ← bʳ⁺¹
 */

import {
  addInto,
  type ComplexVector,
  copyInto,
  multiply,
  raiseToPower,
  type ScratchPool,
  scaleBy,
  setOne,
} from '../numeric/complexVector'
import type { Cumulants } from '../numeric/cumulants'
import { multiplyByFittedGamma } from '../numeric/laplaceTransform'
import type { Outcome } from '../responses/outcome'

/** A transform by outcome; the two sum to the transform of the time. */
export interface OutcomeTransform {
  readonly success: ComplexVector
  readonly failure: ComplexVector
}

/** Sets `into` from the cumulants of an outcome. */
export function fitOutcome(
  into: OutcomeTransform,
  s: ComplexVector,
  { success, successTime, failureTime }: Outcome,
): void {
  const setPart = (vector: ComplexVector, time: Cumulants, probability: number) => {
    setOne(vector)
    if (probability > 0) multiplyByFittedGamma(vector, s, time)
    scaleBy(vector, probability)
  }
  setPart(into.success, successTime, success)
  setPart(into.failure, failureTime, 1 - success)
}

/** into ← 1 + a + a² + … + aⁿ⁻¹ */
function setGeometricSum(into: ComplexVector, a: ComplexVector, n: number): void {
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

/** From an attempt to a call that is retried up to `retries` ≥ 0 times. */
export function applyRetries({ success, failure }: OutcomeTransform, retries: number, scratch: ScratchPool): void {
  if (retries === 0) return
  const sum = scratch.take()
  setGeometricSum(sum, failure, retries + 1)
  multiply(success, sum)
  raiseToPower(failure, retries + 1)
  scratch.release(sum)
}

/** Puts `count` required calls in sequence before the rest: the whole part always, one more with the remainder. */
export function precedeByCalls(
  rest: OutcomeTransform,
  count: number,
  call: OutcomeTransform,
  scratch: ScratchPool,
): void {
  const whole = Math.floor(count)
  if (count > whole) precede(rest, call, { calls: 1, probability: count - whole }, scratch)
  if (whole > 0) precede(rest, call, { calls: whole, probability: 1 }, scratch)
}

/** With this probability so many calls, else none. */
function precede(
  { success, failure }: OutcomeTransform,
  call: OutcomeTransform,
  { calls, probability }: { readonly calls: number; readonly probability: number },
  scratch: ScratchPool,
): void {
  const allSucceed = scratch.take()
  const oneFails = scratch.take()
  copyInto(allSucceed, call.success)
  raiseToPower(allSucceed, calls)
  setGeometricSum(oneFails, call.success, calls)
  multiply(oneFails, call.failure)
  scaleBy(oneFails, probability)
  scaleBy(allSucceed, probability)
  for (let k = 0; k < allSucceed.re.length; k++) allSucceed.re[k] = allSucceed.re[k]! + 1 - probability
  multiply(success, allSucceed)
  multiply(failure, allSucceed)
  addInto(failure, oneFails)
  scratch.release(allSucceed)
  scratch.release(oneFails)
}

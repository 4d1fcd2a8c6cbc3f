/**
 * The transform of an execution that may fail, in two pieces: E[e^(−sT); it succeeds] and E[e^(−sT); it fails]. They are
 * what responses/outcome.ts carries as cumulants, and come about by the same rules, from the end to the beginning, a call that is
 * needed having the pieces g and b:
 *
 *   n calls one by one   good ← gⁿ·good,   bad ← b·(1 − gⁿ)/(1 − g) + gⁿ·bad
 *   r retries            g ← g·(1 − bʳ⁺¹)/(1 − b),   b ← bʳ⁺¹
 */

import type { Cumulants } from '../numeric/cumulants'
import { copy, fittedGamma, multiply, type Room, raise, type Spectrum, setOne } from '../numeric/laplaceTransform'
import type { Outcome } from '../responses/outcome'

export interface Pieces {
  readonly good: Spectrum
  readonly bad: Spectrum
}

export function scale(of: Spectrum, by: number): void {
  for (let k = 0; k < of.re.length; k++) {
    of.re[k] = of.re[k]! * by
    of.im[k] = of.im[k]! * by
  }
}

export function add(to: Spectrum, other: Spectrum): void {
  for (let k = 0; k < to.re.length; k++) {
    to.re[k] = to.re[k]! + other.re[k]!
    to.im[k] = to.im[k]! + other.im[k]!
  }
}

/** The pieces of what is known by its cumulants. */
export function fittedPieces(into: Pieces, s: Spectrum, { good, inGood, inBad }: Outcome): void {
  const piece = (of: Spectrum, time: Cumulants, share: number) => {
    setOne(of)
    if (share > 0) fittedGamma(of, s, time)
    scale(of, share)
  }
  piece(into.good, inGood, good)
  piece(into.bad, inBad, 1 - good)
}

/** into ← 1 + a + a² + … + aⁿ⁻¹ */
function series(into: Spectrum, a: Spectrum, n: number): void {
  copy(into, a)
  raise(into, n)
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
export function retried({ good, bad }: Pieces, retries: number, room: Room): void {
  if (retries === 0) return
  const sum = room.take()
  series(sum, bad, retries + 1)
  multiply(good, sum)
  raise(bad, retries + 1)
  room.give(sum)
}

/** `count` needed calls one after another before the rest, the whole part always, one more now and then. */
export function precededEach(rest: Pieces, count: number, call: Pieces, room: Room): void {
  const whole = Math.floor(count)
  if (count > whole) precede(rest, call, 1, count - whole, room)
  if (whole > 0) precede(rest, call, whole, 1, room)
}

/** With probability p so many calls. */
function precede({ good, bad }: Pieces, call: Pieces, n: number, p: number, room: Room): void {
  const all = room.take()
  const some = room.take()
  copy(all, call.good)
  raise(all, n)
  series(some, call.good, n)
  multiply(some, call.bad)
  scale(all, p)
  scale(some, p)
  for (let k = 0; k < all.re.length; k++) all.re[k] = all.re[k]! + 1 - p
  multiply(good, all)
  multiply(bad, all)
  add(bad, some)
  room.give(all)
  room.give(some)
}

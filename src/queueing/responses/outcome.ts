/**
 * How long something takes and how it ends, together. A call that fails early is short, and what was to follow it is left
 * out; so the time given success is not the time given failure, and neither is independent of how many calls are made.
 * Both are carried up the tree, from the end of an execution to its beginning:
 *
 *   a stretch of time       is added to both
 *   a call that is needed   good = call good, then the rest good
 *                           bad  = call bad, the rest left out; or call good, then the rest bad
 *   n of it one by one      the same, n times
 *
 * The mean comes out as that of "each call is made with the probability of coming this far" (Wald); the spread does not:
 * n calls of which each fails with f are a geometric number cut at n, not about their mean.
 */

import { type Cumulants, nothing, oneOf, plus, repeated } from '../numeric/cumulants'

export interface Outcome {
  /** Probability of success. */
  readonly good: number
  /** Time given success, and given failure. */
  readonly inGood: Cumulants
  readonly inBad: Cumulants
}

/** What ends here, badly with the probability `error`. */
export function ended(error: number): Outcome {
  return { good: 1 - error, inGood: nothing, inBad: nothing }
}

export function total({ good, inGood, inBad }: Outcome): Cumulants {
  return inGood === inBad || good >= 1 ? inGood : good <= 0 ? inBad : oneOf([good, 1 - good], [inGood, inBad])
}

/** A time before it, whatever the outcome. */
export function preceded(time: Cumulants, { good, inGood, inBad }: Outcome): Outcome {
  return { good, inGood: plus(time, inGood), inBad: plus(time, inBad) }
}

/** A call, and the rest only if it succeeds. */
export function needed(call: Outcome, rest: Outcome): Outcome {
  const good = call.good * rest.good
  const broken = 1 - call.good
  const spoilt = call.good * (1 - rest.good)
  const bad = broken + spoilt
  return {
    good,
    inGood: plus(call.inGood, rest.inGood),
    inBad:
      spoilt === 0 || bad === 0
        ? call.inBad
        : oneOf([broken / bad, spoilt / bad], [call.inBad, plus(call.inGood, rest.inBad)]),
  }
}

/** The one with probability p, else the other. */
function either(p: number, one: Outcome, other: Outcome): Outcome {
  const good = p * one.good + (1 - p) * other.good
  const mixed = (a: number, b: number, x: Cumulants, y: Cumulants) =>
    a + b > 0 ? oneOf([a / (a + b), b / (a + b)], [x, y]) : nothing
  return {
    good,
    inGood: mixed(p * one.good, (1 - p) * other.good, one.inGood, other.inGood),
    inBad: mixed(p * (1 - one.good), (1 - p) * (1 - other.good), one.inBad, other.inBad),
  }
}

/** More calls than this in a row are taken in blocks. */
const mostLinks = 64

/** `count` calls one after another, the whole part always and one more now and then, and the rest if all succeed. */
export function neededEach(count: number, call: Outcome, rest: Outcome): Outcome {
  const whole = Math.floor(count)
  let sum = count > whole ? either(count - whole, needed(call, rest), rest) : rest
  const size = Math.ceil(whole / mostLinks)
  const block = size > 1 ? row(size, call) : call
  for (let done = 0; done < whole; ) {
    const one = whole - done >= size ? block : call
    sum = needed(one, sum)
    done += one === block ? size : 1
  }
  return sum
}

/** So many in a row as one; where it fails, about in the middle. */
function row(count: number, call: Outcome): Outcome {
  return {
    good: call.good ** count,
    inGood: repeated(call.inGood, count),
    inBad: plus(repeated(call.inGood, (count - 1) / 2), call.inBad),
  }
}

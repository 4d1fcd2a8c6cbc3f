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

import { type Cumulants, independentSum, mixture, plus, zero } from '../numeric/cumulants'

export interface Outcome {
  /** Probability of success. */
  readonly success: number
  /** Time given success, and given failure. */
  readonly successTime: Cumulants
  readonly failureTime: Cumulants
}

/** What ends here, badly with the probability `error`. */
export function endOutcome(error: number): Outcome {
  return { success: 1 - error, successTime: zero, failureTime: zero }
}

export function totalTime({ success, successTime, failureTime }: Outcome): Cumulants {
  return successTime === failureTime || success >= 1
    ? successTime
    : success <= 0
      ? failureTime
      : mixture([success, 1 - success], [successTime, failureTime])
}

/** A time before it, whatever the outcome. */
export function afterTime(time: Cumulants, { success, successTime, failureTime }: Outcome): Outcome {
  return { success, successTime: plus(time, successTime), failureTime: plus(time, failureTime) }
}

/** A call, and the rest only if it succeeds. */
export function afterCall(call: Outcome, rest: Outcome): Outcome {
  const good = call.success * rest.success
  const broken = 1 - call.success
  const spoilt = call.success * (1 - rest.success)
  const bad = broken + spoilt
  return {
    success: good,
    successTime: plus(call.successTime, rest.successTime),
    failureTime:
      spoilt === 0 || bad === 0
        ? call.failureTime
        : mixture([broken / bad, spoilt / bad], [call.failureTime, plus(call.successTime, rest.failureTime)]),
  }
}

/** The one with probability p, else the other. */
function either(p: number, one: Outcome, other: Outcome): Outcome {
  const good = p * one.success + (1 - p) * other.success
  const mixed = (a: number, b: number, x: Cumulants, y: Cumulants) =>
    a + b > 0 ? mixture([a / (a + b), b / (a + b)], [x, y]) : zero
  return {
    success: good,
    successTime: mixed(p * one.success, (1 - p) * other.success, one.successTime, other.successTime),
    failureTime: mixed(p * (1 - one.success), (1 - p) * (1 - other.success), one.failureTime, other.failureTime),
  }
}

/** More calls than this in a row are taken in blocks. */
const mostLinks = 64

/** `count` calls one after another, the whole part always and one more now and then, and the rest if all succeed. */
export function afterCalls(count: number, call: Outcome, rest: Outcome): Outcome {
  const whole = Math.floor(count)
  let sum = count > whole ? either(count - whole, afterCall(call, rest), rest) : rest
  const size = Math.ceil(whole / mostLinks)
  const block = size > 1 ? row(size, call) : call
  for (let done = 0; done < whole; ) {
    const one = whole - done >= size ? block : call
    sum = afterCall(one, sum)
    done += one === block ? size : 1
  }
  return sum
}

/** So many in a row as one; where it fails, about in the middle. */
function row(count: number, call: Outcome): Outcome {
  return {
    success: call.success ** count,
    successTime: independentSum(call.successTime, count),
    failureTime: plus(independentSum(call.successTime, (count - 1) / 2), call.failureTime),
  }
}

/**
 * Time and outcome of an execution, together. A call that fails early is short, and what would follow it is left out; so
 * the time given success differs from the time given failure, and both depend on how many calls are made. Both are
 * computed from the end of an execution back to its start:
 *
 *   a time                  is added to both
 *   a required call         success = the call succeeds, then the rest succeeds
 *                           failure = the call fails, the rest is left out; or it succeeds and the rest fails
 *   n of them in sequence   the same, n times
 *
 * The mean equals that of "each call is made with the probability of reaching it" (Wald); the variance does not: n
 * calls of which each fails with f are a geometric number truncated at n, not their mean number.
 */

import { type Cumulants, independentSum, mixture, plus, zero } from '../numeric/cumulants'

/** How an execution or a call ends, and after what time. */
export interface Outcome {
  /** Probability of success. */
  readonly success: number
  /** Time given success, and given failure. */
  readonly successTime: Cumulants
  readonly failureTime: Cumulants
}

/** The end of an execution: no time, failure with this probability. */
export function endOutcome(errorRate: number): Outcome {
  return { success: 1 - errorRate, successTime: zero, failureTime: zero }
}

/** The time whatever the outcome. */
export function totalTime({ success, successTime, failureTime }: Outcome): Cumulants {
  return successTime === failureTime || success >= 1
    ? successTime
    : success <= 0
      ? failureTime
      : mixture([success, 1 - success], [successTime, failureTime])
}

/** A time, then an outcome. */
export function afterTime(time: Cumulants, { success, successTime, failureTime }: Outcome): Outcome {
  return { success, successTime: plus(time, successTime), failureTime: plus(time, failureTime) }
}

/** A required call, then the rest if it succeeds. */
export function afterCall(call: Outcome, rest: Outcome): Outcome {
  const callFails = 1 - call.success
  const restFails = call.success * (1 - rest.success)
  const failure = callFails + restFails
  return {
    success: call.success * rest.success,
    successTime: plus(call.successTime, rest.successTime),
    failureTime:
      restFails === 0 || failure === 0
        ? call.failureTime
        : mixture(
            [callFails / failure, restFails / failure],
            [call.failureTime, plus(call.successTime, rest.failureTime)],
          ),
  }
}

/** One outcome with probability p, else the other. */
function either(p: number, one: Outcome, other: Outcome): Outcome {
  const conditional = (a: number, b: number, x: Cumulants, y: Cumulants) =>
    a + b > 0 ? mixture([a / (a + b), b / (a + b)], [x, y]) : zero
  return {
    success: p * one.success + (1 - p) * other.success,
    successTime: conditional(p * one.success, (1 - p) * other.success, one.successTime, other.successTime),
    failureTime: conditional(p * (1 - one.success), (1 - p) * (1 - other.success), one.failureTime, other.failureTime),
  }
}

/** More sequential calls than this are combined in blocks. */
const maxBlocks = 64

/** `count` required calls in sequence (the whole part always, one more with the rest), then the rest if all succeed. */
export function afterCalls(count: number, call: Outcome, rest: Outcome): Outcome {
  const whole = Math.floor(count)
  let sum = count > whole ? either(count - whole, afterCall(call, rest), rest) : rest
  const size = Math.ceil(whole / maxBlocks)
  const block = size > 1 ? blockOf(size, call) : call
  for (let done = 0; done < whole; ) {
    const one = whole - done >= size ? block : call
    sum = afterCall(one, sum)
    done += one === block ? size : 1
  }
  return sum
}

/** So many sequential calls as one; if it fails, it does so in the middle on average. */
function blockOf(count: number, call: Outcome): Outcome {
  return {
    success: call.success ** count,
    successTime: independentSum(call.successTime, count),
    failureTime: plus(independentSum(call.successTime, (count - 1) / 2), call.failureTime),
  }
}

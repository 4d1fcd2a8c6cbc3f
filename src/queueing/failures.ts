/**
 * Failures in expectation: how often a call fails, how often it is therefore tried, and how often each visit
 * is made per execution of its caller.
 *
 * One attempt of a visit fails with f, be it by the callee or by the timeout. With r retries the call fails
 * for good with f^(r+1), and takes (1 − f^(r+1)) / (1 − f) attempts on average. An execution fails by its own
 * doing or by a call that is neither optional nor unanswered (async).
 */

import { memoByIdentity } from '../base/memo'
import { type Graph, graph } from './graph'
import type { Network, Visit } from './network'

export interface Failures {
  /** Attempts of each visit per execution of its caller. */
  readonly calls: Float64Array
  /** Probability that one attempt of a visit fails. */
  readonly attempt: Float64Array
  /** Probability that an execution of an activity fails. */
  readonly execution: Float64Array
  /** Whether anything fails at all. */
  readonly any: boolean
}

/** What fails of itself, timeouts left out: they hang on the capacity. */
export const expectedCalls: (network: Network) => Failures = memoByIdentity((network: Network) => failures(network))

/** `late` is the probability that an attempt of each visit outlasts its timeout. */
export function failures(network: Network, late?: Float64Array): Failures {
  const of = graph(network)
  const calls = new Float64Array(of.visits.length)
  const attempt = new Float64Array(of.visits.length)
  const execution = Float64Array.from(network.activities, (activity) => activity.errorRate)
  const any = late !== undefined || network.activities.some((activity) => activity.errorRate > 0)
  if (!any) {
    for (let v = 0; v < calls.length; v++) calls[v] = (of.visits[v] as Visit).ratio
    return { calls, attempt, execution, any }
  }
  const { waits } = of
  for (let part = 0; part < waits.cyclic.length; part++) {
    // Within a circle the probabilities grow towards their least fixed point.
    for (let sweep = 0; sweep < (waits.cyclic[part] ? 200 : 1); sweep++) {
      let moved = 0
      for (let at = waits.partStart[part] as number; at < (waits.partStart[part + 1] as number); at++) {
        const i = waits.activities[at] as number
        const before = execution[i] as number
        execution[i] = executionFailure(of, i, network.activities[i]?.errorRate ?? 0, execution, attempt, late)
        moved = Math.max(moved, Math.abs((execution[i] as number) - before))
      }
      if (moved < 1e-12) break
    }
  }
  for (let v = 0; v < calls.length; v++) {
    const visit = of.visits[v] as Visit
    calls[v] = visit.ratio * (visit.waits ? attempts(attempt[v] as number, visit.retries) : 1)
  }
  return { calls, attempt, execution, any }
}

/** Mean attempts of a call of which each fails with `f` and is retried up to `retries` times. */
export function attempts(f: number, retries: number): number {
  return f >= 1 ? retries + 1 : (1 - f ** (retries + 1)) / (1 - f)
}

function executionFailure(
  of: Graph,
  i: number,
  own: number,
  execution: Float64Array,
  attempt: Float64Array,
  late: Float64Array | undefined,
): number {
  let success = 1 - own
  for (let v = of.firstVisit[i] as number; v < (of.firstVisit[i + 1] as number); v++) {
    const visit = of.visits[v] as Visit
    if (!visit.waits) continue
    const f = 1 - (1 - (execution[visit.to] as number)) * (1 - (late?.[v] ?? 0))
    attempt[v] = f
    if (f === 0 || visit.optional) continue
    const final = f ** (visit.retries + 1)
    const whole = Math.floor(visit.ratio)
    success *= (1 - final) ** whole * (1 - (visit.ratio - whole) * final)
  }
  return 1 - success
}

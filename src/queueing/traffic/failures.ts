/**
 * Failures in expectation: how often a call fails, how often it is therefore attempted, and how often each visit is
 * made per execution of its caller.
 *
 * One attempt of a visit fails with probability f, by the callee or by the timeout. With r retries the call fails with
 * f^(r+1), and takes (1 − f^(r+1)) / (1 − f) attempts on average. An execution fails by itself, at its end, or by a
 * call that is neither optional nor async: then the calls of the same stage are still awaited, and the later stages are
 * left out, as are the calls that would follow the failed one in its sequence.
 */

import { memoWeak } from '../../base/memo'
import type { Network, Visit } from '../network/network'
import { sliceCount, type VisitGraph, visitGraph } from '../network/visitGraph'

/** Failures and the attempts that follow from them; probabilities are per call or per execution. */
export interface Failures {
  /** Attempts of each visit per execution of its caller. */
  readonly attempts: Float64Array
  /** Calls of each visit per execution that reaches its stage, retries not counted. */
  readonly calls: Float64Array
  /** By stage: the probability that all required calls succeed. */
  readonly stageSuccess: Float64Array
  /** By activity: mean slices of one execution. */
  readonly meanSlices: Float64Array
  /** By activity: the probability that an execution fails. */
  readonly executionFailure: Float64Array
  /** Whether anything can fail at all. */
  readonly canFail: boolean
}

/** The failures without timeouts, which depend on the capacity; derived once per network. */
export const expectedFailures: (network: Network) => Failures = memoWeak((network: Network) => failures(network))

const maxSweeps = 60

/** The failures, `late` being the probability that an attempt of each visit outlasts its timeout. */
export function failures(network: Network, late?: Float64Array): Failures {
  const graph = visitGraph(network)
  const state: Failures & { readonly late: Float64Array | undefined; readonly attempt: Float64Array } = {
    attempts: new Float64Array(graph.visits.length),
    calls: new Float64Array(graph.visits.length),
    stageSuccess: new Float64Array(graph.stageVisit.length - 1).fill(1),
    meanSlices: Float64Array.from(network.activities, (_, i) => sliceCount(graph, i)),
    executionFailure: Float64Array.from(network.activities, (activity) => activity.errorRate),
    canFail: late !== undefined || network.activities.some((activity) => activity.errorRate > 0),
    attempt: new Float64Array(graph.visits.length),
    late,
  }
  if (!state.canFail) {
    for (let v = 0; v < state.attempts.length; v++) state.attempts[v] = state.calls[v] = graph.visits[v]!.ratio
    return state
  }
  const { waitOrder } = graph
  for (let part = 0; part < waitOrder.cyclic.length; part++) {
    // Within a cycle the probabilities increase towards their least fixed point.
    for (let sweep = 0; sweep < (waitOrder.cyclic[part] ? maxSweeps : 1); sweep++) {
      let moved = 0
      for (let at = waitOrder.componentStart[part]!; at < waitOrder.componentStart[part + 1]!; at++) {
        const i = waitOrder.activities[at]!
        const before = state.executionFailure[i]!
        execute(state, graph, i, network.activities[i]!.errorRate)
        moved = Math.max(moved, Math.abs(state.executionFailure[i]! - before))
      }
      if (moved < 1e-12) break
    }
  }
  // Async calls are retried as well; the failures of their callees are known only now.
  for (let v = 0; v < state.attempts.length; v++) {
    const visit = graph.visits[v]!
    if (!visit.waits)
      state.attempts[v] = state.attempts[v]! * meanAttempts(state.executionFailure[visit.to]!, visit.retries)
  }
  return state
}

/** Mean attempts of a call, each of which fails with 0 ≤ f ≤ 1, retried up to `retries` times; f = ½, 1 retry: 1.5. */
export function meanAttempts(f: number, retries: number): number {
  return f >= 1 ? retries + 1 : (1 - f ** (retries + 1)) / (1 - f)
}

function execute(
  state: Failures & { late: Float64Array | undefined; attempt: Float64Array },
  graph: VisitGraph,
  i: number,
  own: number,
): void {
  let reach = 1
  let count = 1
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    let survived = 1
    for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
      const visit = graph.visits[v]!
      if (!visit.waits) {
        state.calls[v] = visit.ratio
        state.attempts[v] = reach * visit.ratio
        continue
      }
      const f = 1 - (1 - state.executionFailure[visit.to]!) * (1 - (state.late?.[v] ?? 0))
      const final = visit.optional ? 0 : f ** (visit.retries + 1)
      state.calls[v] = begun(visit, final)
      state.attempts[v] = reach * state.calls[v]! * meanAttempts(f, visit.retries)
      const whole = Math.floor(visit.ratio)
      survived *= (1 - final) ** whole * (1 - (visit.ratio - whole) * final)
    }
    state.stageSuccess[s] = survived
    reach *= survived
    count += reach
  }
  state.meanSlices[i] = count
  state.executionFailure[i] = 1 - (1 - own) * reach
}

/** Mean calls that are made: in a sequence none after the first that fails with all its retries. */
function begun(visit: Visit, final: number): number {
  if (visit.fanOut === 'parallel' || final === 0) return visit.ratio
  const whole = Math.floor(visit.ratio)
  const good = (1 - final) ** whole
  return (1 - good) / final + (visit.ratio - whole) * good
}

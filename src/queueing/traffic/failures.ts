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

/** The failures without timeouts, which depend on the capacity; derived once for the activities of a network. */
export function expectedFailures({ activities }: Pick<Network, 'activities'>): Failures {
  return expectedOf(activities)
}

const expectedOf = memoWeak((activities: Network['activities']) => failures({ activities }))

const maxSweeps = 60

/** The failures, given the probability that an attempt of each visit outlasts its timeout; none times out by default. */
export function failures(network: Pick<Network, 'activities'>, timeoutProbability?: Float64Array): Failures {
  const graph = visitGraph(network)
  const result: Failures = {
    attempts: new Float64Array(graph.visits.length),
    calls: new Float64Array(graph.visits.length),
    stageSuccess: new Float64Array(graph.stageVisit.length - 1).fill(1),
    meanSlices: Float64Array.from(network.activities, (_, i) => sliceCount(graph, i)),
    executionFailure: Float64Array.from(network.activities, ({ errorRate }) => errorRate),
    canFail: timeoutProbability !== undefined || network.activities.some(({ errorRate }) => errorRate > 0),
  }
  const { attempts, calls, executionFailure } = result
  if (!result.canFail) {
    for (let v = 0; v < attempts.length; v++) attempts[v] = calls[v] = graph.visits[v]!.ratio
    return result
  }
  const { activities, componentStart, cyclic } = graph.waitOrder
  for (let component = 0; component < cyclic.length; component++) {
    const members = activities.subarray(componentStart[component]!, componentStart[component + 1]!)
    // Within a cycle the probabilities increase towards their least fixed point.
    for (let sweep = 0; sweep < (cyclic[component] ? maxSweeps : 1); sweep++) {
      let change = 0
      for (const i of members) {
        const before = executionFailure[i]!
        setFailures(result, graph, i, network.activities[i]!.errorRate, timeoutProbability)
        change = Math.max(change, Math.abs(executionFailure[i]! - before))
      }
      if (change < 1e-12) break
    }
  }
  // Async calls are retried as well; the failures of their callees are known only now.
  for (let v = 0; v < attempts.length; v++) {
    const { waits, to, retries } = graph.visits[v]!
    if (!waits) attempts[v] = attempts[v]! * meanAttempts(executionFailure[to]!, retries)
  }
  return result
}

/** Mean attempts of a call, each of which fails with 0 ≤ f ≤ 1, retried up to `retries` times; f = ½, 1 retry: 1.5. */
export function meanAttempts(f: number, retries: number): number {
  return f >= 1 ? retries + 1 : (1 - f ** (retries + 1)) / (1 - f)
}

/** Sets the failures of activity i, its stages and its visits, from those of its callees. */
function setFailures(
  { attempts, calls, stageSuccess, meanSlices, executionFailure }: Failures,
  graph: VisitGraph,
  i: number,
  errorRate: number,
  timeoutProbability: Float64Array | undefined,
): void {
  let reach = 1
  let slices = 1
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    let success = 1
    for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
      const visit = graph.visits[v]!
      const { ratio, retries } = visit
      if (!visit.waits) {
        calls[v] = ratio
        attempts[v] = reach * ratio
        continue
      }
      const f = 1 - (1 - executionFailure[visit.to]!) * (1 - (timeoutProbability?.[v] ?? 0))
      const callFailure = visit.optional ? 0 : f ** (retries + 1)
      calls[v] = meanCalls(visit, callFailure)
      attempts[v] = reach * calls[v]! * meanAttempts(f, retries)
      const whole = Math.floor(ratio)
      success *= (1 - callFailure) ** whole * (1 - (ratio - whole) * callFailure)
    }
    stageSuccess[s] = success
    reach *= success
    slices += reach
  }
  meanSlices[i] = slices
  executionFailure[i] = 1 - (1 - errorRate) * reach
}

/** Mean calls that are made: in a sequence none after the first that fails with all its retries. */
function meanCalls({ fanOut, ratio }: Visit, callFailure: number): number {
  if (fanOut === 'parallel' || callFailure === 0) return ratio
  const whole = Math.floor(ratio)
  const success = (1 - callFailure) ** whole
  return (1 - success) / callFailure + (ratio - whole) * success
}

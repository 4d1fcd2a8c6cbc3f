/** The time of a call once its callee is solved: its delays, the wait for a slot, the callee, and its retries. */

import { type Cumulants, plus } from '../numeric/cumulants'
import { cumulantsOf } from '../numeric/moments'
import type { SolverState } from './solverState'

/** One call of visit v, retries included. */
export function callTime(state: SolverState, v: number): Cumulants {
  return state.retriedTimes[v] ?? attemptTime(state, v)
}

/** One attempt of visit v, as if there were no timeout. */
export function attemptTime(state: SolverState, v: number): Cumulants {
  const visit = state.graph.visits[v]!
  let time = visit.local ? state.executionTimes[visit.to]! : responseTime(state, visit.to)
  for (const part of visit.delay) time = plus(time, cumulantsOf(part.time))
  return time
}

/** The response of an activity called from another slot: the execution and the wait for a slot. */
export function responseTime({ network, executionTimes, pools }: SolverState, activity: number): Cumulants {
  const delay = pools[network.activities[activity]!.station]?.delay
  return delay === undefined ? executionTimes[activity]! : plus(executionTimes[activity]!, delay)
}

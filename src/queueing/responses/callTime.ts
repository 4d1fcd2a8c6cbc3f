/** The time of a call, once what it calls is known: its delays, the wait for a slot, the callee, its retries. */

import { type Cumulants, plus } from '../numeric/cumulants'
import { cumulantsOf } from '../numeric/moments'
import type { SolverState } from './solverState'

export function callTime(state: SolverState, v: number): Cumulants {
  return state.retriedTimes[v] ?? attemptTime(state, v)
}

/** One attempt of it, as if there were no timeout. */
export function attemptTime(state: SolverState, v: number): Cumulants {
  const visit = state.graph.visits[v]!
  let time = visit.local ? state.inside[visit.to]! : responseTime(state, visit.to)
  for (const stretch of visit.delay) time = plus(time, cumulantsOf(stretch.time))
  return time
}

/** The response of an activity that was called from elsewhere: with the wait for a slot. */
export function responseTime({ network, inside, pools }: SolverState, activity: number): Cumulants {
  const delay = pools[network.activities[activity]!.station]?.delay
  return delay === undefined ? inside[activity]! : plus(inside[activity]!, delay)
}

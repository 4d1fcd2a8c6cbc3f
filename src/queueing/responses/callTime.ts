/** The time of a call, once what it calls is known: its delays, the wait for a slot, the callee, its retries. */

import { type Cumulants, plus } from '../numeric/cumulants'
import { cumulants } from '../numeric/moments'
import type { State } from './solverState'

export function timeOfCall(state: State, v: number): Cumulants {
  return state.tried[v] ?? attempt(state, v)
}

/** One attempt of it, as if there were no timeout. */
export function attempt(state: State, v: number): Cumulants {
  const visit = state.of.visits[v]!
  let time = visit.local ? state.inside[visit.to]! : response(state, visit.to)
  for (const stretch of visit.delay) time = plus(time, cumulants(stretch.time))
  return time
}

/** The response of an activity that was called from elsewhere: with the wait for a slot. */
export function response({ network, inside, pools }: State, activity: number): Cumulants {
  const delay = pools[network.activities[activity]!.station]?.delay
  return delay === undefined ? inside[activity]! : plus(inside[activity]!, delay)
}

/**
 * Simulated time restarts at zero from time to time. A double that holds years has no room for microseconds: after 10⁹
 * seconds of one request an hour, the difference of two times would be good to 10⁻⁷ s only.
 */

import type { Seconds } from '../../base/units'
import { difference, setTime } from '../state/accumulators'
import * as at from '../state/rowLayout'
import type { SimulationState } from '../state/simulationState'
import { settleBusyTime } from './stationQueues'

/** Longest simulated time before the clock is set back to zero. */
export const rebaseInterval: Seconds = 65536

/** A copy of all accumulators, settled up to now. */
export function currentAccumulators(state: SimulationState): Float64Array {
  const { clock, accumulators, live } = state
  setTime(accumulators, clock[0]! + clock[1]!, live)
  const copy = difference(undefined, accumulators.all, state.network.stations)
  settleBusyTime(state, copy.stations)
  return copy.all
}

/** Makes now the new zero, if now is far from the old one. */
export function rebase(state: SimulationState): void {
  const { clock, accumulators, doubles } = state
  const now = clock[0]!
  if (now < rebaseInterval) return
  settleBusyTime(state, accumulators.stations)
  clock[0] = 0
  clock[1]! += now
  for (let frame = 0; frame < doubles.length; frame += at.frameSize) {
    doubles[frame + at.start]! -= now
    doubles[frame + at.since]! -= now
    doubles[frame + at.deadline]! -= now
  }
  for (let i = 0; i < state.size; i++) state.times[i]! -= now
}

/**
 * Simulated time begins anew from time to time. A double that holds years has no room for microseconds: after 10⁹
 * seconds of one request an hour, the difference of two times would be good to 10⁻⁷ s only.
 */

import type { Seconds } from '../base/units'
import { difference, setTime } from './accumulators'
import * as at from './rowLayout'
import type { SimulationState } from './simulationState'
import { settleBusyTime } from './stationQueues'

export const rebaseInterval: Seconds = 65536

/** A copy of all accounts, up to now. */
export function currentAccumulators(world: SimulationState): Float64Array {
  const { clock, ledger, live } = world
  setTime(ledger, clock[0]! + clock[1]!, live)
  const copy = difference(undefined, ledger.all, world.plan.stations)
  settleBusyTime(world, copy.stations)
  return copy.all
}

/** Makes now the new zero, if now is far from the old one. */
export function rebase(world: SimulationState): void {
  const { clock, ledger, doubles } = world
  const now = clock[0]!
  if (now < rebaseInterval) return
  settleBusyTime(world, ledger.stations)
  clock[0] = 0
  clock[1]! += now
  for (let frame = 0; frame < doubles.length; frame += at.frameSize) {
    doubles[frame + at.start]! -= now
    doubles[frame + at.since]! -= now
    doubles[frame + at.deadline]! -= now
  }
  for (let i = 0; i < world.size; i++) world.times[i]! -= now
}

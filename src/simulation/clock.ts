// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Simulated time begins anew from time to time. A double that holds years has no room for microseconds: after 10⁹
 * seconds of one request an hour, the difference of two times would be good to 10⁻⁷ s only.
 */

import type { Seconds } from '../base/units'
import * as at from './fields'
import { setTime } from './ledger'
import { book } from './stations'
import type { World } from './world'

export const longEnough: Seconds = 65536

/** A copy of all accounts, booked up to now. */
export function accounts(world: World): Float64Array {
  const { clock, ledger, frames } = world
  book(world)
  setTime(ledger, clock[0]! + clock[1]!, frames.live)
  return ledger.all.slice()
}

/** Makes now the new zero, if now is far from the old one. */
export function rebase(world: World): void {
  const { clock, heap, frames, ledger } = world
  const now = clock[0]!
  if (now < longEnough) return
  book(world)
  clock[0] = 0
  clock[1]! += now
  const { stations } = ledger
  for (let station = 0; station < stations.length; station += at.stationSize) {
    stations[station + at.busySince] = 0
    stations[station + at.heldSince] = 0
  }
  const { doubles } = frames
  for (let frame = 0; frame < doubles.length; frame += at.frameSize) {
    doubles[frame + at.start]! -= now
    doubles[frame + at.since]! -= now
    doubles[frame + at.deadline]! -= now
  }
  for (let i = 0; i < heap.size; i++) heap.times[i]! -= now
}

// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Simulated time begins anew from time to time. A double that holds years has no room for microseconds: after 10⁹
 * seconds of one request an hour, the difference of two times would be good to 10⁻⁷ s only.
 */

import type { Seconds } from '../base/units'
import type { World } from './world'

const longEnough: Seconds = 65536

/** Makes now the new zero, if now is far from the old one. All integrals are booked up to now. */
export function rebase({ clock, heap, frames, stations }: World): void {
  const now = clock[0]!
  if (now < longEnough) return
  clock[0] = 0
  clock[1]! += now
  for (const times of [frames.start, frames.since, frames.deadline, stations.busySince, stations.heldSince]) {
    for (let i = 0; i < times.length; i++) times[i]! -= now
  }
  for (let i = 0; i < heap.size; i++) heap.times[i]! -= now
}

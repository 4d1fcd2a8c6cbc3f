// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Timeouts. All calls of one visit have the same timeout, so they run out in the order in which they began: one
 * list per visit, its first in the heap. A call that ends in time leaves the list, and the heap never fills with
 * timers of calls that are long over.
 */

import type { Seconds } from '../base/units'
import { schedule } from './heap'
import type { World } from './world'

export interface Timers {
  /** Calls under way, longest first; -1 for none. */
  readonly head: Int32Array
  readonly tail: Int32Array
  /** Whether the heap holds an event of this visit. */
  readonly armed: Uint8Array
}

export function timers(visits: number): Timers {
  return {
    head: new Int32Array(visits).fill(-1),
    tail: new Int32Array(visits).fill(-1),
    armed: new Uint8Array(visits),
  }
}

/** Begins the timer of a call. */
export function watch(world: World, visit: number, frame: number, timeout: Seconds): void {
  const { timers, frames } = world
  const tail = timers.tail[visit]!
  frames.deadline[frame] = world.clock[0]! + timeout
  frames.timerPrevious[frame] = tail
  frames.timerNext[frame] = -1
  timers.tail[visit] = frame
  if (tail >= 0) frames.timerNext[tail] = frame
  else timers.head[visit] = frame
  if (timers.armed[visit] === 0) arm(world, visit)
}

/** Ends the timer of a call. */
export function unwatch({ timers, frames }: World, visit: number, frame: number): void {
  const before = frames.timerPrevious[frame]!
  const after = frames.timerNext[frame]!
  if (before >= 0) frames.timerNext[before] = after
  else timers.head[visit] = after
  if (after >= 0) frames.timerPrevious[after] = before
  else timers.tail[visit] = before
}

/** The visit's event has come: the call that has run out, its timer ended, or -1 if that one ended in time. */
export function expired(world: World, visit: number): number {
  const { timers, frames } = world
  timers.armed[visit] = 0
  const first = timers.head[visit]!
  if (first < 0) return -1
  const out = frames.deadline[first]! <= world.clock[0]!
  if (out) unwatch(world, visit, first)
  if (timers.head[visit]! >= 0) arm(world, visit)
  return out ? first : -1
}

function arm(world: World, visit: number): void {
  world.timers.armed[visit] = 1
  schedule(world.heap, world.frames.deadline[world.timers.head[visit]!]!, -1 - world.plan.sources - visit)
}

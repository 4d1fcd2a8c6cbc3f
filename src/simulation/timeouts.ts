/**
 * Timeouts. All calls of one visit have the same timeout, so they run out in the order in which they began: one
 * list per visit, its first in the heap. A call that ends in time leaves the list, and the heap never fills with
 * timers of calls that are long over.
 */

import type { Seconds } from '../base/units'
import { schedule } from './eventQueue'
import * as at from './rowLayout'
import type { SimulationState } from './simulationState'

/** By position of the visit. */
export interface Timeouts {
  /** Calls under way, longest first; -1 for none. */
  readonly head: Int32Array
  readonly tail: Int32Array
  /** Whether the heap holds an event of this visit. */
  readonly armed: Uint8Array
}

export function timeouts(visits: number): Timeouts {
  return {
    head: new Int32Array(visits).fill(-1),
    tail: new Int32Array(visits).fill(-1),
    armed: new Uint8Array(visits),
  }
}

/** Begins the timer of a call. */
export function startTimeout(world: SimulationState, visit: number, frame: number, timeout: Seconds): void {
  const { timers } = world
  const { ints, doubles } = world
  const tail = timers.tail[visit]!
  doubles[frame + at.deadline] = world.clock[0]! + timeout
  ints[frame + at.timerPrevious] = tail
  ints[frame + at.timerNext] = -1
  timers.tail[visit] = frame
  if (tail >= 0) ints[tail + at.timerNext] = frame
  else timers.head[visit] = frame
  if (timers.armed[visit] === 0) arm(world, visit)
}

/** Ends the timer of a call. */
export function cancelTimeout({ timers, ints }: SimulationState, visit: number, frame: number): void {
  const before = ints[frame + at.timerPrevious]!
  const after = ints[frame + at.timerNext]!
  if (before >= 0) ints[before + at.timerNext] = after
  else timers.head[visit] = after
  if (after >= 0) ints[after + at.timerPrevious] = before
  else timers.tail[visit] = before
}

/** The visit's event has come: the call that has run out, its timer ended, or -1 if that one ended in time. */
export function nextExpired(world: SimulationState, visit: number): number {
  const { timers } = world
  timers.armed[visit] = 0
  const first = timers.head[visit]!
  if (first < 0) return -1
  const out = world.doubles[first + at.deadline]! <= world.clock[0]!
  if (out) cancelTimeout(world, visit, first)
  if (timers.head[visit]! >= 0) arm(world, visit)
  return out ? first : -1
}

function arm(world: SimulationState, visit: number): void {
  const first = world.timers.head[visit]!
  world.timers.armed[visit] = 1
  world.due[0] = world.doubles[first + at.deadline]!
  schedule(world, -1 - world.plan.sources - visit)
}

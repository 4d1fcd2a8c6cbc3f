// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Calls between executions: attempts, answers, retries, timeouts. The frame of a call is the frame of the execution
 * that it starts. A branch of a stage is one call, or a series of them one after another; it passes its frame on
 * from attempt to attempt, unless the caller gives up: then the frame lives on without a caller and the branch goes
 * on in a new one.
 */

import { draw } from './draw'
import { copyParts, ending, entering, give, slicing, take, waiting } from './frames'
import { schedule } from './heap'
import { expired, unwatch, watch } from './timers'
import type { World } from './world'

/** One more attempt of the call that the frame stands for: its delay, then the execution. */
export function call(world: World, frame: number): number {
  const { frames, plan } = world
  const visit = frames.visit[frame]!
  const timeout = plan.timeout[visit]!
  frames.failed[frame] = 0
  frames.phase[frame] = entering
  if (timeout < Infinity && frames.parent[frame]! >= 0) {
    copyParts(frames.saved, frame, frames.parts, frame)
    watch(world, visit, frame, timeout)
  }
  const first = plan.delay[visit]!
  const end = plan.delay[visit + 1]!
  return first === end || !sleep(world, frame, first, end) ? frame : -1
}

/** The stage is over: a slice of work is next, or the end if a call failed that was needed. Answers the caller. */
export function closeStage(world: World, caller: number): number {
  const { frames } = world
  frames.stage[caller]!++
  frames.phase[caller] = frames.failed[caller] ? ending : slicing
  return caller
}

/** The call has ended: once more, the next of its branch, or back to the caller. */
export function answer(world: World, frame: number, visit: number): number {
  const { frames, plan } = world
  const caller = frames.parent[frame]!
  if (caller >= 0 && plan.timeout[visit]! < Infinity) unwatch(world, visit, frame)
  if (frames.failed[frame]) {
    if (frames.tries[frame]! > 0) {
      frames.tries[frame]!--
      return call(world, frame)
    }
    if (caller >= 0 && plan.optional[visit] === 0) {
      frames.failed[caller] = 1
      frames.again[frame] = 0
    }
  }
  if (caller >= 0) {
    if (frames.again[frame]! > 0) {
      frames.again[frame]!--
      frames.tries[frame] = plan.retries[visit]!
      return call(world, frame)
    }
  }
  const next = caller < 0 ? -1 : endBranch(world, caller, frames.parts, frame)
  give(frames, frame)
  return next
}

/** The event of a visit's timer: the caller gives up the call that has run out. Answers the frame that goes on now. */
export function timeOut(world: World, visit: number): number {
  const { frames, plan } = world
  const lost = expired(world, visit)
  if (lost < 0) return -1
  const caller = frames.parent[lost]!
  let tries = frames.tries[lost]!
  let again = frames.again[lost]!
  frames.parent[lost] = -1
  frames.tries[lost] = 0
  frames.again[lost] = 0
  world.ledger.abandoned[frames.activity[lost]!]!++
  if (tries > 0) tries--
  else {
    tries = plan.retries[visit]!
    if (plan.optional[visit] === 0) {
      frames.failed[caller] = 1
      again = 0
    }
    if (again-- === 0) return endBranch(world, caller, frames.saved, lost)
  }
  const heir = take(frames, plan.to[visit]!, caller, visit)
  frames.tries[heir] = tries
  frames.again[heir] = again
  copyParts(frames.parts, heir, frames.saved, lost)
  return call(world, heir)
}

/** One branch less to wait for; if it was the last one, its account becomes the caller's. */
function endBranch(world: World, caller: number, account: Float64Array, of: number): number {
  const { frames } = world
  if (--frames.pending[caller]! > 0 || frames.phase[caller] !== waiting) return -1
  copyParts(frames.parts, caller, account, of)
  return closeStage(world, caller)
}

/** Lets the frame sleep for a range of stretches, each in its account. Answers whether there is anything to wait for. */
export function sleep(world: World, frame: number, first: number, end: number): boolean {
  const { frames, plan } = world
  let total = 0
  for (let stretch = first; stretch < end; stretch++) {
    const part = plan.stretchPart[stretch]!
    const time = draw(world.draws, plan.stretchDraw[stretch]!)
    total += time
    if (part < 4) frames.parts[(frame << 2) + part]! += time
  }
  if (total > 0) schedule(world.heap, world.clock[0]! + total, frame)
  return total > 0
}

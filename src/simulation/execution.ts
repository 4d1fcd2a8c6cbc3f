// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * What an execution does, step by step. A step takes a frame as far as it can go at this moment without another
 * frame's help and answers which frame goes on: itself, one that it called, the one that called it, or none. Steps
 * are run in a loop by the simulation, never inside each other, so a chain of any length needs no stack.
 *
 * Parts of time travel as a baton: a call begins with its caller's account, and the last call of a stage to end
 * gives its own back. So the account of a request is that of its critical path, and what is not work, network,
 * serialisation or platform in its response time is queueing.
 */

import { count } from './batches'
import { answer, call, closeStage, sleep } from './calls'
import { draw } from './draw'
import { copyParts, entering, give, paused, slicing, spawning, take, waiting, working } from './frames'
import { none } from './plan'
import { uniform } from './random'
import { giveServer, giveSlot, takeServer, takeSlot } from './stations'
import type { World } from './world'

/** Takes the frame on. Answers the frame that goes on now, or -1. */
export function step(world: World, frame: number): number {
  switch (world.frames.phase[frame]!) {
    case entering:
      return enter(world, frame)
    case slicing:
      return slice(world, frame)
    case working:
      giveServer(world, world.plan.station[world.frames.activity[frame]!]!)
      return afterSlice(world, frame)
    case paused:
      return openStage(world, frame)
    case spawning:
      return spawn(world, frame)
    default:
      return finish(world, frame)
  }
}

function enter(world: World, frame: number): number {
  const { frames, plan } = world
  const activity = frames.activity[frame]!
  const visit = frames.visit[frame]!
  frames.stage[frame] = plan.firstStage[activity]!
  frames.start[frame] = world.clock[0]!
  const inside = visit >= 0 && plan.local[visit] === 1
  return inside || takeSlot(world, plan.station[activity]!, frame) ? slice(world, frame) : -1
}

function slice(world: World, frame: number): number {
  const { frames, plan } = world
  const activity = frames.activity[frame]!
  const source = plan.slice[activity]!
  if (source === none) return afterSlice(world, frame)
  const duration = draw(world.draws, source)
  const overhead = duration * plan.overhead[activity]!
  frames.duration[frame] = duration
  frames.parts[frame << 2]! += duration - overhead
  frames.parts[(frame << 2) + 2]! += overhead
  takeServer(world, plan.station[activity]!, frame)
  return -1
}

function afterSlice(world: World, frame: number): number {
  const { frames, plan } = world
  const activity = frames.activity[frame]!
  const first = plan.pause[activity]!
  const end = plan.pause[activity + 1]!
  if (first < end && frames.stage[frame] === plan.firstStage[activity]) {
    frames.phase[frame] = paused
    if (sleep(world, frame, first, end)) return -1
  }
  return openStage(world, frame)
}

function openStage(world: World, frame: number): number {
  const { frames, plan } = world
  const stage = frames.stage[frame]!
  if (stage === plan.firstStage[frames.activity[frame]! + 1]!) return finish(world, frame)
  frames.cursor[frame] = plan.firstVisit[stage]!
  frames.phase[frame] = spawning
  if (seek(world, frame)) return frame
  return closeStage(world, frame)
}

/** Finds the next visit of the stage, from the cursor on, that is called at all this time. */
function seek(world: World, frame: number): boolean {
  const { frames, plan } = world
  const end = plan.firstVisit[frames.stage[frame]! + 1]!
  for (let visit = frames.cursor[frame]!; visit < end; visit++) {
    let calls = plan.whole[visit]!
    const source = plan.countDraw[visit]!
    if (source !== none && uniform(world.draws.streams, source) < plan.fraction[visit]!) calls++
    if (calls === 0) continue
    const together = plan.parallel[visit] === 1 || plan.waits[visit] === 0
    frames.cursor[frame] = visit
    frames.left[frame] = together ? calls : 1
    frames.series[frame] = together ? 0 : calls - 1
    return true
  }
  return false
}

/** Begins one call; the caller goes on with the next one after it, if there is one. */
function spawn(world: World, frame: number): number {
  const { frames, plan } = world
  const visit = frames.cursor[frame]!
  const waits = plan.waits[visit] === 1
  const child = take(frames, plan.to[visit]!, waits ? frame : -1, visit)
  frames.tries[child] = plan.retries[visit]!
  frames.again[child] = frames.series[frame]!
  copyParts(frames.parts, child, frames.parts, frame)
  if (waits) frames.pending[frame]!++
  let more = --frames.left[frame]! > 0
  if (!more) {
    frames.cursor[frame]!++
    more = seek(world, frame)
  }
  if (!more && frames.pending[frame]! > 0) frames.phase[frame] = waiting
  else {
    if (!more) closeStage(world, frame)
    frames.next[frame] = world.ready
    world.ready = frame
  }
  return call(world, child)
}

function finish(world: World, frame: number): number {
  const { frames, plan, ledger } = world
  const activity = frames.activity[frame]!
  const visit = frames.visit[frame]!
  const source = plan.errorDraw[activity]!
  if (source !== none && uniform(world.draws.streams, source) < plan.errorRate[activity]!) frames.failed[frame] = 1
  ledger.ended[activity]!++
  ledger.response[activity]! += world.clock[0]! - frames.start[frame]!
  ledger.failed[activity]! += frames.failed[frame]!
  if (visit < 0 || plan.local[visit] === 0) giveSlot(world, plan.station[activity]!)
  if (visit < 0) count(world, frame)
  else return answer(world, frame, visit)
  give(frames, frame)
  return -1
}

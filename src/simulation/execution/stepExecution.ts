/**
 * What an execution does, step by step. A step takes a frame as far as it can go at this moment without another
 * frame's help and answers which frame goes on: itself, one that it called, the one that called it, or none. Steps
 * are run in a loop by the simulation, never inside each other, so a chain of any length needs no stack.
 *
 * Parts of time travel as a baton: a call begins with its caller's account, and the last call of a stage to end
 * gives its own back; a call that nothing runs beside needs no copy and writes on its caller's. So the account of a
 * request is that of its critical path, and what is not work, network, serialisation or platform in its response time
 * is queueing.
 */

import { uniform } from '../random/randomStreams'
import { draw } from '../random/variates'
import {
  allocateFrame,
  copyParts,
  entering,
  freeFrame,
  paused,
  slicing,
  spawning,
  waiting,
  working,
} from '../state/frames'
import * as at from '../state/rowLayout'
import type { SimulationState } from '../state/simulationState'
import { countResponse } from './batchMeans'
import { answer, closeStage, startCalls, startPause } from './callExecution'
import { isClosed, staysInLoop, think } from './closedSources'
import { none } from './compiledNetwork'
import { freeServer, freeSlot, takeServer, takeSlot } from './stationQueues'

/** Takes the frame on. Answers the frame that goes on now, or -1. */
export function stepExecution(state: SimulationState, frame: number): number {
  const { ints } = state
  const activity = ints[frame + at.activity]!
  switch (ints[frame + at.phase]!) {
    case entering:
      return enter(state, frame, activity)
    case slicing:
      return slice(state, frame, activity)
    case working:
      freeServer(state, state.network.activity[activity + at.station]!)
      return afterSlice(state, frame, activity)
    case paused:
      return openStage(state, frame, activity)
    case spawning:
      return spawn(state, frame)
    default:
      return finish(state, frame, activity)
  }
}

function enter(state: SimulationState, frame: number, activity: number): number {
  const { ints, doubles } = state
  const { activity: activities, visit: visits } = state.network
  const visit = ints[frame + at.visit]!
  ints[frame + at.stage] = activities[activity + at.stageFirst]!
  doubles[frame + at.start] = state.clock[0]!
  const inside = visit >= 0 && (visits[visit + at.traits]! & at.local) !== 0
  if (inside || takeSlot(state, activities[activity + at.station]!, frame)) return slice(state, frame, activity)
  return -1
}

function slice(state: SimulationState, frame: number, activity: number): number {
  const { ints, doubles } = state
  const { activity: activities, overhead } = state.network
  const source = activities[activity + at.slice]!
  if (source === none) return afterSlice(state, frame, activity)
  // The first slice draws for all of them.
  if (ints[frame + at.stage] === activities[activity + at.stageFirst])
    draw(state.variates, source, doubles, frame + at.duration)
  const duration = doubles[frame + at.duration]!
  const share = overhead[activity / at.activitySize]!
  const account = ints[frame + at.account]!
  doubles[account]! += duration * (1 - share)
  if (share > 0) doubles[account + 2]! += duration * share
  takeServer(state, activities[activity + at.station]!, frame)
  return -1
}

function afterSlice(state: SimulationState, frame: number, activity: number): number {
  const { ints } = state
  const { activity: activities } = state.network
  const first = activities[activity + at.pauseFirst]!
  const end = activities[activity + at.pauseEnd]!
  if (first < end && ints[frame + at.stage] === activities[activity + at.stageFirst]) {
    ints[frame + at.phase] = paused
    if (startPause(state, frame, first, end)) return -1
  }
  return openStage(state, frame, activity)
}

function openStage(state: SimulationState, frame: number, activity: number): number {
  const { ints } = state
  const stage = ints[frame + at.stage]!
  if (stage === state.network.activity[activity + at.stageEnd]!) return finish(state, frame, activity)
  ints[frame + at.cursor] = state.network.firstVisit[stage]!
  return seek(state, frame) ? spawn(state, frame) : closeStage(state, frame)
}

/** Finds the next visit of the stage, from the cursor on, that is called at all this time. */
function seek(state: SimulationState, frame: number): boolean {
  const { ints } = state
  const { visit: visits, firstVisit, fraction } = state.network
  const end = firstVisit[ints[frame + at.stage]! + 1]!
  for (let visit = ints[frame + at.cursor]!; visit < end; visit += at.visitSize) {
    let calls = visits[visit + at.whole]!
    const source = visits[visit + at.countDraw]!
    if (source !== none && uniform(state.variates.streams, source) < fraction[visit / at.visitSize]!) calls++
    if (calls === 0) continue
    const traits = visits[visit + at.traits]!
    const together = (traits & at.parallel) !== 0 || (traits & at.waits) === 0
    ints[frame + at.cursor] = visit
    ints[frame + at.left] = together ? calls : 1
    ints[frame + at.series] = together ? 0 : calls - 1
    return true
  }
  return false
}

/**
 * Begins one call; the caller goes on with the next one after it, if there is one. A call that nothing runs beside
 * books on the account of its caller; others on a copy, of which that of the last to end is handed back.
 */
function spawn(state: SimulationState, frame: number): number {
  const { ints, doubles } = state
  const { visit: visits } = state.network
  const visit = ints[frame + at.cursor]!
  const traits = visits[visit + at.traits]!
  const series = ints[frame + at.series]!
  let more = --ints[frame + at.left]! > 0
  if (!more) {
    ints[frame + at.cursor] = visit + at.visitSize
    more = seek(state, frame)
  }
  const waits = (traits & at.waits) !== 0
  const child = allocateFrame(state, visits[visit + at.to]!, waits ? frame : -1, visit)
  ints[child + at.tries] = visits[visit + at.retries]!
  ints[child + at.again] = series
  const beside = waits ? ints[frame + at.pending]!++ : 0
  if (more || beside > 0 || (traits & (at.waits | at.timed)) !== at.waits) {
    copyParts(doubles, child + at.parts, ints[frame + at.account]!)
    ints[child + at.account] = child + at.parts
  } else ints[child + at.account] = ints[frame + at.account]!
  if (!more && ints[frame + at.pending]! > 0) ints[frame + at.phase] = waiting
  else {
    if (more) ints[frame + at.phase] = spawning
    else closeStage(state, frame)
    ints[frame + at.next] = state.ready
    state.ready = frame
  }
  return startCalls(state, child)
}

function finish(state: SimulationState, frame: number, activity: number): number {
  const { ints, doubles, network } = state
  const accounts = state.activityAccounts
  const visit = ints[frame + at.visit]!
  const position = activity / at.activitySize
  const account = position * at.accountSize
  const error = network.activity[activity + at.errorDraw]!
  if (error !== none && uniform(state.variates.streams, error) < network.errorRate[position]!)
    ints[frame + at.failed] = 1
  accounts[account + at.ended]!++
  accounts[account + at.response]! += state.clock[0]! - doubles[frame + at.start]!
  if (ints[frame + at.failed]) accounts[account + at.failures]!++
  if (visit < 0 || (network.visit[visit + at.traits]! & at.local) === 0) {
    freeSlot(state, network.activity[activity + at.station]!)
  }
  if (visit >= 0) return answer(state, frame, visit)
  countResponse(state, frame)
  freeFrame(state, frame)
  const source = -1 - visit
  if (isClosed(network, source) && staysInLoop(state, source)) think(state, source)
  return -1
}

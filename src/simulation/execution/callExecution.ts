/**
 * Calls between executions: attempts, answers, retries, timeouts. The frame of a call is the frame of the execution
 * that it starts. A branch of a stage is one call, or a series of them one after another; it passes its frame on
 * from attempt to attempt, unless the caller gives up: then the frame lives on without a caller and the branch goes
 * on in a new one.
 */

import { draw } from '../random/variates'
import { schedule } from '../state/eventQueue'
import { allocateFrame, copyParts, ending, entering, freeFrame, slicing, waiting } from '../state/frames'
import * as at from '../state/rowLayout'
import type { SimulationState } from '../state/simulationState'
import { cancelTimeout, nextExpired, startTimeout } from './timeouts'

/** One more attempt of the call that the frame stands for: its delay, then the execution. */
export function startCalls(state: SimulationState, frame: number): number {
  const { ints, doubles } = state
  const { visit: visits, timeout } = state.network
  const visit = ints[frame + at.visit]!
  ints[frame + at.failed] = 0
  ints[frame + at.phase] = entering
  if (visits[visit + at.traits]! & at.timed) {
    copyParts(doubles, frame + at.saved, frame + at.parts)
    startTimeout(state, visit / at.visitSize, frame, timeout[visit / at.visitSize]!)
  }
  const first = visits[visit + at.delayFirst]!
  const end = visits[visit + at.delayEnd]!
  return first === end || !startPause(state, frame, first, end) ? frame : -1
}

/** The stage is over: a slice of work is next, or the end if a call failed that was needed. Answers the caller. */
export function closeStage(state: SimulationState, caller: number): number {
  const { ints } = state
  ints[caller + at.stage]!++
  ints[caller + at.phase] = ints[caller + at.failed] ? ending : slicing
  return caller
}

/** The call has ended: once more, the next of its branch, or back to the caller. */
export function answer(state: SimulationState, frame: number, visit: number): number {
  const { ints } = state
  const { visit: visits } = state.network
  const caller = ints[frame + at.parent]!
  if (caller < 0) {
    freeFrame(state, frame)
    return -1
  }
  const traits = visits[visit + at.traits]!
  if (traits & at.timed) cancelTimeout(state, visit / at.visitSize, frame)
  if (ints[frame + at.failed]) {
    if (ints[frame + at.tries]! > 0) {
      ints[frame + at.tries]!--
      return startCalls(state, frame)
    }
    if (!(traits & at.optional)) {
      ints[caller + at.failed] = 1
      ints[frame + at.again] = 0
    }
  }
  if (ints[frame + at.again]! > 0) {
    ints[frame + at.again]!--
    ints[frame + at.tries] = visits[visit + at.retries]!
    return startCalls(state, frame)
  }
  freeFrame(state, frame)
  return endBranch(state, caller, ints[frame + at.account]!)
}

/** The event of a visit's timer: the caller gives up the call that has run out. Answers the frame that goes on now. */
export function timeOut(state: SimulationState, position: number): number {
  const { ints, doubles } = state
  const { visit: visits } = state.network
  const lost = nextExpired(state, position)
  if (lost < 0) return -1
  const visit = ints[lost + at.visit]!
  const caller = ints[lost + at.parent]!
  const activity = ints[lost + at.activity]!
  let tries = ints[lost + at.tries]!
  let again = ints[lost + at.again]!
  ints[lost + at.parent] = -1
  state.activityAccounts[(activity / at.activitySize) * at.accountSize + at.abandoned]!++
  if (tries > 0) tries--
  else {
    tries = visits[visit + at.retries]!
    if (!(visits[visit + at.traits]! & at.optional)) {
      ints[caller + at.failed] = 1
      again = 0
    }
    if (again-- === 0) return endBranch(state, caller, lost + at.saved)
  }
  const heir = allocateFrame(state, activity, caller, visit)
  ints[heir + at.tries] = tries
  ints[heir + at.again] = again
  ints[heir + at.account] = heir + at.parts
  copyParts(doubles, heir + at.parts, lost + at.saved)
  return startCalls(state, heir)
}

/** Lets the frame sleep for a range of stretches, each in its account. Answers whether there is anything to wait for. */
export function startPause(state: SimulationState, frame: number, first: number, end: number): boolean {
  const { network } = state
  const { ints, doubles } = state
  let total = 0
  for (let stretch = first; stretch < end; stretch++) {
    const part = network.stretchPart[stretch]!
    draw(state.variates, network.stretchDraw[stretch]!, doubles, frame + at.delayTime)
    const time = doubles[frame + at.delayTime]!
    total += time
    if (part < 4) doubles[ints[frame + at.account]! + part]! += time
  }
  if (total === 0) return false
  state.due[0] = state.clock[0]! + total
  schedule(state, frame)
  return true
}

/** One branch less to wait for; if it was the last one, its account (from where it begins) becomes the caller's. */
function endBranch(state: SimulationState, caller: number, account: number): number {
  const { ints, doubles } = state
  if (--ints[caller + at.pending]! > 0 || ints[caller + at.phase] !== waiting) return -1
  const own = ints[caller + at.account]!
  if (account !== own) copyParts(doubles, own, account)
  return closeStage(state, caller)
}

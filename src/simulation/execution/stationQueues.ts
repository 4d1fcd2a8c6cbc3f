/**
 * Servers and pools: first come first served both, with the frames that wait linked through the frames themselves.
 * Taking a server (or a slot) subtracts the current time from the station's accumulator, freeing it adds the time: the
 * accumulator is the integral of the busy servers, except for those that are busy now, which `settleBusyTime` adds.
 */

import { schedule } from '../state/eventQueue'
import { slicing, working } from '../state/frames'
import * as at from '../state/rowLayout'
import type { CompiledNetwork, SimulationState } from '../state/simulationState'

/** Rows of stations, all idle. */
export function stationQueues({ stations: count, limits }: CompiledNetwork): Int32Array {
  const rows = new Int32Array(count * at.stationSize).fill(-1)
  for (let i = 0; i < count; i++) {
    rows.set([limits[2 * i]!, limits[2 * i + 1]!, 0, 0], i * at.stationSize)
  }
  return rows
}

/** The frame asks for a server for as long as its `duration` says. */
export function takeServer(state: SimulationState, station: number, frame: number): void {
  const { stations, ints, doubles } = state
  const accounts = state.stationAccounts
  const now = state.clock[0]!
  accounts[station + at.slices]!++
  ints[frame + at.phase] = working
  const busy = stations[station + at.busy]!
  if (busy < stations[station + at.servers]!) {
    accounts[station + at.busyTime]! -= now
    stations[station + at.busy] = busy + 1
    state.due[0] = now + doubles[frame + at.duration]!
    schedule(state, frame)
  } else {
    doubles[frame + at.since] = now
    ints[frame + at.next] = -1
    if (stations[station + at.serverHead]! < 0) stations[station + at.serverHead] = frame
    else ints[stations[station + at.serverTail]! + at.next] = frame
    stations[station + at.serverTail] = frame
  }
}

/** A slice has ended: its server goes to the first that waits, or is idle. */
export function freeServer(state: SimulationState, station: number): void {
  const { stations } = state
  const accounts = state.stationAccounts
  const now = state.clock[0]!
  const first = stations[station + at.serverHead]!
  if (first >= 0) {
    const { ints, doubles } = state
    stations[station + at.serverHead] = ints[first + at.next]!
    accounts[station + at.waited]! += now - doubles[first + at.since]!
    state.due[0] = now + doubles[first + at.duration]!
    schedule(state, first)
  } else {
    accounts[station + at.busyTime]! += now
    stations[station + at.busy]!--
  }
}

/** The frame asks for a slot. Answers whether it has one; if not, it waits and will be ready when it gets one. */
export function takeSlot(state: SimulationState, station: number, frame: number): boolean {
  const { stations } = state
  const now = state.clock[0]!
  const held = stations[station + at.held]!
  if (held < stations[station + at.slots]!) {
    const accounts = state.stationAccounts
    accounts[station + at.admitted]!++
    accounts[station + at.heldTime]! -= now
    stations[station + at.held] = held + 1
    return true
  }
  const { ints, doubles } = state
  doubles[frame + at.since] = now
  ints[frame + at.next] = -1
  if (stations[station + at.slotHead]! < 0) stations[station + at.slotHead] = frame
  else ints[stations[station + at.slotTail]! + at.next] = frame
  stations[station + at.slotTail] = frame
  return false
}

/** An execution has ended: its slot goes to the first that waits, which is ready now, or is free. */
export function freeSlot(state: SimulationState, station: number): void {
  const { stations } = state
  const accounts = state.stationAccounts
  const now = state.clock[0]!
  const first = stations[station + at.slotHead]!
  if (first >= 0) {
    const { ints, doubles } = state
    stations[station + at.slotHead] = ints[first + at.next]!
    accounts[station + at.admitted]!++
    accounts[station + at.poolWaited]! += now - doubles[first + at.since]!
    ints[first + at.phase] = slicing
    ints[first + at.next] = state.ready
    state.ready = first
  } else {
    accounts[station + at.heldTime]! += now
    stations[station + at.held]!--
  }
}

/** Adds to these accounts of stations the time, up to now, of what is busy and held now. */
export function settleBusyTime({ stations, clock }: SimulationState, accounts: Float64Array): void {
  const now = clock[0]!
  for (let station = 0; station < stations.length; station += at.stationSize) {
    accounts[station + at.busyTime]! += stations[station + at.busy]! * now
    accounts[station + at.heldTime]! += stations[station + at.held]! * now
  }
}

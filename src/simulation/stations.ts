// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Servers and pools: first come first served both, with the frames that wait linked through the frames themselves.
 * The integral of busy servers (of held slots) is booked whenever their number changes.
 */

import * as at from './fields'
import { slicing, working } from './frames'
import { schedule } from './heap'
import type { Plan } from './plan'
import type { World } from './world'

/** Rows of stations, all idle. */
export function stations({ stations: count, limits }: Plan): Int32Array {
  const rows = new Int32Array(count * at.stationSize).fill(-1)
  for (let i = 0; i < count; i++) {
    rows.set([limits[2 * i]!, limits[2 * i + 1]!, 0, 0], i * at.stationSize)
  }
  return rows
}

/** The frame asks for a server for as long as its `duration` says. */
export function takeServer(world: World, station: number, frame: number): void {
  const { stations } = world
  const { ints, doubles } = world.frames
  const accounts = world.ledger.stations
  const now = world.clock[0]!
  accounts[station + at.slices]!++
  ints[frame + at.phase] = working
  const busy = stations[station + at.busy]!
  if (busy < stations[station + at.servers]!) {
    accounts[station + at.busyTime]! += busy * (now - accounts[station + at.busySince]!)
    accounts[station + at.busySince] = now
    stations[station + at.busy] = busy + 1
    world.heap.due[0] = now + doubles[frame + at.duration]!
    schedule(world.heap, frame)
  } else {
    doubles[frame + at.since] = now
    ints[frame + at.next] = -1
    if (stations[station + at.serverHead]! < 0) stations[station + at.serverHead] = frame
    else ints[stations[station + at.serverTail]! + at.next] = frame
    stations[station + at.serverTail] = frame
  }
}

/** A slice has ended: its server goes to the first that waits, or is idle. */
export function giveServer(world: World, station: number): void {
  const { stations } = world
  const accounts = world.ledger.stations
  const now = world.clock[0]!
  const first = stations[station + at.serverHead]!
  if (first >= 0) {
    const { ints, doubles } = world.frames
    stations[station + at.serverHead] = ints[first + at.next]!
    accounts[station + at.waited]! += now - doubles[first + at.since]!
    world.heap.due[0] = now + doubles[first + at.duration]!
    schedule(world.heap, first)
  } else {
    const busy = stations[station + at.busy]!
    accounts[station + at.busyTime]! += busy * (now - accounts[station + at.busySince]!)
    accounts[station + at.busySince] = now
    stations[station + at.busy] = busy - 1
  }
}

/** The frame asks for a slot. Answers whether it has one; if not, it waits and will be ready when it gets one. */
export function takeSlot(world: World, station: number, frame: number): boolean {
  const { stations } = world
  const now = world.clock[0]!
  const held = stations[station + at.held]!
  if (held < stations[station + at.slots]!) {
    const accounts = world.ledger.stations
    accounts[station + at.admitted]!++
    accounts[station + at.heldTime]! += held * (now - accounts[station + at.heldSince]!)
    accounts[station + at.heldSince] = now
    stations[station + at.held] = held + 1
    return true
  }
  const { ints, doubles } = world.frames
  doubles[frame + at.since] = now
  ints[frame + at.next] = -1
  if (stations[station + at.slotHead]! < 0) stations[station + at.slotHead] = frame
  else ints[stations[station + at.slotTail]! + at.next] = frame
  stations[station + at.slotTail] = frame
  return false
}

/** An execution has ended: its slot goes to the first that waits, which is ready now, or is free. */
export function giveSlot(world: World, station: number): void {
  const { stations } = world
  const accounts = world.ledger.stations
  const now = world.clock[0]!
  const first = stations[station + at.slotHead]!
  if (first >= 0) {
    const { ints, doubles } = world.frames
    stations[station + at.slotHead] = ints[first + at.next]!
    accounts[station + at.admitted]!++
    accounts[station + at.poolWaited]! += now - doubles[first + at.since]!
    ints[first + at.phase] = slicing
    ints[first + at.next] = world.ready
    world.ready = first
  } else {
    const held = stations[station + at.held]!
    accounts[station + at.heldTime]! += held * (now - accounts[station + at.heldSince]!)
    accounts[station + at.heldSince] = now
    stations[station + at.held] = held - 1
  }
}

/** Books all integrals up to now. */
export function book({ stations, ledger, clock }: World): void {
  const now = clock[0]!
  const accounts = ledger.stations
  for (let station = 0; station < stations.length; station += at.stationSize) {
    accounts[station + at.busyTime]! += stations[station + at.busy]! * (now - accounts[station + at.busySince]!)
    accounts[station + at.heldTime]! += stations[station + at.held]! * (now - accounts[station + at.heldSince]!)
    accounts[station + at.busySince] = now
    accounts[station + at.heldSince] = now
  }
}

// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Servers and pools: first come first served both, with the frames that wait linked through the frames themselves.
 * The integral of busy servers (of held slots) is booked whenever their number changes.
 */

import { slicing, working } from './frames'
import { schedule } from './heap'
import type { World } from './world'

export interface Stations {
  readonly busy: Int32Array
  readonly held: Int32Array
  /** Up to when the integrals are booked. */
  readonly busySince: Float64Array
  readonly heldSince: Float64Array
  /** First and last of the frames that wait for a server, and for a slot; -1 for none. */
  readonly serverHead: Int32Array
  readonly serverTail: Int32Array
  readonly slotHead: Int32Array
  readonly slotTail: Int32Array
}

export function stations(count: number): Stations {
  const nobody = () => new Int32Array(count).fill(-1)
  return {
    busy: new Int32Array(count),
    held: new Int32Array(count),
    busySince: new Float64Array(count),
    heldSince: new Float64Array(count),
    serverHead: nobody(),
    serverTail: nobody(),
    slotHead: nobody(),
    slotTail: nobody(),
  }
}

/** The frame asks for a server for as long as its `duration` says. */
export function takeServer(world: World, station: number, frame: number): void {
  const { stations, frames, ledger, clock } = world
  const now = clock[0]!
  ledger.slices[station]!++
  frames.phase[frame] = working
  const busy = stations.busy[station]!
  if (busy < world.plan.servers[station]!) {
    ledger.busy[station]! += busy * (now - stations.busySince[station]!)
    stations.busySince[station] = now
    stations.busy[station] = busy + 1
    schedule(world.heap, now + frames.duration[frame]!, frame)
  } else {
    frames.since[frame] = now
    enqueue(stations.serverHead, stations.serverTail, frames.next, station, frame)
  }
}

/** A slice has ended: its server goes to the first that waits, or is idle. */
export function giveServer(world: World, station: number): void {
  const { stations, frames, ledger, clock } = world
  const now = clock[0]!
  const first = stations.serverHead[station]!
  if (first >= 0) {
    stations.serverHead[station] = frames.next[first]!
    ledger.waited[station]! += now - frames.since[first]!
    schedule(world.heap, now + frames.duration[first]!, first)
  } else {
    const busy = stations.busy[station]!
    ledger.busy[station]! += busy * (now - stations.busySince[station]!)
    stations.busySince[station] = now
    stations.busy[station] = busy - 1
  }
}

/** The frame asks for a slot. Answers whether it has one; if not, it waits and will be ready when it gets one. */
export function takeSlot(world: World, station: number, frame: number): boolean {
  const { stations, frames, ledger, clock } = world
  const now = clock[0]!
  const held = stations.held[station]!
  if (held < world.plan.slots[station]!) {
    ledger.admitted[station]!++
    ledger.held[station]! += held * (now - stations.heldSince[station]!)
    stations.heldSince[station] = now
    stations.held[station] = held + 1
    return true
  }
  frames.since[frame] = now
  enqueue(stations.slotHead, stations.slotTail, frames.next, station, frame)
  return false
}

/** An execution has ended: its slot goes to the first that waits, which is ready now, or is free. */
export function giveSlot(world: World, station: number): void {
  const { stations, frames, ledger, clock } = world
  const now = clock[0]!
  const first = stations.slotHead[station]!
  if (first >= 0) {
    stations.slotHead[station] = frames.next[first]!
    ledger.admitted[station]!++
    ledger.poolWaited[station]! += now - frames.since[first]!
    frames.phase[first] = slicing
    frames.next[first] = world.ready
    world.ready = first
  } else {
    const held = stations.held[station]!
    ledger.held[station]! += held * (now - stations.heldSince[station]!)
    stations.heldSince[station] = now
    stations.held[station] = held - 1
  }
}

/** Books all integrals up to now. */
export function book({ stations, ledger, clock }: World): void {
  const now = clock[0]!
  for (let i = 0; i < stations.busy.length; i++) {
    ledger.busy[i]! += stations.busy[i]! * (now - stations.busySince[i]!)
    ledger.held[i]! += stations.held[i]! * (now - stations.heldSince[i]!)
    stations.busySince[i] = now
    stations.heldSince[i] = now
  }
}

function enqueue(heads: Int32Array, tails: Int32Array, next: Int32Array, station: number, frame: number): void {
  next[frame] = -1
  if (heads[station]! < 0) heads[station] = frame
  else next[tails[station]!] = frame
  tails[station] = frame
}

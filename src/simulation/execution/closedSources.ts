/**
 * Closed loops: users who think for an exponential time, send a request, wait for its answer and think again. Each is an
 * event of its source while thinking, and a frame while waiting, so as many are on the way as there are users.
 *
 * At the start of a run all of them begin to think. In a run of days the hour says how many there are: those who are too
 * many leave after their next answer, those who are missing come at the beginning of the hour.
 */

import { hoursPerDay } from '../../base/units'
import { draw } from '../random/variates'
import { schedule } from '../state/eventQueue'
import type { CompiledNetwork, SimulationState } from '../state/simulationState'
import { none } from './compiledNetwork'

/** Whether a source is a closed loop. */
export function isClosed({ users }: CompiledNetwork, source: number): boolean {
  return users[source]! < Infinity
}

/** The most users that there are at once, over all loops. */
export function userCount(network: CompiledNetwork): number {
  return network.users.reduce(
    (sum, _, source) => (isClosed(network, source) ? sum + maxUsers(network, source) : sum),
    0,
  )
}

/** Lets those users begin to think who are missing in this hour. */
export function admitUsers(state: SimulationState): void {
  const { network, users } = state
  for (let source = 0; source < network.sources; source++) {
    if (!isClosed(network, source)) continue
    for (const wanted = usersNow(state, source); users[source]! < wanted; users[source]!++) think(state, source)
  }
}

/** A user has thought, or has its answer: whether it stays in this hour. */
export function staysInLoop(state: SimulationState, source: number): boolean {
  if (!(state.users[source]! > usersNow(state, source))) return true
  state.users[source]!--
  return false
}

/** A user of this source begins to think. */
export function think(state: SimulationState, source: number): void {
  const { variates, network, due, clock } = state
  due[0] = 0
  if (network.arrivalDraw[source] !== none) draw(variates, network.arrivalDraw[source]!, due, 0)
  due[0]! += clock[0]!
  schedule(state, -1 - source)
}

function usersNow({ network, hours }: SimulationState, source: number): number {
  const { hourlyArrivals: day } = network
  if (!day) return wholeUsers(network.users[source]!)
  const share = day.share[source * hoursPerDay + (hours % hoursPerDay)]!
  return wholeUsers(network.users[source]! * day.maxFactors[source]! * share)
}

function maxUsers({ users, hourlyArrivals: day }: CompiledNetwork, source: number): number {
  return wholeUsers(users[source]! * (day?.maxFactors[source] ?? 1))
}

/** Users are a mean: a part of one counts as one. */
function wholeUsers(users: number): number {
  return users > 0 ? Math.max(1, Math.round(users)) : 0
}

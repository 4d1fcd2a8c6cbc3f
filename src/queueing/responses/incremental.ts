/**
 * Solving again after an edit. A value typed changes one activity of a thousand; with it change the queue of its
 * station and the responses of those that wait for it, up to the sources. All others are what they were, to the last
 * bit, because nothing that they are reckoned from is another: so they are taken over.
 *
 * What was found last is kept with the graph, which networks share as long as their visits are the same. Where it takes
 * more than one pass (circles, timeouts, slots held while waiting for the same pool) all is solved anew: what is found on
 * the way to such a solution hangs on more than what it is reckoned from.
 */

import { memoWeak } from '../../base/memo'
import type { VisitGraph } from '../network/visitGraph'
import type { SolverState } from './solverState'

const kept = memoWeak((_: VisitGraph): { rounds: readonly SolverState[] } => ({ rounds: [] }))

/** What was found round by round for the last network with this graph. */
export function lastOf(graph: VisitGraph): readonly SolverState[] {
  return kept(graph).rounds
}

export function keep(graph: VisitGraph, rounds: readonly SolverState[]): void {
  if (!graph.waitOrder.cyclic.includes(1) && !rounds.some(({ guessed }) => guessed.includes(1)))
    kept(graph).rounds = rounds
}

/** Whether the station is what it was: its queue, the work there, and the speed. */
export function isSameStation({ stations }: SolverState, { stations: before }: SolverState, station: number): boolean {
  return (
    stations.queues[station] === before.queues[station] &&
    stations.sliceTimes[station] === before.sliceTimes[station] &&
    stations.speed[station] === before.speed[station]
  )
}

/** Whether an execution is what it was, from those that it waits for being so or not. */
export function isSameExecution(state: SolverState, before: SolverState, i: number, same: Uint8Array): boolean {
  const { network, graph, stations, failures } = state
  const activity = network.activities[i]!
  if (activity !== before.network.activities[i] || !isSameStation(state, before, activity.station)) return false
  if (
    stations.feedbackFactors[i] !== before.stations.feedbackFactors[i] ||
    failures.canFail !== before.failures.canFail
  )
    return false
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++)
    if (failures.stageSuccess[s] !== before.failures.stageSuccess[s]) return false
  for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
    const { to, waits, ratio, local } = graph.visits[v]!
    if (!waits || !(ratio > 0)) continue
    if (!same[to] || failures.calls[v] !== before.failures.calls[v]) return false
    if (failures.executionFailure[to] !== before.failures.executionFailure[to]) return false
    const { station } = network.activities[to]!
    if (!isSameStation(state, before, station)) return false
    if (!local && (state.pools[station] !== before.pools[station] || state.pendingHolders[station]! > 0)) return false
  }
  return true
}

/** Whether a pool is what it was, from those that hold its slots being so or not. */
export function isSamePool(state: SolverState, before: SolverState, station: number, same: Uint8Array): boolean {
  const residents = state.slotHolders[station]!
  const others = before.slotHolders[station]!
  return (
    state.slots[station] === before.slots[station] &&
    state.maxOccupancy[station] === before.maxOccupancy[station] &&
    isSameStation(state, before, station) &&
    residents.length === others.length &&
    residents.every((j, k) => j === others[k] && same[j] === 1 && state.entryRates[j] === before.entryRates[j])
  )
}

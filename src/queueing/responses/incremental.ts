/**
 * Solving again after an edit. A value typed changes one activity of a thousand; with it change the queue of its
 * station and the responses of those that wait for it, up to the sources. All others are what they were, to the last
 * bit, because nothing that they are reckoned from is another: so they are taken over.
 *
 * What was found last is kept with the graph, which networks share as long as their visits are the same. Where it takes
 * more than one pass (circles, timeouts, slots held while waiting for the same pool) all is solved anew: what is found on
 * the way to such a solution hangs on more than what it is reckoned from.
 */

import { memoByIdentity } from '../../base/memo'
import type { Graph } from '../network/visitGraph'
import type { State } from './solverState'

const kept = memoByIdentity((_: Graph): { rounds: readonly State[] } => ({ rounds: [] }))

/** What was found round by round for the last network with this graph. */
export function lastOf(of: Graph): readonly State[] {
  return kept(of).rounds
}

export function keep(of: Graph, rounds: readonly State[]): void {
  if (!of.waits.cyclic.includes(1) && !rounds.some(({ guessed }) => guessed.includes(1))) kept(of).rounds = rounds
}

/** Whether the station is what it was: its queue, the work there, and the speed. */
export function isSameStation({ at }: State, { at: before }: State, station: number): boolean {
  return (
    at.queues[station] === before.queues[station] &&
    at.work[station] === before.work[station] &&
    at.speed[station] === before.speed[station]
  )
}

/** Whether an execution is what it was, from those that it waits for being so or not. */
export function isSameExecution(state: State, before: State, i: number, same: Uint8Array): boolean {
  const { network, of, at, failing } = state
  const activity = network.activities[i]!
  if (activity !== before.network.activities[i] || !isSameStation(state, before, activity.station)) return false
  if (at.company[i] !== before.at.company[i] || failing.any !== before.failing.any) return false
  for (let s = of.firstStage[i]!; s < of.firstStage[i + 1]!; s++)
    if (failing.survived[s] !== before.failing.survived[s]) return false
  for (let v = of.firstVisit[i]!; v < of.firstVisit[i + 1]!; v++) {
    const { to, waits, ratio, local } = of.visits[v]!
    if (!waits || !(ratio > 0)) continue
    if (!same[to] || failing.made[v] !== before.failing.made[v]) return false
    if (failing.execution[to] !== before.failing.execution[to]) return false
    const { station } = network.activities[to]!
    if (!isSameStation(state, before, station)) return false
    if (!local && (state.pools[station] !== before.pools[station] || state.missing[station]! > 0)) return false
  }
  return true
}

/** Whether a pool is what it was, from those that hold its slots being so or not. */
export function isSamePool(state: State, before: State, station: number, same: Uint8Array): boolean {
  const residents = state.residents[station]!
  const others = before.residents[station]!
  return (
    state.slots[station] === before.slots[station] &&
    state.most[station] === before.most[station] &&
    isSameStation(state, before, station) &&
    residents.length === others.length &&
    residents.every((j, k) => j === others[k] && same[j] === 1 && state.entering[j] === before.entering[j])
  )
}

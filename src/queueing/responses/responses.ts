/**
 * Response times, from the leaves of the call tree up: each execution (responses/execution.ts) after those that it calls.
 *
 * A pool hangs on how long its slots are held, that on the responses below, and those on pools again. One
 * pass does it unless a slot is held while waiting, by a detour, for the same pool: then the pass is repeated
 * until nothing moves. Circles of calls likewise.
 */

import type { Capacity, Network } from '../network/network'
import type { VisitGraph } from '../network/visitGraph'
import { type Cumulants, infinite, zero } from '../numeric/cumulants'
import { occupancyBounds, stationPool } from '../pools/occupancy'
import type { Pool } from '../pools/pool'
import type { Stations } from '../stations/stations'
import type { VisitCluster } from '../stations/waitCorrelation'
import type { Failures } from '../traffic/failures'
import { sparseElimination } from '../traffic/sparseElimination'
import { solveExecution } from './execution'
import { isSameExecution, isSamePool } from './incremental'
import type { Outcome } from './outcome'
import { type Effort, partOrder, type SolverState } from './solverState'

const mostPasses = 30
const mostSweeps = 400
const mostWork = 1.2e6
const settledAt = 1e-11

export function solveResponses(
  network: Network,
  graph: VisitGraph,
  capacity: Capacity,
  at: Stations,
  entering: Float64Array,
  failures: Failures,
  effort: Effort,
  before?: SolverState,
): SolverState {
  const count = network.activities.length
  const stations = network.stations.length
  const slots = Float64Array.from(capacity, (station) => Math.max(Math.ceil(station.slots), 0))
  const residents: number[][] = Array.from({ length: stations }, () => [])
  network.activities.forEach((activity, i) => {
    if (slots[activity.station]! < Infinity && entering[i]! > 0) residents[activity.station]!.push(i)
  })
  const state: SolverState = {
    network,
    graph,
    stations: at,
    slots,
    entryRates: entering,
    failures,
    slotHolders: residents,
    inside: before?.inside.slice() ?? new Array<Cumulants>(count).fill(zero),
    parts: before?.parts.slice() ?? new Float64Array(count * partOrder.length),
    ownVisits: before?.ownVisits.slice() ?? new Float64Array(count),
    queueSecond: before?.queueSecond.slice() ?? new Float64Array(count),
    queueThird: before?.queueThird.slice() ?? new Float64Array(count),
    clusters: before?.clusters.slice() ?? new Array<readonly VisitCluster[]>(count).fill([]),
    pools: new Array<Pool | undefined>(stations).fill(undefined),
    stageMaxima: before?.stageMaxima.slice() ?? unknown(graph.stageVisit.length - 1),
    retriedTimes: before?.retriedTimes.slice() ?? unknown(graph.visits.length),
    repeatExcess: before?.repeatExcess.slice() ?? unknown(graph.visits.length),
    contention: before?.contention.slice() ?? unknown(graph.visits.length),
    meetings: before?.meetings.slice() ?? new Array<undefined>(graph.stageVisit.length - 1).fill(undefined),
    sharedWaits: before?.sharedWaits.slice() ?? unknown(graph.stageVisit.length - 1),
    outcomes: before?.outcomes.slice() ?? new Array<Outcome | undefined>(count).fill(undefined),
    timeoutProbability: before?.timeoutProbability.slice() ?? new Float64Array(graph.visits.length),
    pendingHolders: new Int32Array(stations),
    maxOccupancy: residents.some((list) => list.length > 0)
      ? occupancyBounds(network, graph, slots)
      : new Float64Array(0),
    guessed: new Uint8Array(stations),
    converged: true,
    divergent: endlessParts(graph, failures),
    effort,
  }
  const passes = Math.max(2, Math.min(mostPasses, Math.floor(mostWork / (count + graph.visits.length + 1))))
  const same = new Uint8Array(count)
  for (let n = 0; n < passes && (n === 0 || effort.remaining > 0); n++) {
    if (pass(state, n === 0 ? before : undefined, same)) return state
  }
  return { ...state, converged: false }
}

const unknown = (size: number) => new Array<Cumulants | undefined>(size).fill(undefined)

/** Circles of calls that are waited for and never end, whether or not anybody comes by. */
function endlessParts(graph: VisitGraph, { attempts }: Failures): Uint8Array {
  const { activities, componentStart, cyclic } = graph.waitOrder
  const awaited = cyclic.includes(1) ? attempts.map((count, v) => (graph.visits[v]!.waits ? count : 0)) : attempts
  return cyclic.map((circle, part) => {
    if (!circle) return 0
    const members = activities.subarray(componentStart[part]!, componentStart[part + 1]!)
    return sparseElimination(graph, members, awaited, new Float64Array(members.length)) ? 0 : 1
  })
}

/** One way up the tree; true if nothing is left that another would change. `same` says what is as it was before. */
function pass(state: SolverState, before: SolverState | undefined, same: Uint8Array): boolean {
  const { waitOrder } = state.graph
  state.guessed.fill(0)
  state.slotHolders.forEach((list, station) => {
    state.pendingHolders[station] = list.length
  })
  let settled = true
  for (let part = 0; part < waitOrder.cyclic.length; part++) {
    const from = waitOrder.componentStart[part]!
    const to = waitOrder.componentStart[part + 1]!
    if (state.divergent[part]) {
      for (let k = from; k < to; k++) state.inside[waitOrder.activities[k]!] = infinite
      continue
    }
    const first = waitOrder.activities[from]!
    if (before && !waitOrder.cyclic[part] && isSameExecution(state, before, first, same)) same[first] = 1
    else if (!settle(state, part)) settled = false
    for (let k = from; k < to; k++) if (!fill(state, waitOrder.activities[k]!, before, same)) settled = false
  }
  return settled
}

/** The executions of one part: of a circle as often as it takes. */
function settle(state: SolverState, part: number): boolean {
  const { activities, componentStart, cyclic } = state.graph.waitOrder
  const from = componentStart[part]!
  const to = componentStart[part + 1]!
  const sweeps = cyclic[part] ? Math.max(8, Math.min(mostSweeps, Math.floor(mostWork / (to - from)))) : 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0
    for (let k = from; k < to; k++) {
      const i = activities[k]!
      const before = state.inside[i]!.mean
      solveExecution(state, i)
      const after = state.inside[i]!.mean
      if (after !== before) moved = Math.max(moved, Math.abs(after - before) / after || 1)
    }
    if (moved < settledAt || sweeps === 1) return true
    if (state.effort.remaining < 0) return false
  }
  return false
}

/** Recomputes the pool of a station once all are known that hold its slots; false if somebody had to guess it. */
function fill(state: SolverState, i: number, earlier: SolverState | undefined, same: Uint8Array): boolean {
  const station = state.network.activities[i]!.station
  if (!(state.slots[station]! < Infinity && state.entryRates[i]! > 0)) return true
  state.pendingHolders[station] = state.pendingHolders[station]! - 1
  if (state.pendingHolders[station]! > 0) return true
  if (earlier && isSamePool(state, earlier, station, same)) {
    state.pools[station] = earlier.pools[station]
    return !state.guessed[station]
  }
  const before = state.pools[station]?.delay.mean ?? 0
  const residents = state.slotHolders[station]!.map((j) => ({
    entering: state.entryRates[j]!,
    inside: state.inside[j]!,
    own: state.ownVisits[j]!,
    second: state.queueSecond[j]!,
    third: state.queueThird[j]!,
  }))
  const after = stationPool(residents, state.stations, station, state.slots[station]!, state.maxOccupancy[station]!)
  state.pools[station] = after
  return !state.guessed[station] || before === after.delay.mean || Math.abs(before - after.delay.mean) < 1e-10 * before
}

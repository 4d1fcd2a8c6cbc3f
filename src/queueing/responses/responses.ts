/**
 * Response times, from the leaves of the call tree up: each execution (responses/execution.ts) after its callees.
 *
 * A pool depends on how long its slots are held, that on the responses below, and those on pools again. One pass
 * suffices unless a slot is held while waiting, by a detour, for the same pool: then the pass is repeated until nothing
 * changes. Cycles of calls likewise.
 */

import type { Capacity, Network } from '../network/network'
import type { VisitGraph } from '../network/visitGraph'
import { type Cumulants, infinite, zero } from '../numeric/cumulants'
import { type Occupancy, occupancy } from '../pools/occupancy'
import { occupancyBounds } from '../pools/occupancyBounds'
import { solvePool } from '../pools/pool'
import type { Stations } from '../stations/stations'
import type { Failures } from '../traffic/failures'
import { sparseElimination } from '../traffic/sparseElimination'
import { solveExecution } from './execution'
import { loopPool } from './loopPool'
import { type Effort, type PooledLoops, partCount, type SolverState } from './solverState'

const maxPasses = 30
const maxSweeps = 400
/** In executions, over all passes or sweeps. */
const maxWork = 1.2e6
const tolerance = 1e-11

/** What the responses depend on. */
export interface ResponsesInput {
  readonly network: Network
  readonly graph: VisitGraph
  readonly capacity: Capacity
  readonly stations: Stations
  /** Executions per second of each activity that take a slot of their own. */
  readonly entryRates: Float64Array
  readonly failures: Failures
  readonly effort: Effort
  readonly loops: PooledLoops | undefined
  /** The state of a round with the same failures, to be overwritten: cycles of calls iterate on from its times. */
  readonly previous: SolverState | undefined
}

/** The responses of all activities; `converged` is false where passes were not enough. */
export function solveResponses(input: ResponsesInput): SolverState {
  const { network, graph, stations, effort, previous } = input
  const state = previous
    ? { ...previous, stations, loops: input.loops, pools: unsolved(stations.queues.length), converged: true }
    : initialState(input)
  const passes = Math.max(
    2,
    Math.min(maxPasses, Math.floor(maxWork / (network.activities.length + graph.visits.length + 1))),
  )
  for (let n = 0; n < passes && (n === 0 || effort.remaining > 0); n++) if (pass(state)) return state
  return { ...state, converged: false }
}

function initialState(input: ResponsesInput): SolverState {
  const { network, graph, stations, capacity, entryRates, failures, effort, loops } = input
  const activities = network.activities.length
  const stages = graph.stageVisit.length - 1
  const visits = graph.visits.length
  const slots = Float64Array.from(capacity, (station) => Math.max(Math.ceil(station.slots), 0))
  const slotHolders: number[][] = Array.from(slots, () => [])
  network.activities.forEach(({ station }, i) => {
    if (slots[station]! < Infinity && entryRates[i]! > 0) slotHolders[station]!.push(i)
  })
  const hasPools = slotHolders.some((holders) => holders.length > 0)
  return {
    network,
    graph,
    stations,
    failures,
    effort,
    loops,
    entryRates,
    executionTimes: new Array<Cumulants>(activities).fill(zero),
    parts: new Float64Array(activities * partCount),
    outcomes: unsolved(activities),
    ownVisits: new Float64Array(activities),
    queueSecond: new Float64Array(activities),
    queueThird: new Float64Array(activities),
    clusters: new Array<[]>(activities).fill([]),
    stageMaxima: unsolved(stages),
    meetings: unsolved(stages),
    sharedWaits: unsolved(stages),
    stageMixtures: new Map(),
    retriedTimes: unsolved(visits),
    timeoutProbability: new Float64Array(visits),
    repeatExcess: unsolved(visits),
    contention: unsolved(visits),
    slots,
    pools: unsolved(slots.length),
    slotHolders,
    pendingHolders: new Int32Array(slots.length),
    maxOccupancy: hasPools ? occupancyBounds(network, graph, slots) : new Float64Array(0),
    guessed: new Uint8Array(slots.length),
    divergent: divergentComponents(graph, failures),
    converged: true,
  }
}

const unsolved = (size: number) => new Array<undefined>(size).fill(undefined)

/** By component: 1 for a cycle of awaited calls that never ends, whether or not a request reaches it. */
function divergentComponents(graph: VisitGraph, { attempts }: Failures): Uint8Array {
  const { activities, componentStart, cyclic } = graph.waitOrder
  const awaited = cyclic.includes(1) ? attempts.map((count, v) => (graph.visits[v]!.waits ? count : 0)) : attempts
  return cyclic.map((isCyclic, component) => {
    if (!isCyclic) return 0
    const members = activities.subarray(componentStart[component]!, componentStart[component + 1]!)
    return sparseElimination(graph, members, awaited, new Float64Array(members.length)) ? 0 : 1
  })
}

/** Solves every activity once, callees first; true if another pass would change nothing. */
function pass(state: SolverState): boolean {
  const { activities, componentStart, cyclic } = state.graph.waitOrder
  state.guessed.fill(0)
  state.slotHolders.forEach((holders, station) => {
    state.pendingHolders[station] = holders.length
  })
  let converged = true
  for (let component = 0; component < cyclic.length; component++) {
    const members = activities.subarray(componentStart[component]!, componentStart[component + 1]!)
    if (state.divergent[component]) {
      for (const i of members) state.executionTimes[i] = infinite
      continue
    }
    if (!solveComponent(state, members, cyclic[component] === 1)) converged = false
    for (const i of members) if (!updatePool(state, i)) converged = false
  }
  return converged
}

/** Solves the executions of one component, those of a cycle repeatedly; false if they did not converge. */
function solveComponent(state: SolverState, members: Int32Array, isCyclic: boolean): boolean {
  const sweeps = isCyclic ? Math.max(8, Math.min(maxSweeps, Math.floor(maxWork / members.length))) : 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let change = 0
    for (const i of members) {
      const before = state.executionTimes[i]!.mean
      solveExecution(state, i)
      const after = state.executionTimes[i]!.mean
      if (after !== before) change = Math.max(change, Math.abs(after - before) / after || 1)
    }
    if (change < tolerance || sweeps === 1) return true
    if (state.effort.remaining < 0) return false
  }
  return false
}

/** Solves the pool of activity i's station once its last holder is solved; false if a guess of it was used and was off. */
function updatePool(state: SolverState, i: number): boolean {
  const { station } = state.network.activities[i]!
  if (!(state.slots[station]! < Infinity && state.entryRates[i]! > 0)) return true
  state.pendingHolders[station] = state.pendingHolders[station]! - 1
  if (state.pendingHolders[station]! > 0) return true
  const before = state.pools[station]?.delay.mean ?? 0
  const pool =
    loopPool(state, station) ??
    solvePool(
      stationOccupancy(state, station, state.slotHolders[station]!),
      state.slots[station]!,
      state.maxOccupancy[station]!,
    )
  state.pools[station] = pool
  return !state.guessed[station] || before === pool.delay.mean || Math.abs(before - pool.delay.mean) < 1e-10 * before
}

/** The executions of these activities that would be inside a station's pool without a limit, at the times of this state. */
export function stationOccupancy(state: SolverState, station: number, activities: readonly number[]): Occupancy {
  const holders = activities.map((j) => ({
    rate: state.entryRates[j]!,
    time: state.executionTimes[j]!,
    ownVisits: state.ownVisits[j]!,
    queueSecond: state.queueSecond[j]!,
    queueThird: state.queueThird[j]!,
  }))
  return occupancy(holders, state.stations.populations[station]!)
}

/**
 * Response times, from the leaves of the call tree up: each execution (responses/execution.ts) after those that it calls.
 *
 * A pool hangs on how long its slots are held, that on the responses below, and those on pools again. One
 * pass does it unless a slot is held while waiting, by a detour, for the same pool: then the pass is repeated
 * until nothing moves. Circles of calls likewise.
 */

import type { Capacity, Network } from '../network/network'
import type { Graph } from '../network/visitGraph'
import { type Cumulants, forever, nothing } from '../numeric/cumulants'
import { bounds, poolOf } from '../pools/occupancy'
import type { Pool } from '../pools/pool'
import type { Stations } from '../stations/stations'
import type { Cluster } from '../stations/waitCorrelation'
import type { Failures } from '../traffic/failures'
import { eliminate } from '../traffic/sparseElimination'
import { execute } from './execution'
import { isSameExecution, isSamePool } from './incremental'
import type { Outcome } from './outcome'
import { type Effort, partOrder, type State } from './solverState'

const mostPasses = 30
const mostSweeps = 400
const mostWork = 1.2e6
const settledAt = 1e-11

export function responses(
  network: Network,
  of: Graph,
  capacity: Capacity,
  at: Stations,
  entering: Float64Array,
  failing: Failures,
  effort: Effort,
  before?: State,
): State {
  const count = network.activities.length
  const stations = network.stations.length
  const slots = Float64Array.from(capacity, (station) => Math.max(Math.ceil(station.slots), 0))
  const residents: number[][] = Array.from({ length: stations }, () => [])
  network.activities.forEach((activity, i) => {
    if (slots[activity.station]! < Infinity && entering[i]! > 0) residents[activity.station]!.push(i)
  })
  const state: State = {
    network,
    of,
    at,
    slots,
    entering,
    failing,
    residents,
    inside: before?.inside.slice() ?? new Array<Cumulants>(count).fill(nothing),
    parts: before?.parts.slice() ?? new Float64Array(count * partOrder.length),
    own: before?.own.slice() ?? new Float64Array(count),
    second: before?.second.slice() ?? new Float64Array(count),
    third: before?.third.slice() ?? new Float64Array(count),
    clusters: before?.clusters.slice() ?? new Array<readonly Cluster[]>(count).fill([]),
    pools: new Array<Pool | undefined>(stations).fill(undefined),
    together: before?.together.slice() ?? unknown(of.stageVisit.length - 1),
    tried: before?.tried.slice() ?? unknown(of.visits.length),
    again: before?.again.slice() ?? unknown(of.visits.length),
    longer: before?.longer.slice() ?? unknown(of.visits.length),
    meetings: before?.meetings.slice() ?? new Array<undefined>(of.stageVisit.length - 1).fill(undefined),
    common: before?.common.slice() ?? unknown(of.stageVisit.length - 1),
    outcomes: before?.outcomes.slice() ?? new Array<Outcome | undefined>(count).fill(undefined),
    late: before?.late.slice() ?? new Float64Array(of.visits.length),
    missing: new Int32Array(stations),
    most: residents.some((list) => list.length > 0) ? bounds(network, of, slots) : new Float64Array(0),
    guessed: new Uint8Array(stations),
    settled: true,
    endless: endlessParts(of, failing),
    effort,
  }
  const passes = Math.max(2, Math.min(mostPasses, Math.floor(mostWork / (count + of.visits.length + 1))))
  const same = new Uint8Array(count)
  for (let n = 0; n < passes && (n === 0 || effort.left > 0); n++) {
    if (pass(state, n === 0 ? before : undefined, same)) return state
  }
  return { ...state, settled: false }
}

const unknown = (size: number) => new Array<Cumulants | undefined>(size).fill(undefined)

/** Circles of calls that are waited for and never end, whether or not anybody comes by. */
function endlessParts(of: Graph, { calls }: Failures): Uint8Array {
  const { activities, partStart, cyclic } = of.waits
  const awaited = cyclic.includes(1) ? calls.map((count, v) => (of.visits[v]!.waits ? count : 0)) : calls
  return cyclic.map((circle, part) => {
    if (!circle) return 0
    const members = activities.subarray(partStart[part]!, partStart[part + 1]!)
    return eliminate(of, members, awaited, new Float64Array(members.length)) ? 0 : 1
  })
}

/** One way up the tree; true if nothing is left that another would change. `same` says what is as it was before. */
function pass(state: State, before: State | undefined, same: Uint8Array): boolean {
  const { waits } = state.of
  state.guessed.fill(0)
  state.residents.forEach((list, station) => {
    state.missing[station] = list.length
  })
  let settled = true
  for (let part = 0; part < waits.cyclic.length; part++) {
    const from = waits.partStart[part]!
    const to = waits.partStart[part + 1]!
    if (state.endless[part]) {
      for (let k = from; k < to; k++) state.inside[waits.activities[k]!] = forever
      continue
    }
    const first = waits.activities[from]!
    if (before && !waits.cyclic[part] && isSameExecution(state, before, first, same)) same[first] = 1
    else if (!settle(state, part)) settled = false
    for (let k = from; k < to; k++) if (!fill(state, waits.activities[k]!, before, same)) settled = false
  }
  return settled
}

/** The executions of one part: of a circle as often as it takes. */
function settle(state: State, part: number): boolean {
  const { activities, partStart, cyclic } = state.of.waits
  const from = partStart[part]!
  const to = partStart[part + 1]!
  const sweeps = cyclic[part] ? Math.max(8, Math.min(mostSweeps, Math.floor(mostWork / (to - from)))) : 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0
    for (let k = from; k < to; k++) {
      const i = activities[k]!
      const before = state.inside[i]!.mean
      execute(state, i)
      const after = state.inside[i]!.mean
      if (after !== before) moved = Math.max(moved, Math.abs(after - before) / after || 1)
    }
    if (moved < settledAt || sweeps === 1) return true
    if (state.effort.left < 0) return false
  }
  return false
}

/** Recomputes the pool of a station once all are known that hold its slots; false if somebody had to guess it. */
function fill(state: State, i: number, earlier: State | undefined, same: Uint8Array): boolean {
  const station = state.network.activities[i]!.station
  if (!(state.slots[station]! < Infinity && state.entering[i]! > 0)) return true
  state.missing[station] = state.missing[station]! - 1
  if (state.missing[station]! > 0) return true
  if (earlier && isSamePool(state, earlier, station, same)) {
    state.pools[station] = earlier.pools[station]
    return !state.guessed[station]
  }
  const before = state.pools[station]?.delay.mean ?? 0
  const residents = state.residents[station]!.map((j) => ({
    entering: state.entering[j]!,
    inside: state.inside[j]!,
    own: state.own[j]!,
    second: state.second[j]!,
    third: state.third[j]!,
  }))
  const after = poolOf(residents, state.at, station, state.slots[station]!, state.most[station]!)
  state.pools[station] = after
  return !state.guessed[station] || before === after.delay.mean || Math.abs(before - after.delay.mean) < 1e-10 * before
}

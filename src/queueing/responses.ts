// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
/**
 * Response times, from the leaves of the call tree up. An execution is
 *
 *   wait for a slot + slices × (wait for a server + work) + pause + the stages, one after another
 *
 * and a stage is a sum if its calls are made one after another, the latest of its branches if together.
 * Beside the four cumulants of each time go its five parts, which add up to the mean by construction, and
 * what the pools need to know: how often an execution queues at its own station, and how much of its time
 * is spent in queues further down.
 *
 * A pool hangs on how long its slots are held, that on the responses below, and those on pools again. One
 * pass does it unless a slot is held while waiting, by a detour, for the same pool: then the pass is repeated
 * until nothing moves. Circles of calls likewise.
 */

import { call } from './attempts'
import { type Cumulants, counted, forever, nothing, plus, repeated, stretched } from './cumulants'
import type { Failures } from './failures'
import { type Graph, slices } from './graph'
import { cumulants } from './moments'
import type { Capacity, Delay, Network, Part, Visit } from './network'
import { type Branch, latest } from './parallel'
import { type Pool, pool } from './pool'
import type { Stations } from './stations'

export const partOrder: readonly Part[] = ['work', 'queueing', 'network', 'serialisation', 'platform']
const work = 0
const queueing = 1
const serialisation = 3
const width = 5

export interface Responses {
  /** One execution, from having its slot. */
  readonly inside: readonly Cumulants[]
  /** The parts of its mean, five to an activity. */
  readonly parts: Float64Array
  /** Per station; undefined where slots are unlimited. */
  readonly pools: readonly (Pool | undefined)[]
  /** Probability that an attempt of each visit outlasts its timeout. */
  readonly late: Float64Array
  /** Whether the passes settled. */
  readonly settled: boolean
}

const mostPasses = 60
const mostWork = 3e6
const settledAt = 1e-11

/** What a pass works on. */
interface State extends Responses {
  readonly network: Network
  readonly of: Graph
  readonly at: Stations
  readonly slots: Float64Array
  /** Executions per second of each activity that take a slot of their own. */
  readonly entering: Float64Array
  readonly failing: Failures
  readonly inside: Cumulants[]
  readonly pools: (Pool | undefined)[]
  /** Slices at its own station per execution, those of local visits included. */
  readonly own: Float64Array
  /** Second and third cumulants of the time that an execution spends in queues further down. */
  readonly second: Float64Array
  readonly third: Float64Array
  /** Activities at each station that take slots; how many are not known yet in this pass. */
  readonly residents: readonly (readonly number[])[]
  readonly missing: Int32Array
  /** Stations whose pool was asked for before it was known. */
  readonly guessed: Uint8Array
}

export function responses(
  network: Network,
  of: Graph,
  capacity: Capacity,
  at: Stations,
  entering: Float64Array,
  failing: Failures,
): Responses {
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
    inside: new Array<Cumulants>(count).fill(nothing),
    parts: new Float64Array(count * width),
    own: new Float64Array(count),
    second: new Float64Array(count),
    third: new Float64Array(count),
    pools: new Array<Pool | undefined>(stations).fill(undefined),
    late: new Float64Array(of.visits.length),
    missing: new Int32Array(stations),
    guessed: new Uint8Array(stations),
    settled: true,
  }
  const passes = Math.max(2, Math.min(mostPasses, Math.floor(mostWork / (count + of.visits.length + 1))))
  for (let n = 0; n < passes; n++) if (pass(state)) return state
  return { ...state, settled: false }
}

/** The response of an activity that was called from elsewhere: with the wait for a slot. */
export function response(of: Responses, network: Network, activity: number): Cumulants {
  const delay = of.pools[network.activities[activity]!.station]?.delay
  return delay === undefined ? of.inside[activity]! : plus(of.inside[activity]!, delay)
}

/** One way up the tree; true if nothing is left that another would change. */
function pass(state: State): boolean {
  const { waits } = state.of
  state.guessed.fill(0)
  state.residents.forEach((list, station) => {
    state.missing[station] = list.length
  })
  let settled = true
  for (let part = 0; part < waits.cyclic.length; part++) {
    const from = waits.partStart[part]!
    const to = waits.partStart[part + 1]!
    const sweeps = waits.cyclic[part] ? Math.max(8, Math.min(5000, Math.floor((4 * mostWork) / (to - from)))) : 1
    for (let sweep = 0; sweep < sweeps; sweep++) {
      let moved = 0
      for (let k = from; k < to; k++) {
        const i = waits.activities[k]!
        const before = state.inside[i]!.mean
        execute(state, i)
        const after = state.inside[i]!.mean
        if (after !== before) moved = Math.max(moved, Math.abs(after - before) / after || 1)
      }
      if (moved < settledAt || sweeps === 1) break
      if (sweep === sweeps - 1) settled = false
    }
    for (let k = from; k < to; k++) if (!fill(state, waits.activities[k]!)) settled = false
  }
  return settled
}

/** Recomputes the pool of an activity's station once all are known that hold its slots; false if that came too late. */
function fill(state: State, i: number): boolean {
  const station = state.network.activities[i]!.station
  const list = state.residents[station]!
  if (!list.includes(i)) return true
  state.missing[station] = state.missing[station]! - 1
  if (state.missing[station]! > 0) return true
  const { at } = state
  const arrivals = at.arrivals[station]!
  let rate = 0
  let held = 0
  let slices = 0
  let spread = 0
  let second = 0
  let third = 0
  for (const j of list) {
    const entering = state.entering[j]!
    const time = state.inside[j]!
    rate += entering
    held += entering * time.mean
    slices += entering * state.own[j]!
    spread += entering * (time.variance + time.mean * time.mean)
    second += entering * Math.sqrt(state.second[j]!)
    third += entering * Math.cbrt(state.third[j]!)
  }
  const share = arrivals > 0 ? slices / arrivals : 0
  const own = inOrder(at, station)
  const occupancy = {
    mean: held,
    second: second ** 2 + (arrivals * share) ** 2 * own.second,
    third: third ** 3 + (arrivals * share) ** 3 * own.third,
  }
  const before = state.pools[station]
  const after = pool(rate, occupancy, state.slots[station]!, spread / rate - (held / rate) ** 2)
  state.pools[station] = after
  return !state.guessed[station] || same(before?.delay.mean ?? 0, after.delay.mean)
}

function same(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) < 1e-10 * Math.abs(b)
}

/** Second and third cumulants of the time that one slice spends in the queue of a station, as if served in order. */
function inOrder(at: Stations, station: number): { readonly second: number; readonly third: number } {
  const { wait } = at.queues[station]!
  if (wait.mean === Infinity) return { second: 0, third: 0 }
  const served = at.servers[station] === 1 ? at.work[station]! : nothing
  return { second: wait.variance + served.variance, third: wait.third + served.third }
}

function execute(state: State, i: number): void {
  const activity = state.network.activities[i]!
  const { at, of } = state
  const first = i * width
  const { parts } = state
  parts.fill(0, first, first + width)
  state.own[i] = 0
  state.second[i] = 0
  state.third[i] = 0
  const demand = cumulants(activity.demand)
  let time: Cumulants = nothing
  if (demand.mean > 0) {
    const k = slices(of, i)
    const { wait } = at.queues[activity.station]!
    const speed = at.speed[activity.station]!
    const slice = speed > 0 ? stretched(demand, 1 / (k * speed)) : forever
    time = repeated(plus(slice, wait), k)
    parts[first + work] = k * slice.mean * (1 - activity.overhead)
    parts[first + serialisation] = activity.overhead > 0 ? k * slice.mean * activity.overhead : 0
    parts[first + queueing] = k * wait.mean
    state.own[i] = k
  }
  time = plus(time, stretch(activity.pause, 1, parts, first))
  for (let s = of.firstStage[i]!; s < of.firstStage[i + 1]!; s++) time = plus(time, stage(state, i, s))
  state.inside[i] = time
}

/** Adds a delay's parts, `times` over, and gives its cumulants. */
function stretch(delay: Delay, times: number, parts: Float64Array, first: number): Cumulants {
  let sum: Cumulants = nothing
  for (const { part, time } of delay) {
    const one = cumulants(time)
    sum = plus(sum, one)
    const place = first + partOrder.indexOf(part)
    if (times > 0) parts[place] = parts[place]! + times * one.mean
  }
  return sum
}

/** One call of a visit: its time, and what an attempt of it takes without limit. */
interface Made {
  readonly one: Cumulants
  readonly attempt: Cumulants
}

function stage(state: State, i: number, s: number): Cumulants {
  const { of } = state
  const from = of.stageVisit[s]!
  const to = of.stageVisit[s + 1]!
  let waiting = 0
  let only = from
  for (let v = from; v < to; v++) {
    const visit = of.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    waiting++
    only = v
  }
  if (waiting === 0) return nothing
  const alone = of.visits[only]!
  if (waiting === 1 && (alone.fanOut === 'sequence' || alone.ratio <= 1)) {
    const { one, attempt } = made(state, i, only)
    account(state, i, only, alone.ratio * one.mean, attempt)
    return counted(alone.ratio, one)
  }
  const branches: Branch[] = []
  const attempts: Cumulants[] = []
  const places: number[] = []
  let precise = true
  for (let v = from; v < to; v++) {
    const visit = of.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    const { one, attempt } = made(state, i, v)
    branches.push(branch(visit, one))
    attempts.push(attempt)
    places.push(v)
    precise &&= exponential(one) && (visit.fanOut === 'parallel' || visit.ratio <= 1)
  }
  const { time, shares } = latest(branches, precise)
  places.forEach((v, b) => {
    account(state, i, v, shares[b]!, attempts[b]!)
  })
  return time
}

function branch(visit: Visit, one: Cumulants): Branch {
  if (visit.fanOut === 'sequence' && visit.ratio > 1) return { time: counted(visit.ratio, one), whole: 1, rest: 0 }
  const whole = Math.floor(visit.ratio)
  return { time: one, whole, rest: visit.ratio - whole }
}

function exponential({ mean, variance, third, fourth }: Cumulants): boolean {
  const square = mean * mean
  const close = (a: number, b: number) => Math.abs(a - b) < 1e-9 * b
  return close(variance, square) && close(third, 2 * square * mean) && close(fourth, 6 * square * square)
}

function made(state: State, i: number, v: number): Made {
  const visit = state.of.visits[v]!
  const to = visit.to
  const station = state.network.activities[to]!.station
  let attempt = state.inside[to]!
  let second = state.second[to]!
  let third = state.third[to]!
  if (visit.local) state.own[i] = state.own[i]! + visit.ratio * state.own[to]!
  else {
    if (state.slots[station]! < Infinity) {
      if (state.missing[station]! > 0) state.guessed[station] = 1
      const delay = state.pools[station]?.delay ?? nothing
      attempt = plus(attempt, delay)
      second += delay.variance
      third += delay.third
    }
    const queue = inOrder(state.at, station)
    second += state.own[to]! ** 2 * queue.second
    third += state.own[to]! ** 3 * queue.third
  }
  if (attempt.mean < Infinity) {
    state.second[i] = state.second[i]! + visit.ratio ** 2 * second
    state.third[i] = state.third[i]! + visit.ratio ** 3 * third
  }
  for (const { time } of visit.delay) attempt = plus(attempt, cumulants(time))
  const timeout = visit.timeout ?? Infinity
  if (timeout === Infinity && !state.failing.any) return { one: attempt, attempt }
  const { time, late } = call(attempt, state.failing.execution[to]!, timeout, visit.retries)
  state.late[v] = late
  return { one: time, attempt }
}

/** Gives `share` seconds of the mean to the parts of the callee and the delay, in their proportion. */
function account(state: State, i: number, v: number, share: number, attempt: Cumulants): void {
  if (!(share > 0)) return
  const visit = state.of.visits[v]!
  const { parts } = state
  const first = i * width
  const to = visit.to * width
  if (!(attempt.mean < Infinity)) {
    parts[first + queueing] = Infinity
    return
  }
  const factor = share / attempt.mean
  const pooled = visit.local ? 0 : (state.pools[state.network.activities[visit.to]!.station]?.delay.mean ?? 0)
  for (let p = 0; p < width; p++) parts[first + p] = parts[first + p]! + factor * parts[to + p]!
  parts[first + queueing] = parts[first + queueing]! + factor * pooled
  stretch(visit.delay, factor, parts, first)
}

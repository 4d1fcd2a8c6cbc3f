/**
 * Slices that return at once. A request that has just had a server and asks for its next slice at the same station at
 * the same moment is not a Poisson arrival: it does not see the residual job at a server, for the server has just been
 * freed. It sees the arrivals during its own wait and work, and those that stood before it and returned behind it. In
 * a monolith nearly all slices are of that kind, and a long job beside short ones delays a request once, not at each
 * of its slices.
 *
 * For one server this is exact in the mean, and linear (round robin with feedback). A kind of slice k has rate λₖ, work
 * Sₖ, load ρₖ, residual Rₖ; Lₖ = λₖWₖ of them wait. Let aₙ be the work of the nth successors of all that a newcomer
 * finds (u = L + ρ), eₙ the work per second of the nth successors of newcomers. The nth slice in a row waits
 *
 *   W₁   = Σ LₖSₖ + Σ ρₖRₖ
 *   Wₙ₊₁ = aₙ + Σ_{j≤n} eₙ₋ⱼ·(Wⱼ + Sⱼ)
 *
 * which gives Lₖ again: a few iterations converge. With identical exponential work every Wₙ is the same, as in a
 * Jackson network. The result is each activity's wait as a multiple of the wait of a Poisson arrival; for c servers it
 * is taken from one server c times as fast. Slices after a pause or a call to another station count as newcomers.
 *
 * Sources: Takács, Bell System Technical Journal 42, 1963 (feedback); Kleinrock, Queueing Systems vol. 2, §4.4 (round
 * robin); Epema, Performance Evaluation 11, 1990 (mean waits with general feedback).
 */

import { meanOf } from '../network/distribution'
import type { Network } from '../network/network'
import { sliceCount, type VisitGraph } from '../network/visitGraph'
import { type Cumulants, scaled, withProbability } from '../numeric/cumulants'
import { moments } from '../numeric/moments'
import type { Failures } from '../traffic/failures'

const maxPasses = 40
const maxIterations = 12
const maxSteps = 4e5
/** Share of slices that must return at once to matter. */
const minReturning = 1e-3

/** The kinds of slices at a station: kind first[i] + j is slice j of activity i. */
interface SliceKinds {
  readonly first: Int32Array
  readonly count: number
  /** Probability that an execution reaches it. */
  readonly reach: Float64Array
  /** The kinds that follow at once, and how many of each: an edge list in the order of `from`. */
  readonly from: number[]
  readonly to: number[]
  readonly share: number[]
}

/** A station's activities and servers. */
export interface StationLoad {
  readonly residents: readonly number[]
  readonly servers: number
  readonly speed: number
}

/** What `feedbackFactors` reads; `loads` by station, `rates` by activity. */
export interface FeedbackInput {
  readonly network: Network
  readonly graph: VisitGraph
  readonly loads: readonly StationLoad[]
  readonly rates: Float64Array
  readonly failures: Failures
}

/** By activity: the wait of its slices as a multiple of a Poisson arrival's; 1 where no slice returns at once. */
export function feedbackFactors(input: FeedbackInput): Float64Array {
  const { network, graph, loads, failures } = input
  const factors = new Float64Array(network.activities.length).fill(1)
  const stations = new Set<number>()
  for (let v = 0; v < graph.visits.length; v++)
    if (isInstant(network, graph, v) && failures.attempts[v]! > 0)
      stations.add(network.activities[graph.caller[v]!]!.station)
  for (const station of stations) {
    const { servers, residents } = loads[station]!
    if (servers === Infinity || residents.length === 0) continue
    setFactors(input, station, factors)
  }
  return factors
}

/** A wait with `factor` times the mean: below 1 some do not wait, above 1 all wait longer. */
export function scaledWait(wait: Cumulants, factor: number): Cumulants {
  return factor < 1 ? withProbability(factor, wait) : scaled(wait, factor)
}

/** Whether a call begins at its caller's station at the moment it is made. */
export function isInstant({ activities }: Network, graph: VisitGraph, v: number): boolean {
  const visit = graph.visits[v]!
  return (
    visit.ratio > 0 &&
    activities[visit.to]!.station === activities[graph.caller[v]!]!.station &&
    visit.delay.every(({ time }) => meanOf(time) === 0)
  )
}

/** Sets the factors of the activities of one station. */
function setFactors(input: FeedbackInput, station: number, factors: Float64Array): void {
  const { network, graph, rates } = input
  const { servers, speed } = input.loads[station]!
  const power = servers * speed
  const members = network.activities.flatMap((activity, i) =>
    activity.station === station && rates[i]! > 0 ? [i] : [],
  )
  const kinds = sliceKinds(input, members)
  const { count } = kinds
  if (kinds.from.length * maxPasses * 3 > maxSteps) return
  const rate = new Float64Array(count)
  const work = new Float64Array(count)
  let residual = 0
  let rho = 0
  for (const i of members) {
    const [mean, square] = moments(network.activities[i]!.demand)
    const k = sliceCount(graph, i)
    for (let j = 0; j < k; j++) {
      rate[kinds.first[i]! + j] = rates[i]! * kinds.reach[kinds.first[i]! + j]!
      work[kinds.first[i]! + j] = mean / (k * power)
      rho += (rate[kinds.first[i]! + j]! * mean) / (k * power)
      residual += (rate[kinds.first[i]! + j]! * square) / (2 * k * k * power * power)
    }
  }
  if (!(rho > 0 && rho < 1)) return
  const poissonWait = residual / (1 - rho)
  const newcomers = Float64Array.from(rate)
  kinds.from.forEach((k, e) => {
    const to = kinds.to[e]!
    newcomers[to] = Math.max(0, newcomers[to]! - rate[k]! * kinds.share[e]!)
  })
  // flow[n]: rates of the nth successors of newcomers. Kinds without work are passed through.
  const flow: Float64Array[] = [skipIdleKinds(kinds, work, newcomers)]
  const total = sumWorking(flow[0]!, work)
  while (flow.length < maxPasses && sumWorking(flow[flow.length - 1]!, work) > minReturning * total)
    flow.push(skipIdleKinds(kinds, work, successors(kinds, flow[flow.length - 1]!)))
  if (flow.length === 1) return
  const kindWait = meanWaitByKind({ kinds, rate, work, flow, residual, poissonWait })
  for (const i of members) {
    let mean = 0
    let reached = 0
    for (let k = kinds.first[i]!; k < kinds.first[i]! + sliceCount(graph, i); k++) {
      mean += kinds.reach[k]! * kindWait[k]!
      reached += kinds.reach[k]!
    }
    if (work[kinds.first[i]!]! > 0 && reached > 0 && mean < Infinity) factors[i] = mean / reached / poissonWait
  }
}

interface KindFlow {
  readonly kinds: SliceKinds
  /** Slices per second, and work of one, by kind. */
  readonly rate: Float64Array
  readonly work: Float64Array
  readonly flow: readonly Float64Array[]
  /** Mean residual work that a Poisson arrival finds at the servers. */
  readonly residual: number
  readonly poissonWait: number
}

/** The mean wait of each kind of slice: iterates the recursion of the essay from Poisson waits. */
function meanWaitByKind({ kinds, rate, work, flow, residual, poissonWait }: KindFlow): Float64Array {
  const { count } = kinds
  const passes = flow.length
  const workRates = flow.map((rates) => sumWork(rates, work))
  // The mean work of the slices that have a successor.
  const continuing = new Float64Array(count)
  kinds.from.forEach((k, edge) => {
    continuing[k] = Math.min(1, continuing[k]! + kinds.share[edge]!)
  })
  const ownWork = flow.map((rates) => {
    const those = rates.map((share, k) => share * continuing[k]!)
    return sumWork(those, work) / (sumWorking(those, work) || 1)
  })
  let wait = new Array<number>(passes).fill(poissonWait)
  const kindWait = new Float64Array(count)
  const passed = new Float64Array(count)
  for (const rates of flow) for (let k = 0; k < count; k++) passed[k] = passed[k]! + rates[k]!
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    kindWait.fill(0)
    flow.forEach((rates, n) => {
      for (let k = 0; k < count; k++)
        if (rates[k]! > 0) kindWait[k] = kindWait[k]! + (rates[k]! / passed[k]!) * wait[n]!
    })
    let present = Float64Array.from(kindWait, (w, k) => (work[k]! > 0 ? rate[k]! * w : 0))
    const next = [sumWork(present, work) + residual]
    present = present.map((waiting, k) => waiting + rate[k]! * work[k]!)
    for (let n = 1; n < passes; n++) {
      present = skipIdleKinds(kinds, work, successors(kinds, present))
      let ahead = sumWork(present, work)
      for (let j = 0; j < n; j++) ahead += workRates[n - 1 - j]! * (next[j]! + ownWork[j]!)
      next.push(ahead)
    }
    const converged = iteration > 0 && next.every((now, n) => Math.abs(now - wait[n]!) < 1e-4 * next[0]!)
    wait = next
    if (converged) break
  }
  return kindWait
}

/** Σ values·work. */
function sumWork(values: Float64Array, work: Float64Array): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) if (work[k]! > 0) sum += values[k]! * work[k]!
  return sum
}

/** Σ values over the kinds that have work. */
function sumWorking(values: Float64Array, work: Float64Array): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) if (work[k]! > 0) sum += values[k]!
  return sum
}

/** The kinds that follow at once on those with these rates or numbers. */
function successors({ from, to, share }: SliceKinds, values: Float64Array): Float64Array<ArrayBuffer> {
  const next = new Float64Array(values.length)
  for (let e = 0; e < from.length; e++) next[to[e]!] = next[to[e]!]! + values[from[e]!]! * share[e]!
  return next
}

const maxIdleSteps = 12

/** Replaces values at kinds without work by those at their successors, until all are at kinds with work. */
function skipIdleKinds(
  kinds: SliceKinds,
  work: Float64Array,
  values: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  let moving: Float64Array | undefined
  for (let step = 0; step < maxIdleSteps; step++) {
    let anyIdle = false
    for (let k = 0; k < values.length; k++) {
      if (work[k]! > 0 || !(values[k]! > 0)) continue
      moving ??= new Float64Array(values.length)
      moving[k] = values[k]!
      values[k] = 0
      anyIdle = true
    }
    if (!anyIdle || !moving) return values
    const next = successors(kinds, moving)
    for (let k = 0; k < values.length; k++) values[k] = values[k]! + next[k]!
    moving.fill(0)
  }
  return values
}

/** The kinds of slices of these activities, and which follow which at once. */
function sliceKinds({ network, graph, rates, failures }: FeedbackInput, members: readonly number[]): SliceKinds {
  const { attempts, stageSuccess } = failures
  const first = new Int32Array(network.activities.length).fill(-1)
  let count = 0
  for (const i of members) {
    first[i] = count
    count += sliceCount(graph, i)
  }
  const kinds: SliceKinds = { first, count, reach: new Float64Array(count), from: [], to: [], share: [] }
  const addEdge = (from: number, to: number, share: number) => {
    if (!(share > 0)) return
    kinds.from.push(from)
    kinds.to.push(to)
    kinds.share.push(share)
  }
  const hasPause = (i: number) => network.activities[i]!.pause.some(({ time }) => meanOf(time) > 0)
  for (const i of members) {
    // Probability of reaching a slice.
    let reach = 1
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      const j = s - graph.firstStage[i]!
      const here = first[i]! + j
      const isAtOnce = !(hasPause(i) && j === 0)
      const after = reach * stageSuccess[s]!
      kinds.reach[here] = reach
      let branches = 0
      let skipped = 1
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
        const visit = graph.visits[v]!
        if (!visit.waits || !(visit.ratio > 0)) continue
        branches++
        skipped *= Math.max(0, 1 - visit.ratio)
      }
      if (isAtOnce) addEdge(here, here + 1, (skipped * after) / reach)
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
        const { to, waits, fanOut } = graph.visits[v]!
        const made = attempts[v]! / reach
        if (!isInstant(network, graph, v) || !(made > 0)) continue
        const entries = fanOut === 'parallel' || !waits ? made : Math.min(1, made)
        if (isAtOnce) addEdge(here, first[to]!, entries)
        if (!waits || (hasPause(to) && sliceCount(graph, to) === 1)) continue
        // Of all executions that leave the callee, the share that this visit had called.
        const last = first[to]! + sliceCount(graph, to) - 1
        const share = (rates[i]! * attempts[v]!) / rates[to]!
        addEdge(last, first[to]!, share * (1 - entries / made))
        addEdge(last, here + 1, (share * after * (1 - skipped)) / (branches * attempts[v]!))
      }
      reach = after
    }
    kinds.reach[first[i]! + sliceCount(graph, i) - 1] = reach
  }
  return kinds
}

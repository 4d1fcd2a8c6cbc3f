/**
 * Slices that come back at once. Who has just had a server and asks for the next slice at the same station, in the same
 * moment, is no Poisson arrival: he does not see what is left of somebody else's long job, for the server is free now;
 * he sees who came while he waited and worked, and those who stood before him and came back behind him. In a monolith
 * nearly all slices are of that kind, and a long job beside short ones hurts a request once, not at each of its slices.
 *
 * For one server this is exact in the mean, and linear (round robin with feedback). A kind of slice k has rate λₖ, work Sₖ,
 * load ρₖ, residual Rₖ; Lₖ = λₖWₖ of them wait. Let aₙ be the work of the nth successors of all that a newcomer finds
 * (u = L + ρ), eₙ the work per second of the nth successors of newcomers. The nth slice in a row waits
 *
 *   W₁   = Σ LₖSₖ + Σ ρₖRₖ
 *   Wₙ₊₁ = aₙ + Σ_{j≤n} eₙ₋ⱼ·(Wⱼ + Sⱼ)
 *
 * which gives Lₖ again: a few rounds settle it. With work all alike and exponential every Wₙ is the same, as Jackson says.
 * What is kept is each activity's wait as a multiple of the wait of a Poisson arrival; with c servers it is taken from one
 * server c times as fast. Slices that come after a pause or a call to elsewhere count as newcomers.
 *
 * Sources: Takács, Bell System Technical Journal 42, 1963 (feedback); Kleinrock, Queueing Systems vol. 2, §4.4 (round
 * robin); Epema, Performance Evaluation 11, 1990 (mean waits with general feedback).
 */

import type { Network } from '../network/network'
import { sliceCount, type VisitGraph } from '../network/visitGraph'
import { type Cumulants, scaled, withProbability } from '../numeric/cumulants'
import { moments } from '../numeric/moments'
import type { Failures } from '../traffic/failures'

const mostPasses = 40
const mostRounds = 12
const mostSteps = 4e5
/** Of slices, how many must come back at once to matter. */
const few = 1e-3

/** What the kinds of slices of all activities are: kind first[i] + j is slice j of activity i. */
interface Kinds {
  readonly first: Int32Array
  readonly count: number
  /** Probability that an execution comes to it. */
  readonly reach: Float64Array
  /** Followers of a kind, and how many of each: an edge list in the order of `from`. */
  readonly from: number[]
  readonly to: number[]
  readonly share: number[]
}

export interface StationLoad {
  readonly residents: readonly number[]
  readonly servers: number
  readonly speed: number
}

/** The multiple of a Poisson arrival's wait that each activity's slices wait; 1 where none comes back at once. */
export function feedbackFactors(
  network: Network,
  graph: VisitGraph,
  sites: readonly StationLoad[],
  rates: Float64Array,
  failures: Failures,
): Float64Array {
  const factor = new Float64Array(network.activities.length).fill(1)
  const returning = new Set<number>()
  for (let v = 0; v < graph.visits.length; v++)
    if (instant(network, graph, v) && failures.attempts[v]! > 0)
      returning.add(network.activities[graph.caller[v]!]!.station)
  for (const station of returning) {
    const { servers, residents, speed } = sites[station]!
    if (servers === Infinity || residents.length === 0) continue
    atStation(network, graph, station, servers * speed, rates, failures, factor)
  }
  return factor
}

/** The wait of those that wait `factor` times as long on average. */
export function scaledWait(wait: Cumulants, factor: number): Cumulants {
  return factor < 1 ? withProbability(factor, wait) : scaled(wait, factor)
}

/** Whether a call begins at its caller's station in the moment it is made. */
function instant({ activities }: Network, graph: VisitGraph, v: number): boolean {
  const visit = graph.visits[v]!
  return (
    visit.ratio > 0 &&
    activities[visit.to]!.station === activities[graph.caller[v]!]!.station &&
    visit.delay.every(({ time }) => moments(time)[0] === 0)
  )
}

function atStation(
  network: Network,
  graph: VisitGraph,
  station: number,
  power: number,
  rates: Float64Array,
  failures: Failures,
  factor: Float64Array,
): void {
  const members = network.activities.flatMap((activity, i) =>
    activity.station === station && rates[i]! > 0 ? [i] : [],
  )
  const kinds = kindsOf(network, graph, members, rates, failures)
  const { count } = kinds
  if (kinds.from.length * mostPasses * 3 > mostSteps) return
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
  const poisson = residual / (1 - rho)
  const fresh = Float64Array.from(rate)
  kinds.from.forEach((k, e) => {
    const to = kinds.to[e]!
    fresh[to] = Math.max(0, fresh[to]! - rate[k]! * kinds.share[e]!)
  })
  // Kinds without work are passed through.
  const flow: Float64Array[] = [through(kinds, work, fresh)]
  const total = sum(flow[0]!, work, true)
  while (flow.length < mostPasses && sum(flow[flow.length - 1]!, work, true) > few * total)
    flow.push(through(kinds, work, advanced(kinds, flow[flow.length - 1]!)))
  if (flow.length === 1) return
  const passes = flow.length
  const e = flow.map((of) => sum(of, work, false))
  // Work so far is that of those who go on.
  const goingOn = new Float64Array(count)
  kinds.from.forEach((k, edge) => {
    goingOn[k] = Math.min(1, goingOn[k]! + kinds.share[edge]!)
  })
  const own = flow.map((of) => {
    const those = of.map((share, k) => share * goingOn[k]!)
    return sum(those, work, false) / (sum(those, work, true) || 1)
  })
  let wait = new Array<number>(passes).fill(poisson)
  const perKind = new Float64Array(count)
  const passed = new Float64Array(count)
  for (const of of flow) for (let k = 0; k < count; k++) passed[k] = passed[k]! + of[k]!
  for (let round = 0; round < mostRounds; round++) {
    perKind.fill(0)
    flow.forEach((of, n) => {
      for (let k = 0; k < count; k++) if (of[k]! > 0) perKind[k] = perKind[k]! + (of[k]! / passed[k]!) * wait[n]!
    })
    let found = Float64Array.from(perKind, (w, k) => (work[k]! > 0 ? rate[k]! * w : 0))
    const next = [sum(found, work, false) + residual]
    found = found.map((waits, k) => waits + rate[k]! * work[k]!)
    for (let n = 1; n < passes; n++) {
      found = through(kinds, work, advanced(kinds, found))
      let ahead = sum(found, work, false)
      for (let j = 0; j < n; j++) ahead += e[n - 1 - j]! * (next[j]! + own[j]!)
      next.push(ahead)
    }
    const moved = round > 0 && next.every((now, n) => Math.abs(now - wait[n]!) < 1e-4 * next[0]!)
    wait = next
    if (moved) break
  }
  for (const i of members) {
    let mean = 0
    let reached = 0
    for (let k = kinds.first[i]!; k < kinds.first[i]! + sliceCount(graph, i); k++) {
      mean += kinds.reach[k]! * perKind[k]!
      reached += kinds.reach[k]!
    }
    if (work[kinds.first[i]!]! > 0 && reached > 0 && mean < Infinity) factor[i] = mean / reached / poisson
  }
}

/** Σ of·work, or Σ of over the kinds that have work. */
function sum(of: Float64Array, work: Float64Array, number: boolean): number {
  let all = 0
  for (let k = 0; k < of.length; k++) if (work[k]! > 0) all += of[k]! * (number ? 1 : work[k]!)
  return all
}

function advanced({ from, to, share }: Kinds, of: Float64Array): Float64Array<ArrayBuffer> {
  const next = new Float64Array(of.length)
  for (let e = 0; e < from.length; e++) next[to[e]!] = next[to[e]!]! + of[from[e]!]! * share[e]!
  return next
}

const deepest = 12

/** Moves on what stands at kinds without work, until it stands at some with. */
function through(kinds: Kinds, work: Float64Array, of: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  let moving: Float64Array | undefined
  for (let step = 0; step < deepest; step++) {
    let any = false
    for (let k = 0; k < of.length; k++) {
      if (work[k]! > 0 || !(of[k]! > 0)) continue
      moving ??= new Float64Array(of.length)
      moving[k] = of[k]!
      of[k] = 0
      any = true
    }
    if (!any || !moving) return of
    const next = advanced(kinds, moving)
    for (let k = 0; k < of.length; k++) of[k] = of[k]! + next[k]!
    moving.fill(0)
  }
  return of
}

function kindsOf(
  network: Network,
  graph: VisitGraph,
  members: readonly number[],
  rates: Float64Array,
  { attempts, stageSuccess }: Failures,
): Kinds {
  const first = new Int32Array(network.activities.length).fill(-1)
  let count = 0
  for (const i of members) {
    first[i] = count
    count += sliceCount(graph, i)
  }
  const kinds: Kinds = { first, count, reach: new Float64Array(count), from: [], to: [], share: [] }
  const edge = (from: number, to: number, share: number) => {
    if (!(share > 0)) return
    kinds.from.push(from)
    kinds.to.push(to)
    kinds.share.push(share)
  }
  const paused = (i: number) => network.activities[i]!.pause.some(({ time }) => moments(time)[0] > 0)
  for (const i of members) {
    // Probability of coming to a slice.
    let reach = 1
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      const j = s - graph.firstStage[i]!
      const here = first[i]! + j
      const begins = !(paused(i) && j === 0)
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
      if (begins) edge(here, here + 1, (skipped * after) / reach)
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
        const { to, waits, fanOut } = graph.visits[v]!
        const made = attempts[v]! / reach
        if (!instant(network, graph, v) || !(made > 0)) continue
        const entries = fanOut === 'parallel' || !waits ? made : Math.min(1, made)
        if (begins) edge(here, first[to]!, entries)
        if (!waits || (paused(to) && sliceCount(graph, to) === 1)) continue
        // Of all who leave the callee these are the ones that this visit had called.
        const last = first[to]! + sliceCount(graph, to) - 1
        const share = (rates[i]! * attempts[v]!) / rates[to]!
        edge(last, first[to]!, share * (1 - entries / made))
        edge(last, here + 1, (share * after * (1 - skipped)) / (branches * attempts[v]!))
      }
      reach = after
    }
    kinds.reach[first[i]! + sliceCount(graph, i) - 1] = reach
  }
  return kinds
}

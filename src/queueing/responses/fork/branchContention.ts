/**
 * Branches of one stage that meet at a station. The first slices of those that begin there come as a batch and wait as
 * one (stations/batchArrivals.ts). After that each of them is a competitor of the others as long as both come there: a slice that comes
 * finds a sibling with the probability that the sibling's time at this station, from its first slice there to its last, has
 * begun and is not over, oⱼ, times the share of that time in which it is there and not elsewhere, pⱼ (its slices and their
 * waits, over that time). It waits for it if the others leave no server free.
 *
 *   siblings that a slice of b finds    x = Σⱼ kⱼ·oⱼ·pⱼ,    but for first slices that come as a batch
 *   what it waits for them              E[S]/c · Σ_{m ≤ x} P(B ≥ c − m),    B others at the station
 *
 * In a monolith pⱼ is near one: work that was to be done at the same time is done one after another where cores are few.
 * Where the branches are single slices of one batch, the last is no later than all of their work done by the servers and
 * the longest besides (Graham): the wait that all have in common is waited for once, not as often as there are branches.
 *
 * An approximation: within its time there a branch's slices are taken as evenly spread, when it begins as uncertain by what
 * its course varies before that, and what slices find as independent. That all others wait for the larger backlog is
 * responses/burstBacklogs.ts, and that siblings wait for the same backlog responses/fork/sharedBacklog.ts.
 *
 * Source: Graham, SIAM Journal on Applied Mathematics 17, 1969 (list scheduling: ΣS/c + (1 − 1/c)·longest).
 */

import { type Cumulants, scaled, zero } from '../../numeric/cumulants'
import { cumulantsOf } from '../../numeric/moments'
import { ownBatchShare } from '../../stations/batchArrivals'
import { delayingJobs } from '../../stations/mgc'
import { partCount, serialisationPart } from '../executionDraft'
import type { SolverState, StationContention } from '../solverState'
import { type Branch, type Maximum, maximum } from './maximum'

interface BranchProfile {
  /** How many run side by side, and how long one lasts. */
  readonly copies: number
  readonly time: number
  /** Slices at each station, and the mean of one there. */
  readonly slices: ReadonlyMap<number, number>
  readonly slice: number | undefined
  /** When the first and the last of them come, at stations that remember. */
  readonly windows: ReadonlyMap<number, VisitWindow>
  /** Where it begins, if with a slice. */
  readonly first: number
}

interface VisitWindow {
  readonly from: number
  readonly until: number
  /** Variance of when the first comes. */
  readonly jitter: number
}

export interface BranchContention {
  /** How much longer one call of each visit lasts because of the others. */
  readonly delays: readonly Cumulants[]
  /** Stations to which several come, and what they wait for one another there. */
  readonly sharedStations: ReadonlySet<number>
  readonly waits: readonly StationContention[]
}

/** What the awaited visits of a stage wait for one another, `times` being one call of each. */
export function branchContention(
  state: SolverState,
  awaited: readonly number[],
  times: readonly Cumulants[],
): BranchContention {
  const met = meetings(state, awaited)
  if (met.size === 0) return { delays: awaited.map(() => zero), sharedStations: met, waits: [] }
  const { stations } = state
  const courses = awaited.map((v, b) => course(state, v, times[b]!, met))
  const waited = new Map<number, number>()
  const longer = courses.map((one, b) => {
    let mean = 0
    let variance = 0
    for (const [station, own] of one.slices) {
      const servers = stations.servers[station]!
      const { waitProbability } = stations.queues[station]!
      if (servers === Infinity || !(waitProbability > 0) || !(own > 0)) continue
      const { found, work } = foundAt(state, station, courses, b, own)
      if (!(found > 1e-9)) continue
      const delayed =
        delayingJobs(found / own, servers, stations.offered[station]! / servers, waitProbability) / (found / own)
      const each = stations.sliceTimes[station]!
      const wait = (work * delayed) / servers
      mean += wait
      variance += ((wait * work) / found / servers) * (1 + each.variance / each.mean ** 2)
      waited.set(station, (waited.get(station) ?? 0) + one.copies * wait)
    }
    if (!(mean > 1e-6 * one.time) || !(mean < Infinity)) return zero
    return { mean, variance, third: (2 * variance ** 2) / mean, fourth: (6 * variance ** 3) / mean ** 2 }
  })
  return {
    delays: longer,
    sharedStations: met,
    waits: Array.from(waited, ([station, all]) => ({ station, waitTime: all })),
  }
}

/** How many slices of its siblings the slices of one find at a station, all together, and how much work they are. */
function foundAt(
  { stations }: SolverState,
  station: number,
  courses: readonly BranchProfile[],
  b: number,
  own: number,
): { readonly found: number; readonly work: number } {
  const one = courses[b]!
  let found = 0
  let work = 0
  courses.forEach((other, j) => {
    const count = j === b ? other.copies - 1 : other.copies
    const theirs = other.slices.get(station) ?? 0
    if (!(count > 0) || !(theirs > 0) || !(one.time > 0)) return
    const slice = other.slice ?? stations.sliceTimes[station]!.mean
    const together = one.first === station && other.first === station
    const later = together ? Math.max(0, own - 1) : own
    const more = count * later * presence(one, other, station, theirs, slice + stations.queues[station]!.wait.mean)
    found += more
    work += more * slice
  })
  return { found, work }
}

/** A spread that is even has a half width of √3 standard deviations. */
const evenly = Math.sqrt(3)

/**
 * Probability that a slice of one finds a slice of the other there, which has `theirs` to do there and stays `stay` with
 * each: the share of its own window that lies in the other's, times the share of that in which the other is there.
 */
function presence(one: BranchProfile, other: BranchProfile, station: number, theirs: number, stay: number): number {
  const own = one.windows.get(station) ?? { from: 0, until: one.time, jitter: 0 }
  const its = other.windows.get(station) ?? { from: 0, until: other.time, jitter: 0 }
  const jitter = evenly * Math.sqrt(own.jitter + its.jitter)
  const low = own.from - jitter
  const high = own.until + jitter
  const both = Math.min(high, its.until + stay) - Math.max(low, its.from)
  const overlap = high > low ? Math.max(0, both) / (high - low) : momentary(low, its.from, its.until + stay)
  return Math.min(1, (theirs * stay) / (its.until - its.from + stay)) * overlap
}

/** Where both come at one moment, each is as likely to be the first. */
function momentary(at: number, from: number, until: number): number {
  return at === from ? 0.5 : at > from && at <= until ? 1 : 0
}

/** Stations to which more than one of them comes: mostly each goes its own way. */
function meetings(
  { graph, network, ownVisits, clusters }: SolverState,
  awaited: readonly number[],
): ReadonlySet<number> {
  const first = new Map<number, number>()
  const met = new Set<number>()
  const come = (station: number, v: number, several: boolean) => {
    const before = first.get(station)
    if (before === undefined) first.set(station, v)
    if (several || (before ?? v) !== v) met.add(station)
  }
  for (const v of awaited) {
    const { to, fanOut, ratio } = graph.visits[v]!
    const several = fanOut === 'parallel' && ratio > 1
    if (ownVisits[to]! > 0) come(network.activities[to]!.station, v, several)
    for (const { station } of clusters[to]!) come(station, v, several)
  }
  return met
}

/** The end of a stage, no later than Graham's bound where its branches begin together at one station. */
export function grahamBound(
  state: SolverState,
  awaited: readonly number[],
  branches: readonly Branch[],
  found: Maximum,
): Maximum {
  const { stations: at, graph, network, ownVisits } = state
  const stations = new Set(awaited.map((v) => network.activities[graph.visits[v]!.to]!.station))
  const [station] = stations
  if (stations.size !== 1 || station === undefined || !(at.batchWait[station]! > 0)) return found
  const servers = at.servers[station]!
  const { wait } = at.queues[station]!
  const common =
    wait.mean * (1 - ownBatchShare(at.batchWait[station]!, at.queues[station]!, at.offered[station]! / servers))
  let work = 0
  let besides = 0
  const alone: Branch[] = []
  for (const [b, v] of awaited.entries()) {
    const { to, fanOut, ratio } = graph.visits[v]!
    const { pause, demand } = network.activities[to]!
    const { copies, extraProbability, time } = branches[b]!
    const leaf = ownVisits[to]! > 0 && pause.length === 0 && graph.firstVisit[to] === graph.firstVisit[to + 1]
    if (!leaf || state.retriedTimes[v] || (fanOut === 'sequence' && ratio > 1)) return found
    const rather = Math.max(0, time.mean - wait.mean * at.feedbackFactors[to]! - (state.contention[v]?.mean ?? 0))
    const slice = Math.min(rather, cumulantsOf(demand).mean / at.speed[station]!)
    work += (copies + extraProbability) * slice
    besides = Math.max(besides, rather - slice)
    alone.push({ time: scaled(time, slice / time.mean), copies, extraProbability })
  }
  const longest = servers > 1 ? (1 - 1 / servers) * maximum(alone, false).time.mean : 0
  const bound = common + besides + work / servers + longest
  if (!(bound < found.time.mean)) return found
  const factor = bound / found.time.mean
  return { time: scaled(found.time, factor), shares: found.shares.map((share) => share * factor) }
}

/** Only where several come: of all else nobody asks. */
function course(state: SolverState, v: number, { mean, variance }: Cumulants, met: ReadonlySet<number>): BranchProfile {
  const { graph, network, ownVisits, parts, inside, clusters } = state
  const { to, fanOut, ratio } = graph.visits[v]!
  const { station: home, pause } = network.activities[to]!
  const turns = fanOut === 'parallel' ? 1 : Math.max(1, ratio)
  const start = Math.max(0, mean - inside[to]!.mean)
  const end = start + (turns - 1) * mean
  const before = Math.max(0, variance - inside[to]!.variance)
  const slices = new Map<number, number>()
  const windows = new Map<number, VisitWindow>()
  let stations = ownVisits[to]! > 0 ? 1 : 0
  if (ownVisits[to]! > 0 && met.has(home)) slices.set(home, ownVisits[to]! * turns)
  for (const { station, visits, firstTime, lastTime, firstVariance } of clusters[to]!) {
    if (station !== home || !(ownVisits[to]! > 0)) stations++
    if (!met.has(station)) continue
    slices.set(station, Math.max(slices.get(station) ?? 0, visits * turns))
    windows.set(station, { from: start + firstTime, until: end + lastTime, jitter: before + firstVariance })
  }
  const [only] = stations === 1 ? slices.values() : []
  const work = parts[to * partCount]! + parts[to * partCount + serialisationPart]!
  return {
    copies: fanOut === 'parallel' ? ratio : Math.min(1, ratio),
    time: mean * turns,
    slices,
    slice: only ? (work * turns) / only : undefined,
    windows,
    first: ownVisits[to]! > 0 && pause.length === 0 ? home : -1,
  }
}

/**
 * What the branches of one stage wait for one another where they meet at a station. The first slices of branches that
 * begin there arrive as a batch (stations/batchArrivals.ts). After that the branches compete as long as both visit the
 * station: an arriving slice finds another branch with the probability oⱼ that this branch's time at the station, from
 * its first slice there to its last, has begun and is not over, times the share pⱼ of that time during which it is
 * there and not elsewhere (its slices and their waits, over that time). It waits for it if the others leave no server
 * free.
 *
 *   slices of other branches that one of b finds    x = Σⱼ kⱼ·oⱼ·pⱼ,    without first slices that arrive as a batch
 *   what it waits for them                          E[S]/c · Σ_{m ≤ x} P(B ≥ c − m),    B all others at the station
 *
 * In a monolith pⱼ is near one: work meant to run in parallel is done in sequence where cores are few.
 *
 * An approximation: a branch's slices are taken as evenly spread over its time at the station, the start of that time
 * as uncertain as what precedes it, and the slices that are found as independent.
 */

import type { Seconds } from '../../../base/units'
import { type Cumulants, zero } from '../../numeric/cumulants'
import { delayingSlices } from '../../stations/batchArrivals'
import { partCount, partOffset, type SolverState, type StationContention } from '../solverState'

/** What the branches of a stage wait for one another. */
export interface BranchContention {
  /** By branch: how much longer one call takes because of the others. */
  readonly delays: readonly Cumulants[]
  /** Stations that several branches visit, and the waits for one another there. */
  readonly sharedStations: ReadonlySet<number>
  readonly waits: readonly StationContention[]
}

/** The contention among the awaited visits of a stage, of which one call each takes `callTimes`. */
export function branchContention(
  state: SolverState,
  awaited: readonly number[],
  callTimes: readonly Cumulants[],
): BranchContention {
  const sharedStations = stationsOfSeveral(state, awaited)
  if (sharedStations.size === 0) return { delays: awaited.map(() => zero), sharedStations, waits: [] }
  const { stations } = state
  const profiles = awaited.map((v, b) => branchProfile(state, v, callTimes[b]!, sharedStations))
  const waits = new Map<number, number>()
  const delays = profiles.map((profile, b) => {
    let mean = 0
    let variance = 0
    for (const [station, slices] of profile.slices) {
      const servers = stations.servers[station]!
      const { waitProbability } = stations.queues[station]!
      if (servers === Infinity || !(waitProbability > 0) || !(slices > 0)) continue
      const { count, work } = slicesFound(state, station, profiles, b)
      if (!(count > 1e-9)) continue
      const perSlice = count / slices
      const rho = stations.offered[station]! / servers
      const delayingShare = delayingSlices(perSlice, servers, rho, waitProbability) / perSlice
      const slice = stations.sliceTimes[station]!
      const wait = (work * delayingShare) / servers
      mean += wait
      variance += ((wait * work) / count / servers) * (1 + slice.variance / slice.mean ** 2)
      waits.set(station, (waits.get(station) ?? 0) + profile.copies * wait)
    }
    if (!(mean > 1e-6 * profile.time) || !(mean < Infinity)) return zero
    return { mean, variance, third: (2 * variance ** 2) / mean, fourth: (6 * variance ** 3) / mean ** 2 }
  })
  return { delays, sharedStations, waits: Array.from(waits, ([station, waitTime]) => ({ station, waitTime })) }
}

/** Stations that more than one branch visits, or several copies of one. */
function stationsOfSeveral(
  { graph, network, ownVisits, clusters }: SolverState,
  awaited: readonly number[],
): ReadonlySet<number> {
  const firstVisitor = new Map<number, number>()
  const shared = new Set<number>()
  const addVisitor = (station: number, v: number, isSeveral: boolean) => {
    const first = firstVisitor.get(station)
    if (first === undefined) firstVisitor.set(station, v)
    if (isSeveral || (first ?? v) !== v) shared.add(station)
  }
  for (const v of awaited) {
    const { to, fanOut, ratio } = graph.visits[v]!
    const isSeveral = fanOut === 'parallel' && ratio > 1
    if (ownVisits[to]! > 0) addVisitor(network.activities[to]!.station, v, isSeveral)
    for (const { station } of clusters[to]!) addVisitor(station, v, isSeveral)
  }
  return shared
}

/** What a branch does at the shared stations, in the course of all its sequential calls. */
interface BranchProfile {
  /** Calls that run side by side, and how long each takes. */
  readonly copies: number
  readonly time: Seconds
  /** Slices at each station, and the mean of one if all are at one station. */
  readonly slices: ReadonlyMap<number, number>
  readonly slice: Seconds | undefined
  /** When it visits the stations where waits correlate. */
  readonly windows: ReadonlyMap<number, VisitWindow>
  /** The station where it begins, if with a slice; else −1. */
  readonly startStation: number
}

/** From the first visit to the last, after the start of the stage. */
interface VisitWindow {
  readonly from: Seconds
  readonly until: Seconds
  /** Variance of `from`. */
  readonly startVariance: number
}

function branchProfile(
  state: SolverState,
  v: number,
  { mean: callTime, variance }: Cumulants,
  sharedStations: ReadonlySet<number>,
): BranchProfile {
  const { graph, network, ownVisits, parts, executionTimes, clusters } = state
  const { to, fanOut, ratio } = graph.visits[v]!
  const { station: ownStation, pause } = network.activities[to]!
  const isVisitor = ownVisits[to]! > 0
  const calls = fanOut === 'parallel' ? 1 : Math.max(1, ratio)
  const firstStart = Math.max(0, callTime - executionTimes[to]!.mean)
  const lastStart = firstStart + (calls - 1) * callTime
  const startVariance = Math.max(0, variance - executionTimes[to]!.variance)
  const slices = new Map<number, number>()
  const windows = new Map<number, VisitWindow>()
  let stationCount = isVisitor ? 1 : 0
  if (isVisitor && sharedStations.has(ownStation)) slices.set(ownStation, ownVisits[to]! * calls)
  for (const { station, visits, firstTime, lastTime, firstVariance } of clusters[to]!) {
    if (station !== ownStation || !isVisitor) stationCount++
    if (!sharedStations.has(station)) continue
    slices.set(station, Math.max(slices.get(station) ?? 0, visits * calls))
    windows.set(station, {
      from: firstStart + firstTime,
      until: lastStart + lastTime,
      startVariance: startVariance + firstVariance,
    })
  }
  const [onlySlices] = stationCount === 1 ? slices.values() : []
  const work = parts[to * partCount + partOffset.work]! + parts[to * partCount + partOffset.serialisation]!
  return {
    copies: fanOut === 'parallel' ? ratio : Math.min(1, ratio),
    time: callTime * calls,
    slices,
    slice: onlySlices ? (work * calls) / onlySlices : undefined,
    windows,
    startStation: isVisitor && pause.length === 0 ? ownStation : -1,
  }
}

/** The slices of other branches that all slices of branch b find at a station, and the work of those. */
function slicesFound(
  { stations }: SolverState,
  station: number,
  profiles: readonly BranchProfile[],
  b: number,
): { readonly count: number; readonly work: Seconds } {
  const profile = profiles[b]!
  const own = profile.slices.get(station)!
  let count = 0
  let work = 0
  profiles.forEach((other, j) => {
    const copies = j === b ? other.copies - 1 : other.copies
    const theirs = other.slices.get(station) ?? 0
    if (!(copies > 0) || !(theirs > 0) || !(profile.time > 0)) return
    const slice = other.slice ?? stations.sliceTimes[station]!.mean
    const isBatch = profile.startStation === station && other.startStation === station
    const arriving = isBatch ? Math.max(0, own - 1) : own
    const stay = slice + stations.queues[station]!.wait.mean
    const encountered = copies * arriving * presence(profile, other, station, stay)
    count += encountered
    work += encountered * slice
  })
  return { count, work }
}

/** A uniform distribution has a half width of √3 standard deviations. */
const uniformHalfWidth = Math.sqrt(3)

/**
 * Probability that a slice of one branch finds a slice of the other at the station, `stay` being how long each is there:
 * the share of its own window that overlaps the other's, times the share of that in which the other is there.
 */
function presence(one: BranchProfile, other: BranchProfile, station: number, stay: Seconds): number {
  const theirs = other.slices.get(station)!
  const own = one.windows.get(station) ?? { from: 0, until: one.time, startVariance: 0 }
  const its = other.windows.get(station) ?? { from: 0, until: other.time, startVariance: 0 }
  const margin = uniformHalfWidth * Math.sqrt(own.startVariance + its.startVariance)
  const low = own.from - margin
  const high = own.until + margin
  const common = Math.min(high, its.until + stay) - Math.max(low, its.from)
  const overlap = high > low ? Math.max(0, common) / (high - low) : instantOverlap(low, its.from, its.until + stay)
  return Math.min(1, (theirs * stay) / (its.until - its.from + stay)) * overlap
}

/** For visits at one instant: two that arrive at the same instant are each first with probability ½. */
function instantOverlap(at: Seconds, from: Seconds, until: Seconds): number {
  return at === from ? 0.5 : at > from && at <= until ? 1 : 0
}

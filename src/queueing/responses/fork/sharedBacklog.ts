/**
 * The wait that parallel branches share. Branches that reach one station at about the same time find the same backlog:
 * if one has to wait long, all have. Their maximum is then not that of independent times, but
 *
 *   the shared wait, then the maximum of the rest:    C + max(Xᵢ − C)
 *
 * C is made of the waits at the stations where the branches meet, scaled so that its variance is the mean covariance of
 * two branches: √(PᵢPⱼ)·r·Var(W) summed over stations, where P is the correlation sum of the visits of one branch
 * (stations/visitCluster.ts) and r how much of the backlog is left after the time between the visits of both
 * (stations/waitCorrelation.ts). So the mean of the maximum is less than that of independent branches, and its variance
 * is more.
 */

import type { Seconds } from '../../../base/units'
import { type Cumulants, plus, scaled, withProbability, zero } from '../../numeric/cumulants'
import { ownBatchShare } from '../../stations/batchArrivals'
import { simultaneousCorrelation } from '../../stations/waitCorrelation'
import type { SolverState } from '../solverState'
import type { Branch } from './branch'
import { type Maximum, maximum } from './maximum'

/** The wait that the branches of a stage share. */
export interface SharedBacklog {
  readonly time: Cumulants
  /** Covariance of two branches, by their positions in the stage, `one` < `other`. */
  readonly covariance: (one: number, other: number) => number
}

/** Of a branch's mean and variance, at most this share is common: the rest keeps a distribution of its own. */
const maxSharedPart = 0.95
/** A smaller variance than this share is neglected. */
const minSharedPart = 1e-3

/** What the branches of a stage share at the stations where they meet; undefined if next to nothing. */
export function sharedBacklog(
  state: SolverState,
  awaited: readonly number[],
  branches: readonly Branch[],
  sharedStations: ReadonlySet<number>,
): SharedBacklog | undefined {
  if (sharedStations.size === 0) return undefined
  const count = awaited.length
  const branchVisits = awaited.map((v, b) => visitsOf(state, v, branches[b]!.time.mean, sharedStations))
  const covariances = new Float64Array(count * count)
  const waits = new Map(Array.from(sharedStations, (station) => [station, waitForOthers(state, station)]))
  // By station: visits of two branches that find the same backlog, summed over all pairs.
  const pairs = new Map<number, number>()
  for (let b = 0; b < count; b++) {
    for (let c = b + 1; c < count; c++) {
      for (const [station, one] of branchVisits[b]!) {
        const other = branchVisits[c]!.get(station)
        if (!other) continue
        const correlation = state.stations.waitCorrelations[station]!
        const pair =
          Math.sqrt(one.correlationSum * other.correlationSum) *
          simultaneousCorrelation(correlation, Math.abs(one.time - other.time))
        pairs.set(station, (pairs.get(station) ?? 0) + pair)
        covariances[b * count + c] = covariances[b * count + c]! + pair * waits.get(station)!.variance
      }
    }
  }
  let shared: Cumulants = zero
  for (const [station, sum] of pairs)
    shared = plus(shared, scaled(waits.get(station)!, Math.sqrt((2 * sum) / (count * (count - 1)))))
  const maxVariance = maxSharedPart * Math.min(...branches.map(({ time }) => time.variance))
  const maxMean = maxSharedPart * Math.min(...branches.map(({ time }) => time.mean))
  const factor = Math.min(1, Math.sqrt(maxVariance / shared.variance), maxMean / shared.mean)
  if (!(factor > 0) || !(shared.variance > minSharedPart * maxVariance)) return undefined
  return {
    time: scaled(shared, factor),
    covariance: (one, other) => factor ** 2 * covariances[one * count + other]!,
  }
}

/**
 * The wait at a station without the wait for one's own batch, in which one branch is the first and one the last: that
 * wait is not shared. Its share of the variance is taken to be its share of the mean.
 */
function waitForOthers({ stations }: SolverState, station: number): Cumulants {
  const queue = stations.queues[station]!
  const batchWait = stations.batchWait[station]!
  const own =
    batchWait > 0 ? ownBatchShare(batchWait, queue, stations.offered[station]! / stations.servers[station]!) : 0
  return scaled(queue.wait, Math.sqrt(1 - own))
}

interface BranchVisits {
  readonly correlationSum: number
  /** Mean time of the visits after the start of the stage. */
  readonly time: Seconds
}

/** By station: the visits of one call, of mean time `mean`, to the shared stations where waits correlate. */
function visitsOf(
  { graph, stations, executionTimes, clusters }: SolverState,
  v: number,
  mean: Seconds,
  sharedStations: ReadonlySet<number>,
): ReadonlyMap<number, BranchVisits> {
  const { to } = graph.visits[v]!
  const start = Math.max(0, mean - executionTimes[to]!.mean)
  const visits = new Map<number, BranchVisits>()
  for (const { station, correlationSum, meanTime } of clusters[to]!)
    if (sharedStations.has(station) && stations.waitCorrelations[station])
      visits.set(station, { correlationSum, time: start + meanTime })
  return visits
}

/** The maximum of branches that share a wait; `isPrecise` counts only where they share none. */
export function maximumWithShared(
  branches: readonly Branch[],
  shared: Cumulants | undefined,
  isPrecise: boolean,
): Maximum {
  if (!shared) return maximum(branches, isPrecise)
  const rest = branches.map((branch) => branchWithout(branch, shared))
  const { time, shares } = maximum(rest, false)
  const noBranch = branches.reduce(
    (p, { copies, extraProbability }) => (copies > 0 ? 0 : p * (1 - extraProbability)),
    1,
  )
  const whole = plus(withProbability(1 - noBranch, shared), time)
  return { time: whole, shares: shares.map((share) => (share / time.mean) * whole.mean) }
}

function branchWithout(branch: Branch, shared: Cumulants): Branch {
  const modes = branch.modes?.map((mode) => ({ ...mode, time: timeWithout(mode.time, shared) }))
  return { ...branch, time: timeWithout(branch.time, shared), modes }
}

/** The rest of a time, taken to have the same shape. */
function timeWithout(time: Cumulants, shared: Cumulants): Cumulants {
  const left = Math.max(1 - maxSharedPart, 1 - shared.variance / time.variance)
  const { third, fourth } = scaled(time, Math.sqrt(left))
  return { mean: Math.max(0, time.mean - shared.mean), variance: time.variance * left, third, fourth }
}

/**
 * What branches that run together wait together. Where they come to one station at about the same time they find the
 * same backlog: if one has to wait long, all have. The latest of them is then not that of independent times, but
 *
 *   what they have in common, and the latest of what is left:    C + max(Xᵢ − C)
 *
 * C is made of the waits at the stations where they meet, as long as its variance is the mean covariance of two branches:
 * √(PᵢPⱼ)·r·Var(W) summed over stations, P being what the visits of one have to do with one another and r how much of the
 * backlog is left after the time between those of both (stations/waitCorrelation.ts). So the mean of the latest is less than that of
 * independent branches, and its spread is more.
 */

import { type Cumulants, plus, scaled, withProbability, zero } from '../../numeric/cumulants'
import { ownBatchShare } from '../../stations/batchArrivals'
import { simultaneousCorrelation } from '../../stations/waitCorrelation'
import type { SolverState } from '../solverState'
import { type Branch, type Maximum, maximum } from './maximum'

export interface SharedBacklog {
  readonly time: Cumulants
  /** Covariance of two branches, by their places in the stage, the lesser first. */
  readonly covariance: (one: number, other: number) => number
}

/** Of a branch's mean and variance, at most so much is in common: the rest keeps a distribution of its own. */
const most = 0.95
/** And if it is less, it is nothing. */
const least = 1e-3

/** Of branches that meet at these stations. */
export function sharedBacklog(
  state: SolverState,
  awaited: readonly number[],
  branches: readonly Branch[],
  met: ReadonlySet<number>,
): SharedBacklog | undefined {
  if (met.size === 0) return undefined
  const { stations } = state
  const count = awaited.length
  const where = awaited.map((v, b) => visitsAt(state, v, branches[b]!.time.mean, met))
  const covariances = new Float64Array(count * count)
  const waits = new Map(Array.from(met, (station) => [station, foreign(state, station)]))
  const visits = new Map<number, number>()
  for (let b = 0; b < count; b++) {
    for (let c = b + 1; c < count; c++) {
      for (const [station, one] of where[b]!) {
        const other = where[c]!.get(station)
        if (!other) continue
        const correlation = stations.waitCorrelations[station]!
        const together =
          Math.sqrt(one.pairs * other.pairs) * simultaneousCorrelation(correlation, Math.abs(one.at - other.at))
        visits.set(station, (visits.get(station) ?? 0) + together)
        covariances[b * count + c] = covariances[b * count + c]! + together * waits.get(station)!.variance
      }
    }
  }
  let whole: Cumulants = zero
  for (const [station, together] of visits)
    whole = plus(whole, scaled(waits.get(station)!, Math.sqrt((2 * together) / (count * (count - 1)))))
  const variance = most * Math.min(...branches.map(({ time }) => time.variance))
  const mean = most * Math.min(...branches.map(({ time }) => time.mean))
  const factor = Math.min(1, Math.sqrt(variance / whole.variance), mean / whole.mean)
  if (!(factor > 0) || !(whole.variance > least * variance)) return undefined
  return {
    time: scaled(whole, factor),
    covariance: (one, other) => factor ** 2 * covariances[one * count + other]!,
  }
}

/**
 * The wait at a station but for what is waited for others of one's own batch, of whom one is the first and one the last:
 * that is no wait in common. Of the variance it is taken to be the share that it is of the mean.
 */
function foreign({ stations }: SolverState, station: number): Cumulants {
  const queue = stations.queues[station]!
  const own =
    stations.batchWait[station]! > 0
      ? ownBatchShare(stations.batchWait[station]!, queue, stations.offered[station]! / stations.servers[station]!)
      : 0
  return scaled(queue.wait, Math.sqrt(1 - own))
}

interface Visits {
  readonly pairs: number
  readonly at: number
}

/** By station that remembers: how often a call comes there, and when after the stage begins. */
function visitsAt(
  { graph, stations, inside, clusters }: SolverState,
  v: number,
  mean: number,
  met: ReadonlySet<number>,
): ReadonlyMap<number, Visits> {
  const { to } = graph.visits[v]!
  const start = Math.max(0, mean - inside[to]!.mean)
  const found = new Map<number, Visits>()
  for (const { station, correlationSum, meanTime } of clusters[to]!)
    if (met.has(station) && stations.waitCorrelations[station])
      found.set(station, { pairs: correlationSum, at: start + meanTime })
  return found
}

/** The latest of branches, what they have in common put before if any is there; precisely, where they have nothing. */
export function maximumWithShared(
  branches: readonly Branch[],
  common: Cumulants | undefined,
  precise: boolean,
): Maximum {
  if (!common) return maximum(branches, precise)
  const rest = branches.map((one) => without(one, common))
  const { time, shares } = maximum(rest, false)
  const none = branches.reduce((chance, one) => (one.copies > 0 ? 0 : chance * (1 - one.extraProbability)), 1)
  const whole = plus(withProbability(1 - none, common), time)
  return { time: whole, shares: shares.map((share) => (share / time.mean) * whole.mean) }
}

/** A branch without what it has in common with others. */
function without(branch: Branch, common: Cumulants): Branch {
  const modes = branch.modes?.map((mode) => ({ ...mode, time: less(mode.time, common) }))
  return { ...branch, time: less(branch.time, common), modes }
}

/** Its shape is taken to be the same. */
function less(time: Cumulants, common: Cumulants): Cumulants {
  const left = Math.max(1 - most, 1 - common.variance / time.variance)
  const { third, fourth } = scaled(time, Math.sqrt(left))
  return { mean: Math.max(0, time.mean - common.mean), variance: time.variance * left, third, fourth }
}

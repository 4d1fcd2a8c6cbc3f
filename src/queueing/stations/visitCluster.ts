/**
 * The visits that one execution, its whole subtree included, makes to one station: how many, how strongly their waits
 * are correlated, and when.
 *
 * n waits with pairwise correlations rᵢⱼ that sum to P = Σrᵢⱼ (diagonal included) are modelled as n²/P independent waits
 * of P/n times the length: same mean, variance P instead of n, and third and fourth cumulants P²/n and P³/n². Both ends
 * are exact: P = n if they are independent, P = n² if they are equal.
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, zero } from '../numeric/cumulants'
import { successiveCorrelation, type WaitCorrelation } from './waitCorrelation'

/** The visits of one execution to one station; times are after the start of the execution. */
export interface VisitCluster {
  readonly station: number
  /** Mean visits. */
  readonly visits: number
  /** P of the essay. */
  readonly correlationSum: number
  /** Mean time of all visits, of the first, and of the last. */
  readonly meanTime: Seconds
  readonly firstTime: Seconds
  readonly lastTime: Seconds
  /** Variance of the time of the first. */
  readonly firstVariance: number
}

/** When a call begins: mean and variance, after the start of its caller. */
export interface StartTime {
  readonly mean: Seconds
  readonly variance: number
}

/** Runs of a cluster one after another: `count` of them, one every `period`. */
export interface ClusterRepetition {
  readonly count: number
  readonly start: StartTime
  readonly period: Seconds
}

const maxDistance = 64
const maxNeighbours = 24

/** The visits of several runs of a cluster as one cluster. */
export function repeatedCluster(
  cluster: VisitCluster,
  correlation: WaitCorrelation,
  { count, start, period }: ClusterRepetition,
): VisitCluster {
  const visits = count * cluster.visits
  const { station } = cluster
  const firstTime = start.mean + cluster.firstTime
  const firstVariance = start.variance + cluster.firstVariance
  if (!(count > 1))
    return {
      station,
      visits,
      correlationSum: count * cluster.correlationSum,
      meanTime: start.mean + cluster.meanTime,
      firstTime,
      lastTime: start.mean + cluster.lastTime,
      firstVariance,
    }
  const crossTerms = (slowdown: number) => {
    let sum = 0
    for (let d = 1; d < count && d < maxDistance; d++) {
      const pair = successiveCorrelation(correlation, d * period, slowdown)
      if (pair < 1e-3) break
      sum += 2 * (count - d) * cluster.visits * cluster.visits * pair
    }
    return sum
  }
  const span = (count - 1) * period
  return {
    station,
    visits,
    correlationSum: count * cluster.correlationSum + withSlowdown(crossTerms, visits),
    meanTime: start.mean + span / 2 + cluster.meanTime,
    firstTime,
    lastTime: start.mean + span + cluster.lastTime,
    firstVariance,
  }
}

/** Several clusters of one execution at one station as one cluster; at least one. */
export function joinClusters(clusters: readonly VisitCluster[], correlation: WaitCorrelation): VisitCluster {
  let visits = 0
  let ownTerms = 0
  let timeSum = 0
  let firstTime = Infinity
  let lastTime = 0
  let firstVariance = 0
  for (const cluster of clusters) {
    if (cluster.firstTime < firstTime) firstVariance = cluster.firstVariance
    firstTime = Math.min(firstTime, cluster.firstTime)
    lastTime = Math.max(lastTime, cluster.lastTime)
    visits += cluster.visits
    ownTerms += cluster.correlationSum
    timeSum += cluster.visits * cluster.meanTime
  }
  const crossTerms = withSlowdown((slowdown) => pairwiseTerms(clusters, correlation, slowdown), visits)
  return {
    station: clusters[0]!.station,
    visits,
    correlationSum: ownTerms + crossTerms,
    meanTime: timeSum / visits,
    firstTime,
    lastTime,
    firstVariance,
  }
}

/** The cluster with so much more in the sum of its correlations; at most all visits wait the same. */
export function withCorrelation(cluster: VisitCluster, added: number): VisitCluster {
  const { visits, correlationSum } = cluster
  return { ...cluster, correlationSum: Math.max(correlationSum, Math.min(visits * visits, correlationSum + added)) }
}

/** The cross terms of P, with the slower relaxation that they themselves cause. */
function withSlowdown(crossTerms: (slowdown: number) => number, visits: number): number {
  const first = crossTerms(1)
  if (visits <= 1 || first === 0) return first
  return crossTerms(1 + Math.min(1, first / (visits * (visits - 1))) * ((visits - 1) / 2))
}

/** Cross terms of all pairs; in a long list each cluster is paired with its neighbours and with the mean of the rest. */
function pairwiseTerms(clusters: readonly VisitCluster[], correlation: WaitCorrelation, slowdown: number): number {
  let sum = 0
  let visits = 0
  let timeSum = 0
  clusters.forEach((cluster, i) => {
    const addPair = (otherVisits: number, otherTime: Seconds) => {
      const lag = Math.abs(cluster.meanTime - otherTime)
      sum += 2 * cluster.visits * otherVisits * successiveCorrelation(correlation, lag, slowdown)
    }
    const first = Math.max(0, i - maxNeighbours)
    let near = 0
    for (let j = first; j < i; j++) {
      const other = clusters[j]!
      near += other.visits
      addPair(other.visits, other.meanTime)
    }
    if (first > 0) addPair(visits - near, timeSum / visits)
    visits += cluster.visits
    timeSum += cluster.visits * cluster.meanTime
  })
  return sum
}

/** What the correlations of `whole` add to the sum of the cumulants of its `pieces`; the mean is zero. */
export function excessCumulants(
  whole: VisitCluster,
  pieces: readonly VisitCluster[],
  { wait }: WaitCorrelation,
): Cumulants {
  let second = whole.correlationSum
  for (const { correlationSum } of pieces) second -= correlationSum
  if (!(second > 1e-12)) return zero
  const ratio = whole.correlationSum / whole.visits
  let third = whole.correlationSum * ratio
  let fourth = third * ratio
  for (const { correlationSum, visits } of pieces) {
    third -= (correlationSum * correlationSum) / visits
    fourth -= (correlationSum * correlationSum * correlationSum) / (visits * visits)
  }
  return { mean: 0, variance: second * wait.variance, third: third * wait.third, fourth: fourth * wait.fourth }
}

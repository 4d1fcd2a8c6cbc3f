/**
 * Queues remember. A request that comes back to a station soon after it was there finds the queue much as it
 * left it: if it had to wait long, it will again. Means do not notice (in a Jackson network they are exact
 * all the same), but the waits of one request vary together, and its tail is longer than independence says.
 *
 * **What is left behind.** Served in order, a request that spent R at a single server leaves behind it those who
 * came meanwhile, a Poisson number of mean λR, and with them work of mean ρR. So just then the wait that
 * a newcomer would have varies with R: covariance ρ·Var(R), exactly. With c servers the same holds of the wait W
 * at the beginning of the work: ρ·Var(W), a little for the work itself, and a little for the news that there
 * was a wait at all: E[W]·P(W = 0)·(1 − B)/cµ, B being Erlang's loss with c − 1 servers.
 *
 * **How fast it is forgotten.** After a gap g a share of it is left, taken from reflected Brownian motion, the
 * limit of all busy queues, on the time scale that makes it right for M/M/1:
 *
 *   h(t) = 2(1 − 2t − t²)·Φ(−√t) + 2√t(1 + t)·φ(√t),      ∫h = ½
 *   share = h(g/2T),    T = (1 + ρ)/(1 − ρ)² · (1 + cs²)/2 · E[S]/c
 *
 * A queue of crowds is longer than that, and as much slower to forget.
 *
 * Who comes back n times carries the queue's past with him: work that is still to come back is backlog too. Were
 * there no time between the visits, the queue would be one of work n times as long, whose T is (n + 1)/2 times
 * as large; so T is stretched towards that by the mean correlation of the visits.
 *
 * **What it does to the sum.** n waits with pairwise correlations rᵢⱼ that sum to P = Σrᵢⱼ (diagonal included)
 * are taken to be n²/P independent ones of P/n times the length: same mean, variance P instead of n, and third
 * and fourth cumulants P²/n and P³/n². Both ends are exact: P = n if independent, P = n² if one and the same.
 *
 * A `Cluster` is what an activity's subtree does at one station: how many visits, their P, and when.
 *
 * Sources: Abate & Whitt, Advances in Applied Probability 19 and 20, 1987–88 (reflected Brownian motion and the
 * relaxation of M/M/1); Haji & Newell 1971 (what is left behind).
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, zero } from '../numeric/cumulants'
import { normalCdf, normalDensity } from '../numeric/normal'
import type { Queue } from './mgc'

/** On simulations of random trees the tails come out best with T a little longer than the limit theorem says. */
const slower = 1.5
const mostNeighbours = 24

/** How the queue of one station remembers. */
export interface WaitCorrelation {
  /** Correlation of two waits with no time between, as a share of the variance of one. */
  readonly strength: number
  /** From the start of one visit to when its mark is left. */
  readonly visitTime: Seconds
  /** T of the essay. */
  readonly relaxationTime: Seconds
  readonly wait: Cumulants
}

export interface VisitCluster {
  readonly station: number
  /** Mean visits. */
  readonly visits: number
  /** P of the essay. */
  readonly correlationSum: number
  /** Mean time of the visits after the beginning of the execution; of the first, and of the last. */
  readonly meanTime: Seconds
  readonly firstTime: Seconds
  readonly lastTime: Seconds
  /** Variance of the time before the first. */
  readonly firstVariance: number
}

/** `crowd` is how much longer the queue is than one of arrivals that have nothing to do with one another. */
export function waitCorrelation(
  queue: Queue,
  work: Cumulants,
  servers: number,
  rho: number,
  crowd: number,
): WaitCorrelation | undefined {
  const { wait, waitProbability } = queue
  if (!(wait.variance > 0) || wait.mean === Infinity) return undefined
  const single = servers === 1
  const lost = (waitProbability * (1 - rho)) / (1 - rho * waitProbability)
  const others = Math.min(1, lost / (rho * (1 - lost)))
  const left = single
    ? rho * work.variance
    : Math.max(0, rho - (servers - 1) / servers) * waitProbability * work.variance +
      (wait.mean * (1 - waitProbability) * (1 - others) * work.mean) / servers
  const spread = (1 + work.variance / (work.mean * work.mean)) / 2
  return {
    strength: Math.min(1, (rho * wait.variance + left) / wait.variance),
    visitTime: single ? wait.mean + work.mean : wait.mean,
    relaxationTime: (slower * crowd * (((1 + rho) / (1 - rho) ** 2) * spread * work.mean)) / servers,
    wait,
  }
}

/** Correlation of the waits of two visits that begin `lag` apart, if all is forgotten `longer` times as slowly. */
export function successiveCorrelation(correlation: WaitCorrelation, lag: Seconds, longer = 1): number {
  const gone = Math.max(0, lag - correlation.visitTime)
  return gone === 0
    ? correlation.strength
    : correlation.strength * share(gone / (2 * correlation.relaxationTime * longer))
}

/** The same of two who do not come one after the other: at one moment both find the same backlog. */
export function simultaneousCorrelation(correlation: WaitCorrelation, lag: Seconds): number {
  return lag === 0 ? 1 : share(lag / (2 * correlation.relaxationTime))
}

function share(t: number): number {
  const place = Math.sqrt(t) * perRoot
  const before = Math.floor(place)
  if (!(before < steps)) return 0
  const [low, high] = [left[before]!, left[before + 1]!]
  return low + (place - before) * (high - low)
}

const longest = 30
const steps = 4096
const perRoot = steps / Math.sqrt(longest)

/** h(t) of the essay at even steps of √t, between which a straight line is good to 1e-6; asked for in every loop there is. */
const left = Float64Array.from({ length: steps + 1 }, (_, k) => {
  const root = k / perRoot
  const t = root * root
  return Math.max(0, 2 * (1 - 2 * t - t * t) * normalCdf(-root) + 2 * root * (1 + t) * normalDensity(root))
})

/** When something begins: mean and variance. */
export interface StartTime {
  readonly mean: Seconds
  readonly variance: number
}

/** `count` runs of a cluster, one every `period`, the first of them beginning at the start. */
export function repeatedCluster(
  cluster: VisitCluster,
  correlation: WaitCorrelation,
  count: number,
  start: StartTime,
  period: Seconds,
): VisitCluster {
  const visits = count * cluster.visits
  const { station } = cluster
  const from = start.mean + cluster.firstTime
  const jitter = start.variance + cluster.firstVariance
  if (!(count > 1))
    return {
      station,
      visits,
      correlationSum: count * cluster.correlationSum,
      meanTime: start.mean + cluster.meanTime,
      firstTime: from,
      lastTime: start.mean + cluster.lastTime,
      firstVariance: jitter,
    }
  const cross = (slower: number) => {
    let sum = 0
    for (let d = 1; d < count && d < 64; d++) {
      const together = successiveCorrelation(correlation, d * period, slower)
      if (together < 1e-3) break
      sum += 2 * (count - d) * cluster.visits * cluster.visits * together
    }
    return sum
  }
  const span = (count - 1) * period
  const pairs = count * cluster.correlationSum + settled(cross, visits)
  return {
    station,
    visits,
    correlationSum: pairs,
    meanTime: start.mean + span / 2 + cluster.meanTime,
    firstTime: from,
    lastTime: start.mean + span + cluster.lastTime,
    firstVariance: jitter,
  }
}

/** All clusters of one execution at one station as one. */
export function joinClusters(list: readonly VisitCluster[], correlation: WaitCorrelation): VisitCluster {
  let visits = 0
  let pairs = 0
  let at = 0
  let from = Infinity
  let until = 0
  let jitter = 0
  for (const cluster of list) {
    if (cluster.firstTime < from) jitter = cluster.firstVariance
    from = Math.min(from, cluster.firstTime)
    until = Math.max(until, cluster.lastTime)
    visits += cluster.visits
    pairs += cluster.correlationSum
    at += cluster.visits * cluster.meanTime
  }
  const cross = settled((slower) => crossPairs(list, correlation, slower), visits)
  return {
    station: list[0]!.station,
    visits,
    correlationSum: pairs + cross,
    meanTime: at / visits,
    firstTime: from,
    lastTime: until,
    firstVariance: jitter,
  }
}

/** The cross terms of P, with the slower forgetting that they themselves bring about. */
function settled(cross: (slower: number) => number, visits: number): number {
  const first = cross(1)
  if (visits <= 1 || first === 0) return first
  return cross(1 + Math.min(1, first / (visits * (visits - 1))) * ((visits - 1) / 2))
}

/** Of a long list each is held against the neighbours before it and the middle of the rest. */
function crossPairs(list: readonly VisitCluster[], correlation: WaitCorrelation, slower: number): number {
  let sum = 0
  let visits = 0
  let at = 0
  list.forEach((cluster, i) => {
    const first = Math.max(0, i - mostNeighbours)
    let near = 0
    for (let j = first; j < i; j++) {
      const other = list[j]!
      near += other.visits
      sum +=
        2 *
        cluster.visits *
        other.visits *
        successiveCorrelation(correlation, Math.abs(cluster.meanTime - other.meanTime), slower)
    }
    if (first > 0)
      sum +=
        2 *
        cluster.visits *
        (visits - near) *
        successiveCorrelation(correlation, Math.abs(cluster.meanTime - at / visits), slower)
    visits += cluster.visits
    at += cluster.visits * cluster.meanTime
  })
  return sum
}

/** What the correlations of `whole` add to the cumulants of its `pieces`, each reckoned by itself. */
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
  for (const { correlationSum: pairs, visits } of pieces) {
    third -= (pairs * pairs) / visits
    fourth -= (pairs * pairs * pairs) / (visits * visits)
  }
  return { mean: 0, variance: second * wait.variance, third: third * wait.third, fourth: fourth * wait.fourth }
}

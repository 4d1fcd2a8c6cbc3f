/**
 * Waits at one queue are correlated. A request that returns to a station soon after its last visit finds the queue
 * much as it left it: if it had to wait long, it will again. The mean is not affected (in a Jackson network it stays
 * exact), but the waits of one request vary together, and its tail is longer than that of independent waits.
 *
 * **At once.** Served in order, a request that spent R at a single server leaves behind it the arrivals of that time, a
 * Poisson number of mean λR, and with them work of mean ρR. So at that moment the wait of a new arrival varies with R:
 * covariance ρ·Var(R), exactly. With c servers the same holds of the wait W at the start of the work: ρ·Var(W), a
 * little for the work itself, and a little for the information that there was a wait at all:
 * E[W]·P(W = 0)·(1 − B)/cµ, where B is Erlang's loss probability with c − 1 servers.
 *
 * **After a gap** g a share of the correlation is left, taken from reflected Brownian motion, the heavy-traffic limit,
 * on the time scale that makes it right for M/M/1:
 *
 *   h(t) = 2(1 − 2t − t²)·Φ(−√t) + 2√t(1 + t)·φ(√t),      ∫h = ½
 *   share = h(g/2T),    T = (1 + ρ)/(1 − ρ)² · (1 + cs²)/2 · E[S]/c
 *
 * A queue that bursts have made longer relaxes as much more slowly.
 *
 * A request that returns n times keeps the queue's past alive: work that will return is backlog too. With no time
 * between the visits the queue would be one of work n times as long, whose T is (n + 1)/2 times as large; so T is
 * scaled towards that by the mean correlation of the visits (`slowdown`).
 *
 * What the correlations do to the sum of the waits is in visitCluster.ts.
 *
 * Sources: Abate & Whitt, Advances in Applied Probability 19 and 20, 1987–88 (reflected Brownian motion and the
 * relaxation of M/M/1); Haji & Newell 1971 (number left behind).
 */

import type { Seconds } from '../../base/units'
import type { Cumulants } from '../numeric/cumulants'
import { normalCdf, normalDensity } from '../numeric/normal'
import type { Queue } from './mgc'

/** Factor on T: in simulations of random trees the tails fit best with T a little longer than the limit theorem says. */
const relaxationFactor = 1.5

/** How the waits of one station correlate in time. */
export interface WaitCorrelation {
  /** Correlation of two waits with no time between, 0 to 1. */
  readonly strength: number
  /** κ: of a slice's variance, the share that is covariance with the wait of a visit with no time between. */
  readonly serviceWeight: number
  /** From the start of one visit to the moment from which the gap is counted. */
  readonly visitTime: Seconds
  /** T of the essay, and that of Poisson arrivals as the limit theorem has it. */
  readonly relaxationTime: Seconds
  readonly queueTime: Seconds
  readonly wait: Cumulants
}

/** What `waitCorrelation` reads: the queue, a slice of its work, and how much bursts have lengthened the queue. */
export interface WaitCorrelationInput {
  readonly queue: Queue
  readonly slice: Cumulants
  readonly servers: number
  readonly rho: number
  /** Mean wait ÷ that of independent arrivals, ≥ 1. */
  readonly growth: number
}

/** How the waits of a station correlate; undefined where nothing waits or the wait is infinite. */
export function waitCorrelation(input: WaitCorrelationInput): WaitCorrelation | undefined {
  const { queue, slice, servers, rho, growth } = input
  const { wait, waitProbability } = queue
  if (!(wait.variance > 0) || wait.mean === Infinity) return undefined
  const isSingle = servers === 1
  const loss = (waitProbability * (1 - rho)) / (1 - rho * waitProbability)
  const lossOfOthers = Math.min(1, loss / (rho * (1 - loss)))
  const serviceWeight = isSingle ? rho : Math.max(0, rho - (servers - 1) / servers) * waitProbability
  const ofAnyWait = isSingle ? 0 : (wait.mean * (1 - waitProbability) * (1 - lossOfOthers) * slice.mean) / servers
  const variation = (1 + slice.variance / (slice.mean * slice.mean)) / 2
  const queueTime = (((1 + rho) / (1 - rho) ** 2) * variation * slice.mean) / servers
  return {
    strength: Math.min(1, (rho * wait.variance + serviceWeight * slice.variance + ofAnyWait) / wait.variance),
    serviceWeight,
    visitTime: isSingle ? wait.mean + slice.mean : wait.mean,
    relaxationTime: relaxationFactor * growth * queueTime,
    queueTime,
    wait,
  }
}

/** Correlation of the waits of two visits of one request that begin `lag` apart; `slowdown` ≥ 1 multiplies T. */
export function successiveCorrelation(correlation: WaitCorrelation, lag: Seconds, slowdown = 1): number {
  return correlation.strength * remainingCorrelation(correlation, lag, slowdown)
}

/** The same as a share of the correlation of visits with no time between: h of the essay. */
export function remainingCorrelation(correlation: WaitCorrelation, lag: Seconds, slowdown = 1): number {
  const gap = Math.max(0, lag - correlation.visitTime)
  return gap === 0 ? 1 : remainingShare(gap / (2 * correlation.relaxationTime * slowdown))
}

/** Correlation of the waits of two requests that arrive `lag` apart: 1 at the same moment, when both find the same backlog. */
export function simultaneousCorrelation(correlation: WaitCorrelation, lag: Seconds): number {
  return lag === 0 ? 1 : remainingShare(lag / (2 * correlation.relaxationTime))
}

/** h(t) by linear interpolation in the table. */
function remainingShare(t: number): number {
  const place = Math.sqrt(t) * stepsPerRoot
  const before = Math.floor(place)
  if (!(before < steps)) return 0
  const [low, high] = [shares[before]!, shares[before + 1]!]
  return low + (place - before) * (high - low)
}

const maxTime = 30
const steps = 4096
const stepsPerRoot = steps / Math.sqrt(maxTime)

/** h(t) of the essay at even steps of √t; linear interpolation between them is good to 1e-6. */
const shares = Float64Array.from({ length: steps + 1 }, (_, k) => {
  const root = k / stepsPerRoot
  const t = root * root
  return Math.max(0, 2 * (1 - 2 * t - t * t) * normalCdf(-root) + 2 * root * (1 + t) * normalDensity(root))
})

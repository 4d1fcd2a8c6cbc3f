/**
 * The wait at a station where some of the slices come from closed loops: their users are a finite number, so the queue is
 * shorter than that of a Poisson stream of the same rate, it does not grow without end, and its tail is lighter.
 *
 * The number of slices at the station is the chain of finitePopulation.ts. Its departures are those that the open queue
 * has: with P(k) its distribution, µ(k) = λ·P(k − 1)/P(k), where beyond c the P(k) fall off as σᵏ, with σ from the open
 * mean wait, which is h times that of exponential work. So other work, batches and several servers enter as far as the
 * open queue knows them, and with many users the wait becomes the open one.
 *
 *   σ = hρ/g,   g = 1 − ρ + hρ,   µ(k) = k/E[S] for k < c,   µ(c) = g·c/E[S],   µ(k) = (g/h)·c/E[S] for k > c
 *
 * For exponential work (h = 1) that is M/M/c//n, exactly. The mean wait is Lq/λ (Little). An arrival of a loop finds
 * the others only, one of an open stream the mean over time, so the wait differs by where a slice comes from (`factors`).
 * A wait that finds k ≥ c lasts for k − c + 1 departures: their number gives its variance, relative to what the same
 * reckoning gives for the open queue.
 *
 * Sources: Gross & Harris, Fundamentals of Queueing Theory, §2.8; Sevcik & Mitrani, J. ACM 28, 1981 (what arrivals see).
 */

import type { PerSecond, Seconds } from '../../base/units'
import { type Cumulants, withProbability, zero } from '../numeric/cumulants'
import { finitePopulation, type LoopVisits, type PlaceLoad, type PlacePopulation } from './finitePopulation'
import type { Queue } from './mgc'
import type { Population } from './population'

/** A station as the open queue has it, and the loops that visit it. */
export interface ClosedQueueInput {
  /** The queue of Poisson arrivals, at a utilization of `openUtilization`. */
  readonly open: Queue
  readonly openUtilization: number
  readonly slice: Cumulants
  readonly servers: number
  /** Slices per second, of loops and open streams together. */
  readonly arrivalRate: PerSecond
  readonly loops: readonly LoopVisits[]
  /** Mean slices at the station. */
  readonly inside: number
}

/** The queue with a finite number of users, and what follows from it. */
export interface ClosedQueue {
  readonly queue: Queue
  readonly population: Population
  /** How long a slice is there, waiting and served: mean number ÷ throughput. */
  readonly stay: Seconds
  /** Mean wait of slices of each loop, and of open streams, as a multiple of the queue's. */
  readonly factors: readonly number[]
  readonly openFactor: number
  /** Cells of states that were summed. */
  readonly cost: number
}

/** Squared cv below which a wait is as good as constant: its transform would lose digits. */
const minSpread = 1e-6
/** Time away, in slices, below which it is taken as this. */
const minAway = 1e-9

/** The queue of a station that loops visit; undefined where the open streams alone saturate it. */
export function closedQueue(input: ClosedQueueInput): ClosedQueue | undefined {
  const { open, slice, servers, inside } = input
  const load = placeLoad(input)
  if (!(load.openRate * slice.mean < servers)) return undefined
  const { found, cost, factors, openFactor } = settled(load, servers, inside)
  const { throughput } = found
  if (!(throughput > 0)) return undefined
  const { queued, waiting, steps, stepSquares, mean, variance } = momentsOf(found, servers)
  const population = { second: Math.max(0, variance - mean) / throughput ** 2, third: 0 }
  const wait = queued / throughput
  const stay = mean / throughput
  const waitProbability = Math.min(1, waiting / throughput)
  if (!(wait > 0) || !(waitProbability > 1e-12)) {
    const queue = { waitProbability: 0, conditionalWait: zero, wait: zero, scale: 0 }
    return { queue, population, stay, factors, openFactor, cost }
  }
  const conditional = wait / waitProbability
  const meanSteps = steps / waiting
  const stepVariance = Math.max(0, stepSquares / waiting - meanSteps ** 2)
  // The same reckoning for the open queue, whose steps are geometric, says how far to trust it.
  const squaredCv = slice.variance / slice.mean ** 2
  const spread = (steps: number, variance: number) => (squaredCv * steps + variance) / steps ** 2
  const openSteps = 1 / (1 - fallOff(input))
  const openSpread = open.conditionalWait.variance / open.conditionalWait.mean ** 2
  const trust = openSpread / spread(openSteps, openSteps ** 2 - openSteps)
  const conditionalSpread = Math.max(minSpread, spread(meanSteps, stepVariance) * trust)
  const conditionalWait = gammaCumulants(conditional, conditionalSpread)
  const rates = Float64Array.of(1 / conditional)
  const queue: Queue = {
    waitProbability,
    conditionalWait,
    wait: withProbability(waitProbability, conditionalWait),
    scale: 1,
    modes: { waitProbability, rates, weights: Float64Array.of(1), shape: 1 / conditionalSpread },
  }
  return { queue, population, stay, factors, openFactor, cost }
}

const maxRounds = 10

/**
 * The population, with each loop's share of it as its slices wait longer or shorter than others. Who is there decides who
 * comes, and that how long each of them waits.
 */
function settled(load: PlaceLoad, servers: number, inside: number) {
  let found = finitePopulation(load, inside)
  let { cost } = found
  let waits = factorsOf(found, load, servers)
  if (load.loops.length === 1 && !(load.openRate > 0)) return { found, cost, ...waits }
  for (let round = 0; round < maxRounds; round++) {
    const { queued } = momentsOf(found, servers)
    const served = found.mean - queued
    const total = load.loops.reduce((sum, { rate }) => sum + rate, load.openRate)
    const shares = load.loops.map(
      ({ rate }, r) => ((rate / total) * (served + queued * waits.factors[r]!)) / found.mean,
    )
    found = finitePopulation(load, inside, { stretch: found.stretch, shares })
    cost += found.cost
    const before = waits
    waits = factorsOf(found, load, servers)
    if (waits.factors.every((factor, r) => Math.abs(factor - before.factors[r]!) < 1e-9)) break
  }
  return { found, cost, ...waits }
}

/** σ of the open queue. */
function fallOff(input: ClosedQueueInput): number {
  const rho = input.openUtilization
  const h = waitRatio(input)
  return (h * rho) / (1 - rho + h * rho)
}

/** h: the open conditional wait as a multiple of that of exponential work, E[S]/c(1 − ρ). */
function waitRatio({ open, openUtilization, slice, servers }: ClosedQueueInput): number {
  return (open.conditionalWait.mean * (1 - openUtilization) * servers) / slice.mean
}

function placeLoad(input: ClosedQueueInput): PlaceLoad {
  const { slice, servers, arrivalRate, loops } = input
  const single = 1 / slice.mean
  const h = waitRatio(input)
  const rho = Math.min(1, arrivalRate / (servers * single))
  const g = 1 - rho + h * rho
  const closed = loops.reduce((sum, { rate }) => sum + rate, 0)
  return {
    openRate: Math.max(0, arrivalRate - closed),
    loops: loops.map((loop) => ({ ...loop, away: Math.max(loop.away, minAway * slice.mean) })),
    departures: (k) => (k < servers ? k * single : (k === servers ? g : g / h) * servers * single),
  }
}

function momentsOf({ inside, probability, arrivals }: PlacePopulation, servers: number) {
  let [queued, waiting, steps, stepSquares, mean, second] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < inside.length; i++) {
    const k = inside[i]!
    const p = probability[i]!
    mean += p * k
    second += p * k * k
    if (k < servers) continue
    const step = k - servers + 1
    const flow = p * arrivals(k)
    queued += p * (k - servers)
    waiting += flow
    steps += flow * step
    stepSquares += flow * step * step
  }
  return { queued, waiting, steps, stepSquares, mean, variance: Math.max(0, second - mean * mean) }
}

function factorsOf(
  { inside, probability, arrivalsOf }: PlacePopulation,
  { openRate, loops }: PlaceLoad,
  servers: number,
): Pick<ClosedQueue, 'factors' | 'openFactor'> {
  const meanSteps = (flow: (k: number) => number) => {
    let [all, steps] = [0, 0]
    for (let i = 0; i < inside.length; i++) {
      const k = inside[i]!
      const rate = probability[i]! * flow(k)
      all += rate
      if (k >= servers) steps += rate * (k - servers + 1)
    }
    return all > 0 ? steps / all : 0
  }
  const single = arrivalsOf.length === 1 && !(openRate > 0)
  const ofLoops = single ? [1] : arrivalsOf.map(meanSteps)
  const ofOpen = openRate > 0 ? meanSteps(() => 1) : 0
  const rate = loops.reduce((sum, loop) => sum + loop.rate, openRate)
  const mean = single ? 1 : loops.reduce((sum, loop, r) => sum + loop.rate * ofLoops[r]!, openRate * ofOpen) / rate
  if (!(mean > 0)) return { factors: ofLoops.map(() => 1), openFactor: 1 }
  return { factors: ofLoops.map((steps) => steps / mean), openFactor: ofOpen / mean }
}

/** The cumulants of a gamma with this mean and squared cv. */
export function gammaCumulants(mean: number, squaredCv: number): Cumulants {
  const theta = mean * squaredCv
  return { mean, variance: mean * theta, third: 2 * mean * theta ** 2, fourth: 6 * mean * theta ** 3 }
}

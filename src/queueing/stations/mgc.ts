/**
 * How long a slice of work waits for a server: first come first served, c servers, Poisson arrivals, and work
 * that is a mixture of everything that runs at the station.
 *
 * **One server** (M/G/1) is solved exactly. Whoever arrives finds the server busy with probability ρ, and then
 * waits for what is left of the work under way plus the work of those before him. What is left of a piece of
 * work, seen at random, is longer than half of the mean, since long pieces are met more often:
 *
 *   residual moments            rₙ = E[Sⁿ⁺¹] / ((n+1)·E[S])
 *   wait = a geometric(ρ) number of residuals, so its cumulants, with θ = ρ/(1−ρ), are
 *     κ₁ = θr₁                         (= λE[S²] / 2(1−ρ): Pollaczek and Khinchine's mean)
 *     κ₂ = θr₂ + θ²r₁²
 *     κ₃ = θr₃ + 3θ²r₁r₂ + 2θ³r₁³
 *     κ₄ = θr₄ + θ²(4r₁r₃ + 3r₂²) + 12θ³r₁²r₂ + 6θ⁴r₁⁴
 *
 * Here is where a slow job hurts a fast endpoint beside it: r₁ knows the square of the slow one.
 *
 * **c servers** have no closed form unless the work is exponential (Erlang C, exact). Else the mean is read
 * between M/M/c and M/D/c, cs² being the work's squared cv:
 *
 *   W(M/D/c) = ½·η·W(M/M/c),   η = 1 + (1−ρ)(c−1)(√(4+5c) − 2) / (16ρc)      (Cosmetatos 1975)
 *   W(M/G/c) = (1+cs²)/2 · W(M/M/c) / (cs² + (1−cs²)/η)                      (Kimura 1986)
 *
 * and the shape of the wait of those who wait is that of one server c times as fast, stretched to this mean.
 *
 * That is for work of one kind. A few long jobs among short ones are solved for themselves (stations/hyperexponentialQueue.ts): work is two
 * modes, each varying by a squared cv of `within` about its mean, and the waits are those of exponential modes,
 * stretched by Kimura's factor for `within`. With few waiting they are also more even: what is left until the first
 * of c constants ends varies by a squared cv of c/(c + 2), not 1.
 *
 * Sources: Kleinrock, Queueing Systems vol. 1, §5.7; Takács 1962; Cosmetatos, INFOR 13; Kimura, Oper. Res. 34.
 */

import { type Cumulants, fromMoments, infinite, plus, scaled, withProbability, zero } from '../numeric/cumulants'
import { erlangC } from './erlang'
import { fitTwoPhases, type HyperexponentialQueue, hyperexponentialQueue } from './hyperexponentialQueue'

/** The wait for a server. */
export interface Queue {
  /** Probability that a slice must wait at all. */
  readonly waitProbability: number
  /** The wait of those who wait. */
  readonly conditionalWait: Cumulants
  /** The wait of all. */
  readonly wait: Cumulants
  /** The wait of those who wait is that of a single server, times this (see the essay). */
  readonly scale: number
  /** Where work has two modes, what the wait of those who wait is one of, times `stretch`: gammas of this shape. */
  readonly modes?: HyperexponentialQueue & { readonly shape: number }
}

const noQueue: Queue = { waitProbability: 0, conditionalWait: zero, wait: zero, scale: 0 }
const fullQueue: Queue = { waitProbability: 1, conditionalWait: infinite, wait: infinite, scale: 1 }

/** From slices per second, the raw moments of a slice of work, the servers, and the squared cv of work of one kind. */
export function mgc(
  rate: number,
  m1: number,
  m2: number,
  m3: number,
  m4: number,
  m5: number,
  servers: number,
  within = 1,
): Queue {
  if (rate === Infinity) return servers === Infinity ? noQueue : fullQueue
  const offered = rate * m1
  if (!(offered > 0) || servers === Infinity) return noQueue
  if (offered >= servers) return fullQueue
  const busy = erlangC(servers, offered)
  if (busy < 1e-300) return noQueue
  const rho = offered / servers
  if (servers > 1 && servers <= mostServers && busy > worthwhile) {
    const modal = twoModes(rate, m1, m2, m3, servers, within, rho)
    if (modal) return modal
  }
  const r1 = m2 / (2 * m1)
  const r2 = m3 / (3 * m1)
  const r3 = m4 / (4 * m1)
  const r4 = m5 / (5 * m1)
  const theta = rho / (1 - rho)
  const alone: Cumulants = {
    mean: theta * r1,
    variance: theta * r2 + (theta * r1) ** 2,
    third: theta * r3 + 3 * theta ** 2 * r1 * r2 + 2 * (theta * r1) ** 3,
    fourth:
      theta * r4 + theta ** 2 * (4 * r1 * r3 + 3 * r2 ** 2) + 12 * theta ** 3 * r1 ** 2 * r2 + 6 * (theta * r1) ** 4,
  }
  const single = plus(fromMoments(r1, r2, r3, r4), alone)
  const stretch = servers === 1 ? 1 : meanWait(m1, m2 / (m1 * m1) - 1, servers, rho, busy) / busy / single.mean
  const delayed = scaled(single, stretch)
  return { waitProbability: busy, conditionalWait: delayed, wait: withProbability(busy, delayed), scale: stretch }
}

/** Beyond so many servers, or if hardly anybody waits, or the kinds of work hardly differ, modes are not looked for. */
export const mostServers = 32
const worthwhile = 1e-3
const unlike = 0.1
const nearlyFull = 1 - 1e-5

function twoModes(
  rate: number,
  m1: number,
  m2: number,
  m3: number,
  servers: number,
  within: number,
  rho: number,
): Queue | undefined {
  const second = m2 / (1 + within)
  if (!(second - m1 * m1 > unlike * m1 * m1) || rho > nearlyFull) return undefined
  // Gamma below a squared cv of 1, lognormal above.
  const cubes = within > 1 ? 0.75 * (1 + within) ** 3 : (1 + within) * (1 + 2 * within)
  const kinds = fitTwoPhases(m1, second, m3 / cubes)
  const modes = kinds && hyperexponentialQueue(rate, kinds, servers)
  if (!modes) return undefined
  const eta = idleness(servers, rho)
  const stretch = (1 + within) / 2 / (within + (1 - within) / eta)
  const shape = 1 / (1 - ((1 - rho) * (1 - within) * 2) / (servers + 2))
  const moments = [0, 0, 0, 0]
  for (let k = 0; k < modes.rates.length; k++) {
    let power = modes.weights[k]!
    for (let n = 0; n < 4; n++) {
      power *= (stretch / modes.rates[k]!) * (1 + n / shape)
      moments[n] = moments[n]! + power
    }
  }
  const delayed = fromMoments(moments[0]!, moments[1]!, moments[2]!, moments[3]!)
  return {
    waitProbability: modes.waitProbability,
    conditionalWait: delayed,
    wait: withProbability(modes.waitProbability, delayed),
    scale: stretch,
    modes: { ...modes, shape },
  }
}

/**
 * The queue when some of its slices come in batches: `share` of them in batches that hold `more` others besides each.
 * Of a batch that finds B at the station the one behind p others waits for (B + p − c + 1)⁺ to leave, each of them a
 * cth of a slice; what it waits for its own batch is how much that is more than at p = 0. And all wait for the larger
 * backlog, ρ/(1 − ρ) times as long together: exact for M^X/M/1.
 */
export function withBatchShare(
  queue: Queue,
  mean: number,
  servers: number,
  rho: number,
  share: number,
  more: number,
): Queue {
  if (!(share * more > 0) || servers === Infinity || queue.wait.mean === Infinity) return queue
  const { ahead, waits } = inBatch(more + 1, servers, rho, queue.waitProbability)
  const extra = (share * mean * ahead) / (servers * (1 - rho))
  const busy = queue.waitProbability + share * (waits - queue.waitProbability)
  if (!(busy > 0) || !(queue.conditionalWait.mean > 0)) return queue
  const longer = (queue.wait.mean + extra) / busy / queue.conditionalWait.mean
  const delayed = scaled(queue.conditionalWait, longer)
  return {
    ...queue,
    waitProbability: busy,
    conditionalWait: delayed,
    wait: withProbability(busy, delayed),
    scale: queue.scale * longer,
  }
}

const mostInBatch = 4096

/** Of a batch of `size`: how many of it one waits for on average, and how probably it waits at all. */
function inBatch(size: number, servers: number, rho: number, busy: number): { ahead: number; waits: number } {
  const next = crowded(servers, rho, busy)
  let reached = next()
  let before = 0
  let ahead = 0
  let waits = 0
  for (let p = 0; p < size; p++) {
    if (p > 0) {
      reached = next()
      before += reached
    }
    const weight = Math.min(1, size - p)
    if (p === mostInBatch) {
      // From here on each of them waits for all before.
      const left = size - p
      return { ahead: (ahead + left * (before + left / 2)) / size, waits: (waits + left) / size }
    }
    ahead += weight * before
    waits += weight * reached
  }
  return { ahead: ahead / size, waits: waits / size }
}

/** Of so many more at a station, how many one that comes has to wait for: Σ P(B ≥ c − m) over m up to them. */
export function delayingJobs(more: number, servers: number, rho: number, busy: number): number {
  const next = crowded(servers, rho, busy)
  next()
  let sum = 0
  for (let p = 1; p < more + 1; p++) {
    if (p > mostInBatch) return sum + more - p + 1
    sum += next() * Math.min(1, more - p + 1)
  }
  return sum
}

/** P(B ≥ c − p), B being those at the station: for p = 0 at the first call, 1 at the second, and so on. */
function crowded(servers: number, rho: number, busy: number): () => number {
  let here = busy * (1 - rho)
  let reached = busy
  let k = servers + 1
  return () => {
    k--
    if (k === servers) return reached
    here = k >= 0 ? (here * (k + 1)) / (rho * servers) : 0
    reached = k > 0 ? Math.min(1, reached + here) : 1
    return reached
  }
}

function meanWait(mean: number, squaredCv: number, servers: number, rho: number, busy: number): number {
  const exponential = (busy * mean) / (servers * (1 - rho))
  return (((1 + squaredCv) / 2) * exponential) / (squaredCv + (1 - squaredCv) / idleness(servers, rho))
}

/** η of the essay. */
function idleness(servers: number, rho: number): number {
  return Math.min(2, 1 + ((1 - rho) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * rho * servers))
}

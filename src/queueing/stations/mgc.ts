/**
 * The wait of a slice of work for a server: first come first served, c servers, Poisson arrivals, and work that is a
 * mixture of everything that runs at the station.
 *
 * **One server** (M/G/1) is solved exactly. An arrival finds the server busy with probability ρ, and then waits for
 * the residual of the work under way plus the work queued before it. The residual of a piece of work, seen at a
 * random time, is longer than half of the mean, since long pieces are seen more often:
 *
 *   residual moments            rₙ = E[Sⁿ⁺¹] / ((n+1)·E[S])
 *   wait = a geometric(ρ) number of residuals, so its cumulants, with θ = ρ/(1−ρ), are
 *     κ₁ = θr₁                         (= λE[S²] / 2(1−ρ): the Pollaczek-Khinchine mean)
 *     κ₂ = θr₂ + θ²r₁²
 *     κ₃ = θr₃ + 3θ²r₁r₂ + 2θ³r₁³
 *     κ₄ = θr₄ + θ²(4r₁r₃ + 3r₂²) + 12θ³r₁²r₂ + 6θ⁴r₁⁴
 *
 * This is how a slow job delays a fast endpoint beside it: r₁ contains the square of the slow one.
 *
 * **c servers** have no closed form unless the work is exponential (Erlang C, exact). Otherwise the mean is
 * interpolated between M/M/c and M/D/c, cs² being the work's squared cv:
 *
 *   W(M/D/c) = ½·η·W(M/M/c),   η = 1 + (1−ρ)(c−1)(√(4+5c) − 2) / (16ρc)      (Cosmetatos 1975)
 *   W(M/G/c) = (1+cs²)/2 · W(M/M/c) / (cs² + (1−cs²)/η)                      (Kimura 1986)
 *
 * and the conditional wait (given that there is one) has the shape of that of one server c times as fast, scaled to
 * this mean.
 *
 * That holds for work of one kind. A few long jobs among short ones are solved separately
 * (stations/hyperexponentialQueue.ts): work has two phases, each varying by a squared cv of `squaredCvWithin` about its
 * mean, and the waits are those of exponential phases, scaled by Kimura's factor for `squaredCvWithin`. At low load the
 * conditional wait also varies less: the time until the first of c constants ends has a squared cv of c/(c + 2), not 1.
 *
 * Sources: Kleinrock, Queueing Systems vol. 1, §5.7; Takács 1962; Cosmetatos, INFOR 13; Kimura, Oper. Res. 34.
 */

import { type Cumulants, fromMoments, infinite, plus, scaled, withProbability, zero } from '../numeric/cumulants'
import type { Moments } from '../numeric/moments'
import { erlangC } from './erlangC'
import { fitTwoPhases, type HyperexponentialQueue, hyperexponentialQueue } from './hyperexponentialQueue'

/** The wait for a server. */
export interface Queue {
  /** Probability that a slice must wait at all. */
  readonly waitProbability: number
  /** The wait of those slices that must wait. */
  readonly conditionalWait: Cumulants
  /** The wait of all slices. */
  readonly wait: Cumulants
  /** The conditional wait is that of a single server, times this (see the essay). */
  readonly scale: number
  /** For work of two phases: the conditional wait is a mixture of gammas of this shape, times `scale`. */
  readonly modes?: HyperexponentialQueue & { readonly shape: number }
}

/** The slices that arrive at a station, and its servers. */
export interface SliceLoad {
  /** Slices per second. */
  readonly rate: number
  /** Raw moments of one slice. */
  readonly moments: Moments
  /** A whole number, or Infinity. */
  readonly servers: number
  /** Squared cv of work of one kind. */
  readonly squaredCvWithin: number
}

const noQueue: Queue = { waitProbability: 0, conditionalWait: zero, wait: zero, scale: 0 }
const fullQueue: Queue = { waitProbability: 1, conditionalWait: infinite, wait: infinite, scale: 1 }

/** The M/G/c queue of a load; its waits are infinite from ρ = 1 on. */
export function mgc(load: SliceLoad): Queue {
  const { rate, moments, servers } = load
  const [m1, m2, m3, m4, m5] = moments
  if (rate === Infinity) return servers === Infinity ? noQueue : fullQueue
  const offered = rate * m1
  if (!(offered > 0) || servers === Infinity) return noQueue
  if (offered >= servers) return fullQueue
  const waitProbability = erlangC(servers, offered)
  if (waitProbability < 1e-300) return noQueue
  const rho = offered / servers
  if (servers > 1 && servers <= maxPhaseServers && waitProbability > minPhaseWait) {
    const twoPhase = twoPhaseQueue(load, rho)
    if (twoPhase) return twoPhase
  }
  const r1 = m2 / (2 * m1)
  const r2 = m3 / (3 * m1)
  const r3 = m4 / (4 * m1)
  const r4 = m5 / (5 * m1)
  const theta = rho / (1 - rho)
  const queued: Cumulants = {
    mean: theta * r1,
    variance: theta * r2 + (theta * r1) ** 2,
    third: theta * r3 + 3 * theta ** 2 * r1 * r2 + 2 * (theta * r1) ** 3,
    fourth:
      theta * r4 + theta ** 2 * (4 * r1 * r3 + 3 * r2 ** 2) + 12 * theta ** 3 * r1 ** 2 * r2 + 6 * (theta * r1) ** 4,
  }
  const single = plus(fromMoments(r1, r2, r3, r4), queued)
  const squaredCv = m2 / (m1 * m1) - 1
  const exponentialWait = (waitProbability * m1) / (servers * (1 - rho))
  const scale = servers === 1 ? 1 : kimuraWait(exponentialWait, squaredCv, servers, rho) / waitProbability / single.mean
  const conditionalWait = scaled(single, scale)
  return { waitProbability, conditionalWait, wait: withProbability(waitProbability, conditionalWait), scale }
}

/** With more servers, a lower probability of waiting, or kinds of work that differ less, two phases are not fitted. */
const maxPhaseServers = 32
const minPhaseWait = 1e-3
const minKindsSquaredCv = 0.1
const maxPhaseUtilization = 1 - 1e-5

/** The queue of work in two phases; undefined where two phases do not fit or digits do not suffice. */
function twoPhaseQueue({ rate, moments, servers, squaredCvWithin }: SliceLoad, rho: number): Queue | undefined {
  const [m1, m2, m3] = moments
  const second = m2 / (1 + squaredCvWithin)
  if (!(second - m1 * m1 > minKindsSquaredCv * m1 * m1) || rho > maxPhaseUtilization) return undefined
  // Third moment of the kinds' means: each kind is gamma below a squared cv of 1, lognormal above.
  const cubes =
    squaredCvWithin > 1 ? 0.75 * (1 + squaredCvWithin) ** 3 : (1 + squaredCvWithin) * (1 + 2 * squaredCvWithin)
  const phases = fitTwoPhases(m1, second, m3 / cubes)
  const modes = phases && hyperexponentialQueue(rate, phases, servers)
  if (!modes) return undefined
  const { waitProbability } = modes
  const eta = cosmetatosFactor(servers, rho)
  const scale = (1 + squaredCvWithin) / 2 / (squaredCvWithin + (1 - squaredCvWithin) / eta)
  const shape = 1 / (1 - ((1 - rho) * (1 - squaredCvWithin) * 2) / (servers + 2))
  const waitMoments = [0, 0, 0, 0]
  for (let k = 0; k < modes.rates.length; k++) {
    let power = modes.weights[k]!
    for (let n = 0; n < 4; n++) {
      power *= (scale / modes.rates[k]!) * (1 + n / shape)
      waitMoments[n] = waitMoments[n]! + power
    }
  }
  const conditionalWait = fromMoments(waitMoments[0]!, waitMoments[1]!, waitMoments[2]!, waitMoments[3]!)
  const wait = withProbability(waitProbability, conditionalWait)
  return { waitProbability, conditionalWait, wait, scale, modes: { ...modes, shape } }
}

/** Mean wait in M/G/c from that in M/M/c (Kimura). */
function kimuraWait(exponentialWait: number, squaredCv: number, servers: number, rho: number): number {
  return (((1 + squaredCv) / 2) * exponentialWait) / (squaredCv + (1 - squaredCv) / cosmetatosFactor(servers, rho))
}

/** η of the essay. */
function cosmetatosFactor(servers: number, rho: number): number {
  return Math.min(2, 1 + ((1 - rho) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * rho * servers))
}

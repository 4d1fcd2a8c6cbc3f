/**
 * The wait for a slot. An execution holds one of S slots from start to end, the waits for its callees included, so the
 * slots fill up when something far below is slow. What does an arrival find?
 *
 * **Step 1: how many would be inside without a limit?** Let N be that number. The share of the holding time that is
 * plain delay makes N Poisson; the share that is spent first come first served, at a queue, makes it geometric
 * (M/M/1) or a sum of geometrics (negative binomial). The sum of both kinds, the Delaporte distribution, has three
 * parameters a, r, θ, and its factorial cumulants are
 *
 *   φ₁ = a + rθ,   φ₂ = rθ²,   φ₃ = 2rθ³
 *
 * For a queue served in order, φⱼ = λʲ·(jth cumulant of the time inside) (the distributional law of Little); for a
 * delay only φ₁ is not zero. So the cumulants that the solver computes anyway give a, r and θ (occupancy.ts).
 *
 * **Step 2: how fast do n of them leave?** In a network that balances flows state by state, the rate at which n
 * executions leave is μ(n) = λ·P(N = n−1) / P(N = n), whatever happens inside: the *flow-equivalent server* of
 * Chandy, Herzog and Woo. It is exact for exponential work, and a good approximation otherwise.
 *
 * **Step 3: apply the limit.** With S slots the rate is μ(min(n, S)): beyond S the number in the system falls off
 * geometrically with x = λ/μ(S), stable if x < 1. Those above S are waiting for a slot.
 *
 *   P(wait) = P(N' ≥ S),  mean wait = E[(N' − S)⁺]/λ
 *
 * This assumes a Poisson stream of departures. Where the S are spread over several places departures are more regular
 * (one place is idle when another is crowded), and the wait is shorter: measured on simulations, by m^(−0.27), where
 * m = (Σ nᵢ)²/Σ nᵢ² is the number of places over which the mean occupancy is spread.
 *
 * It also assumes that all executions hold a slot for equally long. Where some hold it much longer than others the short
 * ones wait behind the long, as at any queue: the wait is (1 + cv²)/2 times as long, cv being that of the time held,
 * where it is above 1.
 *
 * Not all of that wait is additional: executions that wait outside do not stand in the queues inside, which are
 * shorter by as much. What a request loses by the limit is E[N' − N]/λ: everything if the slot is held for plain delay,
 * hardly anything if it is held in one long queue that now begins outside. This loss, `delay`, falls on those that wait.
 *
 * Sources: Chandy, Herzog & Woo, IBM J. Res. Dev. 19, 1975; Lazowska et al., Quantitative System Performance,
 * chs. 8–9; Haji & Newell, J. Appl. Prob. 8, 1971 (distributional Little); Delaporte 1959.
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, infinite, withProbability, zero } from '../numeric/cumulants'
import type { Occupancy } from './occupancy'

/** The slots of one station in use. */
export interface Pool {
  readonly stable: boolean
  /** What the limit adds to the response of one execution. */
  readonly delay: Cumulants
  /** Probability of having to wait for a slot, and the mean wait of all. */
  readonly waitProbability: number
  readonly wait: Seconds
  /** Mean executions that hold a slot. */
  readonly slotsHeld: number
  /** Squared cv of the time that a slot is held. */
  readonly squaredCv: number
}

const minProbability = 1e-12
/** A squared cv above this is taken as this. */
const maxSquaredCv = 10
const maxSlots = 1_000_000
/** Weights beyond this are scaled down. */
const maxWeight = 1e200

/**
 * The pool of a station with this unlimited occupancy and so many slots. `maxInside` bounds how many can be inside or
 * waiting at all: callers that hold slots of their own never send more than they hold.
 */
export function solvePool(inside: Occupancy, slots: number, maxInside = Infinity): Pool {
  const { rate, mean, squaredCv } = inside
  const empty = { stable: true, delay: zero, waitProbability: 0, wait: 0, squaredCv } as const
  if (!(rate > 0) || mean === 0) return { ...empty, slotsHeld: 0 }
  if (!(mean < Infinity)) return saturatedPool(slots, squaredCv)
  const deviation = Math.sqrt(mean + inside.second)
  const skew = inside.second > 0 ? inside.third / inside.second : 0
  const ample = { ...empty, slotsHeld: mean }
  if (slots === Infinity || maxInside <= slots || slots > mean + 12 * deviation + 40 * (1 + skew)) return ample
  if (slots > maxSlots) return mean < slots ? ample : saturatedPool(slots, squaredCv)
  return limitedPool(inside, slots, Math.min(maxInside, 4 * maxSlots))
}

/** A pool that cannot keep up. */
export function saturatedPool(slots: number, squaredCv: number): Pool {
  return {
    stable: false,
    delay: infinite,
    waitProbability: 1,
    wait: Infinity,
    slotsHeld: slots,
    squaredCv,
  }
}

/** The Delaporte distribution of the essay: a, r and q = θ/(1+θ). */
export interface Delaporte {
  readonly a: number
  readonly r: number
  readonly q: number
}

/** Fits the three cumulants of an occupancy; where no such sum has them, the nearest that has the mean. */
export function fitDelaporte({ mean, second, third }: Occupancy): Delaporte {
  if (!(second > 1e-9 * mean)) return { a: mean, r: 0, q: 0 }
  let theta = third > 0 ? third / (2 * second) : second / mean
  let r = second / (theta * theta)
  if (r * theta > mean) {
    theta = second / mean
    r = mean / theta
  }
  return { a: mean - r * theta, r, q: theta / (1 + theta) }
}

function limitedPool(inside: Occupancy, slots: number, maxInside: number): Pool {
  const { rate, squaredCv } = inside
  const { a, r, q } = fitDelaporte(inside)
  // Ratios P(n+1)/P(n) by the recursion of the Delaporte distribution; weights are kept from overflowing.
  let ratio = a + r * q
  let weight = 1
  let sum = 0
  let first = 0
  for (let n = 0; n < slots; n++) {
    sum += weight
    first += weight * n
    if (n > 0) ratio = (a + r * q + q * n - (a * q) / ratio) / (n + 1)
    weight *= ratio
    if (weight > maxWeight) {
      sum /= weight
      first /= weight
      weight = 1
    }
  }
  const x = ratio
  const isBounded = maxInside < maxSlots
  if (!(x < 1) && !isBounded) return saturatedPool(slots, squaredCv)
  // Above S: a geometric number, at most `maxInside`.
  let above = weight / (1 - x)
  let queued = (above * x) / (1 - x)
  let unlimited = inside.mean
  if (isBounded) {
    above = queued = 0
    let limitedWeight = weight
    let [freeWeight, freeTotal, freeFirst] = [weight, sum, first]
    for (let n = slots; n <= maxInside && (limitedWeight > 1e-16 * sum || freeWeight > 1e-16 * freeTotal); n++) {
      above += limitedWeight
      queued += limitedWeight * (n - slots)
      freeTotal += freeWeight
      freeFirst += freeWeight * n
      limitedWeight *= x
      ratio = (a + r * q + q * n - (a * q) / ratio) / (n + 1)
      freeWeight *= ratio
      if (limitedWeight > maxWeight) {
        const by = limitedWeight
        ;[limitedWeight, above, queued, sum, first] = [1, above / by, queued / by, sum / by, first / by]
      }
      if (freeWeight > maxWeight)
        [freeWeight, freeTotal, freeFirst] = [1, freeTotal / freeWeight, freeFirst / freeWeight]
    }
    unlimited = freeFirst / freeTotal
  }
  const total = sum + above
  const waitProbability = above / total
  const slotsHeld = (first + above * slots) / total
  const spreadFactor = holdingSpread(squaredCv)
  const outside = (queued / total) * regularityFactor(a, r, q) * spreadFactor
  const solved = {
    stable: true,
    waitProbability,
    wait: outside / rate,
    slotsHeld,
    squaredCv,
  }
  if (waitProbability < minProbability) return { ...solved, delay: zero }
  const delay = Math.max(0, slotsHeld + outside - unlimited) / rate
  return { ...solved, delay: exponentialDelay(waitProbability, delay) }
}

/** Factor on the wait because slots are held for different times, see the essay. */
export function holdingSpread(squaredCv: number): number {
  return Math.max(1, (1 + Math.min(squaredCv, maxSquaredCv)) / 2)
}

/** Factor on the wait because departures are more regular than a Poisson stream, see the essay. */
export function regularityFactor(a: number, r: number, q: number): number {
  const theta = q / (1 - q)
  const places = (a + r * theta) ** 2 / (r * theta * theta + a * a)
  return places > 1 ? places ** -0.27 : 1
}

/** An exponential time for the share `p` of executions, with this mean over all. */
function exponentialDelay(p: number, mean: Seconds): Cumulants {
  return withProbability(p, {
    mean: mean / p,
    variance: (mean / p) ** 2,
    third: 2 * (mean / p) ** 3,
    fourth: 6 * (mean / p) ** 4,
  })
}

/**
 * The wait for a slot. An execution holds one of S slots from start to end, the waits for those it calls
 * included, so the slots fill up when something far below is slow. What does an arrival find?
 *
 * **Step 1: how many would be inside if there were no limit?** Let N be that number. What of the holding time
 * is plain delay makes N a Poisson number; what of it is spent first come first served, at a queue, makes it a
 * geometric one (M/M/1) or a sum of such (negative binomial). The sum of both kinds, the Delaporte
 * distribution, has three numbers a, r, θ, and its factorial cumulants are
 *
 *   φ₁ = a + rθ,   φ₂ = rθ²,   φ₃ = 2rθ³
 *
 * For a queue served in order, φⱼ = λʲ·(jth cumulant of the time inside) (the distributional law of Little), for
 * a delay only φ₁ is not zero: so the cumulants that the solver has anyway give a, r and θ.
 *
 * **Step 2: how fast do n of them leave?** In a network that balances flows state by state, the rate at
 * which n executions leave is μ(n) = λ·P(N = n−1) / P(N = n), whatever goes on inside: the *flow-equivalent
 * server* of Chandy, Herzog and Woo. It is exact for exponential, and a good guess for other work.
 *
 * **Step 3: put the limit on it.** With S slots the rate is μ(min(n, S)): beyond S the number in the system falls
 * off geometrically with x = λ/μ(S), stable if x < 1. Those above S are waiting for a slot.
 *
 *   P(wait) = P(N' ≥ S),  mean wait = E[(N' − S)⁺]/λ
 *
 * This takes those who leave for a Poisson stream. Where the S are spread over several places they leave more
 * evenly than that (one place is idle when another is crowded), and the wait is shorter. Measured on simulations:
 * by m^(−0.27), m = (Σ nᵢ)²/Σ nᵢ² being the number of places over which the mean occupancy is spread.
 *
 * And it takes all that hold a slot for alike. Where some hold one for much longer than others the short wait behind the
 * long, as at any queue: the wait is (1 + cv²)/2 times as long, cv being that of the time held, where it is above 1.
 *
 * Not all of that wait is new: whoever waits outside does not stand in the queues inside, which are so much the
 * shorter. What a request loses by the limit is E[N' − N]/λ: everything if the hold is plain delay, hardly
 * anything if it is one long queue that now begins at the door. This loss, `delay`, falls on those who wait.
 *
 * Sources: Chandy, Herzog & Woo, IBM J. Res. Dev. 19, 1975; Lazowska et al., Quantitative System Performance,
 * chs. 8–9; Haji & Newell, J. Appl. Prob. 8, 1971 (distributional Little); Delaporte 1959.
 */

import type { PerSecond, Seconds } from '../../base/units'
import { type Cumulants, infinite, withProbability, zero } from '../numeric/cumulants'

/** The number that would be inside without a limit: its mean, second and third factorial cumulants. */
export interface Occupancy {
  readonly mean: number
  readonly second: number
  readonly third: number
}

export interface Pool {
  readonly stable: boolean
  /** What the limit adds to the response of one execution. */
  readonly delay: Cumulants
  /** Probability of having to wait for a slot, and the mean wait of all. */
  readonly waitProbability: number
  readonly wait: Seconds
  /** Mean executions that hold a slot. */
  readonly slotsHeld: number
  /** Rate at which executions leave while all slots are held. */
  readonly maxLeaveRate: PerSecond
  /** Squared cv of the time that a slot is held. */
  readonly squaredCv: number
}

const never = 1e-12
/** A time held that varies more than this is taken to vary by this. */
const mostSpread = 10
const mostSlots = 1_000_000
/** Weights beyond this are scaled down. */
const huge = 1e200

/**
 * From the arrivals per second, the unlimited occupancy, the slots, and how many can come to be inside or waiting
 * at all: callers that hold slots of their own never send more than they hold.
 */
export function solvePool(rate: PerSecond, inside: Occupancy, slots: number, most = Infinity, spread = 1): Pool {
  const { mean } = inside
  if (!(rate > 0) || mean === 0)
    return {
      stable: true,
      delay: zero,
      waitProbability: 0,
      wait: 0,
      slotsHeld: 0,
      maxLeaveRate: Infinity,
      squaredCv: spread,
    }
  if (!(mean < Infinity)) return saturated(rate, slots, spread)
  const deviation = Math.sqrt(mean + inside.second)
  const skew = inside.second > 0 ? inside.third / inside.second : 0
  const ample = {
    stable: true,
    delay: zero,
    waitProbability: 0,
    wait: 0,
    slotsHeld: mean,
    maxLeaveRate: Infinity,
    squaredCv: spread,
  } as const
  if (slots === Infinity || most <= slots || slots > mean + 12 * deviation + 40 * (1 + skew)) return ample
  if (slots > mostSlots) return mean < slots ? ample : saturated(rate, slots, spread)
  return limited(rate, inside, slots, Math.min(most, 4 * mostSlots), spread)
}

function saturated(rate: PerSecond, slots: number, spread: number): Pool {
  return {
    stable: false,
    delay: infinite,
    waitProbability: 1,
    wait: Infinity,
    slotsHeld: slots,
    maxLeaveRate: Math.min(rate, slots),
    squaredCv: spread,
  }
}

/** a, r and q = θ/(1+θ) of the essay; where the three cumulants fit no such sum, as near as can be. */
function delaporte({ mean, second, third }: Occupancy) {
  if (!(second > 1e-9 * mean)) return { a: mean, r: 0, q: 0 }
  let theta = third > 0 ? third / (2 * second) : second / mean
  let r = second / (theta * theta)
  if (r * theta > mean) {
    theta = second / mean
    r = mean / theta
  }
  return { a: mean - r * theta, r, q: theta / (1 + theta) }
}

function limited(rate: PerSecond, inside: Occupancy, slots: number, most: number, spread: number): Pool {
  const { a, r, q } = delaporte(inside)
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
    if (weight > huge) {
      sum /= weight
      first /= weight
      weight = 1
    }
  }
  const x = ratio
  const bounded = most < mostSlots
  if (!(x < 1) && !bounded) return { ...saturated(rate, slots, spread), maxLeaveRate: rate / x }
  // Above S: a geometric number, at most `most`.
  let above = weight / (1 - x)
  let queued = (above * x) / (1 - x)
  let unlimited = inside.mean
  if (bounded) {
    above = queued = 0
    let more = weight
    let [free, total, mean] = [weight, sum, first]
    for (let n = slots; n <= most && (more > 1e-16 * sum || free > 1e-16 * total); n++) {
      above += more
      queued += more * (n - slots)
      total += free
      mean += free * n
      more *= x
      ratio = (a + r * q + q * n - (a * q) / ratio) / (n + 1)
      free *= ratio
      if (more > huge) [more, above, queued, sum, first] = [1, above / more, queued / more, sum / more, first / more]
      if (free > huge) [free, total, mean] = [1, total / free, mean / free]
    }
    unlimited = mean / total
  }
  const total = sum + above
  const full = above / total
  const held = (first + above * slots) / total
  const outside = (queued / total) * evenness(a, r, q) * Math.max(1, (1 + Math.min(spread, mostSpread)) / 2)
  const wait = outside / rate
  if (full < never)
    return {
      stable: true,
      delay: zero,
      waitProbability: full,
      wait,
      slotsHeld: held,
      maxLeaveRate: rate / x,
      squaredCv: spread,
    }
  const delay = Math.max(0, held + outside - unlimited) / rate
  return {
    stable: true,
    delay: delayed(full, delay),
    waitProbability: full,
    wait,
    slotsHeld: held,
    maxLeaveRate: rate / x,
    squaredCv: spread,
  }
}

/** Factor on the wait for what makes leaving more regular than a Poisson stream, see the essay. */
function evenness(a: number, r: number, q: number): number {
  const theta = q / (1 - q)
  const places = (a + r * theta) ** 2 / (r * theta * theta + a * a)
  return places > 1 ? places ** -0.27 : 1
}

/** An exponential time for the share `p` of executions, with this mean over all. */
function delayed(p: number, mean: Seconds): Cumulants {
  return withProbability(p, {
    mean: mean / p,
    variance: (mean / p) ** 2,
    third: 2 * (mean / p) ** 3,
    fourth: 6 * (mean / p) ** 4,
  })
}

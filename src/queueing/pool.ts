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
 * The part of the hold that is a queue is relieved by what waits outside instead, and only the difference of
 * N' and N is new delay; the part that is plain delay is not, and the whole wait is new. `delay` is read
 * between the two by the share of the hold's variance that is queue.
 *
 * Sources: Chandy, Herzog & Woo, IBM J. Res. Dev. 19, 1975; Lazowska et al., Quantitative System Performance,
 * chs. 8–9; Haji & Newell, J. Appl. Prob. 8, 1971 (distributional Little); Delaporte 1959.
 */

import type { PerSecond, Seconds } from '../base/units'
import { type Cumulants, forever, nothing } from './cumulants'

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
  readonly full: number
  readonly wait: Seconds
  /** Mean executions that hold a slot. */
  readonly held: number
  /** Rate at which executions leave while all slots are held. */
  readonly fastest: PerSecond
}

const never = 1e-12
const mostSlots = 1_000_000

/** From the arrivals per second, the unlimited occupancy, the slots, and the variance of an unlimited hold. */
export function pool(rate: PerSecond, inside: Occupancy, slots: number, holdVariance: number): Pool {
  const { mean } = inside
  if (!(rate > 0)) return { stable: true, delay: nothing, full: 0, wait: 0, held: 0, fastest: Infinity }
  const deviation = Math.sqrt(mean + inside.second)
  const skew = inside.second > 0 ? inside.third / inside.second : 0
  const ample = { stable: true, delay: nothing, full: 0, wait: 0, held: mean, fastest: Infinity } as const
  if (slots === Infinity || slots > mean + 12 * deviation + 40 * (1 + skew)) return ample
  if (slots > mostSlots) return mean < slots ? ample : saturated(rate, slots)
  return limited(rate, inside, slots, holdVariance)
}

function saturated(rate: PerSecond, slots: number): Pool {
  return { stable: false, delay: forever, full: 1, wait: Infinity, held: slots, fastest: Math.min(rate, slots) }
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

function limited(rate: PerSecond, inside: Occupancy, slots: number, holdVariance: number): Pool {
  const { a, r, q } = delaporte(inside)
  // Ratios P(n+1)/P(n) by the recursion of the Delaporte distribution; weights are kept from overflowing.
  let ratio = a + r * q
  let weight = 1
  let sum = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let n = 0; n < slots; n++) {
    sum += weight
    s1 += weight * n
    s2 += weight * n * (n - 1)
    s3 += weight * n * (n - 1) * (n - 2)
    if (n > 0) ratio = (a + r * q + q * n - (a * q) / ratio) / (n + 1)
    weight *= ratio
    if (weight > 1e200) {
      sum /= weight
      s1 /= weight
      s2 /= weight
      s3 /= weight
      weight = 1
    }
  }
  const x = ratio
  if (!(x < 1)) return { ...saturated(rate, slots), fastest: rate / x }
  const above = weight / (1 - x)
  const total = sum + above
  const full = above / total
  const g = x / (1 - x)
  const held = (s1 + above * slots) / total
  const queued = full * g
  const wait = queued / rate
  if (full < never) return { stable: true, delay: nothing, full, wait, held, fastest: rate / x }
  // Factorial moments of the limited number N' = S + G above S, G geometric with mean g.
  const f1 = held + queued
  const f2 = (s2 + above * (slots * (slots - 1) + 2 * slots * g + 2 * g * g)) / total
  const f3 =
    (s3 + above * (slots * (slots - 1) * (slots - 2) + 3 * slots * (slots - 1) * g + 6 * slots * g * g + 6 * g ** 3)) /
    total
  const queueing = {
    mean: (f1 - inside.mean) / rate,
    variance: (f2 - f1 * f1 - inside.second) / rate ** 2,
    third: (f3 - 3 * f2 * f1 + 2 * f1 ** 3 - inside.third) / rate ** 3,
  }
  const share = holdVariance > 0 ? Math.min(1, inside.second / (rate * rate * holdVariance)) : 0
  return { stable: true, delay: between(queueing, full, g / rate, share), full, wait, held, fastest: rate / x }
}

/**
 * What the limit adds: by a queue's reckoning (`queueing`) with weight `share`, else the whole wait, which is
 * exponential with mean `one` for the share `full` of executions.
 */
function between(
  queueing: { readonly mean: number; readonly variance: number; readonly third: number },
  full: number,
  one: Seconds,
  share: number,
): Cumulants {
  const p = full
  const whole = {
    mean: p * one,
    variance: p * (2 - p) * one ** 2,
    third: 2 * p * (3 - 3 * p + p * p) * one ** 3,
    fourth: 6 * p * (4 - 6 * p + 4 * p * p - p ** 3) * one ** 4,
  }
  const mean = Math.max(0, queueing.mean)
  const shrink = whole.mean > 0 ? Math.min(1, mean / whole.mean) : 0
  return {
    mean,
    variance: share * Math.max(queueing.variance, 0) + (1 - share) * whole.variance,
    third: share * Math.max(queueing.third, 0) + (1 - share) * whole.third,
    fourth: whole.fourth * (1 - share + share * shrink),
  }
}

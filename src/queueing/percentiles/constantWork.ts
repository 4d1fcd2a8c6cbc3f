/**
 * The response where all work at a single server is one constant D (M/D/1), exactly: D, and a wait of distribution F.
 *
 *   F(t) = e^(−y)·Σ_{j<k} Q(k − 1 − j)·yʲ/j!,   kD being the next multiple of D after t, y = λ(kD − t),
 *                                               Q(m) the probability that no more than m are waiting
 *   f(t) = λ·(F(t) − F(t − D))
 *
 * Franx's form: nothing is subtracted, whereas the terms of Erlang's alternate. Q follows from the number at the
 * server, and that from the balance of steps up and down between departures, with a(n) = P(n or more arrive in D),
 *
 *   p(n + 1)·e^(−ρ) = p(0)·a(n + 1) + Σ_{i=1}^{n} p(i)·a(n − i + 2),   p(0) = 1 − ρ
 *
 * With probability 1 − ρ nothing waits, so that many responses take exactly D.
 *
 * Sources: Erlang 1909; Franx, "A simple solution for the M/D/c waiting time distribution", Oper. Res. Letters 29, 2001.
 */

import type { PerSecond, Seconds } from '../../base/units'
import type { TailPoint } from '../numeric/laplaceInversion'

/** The response of an M/D/1 queue. */
export interface ConstantWork {
  readonly tailAt: (t: Seconds) => TailPoint
  /** P(R = D), and D. */
  readonly promptProbability: number
  readonly duration: Seconds
}

/** Terms of a Poisson distribution of mean below 1 that are not zero. */
const maxTerms = 40
/** Times beyond so many D are not computed: enough for p99.9 up to ρ = 0.9999. */
const maxSteps = 40_000

/** The response of work that always takes `duration`, `rate`·`duration` < 1. */
export function constantWork(rate: PerSecond, duration: Seconds): ConstantWork {
  const rho = rate * duration
  const atLeast = arrivalTails(rho)
  const present = [1 - rho]
  const within = [1 - rho]
  /** P(n or fewer present). */
  const cumulative = (n: number): number => {
    while (present.length <= n) {
      const next = present.length
      let flow = present[0]! * (atLeast[next] ?? 0)
      for (let i = Math.max(1, next + 1 - maxTerms); i < next; i++) flow += present[i]! * (atLeast[next - i + 1] ?? 0)
      present.push(flow * Math.exp(rho))
      within.push(Math.min(1, within[next - 1]! + present[next]!))
    }
    return within[n]!
  }
  const waitWithin = (t: Seconds): number => {
    if (t < 0) return 0
    const k = Math.floor(t / duration) + 1
    if (k > maxSteps) return 1
    const y = rate * (k * duration - t)
    let term = Math.exp(-y)
    let sum = 0
    for (let j = 0; j < Math.min(k, maxTerms); j++) {
      sum += term * cumulative(k - j)
      term *= y / (j + 1)
    }
    return Math.min(1, sum)
  }
  const tailAt = (t: Seconds): TailPoint => {
    const wait = t - duration
    if (wait < 0) return { beyond: 1, density: 0 }
    const here = waitWithin(wait)
    return { beyond: 1 - here, density: rate * (here - waitWithin(wait - duration)) }
  }
  return { tailAt, promptProbability: 1 - rho, duration }
}

/** P(n or more arrive) for n = 0, 1, …, from the far end so that nothing is subtracted. */
function arrivalTails(mean: number): readonly number[] {
  const terms = [Math.exp(-mean)]
  for (let n = 1; n < maxTerms; n++) terms.push((terms[n - 1]! * mean) / n)
  const tails = terms.slice()
  for (let n = maxTerms - 2; n >= 0; n--) tails[n] = tails[n]! + tails[n + 1]!
  return tails
}

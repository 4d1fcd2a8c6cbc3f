/**
 * The end of a stage whose branches run together: the latest of them, the branches taken as independent. It is
 * over by t when all are, so distribution functions multiply, F = ΠFᵢ, and moments follow by quadrature:
 *
 *   E[(max − L)ⁿ] = ∫ n·yⁿ⁻¹ (1 − F(L + y)) dy,    L a time by which nothing has ended
 *
 * The integral runs from 0 to infinity over an integrand that falls off like an exponential; after the
 * substitution y = w·exp(x − exp(−x)) the trapezoidal rule converges faster than any power of its step
 * (Takahasi & Mori 1974, "double exponential").
 *
 * A branch may be absent (a call made with probability p): F = 1 − p + p·F₁; or many at once: F = F₁ⁿ.
 *
 * **Whose time is it?** The mean of the maximum is E[Xᵢ, i being last] summed over the branches. Each branch
 * is given that much, and its parts in the proportion in which they make up the branch. Nothing is left over.
 */

import { type Cumulants, forever, ofMoments } from './cumulants'
import { cdf, type Fit, fitted } from './fit'

export interface Branch {
  /** One call. */
  readonly time: Cumulants
  /** How many run at once, always, and the probability of one more. */
  readonly whole: number
  readonly rest: number
}

export interface Latest {
  readonly time: Cumulants
  /** How much of the mean each branch accounts for. */
  readonly shares: readonly number[]
}

const from = -3.2
const to = 4.2
/** Steps of the trapezoidal rule: enough for 1e-10 on exponentials, and for fits that are themselves rougher. */
const finest = 220
const coarse = 44

export function latest(branches: readonly Branch[], precise: boolean): Latest {
  if (branches.some((branch) => branch.time.mean === Infinity)) {
    const late = branches.filter((branch) => branch.time.mean === Infinity).length
    return { time: forever, shares: branches.map((branch) => (branch.time.mean === Infinity ? Infinity / late : 0)) }
  }
  const fits = branches.map((branch) => fitted(branch.time))
  const start = branches.reduce(
    (most, branch, i) => (branch.whole > 0 ? Math.max(most, earliest(fits[i] as Fit)) : most),
    0,
  )
  const width = branches.reduce((most, branch, i) => Math.max(most, reach(fits[i] as Fit, branch) - start), 0)
  if (!(width > 1e-12 * start)) return constantLatest(branches, start)
  const steps = precise ? finest : coarse
  const h = (to - from) / steps
  const shares = new Array<number>(branches.length).fill(0)
  const before = branches.map((branch, i) => over(branch, cdf(fits[i] as Fit, start)))
  branches.forEach((_, i) => {
    shares[i] = start * (before[i] as number)
  })
  const now = before.slice()
  let m1 = 0
  let m2 = 0
  let m3 = 0
  let m4 = 0
  let earlier = start
  for (let step = 0; step <= steps; step++) {
    const x = from + step * h
    const y = width * Math.exp(x - Math.exp(-x))
    let all = 1
    for (let i = 0; i < branches.length; i++) {
      now[i] = over(branches[i] as Branch, cdf(fits[i] as Fit, start + y))
      all *= now[i] as number
    }
    const weight = (1 - all) * y * (1 + Math.exp(-x)) * h
    m1 += weight
    m2 += 2 * weight * y
    m3 += 3 * weight * y * y
    m4 += 4 * weight * y * y * y
    for (let i = 0; i < branches.length; i++) {
      let others = 1
      for (let j = 0; j < branches.length; j++) if (j !== i) others *= ((now[j] as number) + (before[j] as number)) / 2
      shares[i] =
        (shares[i] as number) + ((now[i] as number) - (before[i] as number)) * others * ((start + y + earlier) / 2)
    }
    for (let i = 0; i < branches.length; i++) before[i] = now[i] as number
    earlier = start + y
    if (all > 1 - 1e-15) break
  }
  const time = ofMoments(m1, m2, m3, m4)
  const mean = start + time.mean
  const sum = shares.reduce((a, b) => a + b, 0)
  return {
    time: { ...time, mean },
    shares: shares.map((share) => (sum > 0 ? (share / sum) * mean : mean / shares.length)),
  }
}

/** The chance that a branch is over, from the chance that one call of it is. */
function over(branch: Branch, one: number): number {
  const all = branch.whole === 1 ? one : one ** branch.whole
  return branch.rest === 0 ? all : all * (1 - branch.rest + branch.rest * one)
}

function earliest(of: Fit): number {
  if (of.shape === 0) return of.mean
  const bound = of.mean - 7 * of.deviation
  const shift =
    of.shape === Infinity || of.side < 0 || of.lognormal > 0 ? bound : of.mean - of.deviation * Math.sqrt(of.shape)
  return Math.max(0, bound, shift)
}

function reach(of: Fit, branch: Branch): number {
  return of.mean + of.deviation * (1 + Math.log(Math.max(branch.whole, 1)))
}

function constantLatest(branches: readonly Branch[], mean: number): Latest {
  const last = branches.findIndex((branch) => branch.time.mean >= mean && branch.whole > 0)
  return {
    time: { mean, variance: 0, third: 0, fourth: 0 },
    shares: branches.map((_, i) => (i === Math.max(last, 0) ? mean : 0)),
  }
}

// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
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

import { type Cumulants, ends, forever, ofMoments } from './cumulants'
import { cdf, type Fit, fitted } from './fit'
import { type Phases, phaseTail } from './phase'

export interface Branch {
  /** One call. */
  readonly time: Cumulants
  /** How many run at once, always, and the probability of one more. */
  readonly whole: number
  readonly rest: number
  /** The closed form of one call, where its few values matter more than its cumulants tell. */
  readonly phases?: Phases | undefined
}

export interface Latest {
  readonly time: Cumulants
  /** How much of the mean each branch accounts for. */
  readonly shares: readonly number[]
}

/** The trapezoidal rule: steps enough for 1e-10 on exponentials, and for fits that are themselves rougher. */
const finest = { from: -3.2, to: 4.2, steps: 220, over: 1e-15 }
const coarse = { from: -2, to: 3.7, steps: 27, over: 1e-8 }

export function latest(branches: readonly Branch[], precise: boolean): Latest {
  if (!branches.every((branch) => ends(branch.time)))
    return { time: forever, shares: branches.map((branch) => (ends(branch.time) ? 0 : Infinity)) }
  const fits = branches.map((branch) => fitted(branch.time))
  const one = (i: number, t: number) => {
    const phases = branches[i]!.phases
    return phases ? 1 - phaseTail(phases, t).beyond : cdf(fits[i]!, t)
  }
  const start = branches.reduce(
    (most, branch, i) => (branch.whole > 0 ? Math.max(most, earliest(branch, fits[i]!)) : most),
    0,
  )
  const width = branches.reduce((most, branch, i) => Math.max(most, reach(fits[i]!, branch) - start), 0)
  if (!(width > 1e-12 * start)) return constantLatest(branches, start)
  const rule = precise ? finest : coarse
  const { times, steps } = points(known(branches, fits), start, width, rule)
  const shares = new Array<number>(branches.length).fill(0)
  const before = branches.map((branch, i) => over(branch, one(i, start)))
  branches.forEach((_, i) => {
    shares[i] = start * before[i]!
  })
  const now = before.slice()
  let m1 = 0
  let m2 = 0
  let m3 = 0
  let m4 = 0
  let earlier = 0
  for (let k = 0; k < times.length; k++) {
    const y = times[k]!
    let all = 1
    for (let i = 0; i < branches.length; i++) {
      now[i] = over(branches[i]!, one(i, start + y))
      all *= now[i]!
    }
    const weight = (1 - all) * steps[k]!
    m1 += weight
    m2 += 2 * weight * y
    m3 += 3 * weight * y * y
    m4 += 4 * weight * y * y * y
    for (let i = 0; i < branches.length; i++) {
      let others = 1
      for (let j = 0; j < branches.length; j++) if (j !== i) others *= (now[j]! + before[j]!) / 2
      shares[i] = shares[i]! + (now[i]! - before[i]!) * others * (start + (y + earlier) / 2)
    }
    for (let i = 0; i < branches.length; i++) before[i] = now[i]!
    earlier = y
    if (all > 1 - rule.over) break
  }
  const time = ofMoments(m1, m2, m3, m4)
  const mean = start + time.mean
  const sum = shares.reduce((a, b) => a + b, 0)
  return {
    time: { ...time, mean },
    shares: shares.map((share) => (sum > 0 ? (share / sum) * mean : mean / shares.length)),
  }
}

/** Abscissae and weights of Gauss and Legendre's rule with six points on (0, 1). */
const legendre = [
  0.033765242898424, 0.169395306766868, 0.380690406958402, 0.619309593041598, 0.830604693233132, 0.966234757101576,
]
const legendreWeights = [
  0.085662246189585, 0.18038078652407, 0.233956967286346, 0.233956967286346, 0.18038078652407, 0.085662246189585,
]
const mostBreaks = 64

/** Where a distribution function has a step: a rule that looks on either side of one must not look across it. */
function known(branches: readonly Branch[], fits: readonly Fit[]): readonly number[] {
  return branches.flatMap(({ phases }, i) => phases?.values ?? (fits[i]!.shape === 0 ? [fits[i]!.mean] : []))
}

/** Where to look, counted from `start`, and the width that each point stands for: between known values, then beyond. */
function points(known: readonly number[], start: number, width: number, { from, to, steps: count }: typeof finest) {
  const times: number[] = []
  const steps: number[] = []
  let last = 0
  const values = known.filter((value) => value > start).sort((a, b) => a - b)
  for (const value of values.slice(0, mostBreaks)) {
    const step = value - start - last
    if (!(step > 0)) continue
    legendre.forEach((x, k) => {
      times.push(last + x * step)
      steps.push(step * legendreWeights[k]!)
    })
    last = value - start
  }
  const h = (to - from) / count
  for (let k = 0; k <= count; k++) {
    const x = from + k * h
    const y = width * Math.exp(x - Math.exp(-x))
    times.push(last + y)
    steps.push(y * (1 + Math.exp(-x)) * h)
  }
  return { times, steps }
}

/** The chance that a branch is over, from the chance that one call of it is. */
function over(branch: Branch, one: number): number {
  const all = branch.whole === 1 ? one : one ** branch.whole
  return branch.rest === 0 ? all : all * (1 - branch.rest + branch.rest * one)
}

function earliest({ phases }: Branch, of: Fit): number {
  if (phases) return Math.min(...phases.values)
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

/**
 * The end of a stage whose branches run together: the latest of them, the branches taken as independent. It is
 * over by t when all are, so distribution functions multiply, F = ΠFᵢ, and moments follow by quadrature:
 *
 *   E[(max − L)ⁿ] = ∫ n·yⁿ⁻¹ (1 − F(L + y)) dy,    L a time by which nothing has ended
 *
 * A branch may be absent (a call made with probability p): F = 1 − p + p·F₁; or many at once: F = F₁ⁿ.
 *
 * **Whose time is it?** The mean of the maximum is E[Xᵢ, i being last] summed over the branches. Each branch
 * is given that much, and its parts in the proportion in which they make up the branch. Nothing is left over.
 *
 * All branches are looked at in the same points (numeric/quadrature.ts), a row to each; the rows are used again and again.
 */

import { type Cumulants, fromMoments, infinite, isFiniteTime } from '../../numeric/cumulants'
import { cdfs, type DistributionFit, distributionFit } from '../../numeric/distributionFit'
import { type PhaseType, phaseTail } from '../../numeric/phaseType'
import { coarseRule, fineRule, maxPoints, quadraturePoints } from '../../numeric/quadrature'

export interface Branch {
  /** One call. */
  readonly time: Cumulants
  /** How many run at once, always, and the probability of one more. */
  readonly copies: number
  readonly extraProbability: number
  /** One call where it is one of several times, each with its weight (responses/fork/mixture.ts): then these stand for `time`. */
  readonly modes?: readonly Mode[] | undefined
  /** The closed form of one call, where its few values matter more than its cumulants tell. */
  readonly phases?: PhaseType | undefined
}

/** One of the times that a call may be. */
export interface Mode {
  readonly weight: number
  readonly time: Cumulants
}

export interface Maximum {
  readonly time: Cumulants
  /** How much of the mean each branch accounts for. */
  readonly shares: readonly number[]
}

const times = new Float64Array(maxPoints)
const steps = new Float64Array(maxPoints)
const mixed = new Float64Array(maxPoints)
let rows = new Float64Array(8 * maxPoints)

export function maximum(branches: readonly Branch[], precise: boolean): Maximum {
  if (!branches.every((branch) => isFiniteTime(branch.time)))
    return { time: infinite, shares: branches.map((branch) => (isFiniteTime(branch.time) ? 0 : Infinity)) }
  const fits = branches.map((branch) => distributionFit(branch.time))
  let start = 0
  let width = 0
  branches.forEach((branch, i) => {
    if (branch.copies > 0) start = Math.max(start, earliest(branch, fits[i]!))
  })
  branches.forEach((branch, i) => {
    width = Math.max(width, reach(fits[i]!, branch) - start)
  })
  if (!(width > 1e-12 * start)) return constantLatest(branches, start)
  const rule = precise ? fineRule : coarseRule
  const count = quadraturePoints(known(branches, fits, start), width, rule, times, steps)
  if (rows.length < branches.length * maxPoints) rows = new Float64Array(branches.length * maxPoints)
  branches.forEach((branch, i) => {
    tabulate(branch, fits[i]!, start, count, i * maxPoints)
  })
  return integrated(branches.length, start, count, rule.tolerance)
}

/** Distribution functions of a branch at all points, and before them at the start, into its row. */
function tabulate(branch: Branch, fit: DistributionFit, start: number, count: number, row: number): void {
  const { phases, copies, extraProbability } = branch
  const own = rows.subarray(row, row + count)
  const { modes } = branch
  if (modes) {
    mixed.fill(0, 0, count)
    for (const { weight, time } of modes) {
      const one = distributionFit(time)
      if (one.shape === 0) for (let k = 0; k < count; k++) own[k] = start + times[k]! >= one.mean ? 1 : 0
      else cdfs(one, start, times, own)
      for (let k = 0; k < count; k++) mixed[k] = mixed[k]! + weight * own[k]!
    }
    own.set(mixed.subarray(0, count))
  } else if (phases) for (let k = 0; k < count; k++) own[k] = 1 - phaseTail(phases, start + times[k]!).beyond
  else cdfs(fit, start, times, own)
  if (copies === 1 && extraProbability === 0) return
  for (let k = 0; k < count; k++) {
    const one = own[k]!
    const all = copies === 1 ? one : one ** copies
    own[k] = extraProbability === 0 ? all : all * (1 - extraProbability + extraProbability * one)
  }
}

/** Moments of the product of the rows, and how much of the mean each of them accounts for. */
function integrated(branches: number, start: number, count: number, over: number): Maximum {
  const shares = new Array<number>(branches).fill(0)
  const others = new Float64Array(branches)
  for (let i = 0; i < branches; i++) shares[i] = start * rows[i * maxPoints]!
  let m1 = 0
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let k = 1; k < count; k++) {
    const y = times[k]!
    let all = 1
    let later = 1
    for (let i = branches - 1; i >= 0; i--) {
      const now = i * maxPoints + k
      all *= rows[now]!
      others[i] = later
      later *= (rows[now]! + rows[now - 1]!) / 2
    }
    const weight = (1 - all) * steps[k]!
    m1 += weight
    m2 += 2 * weight * y
    m3 += 3 * weight * y * y
    m4 += 4 * weight * y * y * y
    const middle = start + (y + times[k - 1]!) / 2
    let sooner = 1
    for (let i = 0; i < branches; i++) {
      const now = rows[i * maxPoints + k]!
      const before = rows[i * maxPoints + k - 1]!
      shares[i] = shares[i]! + (now - before) * sooner * others[i]! * middle
      sooner *= (now + before) / 2
    }
    if (all > 1 - over) break
  }
  const time = fromMoments(m1, m2, m3, m4)
  const mean = start + time.mean
  const sum = shares.reduce((a, b) => a + b, 0)
  return {
    time: { mean, variance: time.variance, third: time.third, fourth: time.fourth },
    shares: shares.map((share) => (sum > 0 ? (share / sum) * mean : mean / shares.length)),
  }
}

/** Where a distribution function has a step, in rising order from the start. */
function known(branches: readonly Branch[], fits: readonly DistributionFit[], start: number): readonly number[] {
  const found: number[] = []
  branches.forEach(({ phases }, i) => {
    if (phases) found.push(...phases.values)
    else if (fits[i]!.shape === 0) found.push(fits[i]!.mean)
  })
  return found
    .map((value) => value - start)
    .filter((value) => value > 0)
    .sort((a, b) => a - b)
}

function earliest({ phases, modes }: Branch, fit: DistributionFit): number {
  if (modes)
    return Math.min(
      ...modes.map(({ time }) => earliest({ time, copies: 1, extraProbability: 0 }, distributionFit(time))),
    )
  if (phases) return Math.min(...phases.values)
  if (fit.shape === 0) return fit.mean
  const bound = fit.mean - 7 * fit.deviation
  const shift =
    fit.shape === Infinity || fit.side < 0 || fit.lognormal > 0
      ? bound
      : fit.mean - fit.deviation * Math.sqrt(fit.shape)
  return Math.max(0, bound, shift)
}

function reach(fit: DistributionFit, branch: Branch): number {
  // The points reach as far as the widest of the modes does.
  if (branch.modes) {
    const widest = branch.modes.map(({ time }) => time.mean + Math.sqrt(time.variance))
    return Math.max(fit.mean + fit.deviation, ...widest)
  }
  return fit.mean + fit.deviation * (1 + Math.log(Math.max(branch.copies, 1)))
}

function constantLatest(branches: readonly Branch[], mean: number): Maximum {
  const last = branches.findIndex((branch) => branch.time.mean >= mean && branch.copies > 0)
  return {
    time: { mean, variance: 0, third: 0, fourth: 0 },
    shares: branches.map((_, i) => (i === Math.max(last, 0) ? mean : 0)),
  }
}

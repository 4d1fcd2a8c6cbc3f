/**
 * The end of a stage whose branches run in parallel: the maximum of their times, the branches taken as independent. It
 * is over by t when all are, so distribution functions multiply, F = ΠFᵢ, and moments follow by quadrature:
 *
 *   E[(max − L)ⁿ] = ∫ n·yⁿ⁻¹ (1 − F(L + y)) dy,    L a time before which the maximum cannot end
 *
 * A branch may be absent (a call made with probability p): F = 1 − p + p·F₁; or several at once: F = F₁ⁿ.
 *
 * **Attribution.** The mean of the maximum is E[Xᵢ, i being last] summed over the branches. Each branch is attributed
 * that much, and its parts in the proportion in which they make up the branch. Nothing is left over.
 *
 * All distribution functions are tabulated at the same points (numeric/quadrature.ts), one row per branch.
 */

import type { Seconds } from '../../../base/units'
import { type Cumulants, fromMoments, infinite, isFiniteTime } from '../../numeric/cumulants'
import { cdfs, type DistributionFit, distributionFit } from '../../numeric/distributionFit'
import { phaseTail } from '../../numeric/phaseType'
import { coarseRule, fineRule, type QuadraturePoints, quadraturePoints } from '../../numeric/quadrature'
import type { Branch } from './branch'

/** The time of the last of several branches. */
export interface Maximum {
  readonly time: Cumulants
  /** The share of the mean attributed to each branch, in seconds; they sum to the mean. */
  readonly shares: readonly Seconds[]
}

/** The maximum of at least one branch; `isPrecise` takes eight times as many points. */
export function maximum(branches: readonly Branch[], isPrecise: boolean): Maximum {
  if (!branches.every((branch) => isFiniteTime(branch.time)))
    return { time: infinite, shares: branches.map((branch) => (isFiniteTime(branch.time) ? 0 : Infinity)) }
  const fits = branches.map((branch) => distributionFit(branch.time))
  let start = 0
  let width = 0
  branches.forEach((branch, i) => {
    if (branch.copies > 0) start = Math.max(start, earliestTime(branch, fits[i]!))
  })
  branches.forEach((branch, i) => {
    width = Math.max(width, tailWidth(branch, fits[i]!) - start)
  })
  if (!(width > 1e-12 * start)) return constantMaximum(branches, start)
  const rule = isPrecise ? fineRule : coarseRule
  const points = quadraturePoints(breaks(branches, fits, start), width, rule)
  const count = points.times.length
  const rows = new Float64Array(branches.length * count)
  branches.forEach((branch, i) => {
    tabulate(branch, fits[i]!, start, points.times, rows.subarray(i * count, (i + 1) * count))
  })
  return integrate(rows, branches.length, start, points, rule.tolerance)
}

/** The distribution function of a branch at all points, counted from the start, into its row. */
function tabulate(branch: Branch, fit: DistributionFit, start: Seconds, times: Float64Array, row: Float64Array): void {
  const { phases, modes, copies, extraProbability } = branch
  const count = row.length
  if (modes) {
    const sum = new Float64Array(count)
    for (const { weight, time } of modes) {
      const mode = distributionFit(time)
      if (mode.shape === 0) for (let k = 0; k < count; k++) row[k] = start + times[k]! >= mode.mean ? 1 : 0
      else cdfs(mode, start, times, row)
      for (let k = 0; k < count; k++) sum[k] = sum[k]! + weight * row[k]!
    }
    row.set(sum)
  } else if (phases) for (let k = 0; k < count; k++) row[k] = 1 - phaseTail(phases, start + times[k]!).beyond
  else cdfs(fit, start, times, row)
  if (copies === 1 && extraProbability === 0) return
  for (let k = 0; k < count; k++) {
    const single = row[k]!
    const all = copies === 1 ? single : single ** copies
    row[k] = extraProbability === 0 ? all : all * (1 - extraProbability + extraProbability * single)
  }
}

/** Moments of the product of the rows, and the share of the mean attributed to each of them. */
function integrate(
  rows: Float64Array,
  branches: number,
  start: Seconds,
  { times, weights }: QuadraturePoints,
  tolerance: number,
): Maximum {
  const count = times.length
  const shares = new Array<number>(branches).fill(0)
  const laterDone = new Float64Array(branches)
  for (let i = 0; i < branches; i++) shares[i] = start * rows[i * count]!
  let m1 = 0
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let k = 1; k < count; k++) {
    const y = times[k]!
    let allDone = 1
    let later = 1
    for (let i = branches - 1; i >= 0; i--) {
      const here = i * count + k
      allDone *= rows[here]!
      laterDone[i] = later
      later *= (rows[here]! + rows[here - 1]!) / 2
    }
    const weight = (1 - allDone) * weights[k]!
    m1 += weight
    m2 += 2 * weight * y
    m3 += 3 * weight * y * y
    m4 += 4 * weight * y * y * y
    const middle = start + (y + times[k - 1]!) / 2
    let earlierDone = 1
    for (let i = 0; i < branches; i++) {
      const now = rows[i * count + k]!
      const before = rows[i * count + k - 1]!
      shares[i] = shares[i]! + (now - before) * earlierDone * laterDone[i]! * middle
      earlierDone *= (now + before) / 2
    }
    if (allDone > 1 - tolerance) break
  }
  const time = fromMoments(m1, m2, m3, m4)
  const mean = start + time.mean
  const sum = shares.reduce((a, b) => a + b, 0)
  return {
    time: { ...time, mean },
    shares: shares.map((share) => (sum > 0 ? (share / sum) * mean : mean / shares.length)),
  }
}

/** Where a distribution function has a step, in rising order from the start. */
function breaks(branches: readonly Branch[], fits: readonly DistributionFit[], start: Seconds): readonly number[] {
  const values: number[] = []
  branches.forEach(({ phases }, i) => {
    if (phases) values.push(...phases.values)
    else if (fits[i]!.shape === 0) values.push(fits[i]!.mean)
  })
  return values
    .map((value) => value - start)
    .filter((value) => value > 0)
    .sort((a, b) => a - b)
}

/** A time before which a branch does not end, or hardly ever. */
function earliestTime({ phases, modes }: Pick<Branch, 'phases' | 'modes'>, fit: DistributionFit): Seconds {
  if (modes) return Math.min(...modes.map(({ time }) => earliestTime({}, distributionFit(time))))
  if (phases) return Math.min(...phases.values)
  if (fit.shape === 0) return fit.mean
  const bound = fit.mean - 7 * fit.deviation
  const shift =
    fit.shape === Infinity || fit.side < 0 || fit.lognormal > 0
      ? bound
      : fit.mean - fit.deviation * Math.sqrt(fit.shape)
  return Math.max(0, bound, shift)
}

/** Mean and deviation of a branch, with more for many copies; of modes those of the widest. */
function tailWidth({ modes, copies }: Branch, fit: DistributionFit): Seconds {
  if (modes) {
    const widths = modes.map(({ time }) => time.mean + Math.sqrt(time.variance))
    return Math.max(fit.mean + fit.deviation, ...widths)
  }
  return fit.mean + fit.deviation * (1 + Math.log(Math.max(copies, 1)))
}

function constantMaximum(branches: readonly Branch[], mean: Seconds): Maximum {
  const last = branches.findIndex((branch) => branch.time.mean >= mean && branch.copies > 0)
  return {
    time: { mean, variance: 0, third: 0, fourth: 0 },
    shares: branches.map((_, i) => (i === Math.max(last, 0) ? mean : 0)),
  }
}

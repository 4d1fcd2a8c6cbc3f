/**
 * Percentiles, always read off a distribution. Which one, is decided by what is known of it:
 *
 *   - where there is a closed form, that (responses/closedForm.ts, numeric/phaseType.ts): exact;
 *   - where the four cumulants agree with a gamma (exponentials, sums of many waits), that gamma, at once;
 *   - else, for what a source asks for, the response's whole transform, inverted (percentiles/responseTransform.ts, numeric/laplaceInversion.ts);
 *   - else, for activities that no source asks for, the fit to the cumulants.
 *
 * Of several sources together the distribution is the mixture by their rates, never an average of percentiles.
 */

import type { Seconds } from '../../base/units'
import { type Cumulants, mixture } from '../numeric/cumulants'
import { cdf, distributionFit, isNearGamma, quantile } from '../numeric/distributionFit'
import {
  earliestTime,
  invertTail,
  type QuantilePoint,
  solveQuantile,
  type TailPoint,
} from '../numeric/laplaceInversion'
import { isCountable, phaseTail } from '../numeric/phaseType'
import { responseTime } from '../responses/callTime'
import { type ClosedForm, closedForm } from '../responses/closedForm'
import type { SolverState } from '../responses/solverState'
import { forkJoinTail } from './forkJoinTail'
import { responseTransform } from './responseTransform'
import { minTimeoutProbability } from './truncation'

export interface TimeDistribution {
  readonly time: Cumulants
  /** What is known at a time, and the time by the fit that a share stays within. */
  readonly tailAt: (t: Seconds) => TailPoint
  readonly fittedQuantile: (p: number) => Seconds
  /** Whether the guess is the answer. */
  readonly isFit: boolean
  /** Relative precision to which percentiles are sought. */
  readonly precision: number
  /** Whether times pile up at timeouts: a step, behind which the inverted tail rings, so that its first crossing counts. */
  readonly hasSteps?: boolean
}

const exact = 1e-13
const good = 1e-4
/** A cv below which times are seen from nearby. */
const narrow = 0.5

export function percentile(law: TimeDistribution, p: number): QuantilePoint {
  if (!(law.time.mean < Infinity)) return { time: Infinity, density: 0 }
  if (law.isFit) return { time: law.fittedQuantile(p), density: Infinity }
  return law.hasSteps ? firstBeyond(1 - p, law) : solveQuantile(1 - p, law.fittedQuantile(p), law.tailAt, law.precision)
}

/** A percentile that moves by more than a tenth when a fiftieth of what is beyond it is moved. */
const shifted = 0.02
const mostMoved = 0.1

/** Whether next to nothing ends near a percentile, so that it hangs on very little: it lies between two humps. */
export function isInGap(law: TimeDistribution, p: number, { time, density }: QuantilePoint): boolean {
  if (law.isFit || law.precision === exact || !(time > 0) || !(time < Infinity)) return false
  return !(density * mostMoved * time > shifted * (1 - p))
}

const stride = 1.06
const halvings = 12

/** The first time beyond which there is no more than a share `left`. */
function firstBeyond(left: number, { time, tailAt }: TimeDistribution): QuantilePoint {
  let low = time.mean / 4
  while (low > 1e-9 * time.mean && tailAt(low).beyond <= left) low /= 2
  let high = low * stride
  while (tailAt(high).beyond > left && high < 1e6 * time.mean) high *= high < 20 * time.mean ? stride : 2
  low = high / stride
  for (let n = 0; n < halvings; n++) {
    const middle = (low + high) / 2
    if (tailAt(middle).beyond > left) low = middle
    else high = middle
  }
  return { time: high, density: tailAt(high).density }
}

export function fittedDistribution(time: Cumulants): TimeDistribution {
  const fit = distributionFit(time)
  const at = (t: Seconds): TailPoint => {
    const step = 1e-4 * (t || 1)
    return { beyond: 1 - cdf(fit, t), density: (cdf(fit, t + step) - cdf(fit, t - step)) / (2 * step) }
  }
  return { time, tailAt: at, fittedQuantile: (p) => quantile(fit, p), isFit: true, precision: 1e-12 }
}

/** Of branches that run together the latest: distribution functions multiply. */
function closedTail({ branches }: ClosedForm, t: Seconds): TailPoint {
  let within = 1
  let hazard = 0
  for (const { phases, copies, extraProbability } of branches) {
    const { beyond, density } = phaseTail(phases, t)
    if (branches.length === 1 && copies === 1 && extraProbability === 0) return { beyond, density }
    const one = 1 - beyond
    const last = 1 - extraProbability * beyond
    within *= one ** copies * last
    hazard += density * (copies / one + extraProbability / last)
  }
  return { beyond: 1 - within, density: within * hazard }
}

/** The response to a source that calls this activity. */
export function responseDistribution(state: SolverState, activity: number): TimeDistribution {
  const time = responseTime(state, activity)
  const law = fittedDistribution(time)
  if (!(time.mean < Infinity) || !(time.variance > 1e-18 * time.mean * time.mean)) return law
  const closed = closedForm(state, activity)
  if (closed?.branches.every(({ phases }) => isCountable(phases, law.fittedQuantile(0.9999))))
    return { ...law, tailAt: (t) => closedTail(closed, t), isFit: false, precision: exact }
  const fork = forkJoinTail(state, activity)
  if (fork) return { ...law, tailAt: fork, isFit: false, precision: good }
  const stepped = state.timeoutProbability.some((late) => late > minTimeoutProbability)
  if (isNearGamma(time) && !stepped && !together(state, activity)) return law
  const transform = responseTransform(state, activity, true)
  const deviation = Math.sqrt(time.variance)
  const least = deviation < narrow * time.mean ? earliestTime(transform, deviation) : 0
  return { ...law, tailAt: (t) => invertTail(transform, t, least), isFit: false, precision: good, hasSteps: stepped }
}

/** Whether its stages run together: then there may be humps where the cumulants are those of a gamma. */
function together({ graph, stageMaxima }: SolverState, i: number): boolean {
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) if (stageMaxima[s]) return true
  return false
}

export function mixedDistribution(weights: readonly number[], laws: readonly TimeDistribution[]): TimeDistribution {
  const time = mixture(
    weights,
    laws.map((law) => law.time),
  )
  const at = (t: Seconds): TailPoint => {
    let beyond = 0
    let density = 0
    laws.forEach((law, i) => {
      if (!(weights[i]! > 0)) return
      const one = law.tailAt(t)
      beyond += weights[i]! * one.beyond
      density += weights[i]! * one.density
    })
    return { beyond, density }
  }
  return {
    time,
    tailAt: at,
    fittedQuantile: fittedDistribution(time).fittedQuantile,
    isFit: false,
    precision: Math.max(...laws.map((law) => law.precision)),
    hasSteps: laws.some((law) => law.hasSteps),
  }
}

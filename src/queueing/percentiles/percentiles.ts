/**
 * Percentiles, always read off a distribution. Which one depends on what is known of the response:
 *
 *   - a closed form where there is one (responses/closedForm.ts, numeric/phaseType.ts; M/D/1: constantWork.ts): exact;
 *   - a gamma where the four cumulants agree with one (exponentials, sums of many waits);
 *   - else the inverted transform of the whole response (percentiles/responseTransform.ts, numeric/laplaceInversion.ts).
 *
 * The distribution over several sources is the mixture by their rates, never an average of percentiles.
 */

import type { Seconds } from '../../base/units'
import { complexVector } from '../numeric/complexVector'
import { type Cumulants, mixture } from '../numeric/cumulants'
import { cdf, distributionFit, isNearGamma, quantile } from '../numeric/distributionFit'
import {
  earliestTime,
  invertTail,
  nodeCount,
  type QuantilePoint,
  solveQuantile,
  type TailPoint,
} from '../numeric/laplaceInversion'
import { isCountable, phaseTail } from '../numeric/phaseType'
import { responseTime } from '../responses/callTime'
import { type ClosedForm, closedForm } from '../responses/closedForm'
import type { SolverState } from '../responses/solverState'
import { isOpenQueue } from './accuracy'
import { type ConstantWork, constantWork } from './constantWork'
import { forkJoinTail } from './forkJoinTail'
import { promptResponse } from './promptResponse'
import { responseTransform } from './responseTransform'
import { minTimeoutProbability } from './truncation'

/** The distribution of a response time. */
export interface ResponseDistribution {
  readonly time: Cumulants
  readonly tailAt: (t: Seconds) => TailPoint
  /** The quantile of the fit to the cumulants. */
  readonly fittedQuantile: (p: number) => Seconds
  /** Whether the fit is the distribution. */
  readonly isFit: boolean
  /** Relative precision to which percentiles are solved. */
  readonly precision: number
  /** Whether times accumulate at timeouts: the inverted tail rings behind such a step, so its first crossing counts. */
  readonly hasSteps?: boolean
  /** The shortest time and the probability of exactly that: percentiles up to it are that time, to the digit. */
  readonly least?: { readonly time: Seconds; readonly probability: number }
}

const exactPrecision = 1e-13
const inversionPrecision = 1e-4
const rounding = 1e-12
/** Below this cv a transform is inverted from its earliest time. */
const maxShiftedCv = 0.5

/** The time within which a share p of responses ends, 0 < p < 1. */
export function percentile(distribution: ResponseDistribution, p: number): QuantilePoint {
  const { time, fittedQuantile, tailAt, precision } = distribution
  if (!(time.mean < Infinity)) return { time: Infinity, density: 0 }
  const { least } = distribution
  if (least && p <= least.probability + rounding) return { time: least.time, density: Infinity }
  if (distribution.isFit) return { time: fittedQuantile(p), density: Infinity }
  return distribution.hasSteps
    ? firstCrossing(1 - p, distribution)
    : solveQuantile(1 - p, fittedQuantile(p), tailAt, precision)
}

/** A percentile lies in a gap if it moves by more than `maxMove` when the share beyond it changes by `shareChange`. */
const shareChange = 0.02
const maxMove = 0.1

/** Whether next to nothing ends near a percentile, so that it depends on very little: it lies between two modes. */
export function isInGap(
  { isFit, precision }: ResponseDistribution,
  p: number,
  { time, density }: QuantilePoint,
): boolean {
  if (isFit || precision === exactPrecision || !(time > 0) || !(time < Infinity)) return false
  return !(density * maxMove * time > shareChange * (1 - p))
}

const stride = 1.06
const bisections = 12

/** The first time beyond which there is no more than this share. */
function firstCrossing(beyond: number, { time, tailAt }: ResponseDistribution): QuantilePoint {
  let low = time.mean / 4
  while (low > 1e-9 * time.mean && tailAt(low).beyond <= beyond) low /= 2
  let high = low * stride
  while (tailAt(high).beyond > beyond && high < 1e6 * time.mean) high *= high < 20 * time.mean ? stride : 2
  low = high / stride
  for (let n = 0; n < bisections; n++) {
    const middle = (low + high) / 2
    if (tailAt(middle).beyond > beyond) low = middle
    else high = middle
  }
  return { time: high, density: tailAt(high).density }
}

/** The distribution fitted to the cumulants. */
export function fittedDistribution(time: Cumulants): ResponseDistribution {
  const fit = distributionFit(time)
  const tailAt = (t: Seconds): TailPoint => {
    const step = 1e-4 * (t || 1)
    return { beyond: 1 - cdf(fit, t), density: (cdf(fit, t + step) - cdf(fit, t - step)) / (2 * step) }
  }
  return { time, tailAt, fittedQuantile: (p) => quantile(fit, p), isFit: true, precision: 1e-12 }
}

/** The tail of the maximum of branches in closed form: distribution functions multiply. */
function closedTail({ branches }: ClosedForm, t: Seconds): TailPoint {
  let within = 1
  let hazard = 0
  for (const { phases, copies, extraProbability } of branches) {
    const { beyond, density } = phaseTail(phases, t)
    if (branches.length === 1 && copies === 1 && extraProbability === 0) return { beyond, density }
    const single = 1 - beyond
    const extra = 1 - extraProbability * beyond
    within *= single ** copies * extra
    hazard += density * (copies / single + extraProbability / extra)
  }
  return { beyond: 1 - within, density: within * hazard }
}

/** The distribution of the response to a source that calls this activity. */
export function responseDistribution(state: SolverState, activity: number): ResponseDistribution {
  const time = responseTime(state, activity)
  const { station } = state.network.activities[activity]!
  const fit = fittedDistribution(time)
  if (!(time.mean < Infinity) || !(time.variance > 1e-18 * time.mean * time.mean)) return fit
  const constant = constantResponse(state, activity)
  if (constant) {
    const { tailAt, duration, promptProbability } = constant
    const least = { time: duration, probability: promptProbability }
    return { ...fit, tailAt, isFit: false, precision: exactPrecision, least }
  }
  const closed = closedForm(state, activity)
  if (closed?.branches.every(({ phases }) => isCountable(phases, fit.fittedQuantile(0.9999))))
    return {
      ...fit,
      tailAt: (t) => closedTail(closed, t),
      isFit: false,
      precision: exactPrecision,
      least: { time: 0, probability: 1 - closedTail(closed, 0).beyond },
    }
  const forkTail = forkJoinTail(state, activity)
  if (forkTail) return { ...fit, tailAt: forkTail, isFit: false, precision: inversionPrecision }
  // Only a time that varies by more than an exponential can be no time at all in half of the cases.
  const least = time.variance > time.mean * time.mean * (1 + 1e-9) ? noTime(state, activity) : undefined
  const hasSteps = state.timeoutProbability.some((probability) => probability > minTimeoutProbability)
  const transform = responseTransform(state, activity, true)
  const prompt = state.pools[station]?.waitProbability ? undefined : promptResponse(state, activity, transform)
  if (prompt) return { ...fit, tailAt: prompt, isFit: false, precision: inversionPrecision }
  if (isNearGamma(time) && !hasSteps && !hasFork(state, activity)) return least ? { ...fit, least } : fit
  const deviation = Math.sqrt(time.variance)
  const earliest = deviation < maxShiftedCv * time.mean ? earliestTime(transform, deviation) : 0
  const tailAt = (t: Seconds) => invertTail(transform, t, earliest)
  const inverted = { ...fit, tailAt, isFit: false, precision: inversionPrecision, hasSteps }
  return least ? { ...inverted, least } : inverted
}

/** The response of an activity that alone works at its one server, always as long, and waits for nothing else. */
function constantResponse(state: SolverState, i: number): ConstantWork | undefined {
  const { network, stations, graph } = state
  const { station, demand, pause } = network.activities[i]!
  if (demand.shape !== 'constant' || pause.length > 0 || !isOpenQueue(state, i)) return undefined
  if (stations.servers[station] !== 1 || stations.residents[station]!.length !== 1) return undefined
  const duration = demand.mean / stations.speed[station]!
  const rho = stations.arrivalRates[station]! * duration
  if (graph.firstVisit[i + 1] !== graph.firstVisit[i] || !(rho > 0 && rho < 1)) return undefined
  return constantWork(stations.arrivalRates[station]!, duration)
}

/** Whether a response takes no time at all with some probability: the transform at s without limit. */
function noTime(state: SolverState, activity: number): { readonly time: Seconds; readonly probability: number } {
  const s = complexVector(nodeCount)
  const values = complexVector(nodeCount)
  s.re.fill(1e100 / responseTime(state, activity).mean)
  responseTransform(state, activity, true)(s, values)
  const probability = values.re[0]!
  return { time: 0, probability: probability >= 0 && probability <= 1 ? probability : 0 }
}

/** Whether a stage of the activity runs in parallel: then there may be modes although the cumulants are near a gamma's. */
function hasFork({ graph, stageMaxima }: SolverState, i: number): boolean {
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) if (stageMaxima[s]) return true
  return false
}

/** The shortest time of a mixture, and the probability of exactly that. */
function leastOf(
  weights: readonly number[],
  distributions: readonly ResponseDistribution[],
): { readonly time: Seconds; readonly probability: number } {
  let zero = 0
  distributions.forEach(({ time, least }, i) => {
    if (time.mean === 0) zero += weights[i]!
    else if (least?.time === 0) zero += weights[i]! * least.probability
  })
  return { time: 0, probability: zero }
}

/** The mixture of several distributions; the weights sum to one. */
export function mixedDistribution(
  weights: readonly number[],
  distributions: readonly ResponseDistribution[],
): ResponseDistribution {
  const times = distributions.map(({ time }) => time)
  const time = mixture(weights, times)
  const tailAt = (t: Seconds): TailPoint => {
    let beyond = 0
    let density = 0
    distributions.forEach((distribution, i) => {
      if (!(weights[i]! > 0)) return
      const point = distribution.tailAt(t)
      beyond += weights[i]! * point.beyond
      density += weights[i]! * point.density
    })
    return { beyond, density }
  }
  return {
    time,
    tailAt,
    fittedQuantile: fittedDistribution(time).fittedQuantile,
    isFit: false,
    precision: Math.max(...distributions.map(({ precision }) => precision)),
    hasSteps: distributions.some(({ hasSteps }) => hasSteps),
    least: leastOf(weights, distributions),
  }
}

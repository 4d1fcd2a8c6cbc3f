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
import { type Cumulants, oneOf } from '../numeric/cumulants'
import { cdf, fitted, likeGamma, quantile } from '../numeric/distributionFit'
import { earliest, type Found, type Tail, tail, timeBeyond } from '../numeric/laplaceInversion'
import { countable, phaseTail } from '../numeric/phaseType'
import { response } from '../responses/callTime'
import { type ClosedForm, closedForm } from '../responses/closedForm'
import type { State } from '../responses/solverState'
import { forked } from './forkJoinTail'
import { transformOf } from './responseTransform'
import { seldom } from './truncation'

export interface Law {
  readonly time: Cumulants
  /** What is known at a time, and the time by the fit that a share stays within. */
  readonly at: (t: Seconds) => Tail
  readonly guess: (p: number) => Seconds
  /** Whether the guess is the answer. */
  readonly known: boolean
  /** Relative precision to which percentiles are sought. */
  readonly precision: number
  /** Whether times pile up at timeouts: a step, behind which the inverted tail rings, so that its first crossing counts. */
  readonly stepped?: boolean
}

const exact = 1e-13
const good = 1e-4
/** A cv below which times are seen from nearby. */
const narrow = 0.5

export function percentile(law: Law, p: number): Found {
  if (!(law.time.mean < Infinity)) return { time: Infinity, density: 0 }
  if (law.known) return { time: law.guess(p), density: Infinity }
  return law.stepped ? firstBeyond(1 - p, law) : timeBeyond(1 - p, law.guess(p), law.at, law.precision)
}

/** A percentile that moves by more than a tenth when a fiftieth of what is beyond it is moved. */
const shifted = 0.02
const mostMoved = 0.1

/** Whether next to nothing ends near a percentile, so that it hangs on very little: it lies between two humps. */
export function inGap(law: Law, p: number, { time, density }: Found): boolean {
  if (law.known || law.precision === exact || !(time > 0) || !(time < Infinity)) return false
  return !(density * mostMoved * time > shifted * (1 - p))
}

const stride = 1.06
const halvings = 12

/** The first time beyond which there is no more than a share `left`. */
function firstBeyond(left: number, { time, at }: Law): Found {
  let low = time.mean / 4
  while (low > 1e-9 * time.mean && at(low).beyond <= left) low /= 2
  let high = low * stride
  while (at(high).beyond > left && high < 1e6 * time.mean) high *= high < 20 * time.mean ? stride : 2
  low = high / stride
  for (let n = 0; n < halvings; n++) {
    const middle = (low + high) / 2
    if (at(middle).beyond > left) low = middle
    else high = middle
  }
  return { time: high, density: at(high).density }
}

export function fittedLaw(time: Cumulants): Law {
  const of = fitted(time)
  const at = (t: Seconds): Tail => {
    const step = 1e-4 * (t || 1)
    return { beyond: 1 - cdf(of, t), density: (cdf(of, t + step) - cdf(of, t - step)) / (2 * step) }
  }
  return { time, at, guess: (p) => quantile(of, p), known: true, precision: 1e-12 }
}

/** Of branches that run together the latest: distribution functions multiply. */
function closedTail({ branches }: ClosedForm, t: Seconds): Tail {
  let within = 1
  let hazard = 0
  for (const { phases, whole, rest } of branches) {
    const { beyond, density } = phaseTail(phases, t)
    if (branches.length === 1 && whole === 1 && rest === 0) return { beyond, density }
    const one = 1 - beyond
    const last = 1 - rest * beyond
    within *= one ** whole * last
    hazard += density * (whole / one + rest / last)
  }
  return { beyond: 1 - within, density: within * hazard }
}

/** The response to a source that calls this activity. */
export function lawOf(state: State, activity: number): Law {
  const time = response(state, activity)
  const law = fittedLaw(time)
  if (!(time.mean < Infinity) || !(time.variance > 1e-18 * time.mean * time.mean)) return law
  const closed = closedForm(state, activity)
  if (closed?.branches.every(({ phases }) => countable(phases, law.guess(0.9999))))
    return { ...law, at: (t) => closedTail(closed, t), known: false, precision: exact }
  const fork = forked(state, activity)
  if (fork) return { ...law, at: fork, known: false, precision: good }
  const stepped = state.late.some((late) => late > seldom)
  if (likeGamma(time) && !stepped && !together(state, activity)) return law
  const transform = transformOf(state, activity, true)
  const deviation = Math.sqrt(time.variance)
  const least = deviation < narrow * time.mean ? earliest(transform, deviation) : 0
  return { ...law, at: (t) => tail(transform, t, least), known: false, precision: good, stepped }
}

/** Whether its stages run together: then there may be humps where the cumulants are those of a gamma. */
function together({ of, together: known }: State, i: number): boolean {
  for (let s = of.firstStage[i]!; s < of.firstStage[i + 1]!; s++) if (known[s]) return true
  return false
}

export function mixedLaw(weights: readonly number[], laws: readonly Law[]): Law {
  const time = oneOf(
    weights,
    laws.map((law) => law.time),
  )
  const at = (t: Seconds): Tail => {
    let beyond = 0
    let density = 0
    laws.forEach((law, i) => {
      if (!(weights[i]! > 0)) return
      const one = law.at(t)
      beyond += weights[i]! * one.beyond
      density += weights[i]! * one.density
    })
    return { beyond, density }
  }
  return {
    time,
    at,
    guess: fittedLaw(time).guess,
    known: false,
    precision: Math.max(...laws.map((law) => law.precision)),
    stepped: laws.some((law) => law.stepped),
  }
}

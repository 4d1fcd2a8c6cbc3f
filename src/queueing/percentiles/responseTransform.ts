/**
 * The transform of a whole response: the same way up the call tree as responses/execution.ts goes with cumulants, now with
 * transforms at the s that the inversion asks for.
 *
 * The wait at a station is that of Pollaczek and Khinchine as a distribution: with probability `busy` a geometric
 * number of residuals, φ = (1 − ρ)·B/(1 − ρB), B(s) = (1 − work(s))/(s·E[S]) being the residual's transform. Where one
 * request visits a station n times and its waits vary together (stations/waitCorrelation.ts), n²/P waits of P/n times the length
 * stand for them: φ(s·P/n)^(n/P) for each visit.
 *
 * Only what matters is spelled out. An activity deep down whose variance is lost in the whole is a gamma with
 * its cumulants; so is the latest of parallel branches, and a call with retries.
 */

import { sliceCount } from '../network/visitGraph'
import { type Cumulants, zero } from '../numeric/cumulants'
import type { LaplaceTransform } from '../numeric/laplaceInversion'
import { nodeCount } from '../numeric/laplaceInversion'
import {
  applyProbability,
  type ComplexVector,
  complexVector,
  copyInto,
  multiply,
  multiplyByFittedGamma,
  multiplyByGamma,
  multiplyByTransform,
  raiseToPower,
  scratchPool,
  setOne,
} from '../numeric/laplaceTransform'
import { moments } from '../numeric/moments'
import { attemptTime } from '../responses/callTime'
import { type StageMixture, stageMixture } from '../responses/fork/mixture'
import type { SolverState } from '../responses/solverState'
import type { HyperexponentialQueue } from '../stations/hyperexponentialQueue'
import { minWork } from '../stations/stations'
import {
  type CalleeTransforms,
  executionTransform,
  multiplyByPoolDelay,
  newOutcomeTransform,
} from './executionTransform'
import { fitOutcome } from './outcomeTransform'
import { minTimeoutProbability, type Truncation, truncation } from './truncation'

/** Share of the variance below which an activity is lost in the whole, and how many are spelled out at most. */
const negligible = 0.004
const mostSpelled = 32
const mostClasses = 6

const scratch = scratchPool(nodeCount)

export function responseTransform(state: SolverState, root: number, withPool: boolean): LaplaceTransform {
  const spelled = choose(state, root)
  const place = new Map(spelled.map((i, at) => [i, at]))
  const known = spelled.map(() => complexVector(nodeCount))
  const stretch = new Map<number, number>()
  for (const cluster of state.clusters[root]!)
    stretch.set(cluster.station, Math.max(1, cluster.correlationSum / cluster.visits))
  const waits = new Map<number, ComplexVector>()
  for (const i of spelled) {
    const { station } = state.network.activities[i]!
    if (works(state, i) && state.stations.queues[station]!.waitProbability > 0 && !waits.has(station))
      waits.set(station, complexVector(nodeCount))
  }
  const stages = new Map<number, StageMixture>()
  for (const i of spelled)
    for (let s = state.graph.firstStage[i]!; s < state.graph.firstStage[i + 1]!; s++)
      if (state.stageMaxima[s]) stages.set(s, stageMixture(state, s))
  const pieces = spelled.map((i) => (state.failures.executionFailure[i]! > 0 ? newOutcomeTransform() : undefined))
  const cuts = new Map<number, Truncation>()
  for (const i of spelled)
    for (let v = state.graph.firstVisit[i]!; v < state.graph.firstVisit[i + 1]!; v++)
      if (state.timeoutProbability[v]! > minTimeoutProbability)
        cuts.set(v, truncation(attemptTime(state, v), state.graph.visits[v]!.timeout!))
  const answer: CalleeTransforms = {
    time: (i, s, into) => {
      const at = place.get(i)
      if (at === undefined) multiplyByFittedGamma(into, s, state.inside[i]!)
      else multiply(into, known[at]!)
    },
    outcome: (i, s, into) => {
      const own = pieces[place.get(i) ?? -1]
      if (!own)
        fitOutcome(into, s, state.outcomes[i] ?? { success: 1, successTime: state.inside[i]!, failureTime: zero })
      else {
        copyInto(into.success, own.success)
        copyInto(into.failure, own.failure)
      }
    },
    truncations: cuts,
  }
  return (s, into) => {
    for (const [station, wait] of waits) waiting(state, station, stretch.get(station) ?? 1, s, wait)
    spelled.forEach((i, at) => {
      // Who has no work at a station does not wait there, whoever else does.
      const wait = works(state, i) ? waits.get(state.network.activities[i]!.station) : undefined
      executionTransform(state, i, s, known[at]!, wait, stages, answer, pieces[at])
    })
    copyInto(into, known[known.length - 1]!)
    if (withPool) multiplyByPoolDelay(state, state.network.activities[root]!.station, s, into)
  }
}

function works({ network }: SolverState, i: number): boolean {
  return moments(network.activities[i]!.demand)[0] > minWork
}

/** The activities worth spelling out, called before callers; the root is the last. */
function choose(state: SolverState, root: number): readonly number[] {
  const { graph, failures } = state
  const whole = state.inside[root]!.variance
  const weight = new Map<number, number>([[root, Infinity]])
  const chosen = new Set<number>()
  while (chosen.size < mostSpelled) {
    let best = -1
    let most = negligible * whole
    for (const [i, share] of weight) {
      if (chosen.has(i) || !(share > most)) continue
      most = share
      best = i
    }
    if (best < 0) break
    chosen.add(best)
    const times = best === root ? 1 : most / state.inside[best]!.variance
    for (let v = graph.firstVisit[best]!; v < graph.firstVisit[best + 1]!; v++) {
      const visit = graph.visits[v]!
      const below = state.inside[visit.to]!.variance
      if (visit.waits && visit.ratio > 0 && below > 0)
        weight.set(visit.to, (weight.get(visit.to) ?? 0) + times * failures.calls[v]! * below)
    }
  }
  const ordered: number[] = []
  const order = graph.waitOrder.activities
  for (let k = 0; k < order.length && ordered.length < chosen.size; k++)
    if (chosen.has(order[k]!)) ordered.push(order[k]!)
  return ordered
}

function waiting(state: SolverState, station: number, stretch: number, s: ComplexVector, into: ComplexVector): void {
  const { stations, network } = state
  const queue = stations.queues[station]!
  setOne(into)
  const residents = stations.residents[station]!
  const first = network.activities[residents[0]!]!.demand
  const scaled = scratch.take()
  for (let i = 0; i < nodeCount; i++) {
    scaled.re[i] = s.re[i]! * stretch * queue.scale
    scaled.im[i] = s.im[i]! * stretch * queue.scale
  }
  const rho = stations.offered[station]! / stations.servers[station]!
  const m = stations.sliceTimes[station]!.mean
  if (queue.modes) modal(into, scaled, queue.modes)
  else if (residents.length === 1 && first.shape === 'exponential') multiplyByGamma(into, scaled, 1, m / (1 - rho))
  else if (residents.length > mostClasses) multiplyByFittedGamma(into, s, stretchedBy(queue.conditionalWait, stretch))
  else {
    const work = scratch.take()
    const one = scratch.take()
    work.re.fill(0)
    work.im.fill(0)
    for (const i of residents) {
      setOne(one)
      multiplyByTransform(
        one,
        scaled,
        network.activities[i]!.demand,
        1 / (sliceCount(state.graph, i) * stations.speed[station]!),
        scratch,
      )
      const share = stations.sliceRates[i]! / stations.arrivalRates[station]!
      for (let k = 0; k < nodeCount; k++) {
        work.re[k] = work.re[k]! + share * one.re[k]!
        work.im[k] = work.im[k]! + share * one.im[k]!
      }
    }
    for (let k = 0; k < nodeCount; k++) {
      const x = scaled.re[k]! * m
      const y = scaled.im[k]! * m
      const square = x * x + y * y
      const u = 1 - work.re[k]!
      const w = -work.im[k]!
      const re = (u * x + w * y) / square
      const im = (w * x - u * y) / square
      const p = 1 - rho * re
      const q = -rho * im
      const size = p * p + q * q
      into.re[k] = ((1 - rho) * (re * p + im * q)) / size
      into.im[k] = ((1 - rho) * (im * p - re * q)) / size
    }
    scratch.release(work)
    scratch.release(one)
  }
  scratch.release(scaled)
  applyProbability(into, queue.waitProbability)
  raiseToPower(into, 1 / stretch)
}

/** One of several gammas of one shape. */
function modal(
  into: ComplexVector,
  s: ComplexVector,
  { rates, weights, shape }: HyperexponentialQueue & { readonly shape: number },
): void {
  const one = scratch.take()
  into.re.fill(0)
  into.im.fill(0)
  for (let j = 0; j < rates.length; j++) {
    const weight = weights[j]!
    if (Math.abs(weight) < 1e-9) continue
    setOne(one)
    multiplyByGamma(one, s, shape, 1 / (rates[j]! * shape))
    for (let k = 0; k < nodeCount; k++) {
      into.re[k] = into.re[k]! + weight * one.re[k]!
      into.im[k] = into.im[k]! + weight * one.im[k]!
    }
  }
  scratch.release(one)
}

function stretchedBy({ mean, variance, third, fourth }: Cumulants, by: number): Cumulants {
  return { mean: mean * by, variance: variance * by ** 2, third: third * by ** 3, fourth: fourth * by ** 4 }
}

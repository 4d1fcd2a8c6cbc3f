/**
 * The Laplace transform of the wait at a station: with probability `waitProbability` a geometric number of residuals
 * (Pollaczek-Khinchine), φ = (1 − ρ)·B/(1 − ρB), where B(s) = (1 − work(s))/(s·E[S]) is the transform of the residual.
 *
 * Where the waits of one request at a station correlate, n²/P waits of P/n times the length stand for its n visits
 * (stations/visitCluster.ts): φ(s·P/n)^(n/P) for each visit; P/n is the `stretch`.
 */

import { sliceCount } from '../network/visitGraph'
import {
  addScaled,
  applyProbability,
  type ComplexVector,
  raiseToPower,
  type ScratchPool,
  setOne,
  setZero,
} from '../numeric/complexVector'
import { nodeCount } from '../numeric/laplaceInversion'
import { multiplyByFittedGamma, multiplyByGamma, multiplyByTransform } from '../numeric/laplaceTransform'
import type { SolverState } from '../responses/solverState'
import type { Queue } from '../stations/mgc'

/** With more activities at a station than this the wait is a gamma with its cumulants. */
const maxKinds = 6

/** Where the wait is evaluated. */
export interface WaitTransformInput {
  readonly state: SolverState
  readonly station: number
  readonly stretch: number
  readonly s: ComplexVector
  readonly scratch: ScratchPool
}

/** Sets `into` to the transform of one wait at a station where slices can wait. */
export function waitTransform({ state, station, stretch, s, scratch }: WaitTransformInput, into: ComplexVector): void {
  const { stations, network } = state
  const queue = stations.queues[station]!
  const residents = stations.residents[station]!
  const first = network.activities[residents[0]!]!.demand
  setOne(into)
  const scaledS = scratch.take()
  for (let k = 0; k < nodeCount; k++) {
    scaledS.re[k] = s.re[k]! * stretch * queue.scale
    scaledS.im[k] = s.im[k]! * stretch * queue.scale
  }
  if (queue.modes) setModes(into, scaledS, queue.modes, scratch)
  else if (residents.length === 1 && first.shape === 'exponential') {
    const rho = stations.offered[station]! / stations.servers[station]!
    multiplyByGamma(into, scaledS, 1, stations.sliceTimes[station]!.mean / (1 - rho))
  } else if (residents.length > maxKinds) {
    const { mean, variance, third, fourth } = queue.conditionalWait
    multiplyByFittedGamma(into, s, {
      mean: mean * stretch,
      variance: variance * stretch ** 2,
      third: third * stretch ** 3,
      fourth: fourth * stretch ** 4,
    })
  } else setPollaczekKhinchine(into, { state, station, stretch, s: scaledS, scratch })
  scratch.release(scaledS)
  applyProbability(into, queue.waitProbability)
  raiseToPower(into, 1 / stretch)
}

/** The conditional wait from the transforms of all work at the station. */
function setPollaczekKhinchine(into: ComplexVector, { state, station, s, scratch }: WaitTransformInput): void {
  const { stations, network } = state
  const rho = stations.offered[station]! / stations.servers[station]!
  const { mean } = stations.sliceTimes[station]!
  const work = scratch.take()
  const kind = scratch.take()
  setZero(work)
  for (const i of stations.residents[station]!) {
    setOne(kind)
    const scale = 1 / (sliceCount(state.graph, i) * stations.speed[station]!)
    multiplyByTransform(kind, s, network.activities[i]!.demand, scale, scratch)
    addScaled(work, kind, stations.sliceRates[i]! / stations.arrivalRates[station]!)
  }
  for (let k = 0; k < nodeCount; k++) {
    const x = s.re[k]! * mean
    const y = s.im[k]! * mean
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
  scratch.release(kind)
}

/** A mixture of gammas of one shape. */
function setModes(
  into: ComplexVector,
  s: ComplexVector,
  { rates, weights, shape }: NonNullable<Queue['modes']>,
  scratch: ScratchPool,
): void {
  const mode = scratch.take()
  setZero(into)
  for (let j = 0; j < rates.length; j++) {
    const weight = weights[j]!
    if (Math.abs(weight) < 1e-9) continue
    setOne(mode)
    multiplyByGamma(mode, s, shape, 1 / (rates[j]! * shape))
    addScaled(into, mode, weight)
  }
  scratch.release(mode)
}

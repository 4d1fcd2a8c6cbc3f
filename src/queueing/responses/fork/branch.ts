/**
 * What is known of one visit of a stage that runs together, for the latest of them to be found (responses/fork/maximum.ts): its closed
 * form if it has one, else its humps (responses/fork/mixture.ts), else its cumulants. Calls one after another meet the same queues again,
 * so a row of them varies by more than its calls do; that belongs to the branch, for the latest hangs on it.
 */

import { type Cumulants, plus, randomSum, zero } from '../../numeric/cumulants'
import { isNearGamma } from '../../numeric/distributionFit'
import { excessCumulants, repeatedCluster } from '../../stations/waitCorrelation'
import { closedCallForm } from '../closedForm'
import type { SolverState } from '../solverState'
import type { Branch } from './maximum'
import { callModes } from './mixture'

/** Each costs a distribution function more. */
const mostModes = 2

export function visitBranch(state: SolverState, v: number, one: Cumulants): Branch {
  const visit = state.graph.visits[v]!
  if (visit.fanOut === 'sequence' && visit.ratio > 1) {
    state.repeatExcess[v] = again(state, v, one.mean)
    return { time: plus(randomSum(visit.ratio, one), state.repeatExcess[v]), copies: 1, extraProbability: 0 }
  }
  const whole = Math.floor(visit.ratio)
  const queued =
    state.ownVisits[visit.to]! > 0 &&
    state.stations.queues[state.network.activities[visit.to]!.station]!.waitProbability > 0
  const phases =
    queued || isNearGamma(one) || state.retriedTimes[v] || state.contention[v]?.mean
      ? undefined
      : closedCallForm(state, visit)
  const modes = phases || isNearGamma(one) ? undefined : callModes(state, v, mostModes)
  return {
    time: one,
    copies: whole,
    extraProbability: visit.ratio - whole,
    phases,
    modes: modes && modes.length > 1 ? modes : undefined,
  }
}

/** What the calls of a visit, made one after another, have to do with one another. */
function again(state: SolverState, v: number, period: number): Cumulants {
  const { to, ratio } = state.graph.visits[v]!
  let sum: Cumulants = zero
  for (const cluster of state.clusters[to]!) {
    const correlation = state.stations.waitCorrelations[cluster.station]!
    const whole = repeatedCluster(cluster, correlation, ratio, zero, period)
    const each = { ...cluster, visits: ratio * cluster.visits, correlationSum: ratio * cluster.correlationSum }
    sum = plus(sum, excessCumulants(whole, [each], correlation))
  }
  return sum
}

/** Whether the closed form of an exponential is to be met to the last digit. */
export function isExponential({ time: { mean, variance, third, fourth } }: Branch): boolean {
  const square = mean * mean
  const close = (a: number, b: number) => Math.abs(a - b) < 1e-9 * b
  return close(variance, square) && close(third, 2 * square * mean) && close(fourth, 6 * square * square)
}

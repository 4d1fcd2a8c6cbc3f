/**
 * The branch that one visit is in a stage whose visits run in parallel. Its time is given in closed form if it has one,
 * else as a mixture of modes (stageMixture.ts), else by its cumulants. Sequential calls of one visit meet the same
 * queues again, so their sum varies by more than independent calls; that belongs to the branch, for the maximum depends
 * on it.
 */

import { type Cumulants, plus, randomSum, zero } from '../../numeric/cumulants'
import { isNearGamma } from '../../numeric/distributionFit'
import { excessCumulants, repeatedCluster } from '../../stations/visitCluster'
import { closedCallForm } from '../closedForm'
import type { SolverState } from '../solverState'
import type { Branch } from './branch'
import { callModes } from './stageMixture'

/** Each mode costs one more distribution function in the maximum. */
const maxModes = 2

/** The branch of visit v, of which one call takes `call`; stores the excess of sequential calls in the state. */
export function visitBranch(state: SolverState, v: number, call: Cumulants): Branch {
  const visit = state.graph.visits[v]!
  if (visit.fanOut === 'sequence' && visit.ratio > 1) {
    const excess = sequenceExcess(state, v, call.mean)
    state.repeatExcess[v] = excess
    return { time: plus(randomSum(visit.ratio, call), excess), copies: 1, extraProbability: 0 }
  }
  const copies = Math.floor(visit.ratio)
  const { station } = state.network.activities[visit.to]!
  const isQueued = state.ownVisits[visit.to]! > 0 && state.stations.queues[station]!.waitProbability > 0
  const hasClosedForm = !isQueued && !isNearGamma(call) && !state.retriedTimes[v] && !(state.contention[v]?.mean ?? 0)
  const phases = hasClosedForm ? closedCallForm(state, visit) : undefined
  const modes = phases || isNearGamma(call) ? undefined : callModes(state, v, maxModes)
  return {
    time: call,
    copies,
    extraProbability: visit.ratio - copies,
    phases,
    modes: modes && modes.length > 1 ? modes : undefined,
  }
}

/** What correlations among the sequential calls of a visit add, one beginning every `period`. */
function sequenceExcess(state: SolverState, v: number, period: number): Cumulants {
  const { to, ratio } = state.graph.visits[v]!
  let sum: Cumulants = zero
  for (const cluster of state.clusters[to]!) {
    const correlation = state.stations.waitCorrelations[cluster.station]!
    const whole = repeatedCluster(cluster, correlation, { count: ratio, start: zero, period })
    const separate = { ...cluster, visits: ratio * cluster.visits, correlationSum: ratio * cluster.correlationSum }
    sum = plus(sum, excessCumulants(whole, [separate], correlation))
  }
  return sum
}

/** Whether the time of one call is exponential, so that the closed form of the maximum is to be met precisely. */
export function isExponential({ time: { mean, variance, third, fourth } }: Branch): boolean {
  const square = mean * mean
  const isClose = (a: number, b: number) => Math.abs(a - b) < 1e-9 * b
  return isClose(variance, square) && isClose(third, 2 * square * mean) && isClose(fourth, 6 * square * square)
}

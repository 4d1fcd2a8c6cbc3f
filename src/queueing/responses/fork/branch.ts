/**
 * What is known of one visit of a stage that runs together, for the latest of them to be found (responses/fork/maximum.ts): its closed
 * form if it has one, else its humps (responses/fork/mixture.ts), else its cumulants. Calls one after another meet the same queues again,
 * so a row of them varies by more than its calls do; that belongs to the branch, for the latest hangs on it.
 */

import { type Cumulants, counted, nothing, plus } from '../../numeric/cumulants'
import { likeGamma } from '../../numeric/distributionFit'
import { excess, repeatedCluster } from '../../stations/waitCorrelation'
import { closedCall } from '../closedForm'
import type { State } from '../solverState'
import type { Branch } from './maximum'
import { modesOf } from './mixture'

/** Each costs a distribution function more. */
const mostModes = 2

export function branch(state: State, v: number, one: Cumulants): Branch {
  const visit = state.of.visits[v]!
  if (visit.fanOut === 'sequence' && visit.ratio > 1) {
    state.again[v] = again(state, v, one.mean)
    return { time: plus(counted(visit.ratio, one), state.again[v]), whole: 1, rest: 0 }
  }
  const whole = Math.floor(visit.ratio)
  const queued = state.own[visit.to]! > 0 && state.at.queues[state.network.activities[visit.to]!.station]!.busy > 0
  const phases =
    queued || likeGamma(one) || state.tried[v] || state.longer[v]?.mean ? undefined : closedCall(state, visit)
  const modes = phases || likeGamma(one) ? undefined : modesOf(state, v, mostModes)
  return { time: one, whole, rest: visit.ratio - whole, phases, modes: modes && modes.length > 1 ? modes : undefined }
}

/** What the calls of a visit, made one after another, have to do with one another. */
function again(state: State, v: number, period: number): Cumulants {
  const { to, ratio } = state.of.visits[v]!
  let sum: Cumulants = nothing
  for (const cluster of state.clusters[to]!) {
    const memory = state.at.memories[cluster.station]!
    const whole = repeatedCluster(cluster, memory, ratio, nothing, period)
    const each = { ...cluster, visits: ratio * cluster.visits, pairs: ratio * cluster.pairs }
    sum = plus(sum, excess(whole, [each], memory))
  }
  return sum
}

/** Whether the closed form of an exponential is to be met to the last digit. */
export function exponential({ time: { mean, variance, third, fourth } }: Branch): boolean {
  const square = mean * mean
  const close = (a: number, b: number) => Math.abs(a - b) < 1e-9 * b
  return close(variance, square) && close(third, 2 * square * mean) && close(fourth, 6 * square * square)
}

/**
 * The Laplace transform of a whole response: the same walk up the call tree as responses/execution.ts takes with
 * cumulants, now with transforms at the s of the inversion (executionTransform.ts, waitTransform.ts).
 *
 * Only activities that matter are expanded. An activity deep down whose variance is negligible in the whole is a gamma
 * with its cumulants; so is the maximum of parallel branches, and a call with retries.
 */

import { meanOf } from '../network/distribution'
import { type ComplexVector, complexVector, copyInto, multiply, scratchPool } from '../numeric/complexVector'
import { zero } from '../numeric/cumulants'
import { nodeCount } from '../numeric/laplaceInversion'
import { type LaplaceTransform, multiplyByFittedGamma } from '../numeric/laplaceTransform'
import { attemptTime } from '../responses/callTime'
import { stageMixture } from '../responses/fork/stageMixture'
import type { SolverState, StageMixture } from '../responses/solverState'
import { minWork } from '../stations/stations'
import { executionTransform, multiplyByPoolDelay, newOutcomeTransform } from './executionTransform'
import { fitOutcome, type OutcomeTransform } from './outcomeTransform'
import { minTimeoutProbability, type Truncation, truncation } from './truncation'
import { waitTransform } from './waitTransform'

/** Share of the variance below which an activity is not expanded, and how many are expanded at most. */
const minVarianceShare = 0.004
const maxExpanded = 32

/** The transform of activity `root`'s response, with the wait for its slot or without. */
export function responseTransform(state: SolverState, root: number, withPool: boolean): LaplaceTransform {
  const { graph, failures } = state
  const expanded = expandedActivities(state, root)
  const position = new Map(expanded.map((i, at) => [i, at]))
  const transforms = expanded.map(() => complexVector(nodeCount))
  const outcomes = expanded.map((i) => (failures.executionFailure[i]! > 0 ? newOutcomeTransform() : undefined))
  const stretches = new Map(
    state.clusters[root]!.map(({ station, correlationSum, visits }) => [station, Math.max(1, correlationSum / visits)]),
  )
  const waits = new Map<number, ComplexVector>()
  const mixtures = new Map<number, StageMixture>()
  const truncations = new Map<number, Truncation>()
  for (const i of expanded) {
    const { station } = state.network.activities[i]!
    if (hasWork(state, i) && state.stations.queues[station]!.waitProbability > 0 && !waits.has(station))
      waits.set(station, complexVector(nodeCount))
    for (let stage = graph.firstStage[i]!; stage < graph.firstStage[i + 1]!; stage++)
      if (state.stageMaxima[stage]) mixtures.set(stage, stageMixture(state, stage))
    for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++)
      if (state.timeoutProbability[v]! > minTimeoutProbability)
        truncations.set(v, truncation(attemptTime(state, v), graph.visits[v]!.timeout!))
  }
  const scratch = scratchPool(nodeCount)
  return (s, into) => {
    const callees = {
      multiplyByTime: (i: number, time: ComplexVector) => {
        const at = position.get(i)
        if (at === undefined) multiplyByFittedGamma(time, s, state.executionTimes[i]!)
        else multiply(time, transforms[at]!)
      },
      setOutcome: (i: number, outcome: OutcomeTransform) => {
        const own = outcomes[position.get(i) ?? -1]
        if (own) {
          copyInto(outcome.success, own.success)
          copyInto(outcome.failure, own.failure)
        } else {
          const certain = { success: 1, successTime: state.executionTimes[i]!, failureTime: zero }
          fitOutcome(outcome, s, state.outcomes[i] ?? certain)
        }
      },
    }
    const context = { state, s, scratch, callees, mixtures, truncations }
    for (const [station, wait] of waits)
      waitTransform({ state, station, stretch: stretches.get(station) ?? 1, s, scratch }, wait)
    expanded.forEach((i, at) => {
      // An activity without work does not wait at its station.
      const wait = hasWork(state, i) ? waits.get(state.network.activities[i]!.station) : undefined
      executionTransform(context, i, wait, transforms[at]!, outcomes[at])
    })
    copyInto(into, transforms[transforms.length - 1]!)
    if (withPool) multiplyByPoolDelay(context, state.network.activities[root]!.station, into)
  }
}

function hasWork({ network }: SolverState, i: number): boolean {
  return meanOf(network.activities[i]!.demand) > minWork
}

/** The activities with the largest shares of the variance, callees before callers; the root is the last. */
function expandedActivities(state: SolverState, root: number): readonly number[] {
  const { graph, failures, executionTimes } = state
  const total = executionTimes[root]!.variance
  const variances = new Map<number, number>([[root, Infinity]])
  const expanded = new Set<number>()
  while (expanded.size < maxExpanded) {
    let best = -1
    let largest = minVarianceShare * total
    for (const [i, variance] of variances) {
      if (expanded.has(i) || !(variance > largest)) continue
      largest = variance
      best = i
    }
    if (best < 0) break
    expanded.add(best)
    const executions = best === root ? 1 : largest / executionTimes[best]!.variance
    for (let v = graph.firstVisit[best]!; v < graph.firstVisit[best + 1]!; v++) {
      const { waits, ratio, to } = graph.visits[v]!
      const variance = executionTimes[to]!.variance
      if (waits && ratio > 0 && variance > 0)
        variances.set(to, (variances.get(to) ?? 0) + executions * failures.calls[v]! * variance)
    }
  }
  const ordered: number[] = []
  const order = graph.waitOrder.activities
  for (let k = 0; k < order.length && ordered.length < expanded.size; k++)
    if (expanded.has(order[k]!)) ordered.push(order[k]!)
  return ordered
}

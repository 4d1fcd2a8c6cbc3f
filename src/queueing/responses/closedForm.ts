/**
 * Which responses have a closed form, and what it is. A response is a sum of phases (numeric/phaseType.ts) if all that it
 * waits for is exponential or constant, certain to be called, one call after another, without slots to wait for,
 * batches, or queues that it meets twice; or it is the latest of several such, if all it does is call them together.
 */

import type { Delay, Visit } from '../network/network'
import { sliceCount } from '../network/visitGraph'
import { exponentialPhase, type PhaseType, phaseSum, phaseTypeOf, zeroPhases } from '../numeric/phaseType'
import type { SolverState } from './solverState'

export interface ClosedForm {
  /** Branches that run together; one of them if nothing does. */
  readonly branches: readonly ClosedBranch[]
}

export interface ClosedBranch {
  readonly phases: PhaseType
  /** How many run at once, always, and the probability of one more. */
  readonly copies: number
  readonly extraProbability: number
}

const mostSteps = 200

export function closedForm(state: SolverState, root: number): ClosedForm | undefined {
  const together = fanOut(state, root)
  if (together) return { branches: together }
  const phases = sequence(state, root)
  return phases ? { branches: [{ phases, copies: 1, extraProbability: 0 }] } : undefined
}

function delays(delay: Delay): PhaseType | undefined {
  let all: PhaseType | undefined = zeroPhases
  for (const { time } of delay) {
    const one = phaseTypeOf(time)
    all = all && one ? phaseSum(all, one) : undefined
  }
  return all
}

function sequence(state: SolverState, root: number): PhaseType | undefined {
  const { graph, network, stations } = state
  const waiting = [root]
  const met = new Set<number>()
  let all: PhaseType | undefined = zeroPhases
  const add = (next: PhaseType | undefined) => {
    all = all && next ? phaseSum(all, next) : undefined
  }
  for (let step = 0; waiting.length > 0 && all; step++) {
    const i = waiting.pop()!
    const activity = network.activities[i]!
    if (step > mostSteps || activity.errorRate > 0 || (state.pools[activity.station]?.delay.mean ?? 0) > 0)
      return undefined
    add(delays(activity.pause))
    const count = sliceCount(graph, i)
    const queue = stations.queues[activity.station]!
    const slice = phaseTypeOf(activity.demand, 1 / (count * stations.speed[activity.station]!))
    if (!slice) return undefined
    if (queue.waitProbability > 0 && state.ownVisits[i]! > 0) {
      if (stations.batchWait[activity.station]! > 0) return undefined
      const work = stations.sliceTimes[activity.station]!
      const exponential = Math.abs(work.variance - work.mean ** 2) < 1e-12 * work.variance
      if (count > 1 || met.has(activity.station) || !exponential) return undefined
      met.add(activity.station)
      if (stations.servers[activity.station] === 1 && activity.demand.shape === 'exponential') {
        add(exponentialPhase(queue.wait.mean + slice.rates.reduce((mean, rate) => mean + 1 / rate, 0)))
        continueWith(state, i, waiting, add)
        continue
      }
      add(exponentialPhase(queue.conditionalWait.mean, queue.waitProbability))
    }
    for (let n = 0; n < count; n++) add(slice)
    if (!continueWith(state, i, waiting, add)) return undefined
  }
  return all
}

/** Adds the delays of an activity's visits and puts the called on the list; false if some are not sure and single. */
function continueWith(
  state: SolverState,
  i: number,
  waiting: number[],
  add: (next: PhaseType | undefined) => void,
): boolean {
  const { graph } = state
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    if (state.failures.stageSuccess[s]! < 1) return false
    let awaited = 0
    for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
      const visit = graph.visits[v]!
      if (!visit.waits || !(visit.ratio > 0)) continue
      if (awaited++ > 0 || !Number.isInteger(visit.ratio) || visit.ratio > 8 || state.retriedTimes[v]) return false
      if (visit.fanOut === 'parallel' && visit.ratio > 1) return false
      for (let n = 0; n < visit.ratio; n++) {
        add(delays(visit.delay))
        waiting.push(visit.to)
      }
    }
  }
  return true
}

/** One call of a visit that stands in a parallel stage. */
export function closedCallForm(state: SolverState, visit: Visit): PhaseType | undefined {
  if (visit.fanOut === 'sequence' && visit.ratio > 1) return undefined
  const callee = sequence(state, visit.to)
  const delay = delays(visit.delay)
  return callee && delay ? phaseSum(delay, callee) : undefined
}

/** The branches of an activity that does nothing but call them together. */
function fanOut(state: SolverState, root: number): readonly ClosedBranch[] | undefined {
  const { graph, network } = state
  const activity = network.activities[root]!
  const s = graph.firstStage[root]!
  const nothingElse =
    state.ownVisits[root] === 0 && activity.pause.length === 0 && graph.firstStage[root + 1]! - s === 1
  const { mean } = state.stations.sliceTimes[activity.station]!
  const works = activity.demand.shape === 'sometimes' || activity.demand.mean > 0
  if (!nothingElse || (works && mean > 0) || works || !state.stageMaxima[s]) return undefined
  const branches: ClosedBranch[] = []
  const met = new Set<number>()
  for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
    const visit = graph.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    const station = network.activities[visit.to]!.station
    const queued = state.stations.queues[station]!.waitProbability > 0
    if (state.retriedTimes[v] || (queued && (met.has(station) || visit.ratio > 1))) return undefined
    met.add(station)
    const phases = closedCallForm(state, visit)
    if (!phases) return undefined
    branches.push({ phases, copies: Math.floor(visit.ratio), extraProbability: visit.ratio - Math.floor(visit.ratio) })
  }
  return branches
}

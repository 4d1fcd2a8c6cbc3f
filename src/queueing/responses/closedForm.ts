/**
 * Which responses have a closed form, and what it is. A response is a sum of phases (numeric/phaseType.ts) if all that it
 * waits for is exponential or constant, called with certainty, in sequence, without pools that fill, batches, or
 * queues visited twice. It is the maximum of several such sums if all the activity does is call them in parallel.
 */

import { meanOf } from '../network/distribution'
import type { Delay, Visit } from '../network/network'
import { awaitedVisits, sliceCount } from '../network/visitGraph'
import { exponentialPhase, type PhaseType, phaseSum, phaseTypeOf, zeroPhases } from '../numeric/phaseType'
import type { SolverState } from './solverState'

/** A response as the maximum of its branches: of a single one if nothing runs in parallel. */
export interface ClosedForm {
  readonly branches: readonly ClosedBranch[]
}

/** A branch as a sum of phases. */
export interface ClosedBranch {
  readonly phases: PhaseType
  /** Calls that are always made, and the probability of one more. */
  readonly copies: number
  readonly extraProbability: number
}

const maxActivities = 200
const maxSequentialCalls = 8

/** The closed form of an activity's response; undefined if it has none. */
export function closedForm(state: SolverState, root: number): ClosedForm | undefined {
  const branches = closedFork(state, root)
  if (branches) return { branches }
  const phases = closedSequence(state, root)
  return phases ? { branches: [{ phases, copies: 1, extraProbability: 0 }] } : undefined
}

/** The closed form of one call of a visit in a parallel stage; undefined if it has none. */
export function closedCallForm(state: SolverState, visit: Visit): PhaseType | undefined {
  if (visit.fanOut === 'sequence' && visit.ratio > 1) return undefined
  const callee = closedSequence(state, visit.to)
  const delay = delayPhases(visit.delay)
  return callee && delay ? phaseSum(delay, callee) : undefined
}

function delayPhases(delay: Delay): PhaseType | undefined {
  let sum: PhaseType | undefined = zeroPhases
  for (const { time } of delay) {
    const phases = phaseTypeOf(time)
    sum = sum && phases ? phaseSum(sum, phases) : undefined
  }
  return sum
}

function closedSequence(state: SolverState, root: number): PhaseType | undefined {
  const { graph, network, stations } = state
  const pending = [root]
  const queuesVisited = new Set<number>()
  let sum: PhaseType | undefined = zeroPhases
  const add = (phases: PhaseType | undefined) => {
    sum = sum && phases ? phaseSum(sum, phases) : undefined
  }
  for (let step = 0; pending.length > 0 && sum; step++) {
    const i = pending.pop()!
    const { station, errorRate, demand, pause } = network.activities[i]!
    if (step > maxActivities || errorRate > 0 || (state.pools[station]?.delay.mean ?? 0) > 0) return undefined
    add(delayPhases(pause))
    const count = sliceCount(graph, i)
    const queue = stations.queues[station]!
    const work = phaseTypeOf(demand, 1 / stations.speed[station]!)
    if (!work) return undefined
    if (queue.waitProbability > 0 && state.ownVisits[i]! > 0) {
      if (stations.batchWait[station]! > 0 || queue.modes) return undefined
      const { mean, variance } = stations.sliceTimes[station]!
      const isExponential = Math.abs(variance - mean ** 2) < 1e-12 * variance
      if (count > 1 || queuesVisited.has(station) || !isExponential) return undefined
      queuesVisited.add(station)
      if (stations.servers[station] === 1 && demand.shape === 'exponential') {
        // M/M/1: wait and work together are one exponential.
        add(exponentialPhase(queue.wait.mean + work.rates.reduce((sum, rate) => sum + 1 / rate, 0)))
        addCallees(state, i, pending, add)
        continue
      }
      add(exponentialPhase(queue.conditionalWait.mean, queue.waitProbability))
    }
    // All slices of an execution are parts of one draw.
    add(work)
    if (!addCallees(state, i, pending, add)) return undefined
  }
  return sum
}

/** Adds the delays of an activity's visits and queues its callees; false if some are not certain and sequential. */
function addCallees(
  state: SolverState,
  i: number,
  pending: number[],
  add: (phases: PhaseType | undefined) => void,
): boolean {
  const { graph } = state
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    if (state.failures.stageSuccess[s]! < 1) return false
    const awaited = awaitedVisits(graph, s)
    for (const [place, v] of awaited.entries()) {
      const { ratio, fanOut, delay, to } = graph.visits[v]!
      if (place > 0 || !Number.isInteger(ratio) || ratio > maxSequentialCalls || state.retriedTimes[v]) return false
      if (fanOut === 'parallel' && ratio > 1) return false
      for (let n = 0; n < ratio; n++) {
        add(delayPhases(delay))
        pending.push(to)
      }
    }
  }
  return true
}

/** The branches of an activity that does nothing but call them in parallel. */
function closedFork(state: SolverState, root: number): readonly ClosedBranch[] | undefined {
  const { graph, network } = state
  const { pause, demand } = network.activities[root]!
  const s = graph.firstStage[root]!
  const isOnlyStage = state.ownVisits[root] === 0 && pause.length === 0 && graph.firstStage[root + 1]! - s === 1
  if (!isOnlyStage || meanOf(demand) > 0 || !state.stageMaxima[s]) return undefined
  const branches: ClosedBranch[] = []
  const stationsVisited = new Set<number>()
  for (const v of awaitedVisits(graph, s)) {
    const visit = graph.visits[v]!
    const { station } = network.activities[visit.to]!
    const isQueued = state.stations.queues[station]!.waitProbability > 0
    if (state.retriedTimes[v] || (isQueued && (stationsVisited.has(station) || visit.ratio > 1))) return undefined
    stationsVisited.add(station)
    const phases = closedCallForm(state, visit)
    if (!phases) return undefined
    const copies = Math.floor(visit.ratio)
    branches.push({ phases, copies, extraProbability: visit.ratio - copies })
  }
  return branches
}

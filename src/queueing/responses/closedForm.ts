/**
 * Which responses have a closed form, and what it is. A response is a sum of phases (numeric/phaseType.ts) if all that it
 * waits for is exponential or constant, certain to be called, one call after another, without slots to wait for,
 * batches, or queues that it meets twice; or it is the latest of several such, if all it does is call them together.
 */

import type { Delay, Visit } from '../network/network'
import { slices } from '../network/visitGraph'
import { exponentialPhase, instant, type Phases, phasesOf, sum } from '../numeric/phaseType'
import type { State } from './solverState'

export interface ClosedForm {
  /** Branches that run together; one of them if nothing does. */
  readonly branches: readonly ClosedBranch[]
}

export interface ClosedBranch {
  readonly phases: Phases
  /** How many run at once, always, and the probability of one more. */
  readonly whole: number
  readonly rest: number
}

const mostSteps = 200

export function closedForm(state: State, root: number): ClosedForm | undefined {
  const together = fanOut(state, root)
  if (together) return { branches: together }
  const phases = sequence(state, root)
  return phases ? { branches: [{ phases, whole: 1, rest: 0 }] } : undefined
}

function delays(delay: Delay): Phases | undefined {
  let all: Phases | undefined = instant
  for (const { time } of delay) {
    const one = phasesOf(time)
    all = all && one ? sum(all, one) : undefined
  }
  return all
}

function sequence(state: State, root: number): Phases | undefined {
  const { of, network, at } = state
  const waiting = [root]
  const met = new Set<number>()
  let all: Phases | undefined = instant
  const add = (next: Phases | undefined) => {
    all = all && next ? sum(all, next) : undefined
  }
  for (let step = 0; waiting.length > 0 && all; step++) {
    const i = waiting.pop()!
    const activity = network.activities[i]!
    if (step > mostSteps || activity.errorRate > 0 || (state.pools[activity.station]?.delay.mean ?? 0) > 0)
      return undefined
    add(delays(activity.pause))
    const count = slices(of, i)
    const queue = at.queues[activity.station]!
    const slice = phasesOf(activity.demand, 1 / (count * at.speed[activity.station]!))
    if (!slice) return undefined
    if (queue.busy > 0 && state.own[i]! > 0) {
      if (at.longer[activity.station]! > 0) return undefined
      const work = at.work[activity.station]!
      const exponential = Math.abs(work.variance - work.mean ** 2) < 1e-12 * work.variance
      if (count > 1 || met.has(activity.station) || !exponential) return undefined
      met.add(activity.station)
      if (at.servers[activity.station] === 1 && activity.demand.shape === 'exponential') {
        add(exponentialPhase(queue.wait.mean + slice.rates.reduce((mean, rate) => mean + 1 / rate, 0)))
        continueWith(state, i, waiting, add)
        continue
      }
      add(exponentialPhase(queue.delayed.mean, queue.busy))
    }
    for (let n = 0; n < count; n++) add(slice)
    if (!continueWith(state, i, waiting, add)) return undefined
  }
  return all
}

/** Adds the delays of an activity's visits and puts the called on the list; false if some are not sure and single. */
function continueWith(state: State, i: number, waiting: number[], add: (next: Phases | undefined) => void): boolean {
  const { of } = state
  for (let s = of.firstStage[i]!; s < of.firstStage[i + 1]!; s++) {
    if (state.failing.survived[s]! < 1) return false
    let awaited = 0
    for (let v = of.stageVisit[s]!; v < of.stageVisit[s + 1]!; v++) {
      const visit = of.visits[v]!
      if (!visit.waits || !(visit.ratio > 0)) continue
      if (awaited++ > 0 || !Number.isInteger(visit.ratio) || visit.ratio > 8 || state.tried[v]) return false
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
export function closedCall(state: State, visit: Visit): Phases | undefined {
  if (visit.fanOut === 'sequence' && visit.ratio > 1) return undefined
  const callee = sequence(state, visit.to)
  const delay = delays(visit.delay)
  return callee && delay ? sum(delay, callee) : undefined
}

/** The branches of an activity that does nothing but call them together. */
function fanOut(state: State, root: number): readonly ClosedBranch[] | undefined {
  const { of, network } = state
  const activity = network.activities[root]!
  const s = of.firstStage[root]!
  const nothingElse = state.own[root] === 0 && activity.pause.length === 0 && of.firstStage[root + 1]! - s === 1
  const { mean } = state.at.work[activity.station]!
  const works = activity.demand.shape === 'sometimes' || activity.demand.mean > 0
  if (!nothingElse || (works && mean > 0) || works || !state.together[s]) return undefined
  const branches: ClosedBranch[] = []
  const met = new Set<number>()
  for (let v = of.stageVisit[s]!; v < of.stageVisit[s + 1]!; v++) {
    const visit = of.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    const station = network.activities[visit.to]!.station
    const queued = state.at.queues[station]!.busy > 0
    if (state.tried[v] || (queued && (met.has(station) || visit.ratio > 1))) return undefined
    met.add(station)
    const phases = closedCall(state, visit)
    if (!phases) return undefined
    branches.push({ phases, whole: Math.floor(visit.ratio), rest: visit.ratio - Math.floor(visit.ratio) })
  }
  return branches
}

/**
 * How far each figure can be trusted, and why not further. A doubt about one activity is a doubt about all that wait
 * for it.
 *
 *   exact        a closed form: every queue met is one of exponential work and Poisson arrivals, met once; or
 *                there is no queue; or a single M/G/1
 *   good         within the errors measured against simulation (README)
 *   approximate  in one of the places where the method is known to be weak
 */

import type { Regime } from '../network/solution'
import { closedForm } from '../responses/closedForm'
import type { SolverState } from '../responses/solverState'
import { fedBySources, poissonViolation } from './poissonAssumption'

/** The known weak spots, in the order in which they are told. */
const weaknesses = [
  ['saturated', 'A station or pool on the way cannot keep up.'],
  ['unsettled', 'Responses that wait for one another in a circle did not settle.'],
  ['pool', 'A pool on the way is held more than 90 % of the time.'],
  ['hold', 'Slots of a pool on the way are held for very different times: short executions wait behind long ones.'],
  ['branches', 'Branches that run together wait at the same station.'],
  ['spread', 'Work at a station on the way varies by a cv above 3.'],
  ['retries', 'Retries add load to a station that is busy more than 70 % of the time.'],
  ['busy', 'A station on the way is busy more than 90 % of the time.'],
  [
    'streams',
    'Much of the time is spent queueing behind work whose cv is far from 1, which arrives in bursts or evenly.',
  ],
  ['timeouts', 'A timeout cuts times on the way; whoever is late once is likely to be late again, which is left out.'],
  ['aside', 'A job that nobody waits for starts where its caller goes on, and stands before it in the queue.'],
  ['gap', 'A percentile lies where hardly any response ends: between faster and slower ones a little moves it far.'],
  ['step', 'Work hardly varies: requests that met once keep step and queue together again.'],
] as const

type Doubt = (typeof weaknesses)[number][0]

const bit = Object.fromEntries(weaknesses.map(([name], i) => [name, 1 << i])) as Record<Doubt, number>

export interface Accuracy {
  readonly regime: Regime
  readonly reasons: readonly string[]
}

const within: Accuracy = { regime: 'good', reasons: ['Waits in a network of queues are approximated.'] }
const exact: Accuracy = { regime: 'exact', reasons: [] }

/** The doubts about each activity, as bits; those about a whole response only where somebody `asked` for it. */
export function weaknessesOf(state: SolverState, asked: Iterable<number>): Int32Array {
  const { graph, network, failures } = state
  const retried = network.stations.map(() => false)
  if (failures.canFail)
    graph.visits.forEach((visit) => {
      if (visit.retries > 0) retried[network.activities[visit.to]!.station] = true
    })
  const found = Int32Array.from(network.activities, ({ station }, i) => own(state, station, retried[station]!, i))
  const { waitOrder } = graph
  for (let part = 0; part < waitOrder.cyclic.length; part++) {
    const from = waitOrder.componentStart[part]!
    const to = waitOrder.componentStart[part + 1]!
    let all = 0
    for (let k = from; k < to; k++) {
      const i = waitOrder.activities[k]!
      for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
        const visit = graph.visits[v]!
        if (visit.waits && visit.ratio > 0) found[i] = found[i]! | found[visit.to]!
      }
      all |= found[i]!
    }
    if (waitOrder.cyclic[part]) for (let k = from; k < to; k++) found[waitOrder.activities[k]!] = all
  }
  // These two are of a whole response: what matters far down need not matter above.
  const straight = fedBySources(state)
  for (const i of asked) {
    const { streams, step } = poissonViolation(state, i, straight)
    if (streams) found[i] = found[i]! | bit.streams
    if (step) found[i] = found[i]! | bit.step
  }
  return found
}

export function accuracy(state: SolverState, found: number, activity: number): Accuracy {
  if (found !== 0)
    return {
      regime: 'approximate',
      reasons: weaknesses.filter(([name]) => found & bit[name]).map(([, reason]) => reason),
    }
  return isExact(state, activity) ? exact : within
}

/** The same with a doubt more: a percentile that lies in a gap. */
export function withGapWeakness({ regime, reasons }: Accuracy): Accuracy {
  const reason = weaknesses.find(([name]) => name === 'gap')![1]
  return { regime: 'approximate', reasons: regime === 'approximate' ? [...reasons, reason] : [reason] }
}

/** Of several figures together the worst, with all reasons. */
export function worstAccuracy(of: readonly Accuracy[]): Accuracy {
  const order: readonly Regime[] = ['approximate', 'good', 'exact']
  const regime = order.find((one) => of.some((trust) => trust.regime === one)) ?? 'exact'
  return {
    regime,
    reasons: [...new Set(of.filter((trust) => trust.regime === regime).flatMap(({ reasons }) => reasons))],
  }
}

function own(state: SolverState, station: number, retried: boolean, i: number): number {
  const { stations, pools } = state
  let found = state.converged ? 0 : bit.unsettled
  const queue = stations.queues[station]!
  const load = stations.servers[station] === Infinity ? 0 : stations.offered[station]! / stations.servers[station]!
  const pool = pools[station]
  if (queue.wait.mean === Infinity || pool?.stable === false) found |= bit.saturated
  if (pool && pool.slotsHeld > 0.9 * state.slots[station]! && pool.waitProbability > 0) found |= bit.pool
  if (pool && pool.waitProbability > 0.2 && pool.squaredCv > 1.5) found |= bit.hold
  if (state.ownVisits[i]! > 0 && queue.waitProbability > 0.01) {
    const { mean, variance } = stations.sliceTimes[station]!
    if (variance > 9 * mean * mean) found |= bit.spread
    if (load > 0.9 && !plain(state, station)) found |= bit.busy
    if (retried && load > 0.7) found |= bit.retries
  }
  return found | cut(state, i) | branches(state, i) | aside(state, i)
}

/** Whether a call that is waited for ends by its timeout now and then. */
function cut({ graph, timeoutProbability }: SolverState, i: number): number {
  for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++)
    if (graph.visits[v]!.waits && timeoutProbability[v]! > 0.005 && timeoutProbability[v]! < 0.995) return bit.timeouts
  return 0
}

/** Share of a stage that branches at one station would cost one another, from which on it is too much. */
const mostMeeting = 0.03

/** Whether two branches of a stage, or many calls at once, meet at a queue that remembers, and have much to do there. */
function branches(state: SolverState, i: number): number {
  const { graph, stations } = state
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    const stage = state.stageMaxima[s]
    if (!stage) continue
    let meeting = 0
    const met = new Map<number, number>()
    for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
      const visit = graph.visits[v]!
      if (!visit.waits || !(visit.ratio > 0)) continue
      const others = visit.fanOut === 'parallel' ? Math.max(0, visit.ratio - 1) : 0
      for (const [station, own] of visitsOf(state, visit.to)) {
        if (!(stations.queues[station]!.waitProbability > 0.02)) continue
        const before = met.get(station) ?? 0
        meeting +=
          ((Math.min(before, own) + (others * own) / 2) * stations.sliceTimes[station]!.mean) /
          stations.servers[station]!
        met.set(station, before + own)
      }
    }
    if (meeting > mostMeeting * stage.mean) return bit.branches
  }
  return 0
}

/** How often one execution visits the queues of stations, those that it only calls included. */
function visitsOf({ network, ownVisits, clusters }: SolverState, activity: number): ReadonlyMap<number, number> {
  const visits = new Map<number, number>()
  if (ownVisits[activity]! > 0) visits.set(network.activities[activity]!.station, ownVisits[activity]!)
  for (const cluster of clusters[activity]!)
    visits.set(cluster.station, Math.max(visits.get(cluster.station) ?? 0, cluster.visits))
  return visits
}

/** Whether a job is started aside at its caller's own station, while the caller has still to queue there. */
function aside({ graph, network, stations, ownVisits, inside }: SolverState, i: number): number {
  const { station } = network.activities[i]!
  if (!(ownVisits[i]! * stations.queues[station]!.wait.mean > 0.1 * inside[i]!.mean)) return 0
  for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
    const { waits, ratio, to } = graph.visits[v]!
    if (!waits && ratio > 0 && network.activities[to]!.station === station) return bit.aside
  }
  return 0
}

function plain(state: SolverState, station: number): boolean {
  const { mean, variance } = state.stations.sliceTimes[station]!
  return Math.abs(variance - mean * mean) < 1e-9 * variance
}

function isExact(state: SolverState, activity: number): boolean {
  const { network, stations, graph } = state
  const { station } = network.activities[activity]!
  const queues = stations.queues.flatMap((queue, s) => (queue.waitProbability > 0 ? [s] : []))
  const called = graph.visits.some((visit) => network.activities[visit.to]!.station === station)
  const single =
    graph.firstVisit[activity + 1] === graph.firstVisit[activity] && !called && !state.pools[station]?.waitProbability
  if (single && stations.servers[station] === 1) return true
  if (queues.some((s) => !plain(state, s)) || graph.visits.some((visit) => visit.waits && visit.timeout !== undefined))
    return false
  return closedForm(state, activity) !== undefined
}

/**
 * The accuracy of each figure, and why it is no better. A weakness of one activity is a weakness of all that wait for it.
 *
 *   exact        a closed form: every queue on the way has exponential work and Poisson arrivals and is visited once; or
 *                there is no queue; or a single M/G/1
 *   good         within the errors measured against simulation (README)
 *   approximate  in one of the places where the method is known to be weak
 */

import type { Regime } from '../network/solution'
import { awaitedVisits } from '../network/visitGraph'
import { closedForm } from '../responses/closedForm'
import type { SolverState } from '../responses/solverState'
import { fedBySources, poissonViolation } from './poissonViolation'

/** The known weaknesses, in the order in which they are listed. */
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
  [
    'returns',
    'Executions return soon to a busy station, and wait there for the same others again: their longest waits are longer.',
  ],
  ['timeouts', 'A timeout cuts times on the way; whoever is late once is likely to be late again, which is left out.'],
  ['aside', 'A job that nobody waits for starts where its caller goes on, and stands before it in the queue.'],
  ['gap', 'A percentile lies where hardly any response ends: between faster and slower ones a little moves it far.'],
  [
    'loops',
    'Users of closed loops wait behind one another at several stations, or behind work that is not exponential.',
  ],
  ['several', 'Work hardly varies at a station of several servers: responses end in steps, which are approximated.'],
  ['step', 'Work hardly varies: requests that met once keep step and queue together again.'],
] as const

type Weakness = (typeof weaknesses)[number][0]

const bit = Object.fromEntries(weaknesses.map(([name], i) => [name, 1 << i])) as Record<Weakness, number>

/** The accuracy class of a figure, and why it is no better. */
export interface Accuracy {
  readonly regime: Regime
  readonly reasons: readonly string[]
}

const good: Accuracy = { regime: 'good', reasons: ['Waits in a network of queues are approximated.'] }
const exact: Accuracy = { regime: 'exact', reasons: [] }

/** The weaknesses of each activity, as bits; those of a whole response only for the activities that are `entries`. */
export function weaknessesOf(state: SolverState, entries: Iterable<number>): Int32Array {
  const { graph, network, failures } = state
  const isRetried = network.stations.map(() => false)
  if (failures.canFail)
    for (const { retries, to } of graph.visits) if (retries > 0) isRetried[network.activities[to]!.station] = true
  const bits = Int32Array.from(network.activities, ({ station }, i) => ownWeaknesses(state, i, isRetried[station]!))
  const { activities, componentStart, cyclic } = graph.waitOrder
  for (let component = 0; component < cyclic.length; component++) {
    const members = activities.subarray(componentStart[component]!, componentStart[component + 1]!)
    let all = 0
    for (const i of members) {
      for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
        const { waits, ratio, to } = graph.visits[v]!
        if (waits && ratio > 0) bits[i] = bits[i]! | bits[to]!
      }
      all |= bits[i]!
    }
    if (cyclic[component]) for (const i of members) bits[i] = all
  }
  // These are of a whole response: what matters far down need not matter above.
  const fed = fedBySources(state)
  for (const i of entries) {
    const { streams, returns, step } = poissonViolation(state, i, fed)
    if (streams) bits[i] = bits[i]! | bit.streams
    if (returns) bits[i] = bits[i]! | bit.returns
    if (step) bits[i] = bits[i]! | bit.step
    if (hasLoopWeakness(state)) bits[i] = bits[i]! | bit.loops
  }
  return bits
}

/** The accuracy of an activity's response, given its weaknesses as bits. */
export function accuracy(state: SolverState, bits: number, activity: number): Accuracy {
  if (bits === 0) return isExact(state, activity) ? exact : good
  return { regime: 'approximate', reasons: weaknesses.filter(([name]) => bits & bit[name]).map(([, reason]) => reason) }
}

/** The same with one weakness more: a percentile that lies in a gap. */
export function withGapWeakness({ regime, reasons }: Accuracy): Accuracy {
  const reason = weaknesses.find(([name]) => name === 'gap')![1]
  return { regime: 'approximate', reasons: regime === 'approximate' ? [...reasons, reason] : [reason] }
}

/** Of several figures the worst class, with the reasons of all that are in it. */
export function worstAccuracy(all: readonly Accuracy[]): Accuracy {
  const order: readonly Regime[] = ['approximate', 'good', 'exact']
  const regime = order.find((one) => all.some((accuracy) => accuracy.regime === one)) ?? 'exact'
  return {
    regime,
    reasons: [...new Set(all.filter((accuracy) => accuracy.regime === regime).flatMap(({ reasons }) => reasons))],
  }
}

/** The weaknesses of activity i itself, its callees left out. */
function ownWeaknesses(state: SolverState, i: number, isRetried: boolean): number {
  const { stations, pools } = state
  const { station } = state.network.activities[i]!
  let bits = state.converged ? 0 : bit.unsettled
  const queue = stations.queues[station]!
  const servers = stations.servers[station]!
  const utilization = servers === Infinity ? 0 : stations.offered[station]! / servers
  const pool = pools[station]
  if (queue.wait.mean === Infinity || pool?.stable === false) bits |= bit.saturated
  if (pool && pool.slotsHeld > 0.9 * state.slots[station]! && pool.waitProbability > 0) bits |= bit.pool
  if (pool && pool.waitProbability > 0.2 && pool.squaredCv > 1.5) bits |= bit.hold
  if (state.ownVisits[i]! > 0 && queue.waitProbability > 0.01) {
    const { mean, variance } = stations.sliceTimes[station]!
    if (variance > 9 * mean * mean) bits |= bit.spread
    if (servers > 1 && variance < maxSteadyVariance * mean * mean && queue.waitProbability > 0.05) bits |= bit.several
    if (utilization > 0.9 && !hasExponentialWork(state, station) && !isSingleQueue(state, i)) bits |= bit.busy
    if (isRetried && utilization > 0.7) bits |= bit.retries
  }
  return bits | timeoutWeakness(state, i) | branchWeakness(state, i) | asideWeakness(state, i)
}

/** Whether an awaited call sometimes ends by its timeout, and not always. */
function timeoutWeakness({ graph, timeoutProbability }: SolverState, i: number): number {
  for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++)
    if (graph.visits[v]!.waits && timeoutProbability[v]! > 0.005 && timeoutProbability[v]! < 0.995) return bit.timeouts
  return 0
}

/** Squared cv of work that hardly varies: p50 and p95 of M/D/2 and M/D/4 were off by up to 6 %, those of cv 0.1 by 2 %. */
const maxSteadyVariance = 0.01

/** Share of a stage that its branches may cost one another at one station. */
const maxMeetingShare = 0.03

/** Whether branches of a stage, or many calls at once, meet at a station that queues, and have much to do there. */
function branchWeakness(state: SolverState, i: number): number {
  const { graph, stations } = state
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    const stage = state.stageMaxima[s]
    if (!stage) continue
    let meeting = 0
    const visitsBefore = new Map<number, number>()
    for (const v of awaitedVisits(graph, s)) {
      const { fanOut, ratio, to } = graph.visits[v]!
      const otherCopies = fanOut === 'parallel' ? Math.max(0, ratio - 1) : 0
      for (const [station, visits] of stationVisits(state, to)) {
        if (!(stations.queues[station]!.waitProbability > 0.02)) continue
        const before = visitsBefore.get(station) ?? 0
        const shared = Math.min(before, visits) + (otherCopies * visits) / 2
        meeting += (shared * stations.sliceTimes[station]!.mean) / stations.servers[station]!
        visitsBefore.set(station, before + visits)
      }
    }
    if (meeting > maxMeetingShare * stage.mean) return bit.branches
  }
  return 0
}

/** Visits of one execution to the queues of stations, its callees' included. */
function stationVisits({ network, ownVisits, clusters }: SolverState, activity: number): ReadonlyMap<number, number> {
  const visits = new Map<number, number>()
  if (ownVisits[activity]! > 0) visits.set(network.activities[activity]!.station, ownVisits[activity]!)
  for (const cluster of clusters[activity]!)
    visits.set(cluster.station, Math.max(visits.get(cluster.station) ?? 0, cluster.visits))
  return visits
}

/** Whether an async job is started at its caller's own station while the caller has still to queue there. */
function asideWeakness({ graph, network, stations, ownVisits, executionTimes }: SolverState, i: number): number {
  const { station } = network.activities[i]!
  if (!(ownVisits[i]! * stations.queues[station]!.wait.mean > 0.1 * executionTimes[i]!.mean)) return 0
  for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
    const { waits, ratio, to } = graph.visits[v]!
    if (!waits && ratio > 0 && network.activities[to]!.station === station) return bit.aside
  }
  return 0
}

/** Utilization above which the users of a loop are in one another's way. */
const minLoopUtilization = 0.6

/** Whether users of closed loops queue, and not all at one station with exponential work. */
function hasLoopWeakness(state: SolverState): boolean {
  const { loops, network, stations, pools } = state
  if (!loops || loops.flows.length === 0) return false
  const isBusy = stations.queues.some(
    ({ modes }, s) => modes !== undefined && stations.offered[s]! > minLoopUtilization * stations.servers[s]!,
  )
  const waiting = stations.queues.flatMap(({ waitProbability }, s) => (waitProbability > 0.01 ? [s] : []))
  const isSimple =
    network.sources.length === 1 &&
    waiting.length === 1 &&
    hasExponentialWork(state, waiting[0]!) &&
    pools.every((pool) => !(pool && pool.waitProbability > 0.01))
  const hasFullPool = pools.some((pool) => pool !== undefined && pool.waitProbability > 0.2)
  return (isBusy || hasFullPool) && !isSimple
}

function hasExponentialWork({ stations }: SolverState, station: number): boolean {
  const { mean, variance } = stations.sliceTimes[station]!
  return Math.abs(variance - mean * mean) < 1e-9 * variance
}

/** Whether a response is one slice at one server: Pollaczek-Khinchine. */
function isSingleQueue(state: SolverState, i: number): boolean {
  const { graph, network, stations } = state
  const hasVisits = graph.firstVisit[i + 1] !== graph.firstVisit[i]
  return !hasVisits && stations.servers[network.activities[i]!.station] === 1 && isOpenQueue(state, i)
}

/** Whether an activity's station is called by Poisson sources only, and its slots are not waited for. */
export function isOpenQueue({ network, graph, pools, stations }: SolverState, activity: number): boolean {
  const { station } = network.activities[activity]!
  const isCalled = graph.visits.some((visit) => network.activities[visit.to]!.station === station)
  // At one server only users of closed loops wait in modes.
  const isLoop = stations.servers[station] === 1 && stations.queues[station]!.modes !== undefined
  return !isCalled && !isLoop && !pools[station]?.waitProbability
}

function isExact(state: SolverState, activity: number): boolean {
  const { stations, graph } = state
  if (isSingleQueue(state, activity)) return true
  const isOtherWork = stations.queues.some((queue, s) => queue.waitProbability > 0 && !hasExponentialWork(state, s))
  if (isOtherWork || graph.visits.some((visit) => visit.waits && visit.timeout !== undefined)) return false
  return closedForm(state, activity) !== undefined
}

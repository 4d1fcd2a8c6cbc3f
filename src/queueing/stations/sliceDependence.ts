/**
 * The slices of one execution are equal parts of one draw: long the first time, long every time. Where they return to
 * their station they meet one another again and again, long ones with long ones, and the queue is longer than that of
 * independent slices.
 *
 * **No time between slices.** Let V be all the work that requests at a station have still to do there, later slices
 * included. It grows by D = kS at each arrival and falls at rate 1 while there is any, so for one server
 * E[V] = rE[D²]/2(1 − ρ) exactly, r being requests per second. It is also the sum over what waits and is served, of which
 * slice j has k − j more to come. For slices that all wait W on average this gives
 *
 *   W = PK + (PK·Σ r·k(k−1)·E[S²] / Σ r·k·E[S²]) · Σ r·k·E[S] / Σ r·k(k+1)·E[S] − (the share of Cov(W, S) in it)
 *
 * PK being the Pollaczek-Khinchine mean; for requests of one kind W = PK·2k/(k + 1), less Cov(W, S). A slice leaves behind
 * the requests that arrived in its time, so the jth slice has Cov(W, S) = (j − 1)·r·E[S]·Var(S).
 *
 * **After a gap** g a share b of this is left: who meets in spite of it. As measured at one station with 1, 2 and 4
 * servers, ρ 0.3 to 0.8, 2 and 6 slices, cv 0.5 to 1.5 and exponential gaps of 1 to 100 slices (test/queueing/
 * sliceDependence.test.ts holds some), with x the time at the station and T the relaxation time of its queue,
 *
 *   b = 1/(1 + g/R),   R = 1.2x for short gaps, rising to 0.6T (if that is longer) for gaps beyond T/4
 *
 * within 2 % of the response in nine cases of ten. For independent slices (`Var` in place of E[S²]/2) the same holds
 * where they return at once, as feedbackFactors.ts knows the rest.
 *
 * **One another's.** Two requests that meet wait for one another at every slice that both have still to come, so waits
 * of one execution vary together. The jth and lth of k have the correlation b·(1 − |j − l|/k) for that part of the queue
 * that returns at all, if that is more than waitCorrelation.ts has it.
 *
 * **Own length.** A slice of length S leaves behind the arrivals of its time: κS at most (κ = ρ at one server), less
 * where others that would come are in the queue already, and after a gap a share h is left (waitCorrelation.ts). The sum
 * of what a second of slice adds to the later waits of its execution is its `dependence`.
 *
 * To know the gaps, the mean time of each stage is computed here once in advance, with the waits of Poisson arrivals.
 *
 * Source of the conservation law: Kleinrock, Queueing Systems vol. 2, §3.4 (M/G/1 conservation).
 */

import type { Seconds } from '../../base/units'
import { meanOf } from '../network/distribution'
import type { Network } from '../network/network'
import { awaitedVisits, sliceCount, type VisitGraph } from '../network/visitGraph'
import { cumulantsOf } from '../numeric/moments'
import type { Failures } from '../traffic/failures'
import { isInstant } from './feedbackFactors'
import type { Queue } from './mgc'
import { remainingCorrelation, type WaitCorrelation } from './waitCorrelation'

/** What `sliceDependence` reads; arrays by station unless they say "per activity". */
export interface SliceDependenceInput {
  readonly network: Network
  readonly graph: VisitGraph
  /** Executions per second, per activity. */
  readonly rates: Float64Array
  readonly failures: Failures
  readonly queues: readonly Queue[]
  readonly waitCorrelations: readonly (WaitCorrelation | undefined)[]
  readonly offered: Float64Array
  readonly servers: Float64Array
  readonly speed: Float64Array
}

/** How slices depend on one another. */
export interface SliceDependence {
  /** Per activity: seconds that one second of a slice adds to the later waits of its execution. */
  readonly dependence: Float64Array
  /** Per activity: what it adds to the correlations of the waits of its slices, summed over all pairs, each twice. */
  readonly correlationSum: Float64Array
  /** By station: how much longer the mean wait is, as a share of it. */
  readonly growth: Float64Array
}

/** In a long list of slices each is paired with so many before it. */
const maxDistance = 24
/** A smaller share left of a backlog counts as none. */
const minShare = 1e-3

/** R of the essay: in units of the time at the station, and of the relaxation time; and where the second holds. */
const shortReturn = 1.2
const longReturn = 0.6
const longGap = 0.25

/** The dependence of slices on one another; undefined where no execution has two slices that can wait. */
export function sliceDependence(input: SliceDependenceInput): SliceDependence | undefined {
  const { network, graph, rates, offered, servers, waitCorrelations } = input
  const concerned: number[] = []
  network.activities.forEach(({ demand, station }, i) => {
    if (!(rates[i]! > 0 && rates[i]! < Infinity) || sliceCount(graph, i) === 1) return
    if (waitCorrelations[station] !== undefined && meanOf(demand) > 0) concerned.push(i)
  })
  if (concerned.length === 0) return undefined
  const stageTimes = meanStageTimes(input)
  const sums = stationSums(input)
  const dependence = new Float64Array(network.activities.length)
  const correlationSum = new Float64Array(network.activities.length)
  const growth = new Float64Array(network.stations.length)
  for (const i of concerned) {
    const { station } = network.activities[i]!
    const { work, squares, returningSquares, remaining, first } = sums[station]!
    const { k, mean, variance } = sliceOf(input, i)
    const { returning, pairs, correlated } = meetings(input, i, stageTimes, returningSquares / squares)
    correlationSum[i] = 2 * correlated
    dependence[i] = waitCorrelations[station]!.serviceWeight * pairs
    const isInstant = returnsAtOnce(network, graph, i)
    const square = isInstant ? variance : (variance + mean * mean) / 2
    const rho = offered[station]! / servers[station]!
    const met = 2 * k * (k - 1) * square * work
    const known = (2 / 3) * (1 - rho) * k * (k * k - 1) * variance * first
    const share = (returning * rates[i]! * (met - known)) / (remaining * squares)
    growth[station] = growth[station]! + Math.max(0, share)
  }
  return { dependence, correlationSum, growth }
}

/** Mean number of slices of an execution, and one of them. */
function sliceOf(
  { network, graph, failures, speed }: SliceDependenceInput,
  i: number,
): { readonly k: number; readonly mean: number; readonly variance: number } {
  const { demand, station } = network.activities[i]!
  const { mean, variance } = cumulantsOf(demand)
  const part = 1 / (sliceCount(graph, i) * speed[station]!)
  return { k: Math.max(1, failures.meanSlices[i]!), mean: mean * part, variance: variance * part * part }
}

/** Sums over the activities of a station, weighted by their rates. */
interface StationSums {
  /** Of k·E[S], k·E[S²], k(k + 1)·E[S], and E[S]. */
  work: number
  squares: number
  /** Of k·E[S²], of those with several slices. */
  returningSquares: number
  remaining: number
  first: number
}

function stationSums(input: SliceDependenceInput): readonly StationSums[] {
  const sums = input.network.stations.map(
    (): StationSums => ({
      work: 0,
      squares: 0,
      returningSquares: 0,
      remaining: 0,
      first: 0,
    }),
  )
  input.network.activities.forEach(({ station }, i) => {
    const rate = input.rates[i]!
    if (!(rate > 0) || rate === Infinity) return
    const sum = sums[station]!
    const { k, mean, variance } = sliceOf(input, i)
    sum.work += rate * k * mean
    sum.squares += rate * k * (variance + mean * mean)
    if (k > 1) sum.returningSquares += rate * k * (variance + mean * mean)
    sum.remaining += rate * k * (k + 1) * mean
    sum.first += rate * mean
  })
  return sums
}

/** Sums over the slices of an execution. */
interface Meetings {
  /** b of the essay, averaged over the gaps. */
  readonly returning: number
  /** What is left of a slice at each later one. */
  readonly pairs: number
  /** What the correlations of waits have more than waitCorrelation.ts. */
  readonly correlated: number
}

function meetings(
  { network, graph, failures, waitCorrelations, speed }: SliceDependenceInput,
  i: number,
  stageTimes: Float64Array,
  returningShare: number,
): Meetings {
  const { station, demand } = network.activities[i]!
  const correlation = waitCorrelations[station]!
  const first = graph.firstStage[i]!
  const count = sliceCount(graph, i)
  const stay = meanOf(demand) / (count * speed[station]!) + correlation.wait.mean
  const relaxation = correlation.queueTime
  const short = shortReturn * stay
  const long = Math.max(short, longReturn * relaxation)
  const meetingAgain = (gap: Seconds) =>
    1 / (1 + gap / (short + ((long - short) * gap) / (gap + longGap * relaxation || 1)))
  let pairs = 0
  let correlated = 0
  let returning = 0
  let reach = 1
  for (let l = 1; l < count; l++) {
    reach *= failures.stageSuccess[first + l - 1]!
    const gap = stageTimes[first + l - 1]!
    returning += meetingAgain(gap)
    // Of the others, those in the queue already cannot arrive in the time of a slice.
    const away = gap / (gap + stay)
    const weight = (1 + (count - 1) * away) / count
    let lag = 0
    let gaps = 0
    for (let j = l - 1; j >= 0 && l - j <= maxDistance; j--) {
      gaps += stageTimes[first + j]!
      lag += stay + stageTimes[first + j]!
      const share = remainingCorrelation(correlation, lag)
      const again = returningShare * meetingAgain(gaps) * (1 - (l - j) / count)
      if (!(share > minShare) && !(again > minShare)) break
      pairs += reach * weight * share
      correlated += reach * Math.max(0, again - correlation.strength * share)
    }
  }
  return { returning: returning / (count - 1), pairs, correlated }
}

/** Whether a call of the activity begins at its own station at once: for such slices the queue is feedbackFactors.ts's. */
function returnsAtOnce(network: Network, graph: VisitGraph, i: number): boolean {
  for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) if (isInstant(network, graph, v)) return true
  return false
}

/** Mean time of each stage, from the leaves up; circles of calls count once. */
function meanStageTimes({ network, graph, failures, queues, speed }: SliceDependenceInput): Float64Array {
  const times = new Float64Array(network.activities.length)
  const stageTimes = new Float64Array(graph.stageVisit.length - 1)
  for (const i of graph.waitOrder.activities) {
    const { station, demand, pause } = network.activities[i]!
    const count = sliceCount(graph, i)
    const work = meanOf(demand)
    let time: Seconds = work > 0 ? work / speed[station]! + count * queues[station]!.wait.mean : 0
    for (const part of pause) time += meanOf(part.time)
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      let longest = 0
      for (const v of awaitedVisits(graph, s)) {
        const { to, fanOut, delay } = graph.visits[v]!
        let call = times[to]!
        for (const part of delay) call += meanOf(part.time)
        const calls = fanOut === 'parallel' ? Math.min(1, failures.calls[v]!) : failures.calls[v]!
        longest = Math.max(longest, calls * call)
      }
      stageTimes[s] = longest
      time += longest
    }
    times[i] = time < Infinity ? time : 0
  }
  return stageTimes
}

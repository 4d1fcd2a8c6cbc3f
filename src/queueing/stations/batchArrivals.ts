/**
 * Calls made together arrive together. The branches of a stage that begin at one station, be they copies of one call
 * or different calls, are a batch there: a slice of a batch of n waits for (n − 1)/2 slices of its own batch on
 * average, and all slices, batched or not, wait for the larger backlog. In a monolith the branches of a stage meet at
 * its cores in this way; on separate machines they would not. That is the price of merging work done in parallel.
 *
 * A batch is counted at the station where its members begin; how they meet again later on is
 * responses/fork/branchContention.ts.
 *
 *   one batch          of a batch that finds B slices at the station, the slice behind p others waits for
 *                      (B + p − c + 1)⁺ of them to leave, each taking a cth of a slice; what it waits for its own batch
 *                      is the difference to p = 0
 *   everyone           waits for the larger backlog: 1/(1 − ρ) times the extra wait, exact for M^X/M/1
 *
 * Source: Chaudhry & Templeton, A First Course in Bulk Queues, 1983 (M^X/M/1).
 */

import { meanOf } from '../network/distribution'
import type { Network } from '../network/network'
import { sliceCount, type VisitGraph } from '../network/visitGraph'
import { scaled, withProbability } from '../numeric/cumulants'
import type { Failures } from '../traffic/failures'
import type { Queue } from './mgc'

/** How slices arrive in batches, by station; `work` and `ownWork` in seconds of a server. */
export interface BatchArrivals {
  /** Slices per second that arrive in batches. */
  readonly rate: Float64Array
  /** For each such slice the number of others in its batch, and their work, summed per second. */
  readonly others: Float64Array
  readonly work: Float64Array
  /** By activity: the work of the others in the batches of its slices, summed per second. */
  readonly ownWork: Float64Array
}

/** What `batchArrivals` reads. */
export interface BatchInput {
  readonly network: Network
  readonly graph: VisitGraph
  /** Executions per second of each activity. */
  readonly rates: Float64Array
  readonly failures: Failures
  /** Speed of one server of each station. */
  readonly speed: Float64Array
}

interface Batch {
  readonly members: { readonly activity: number; readonly count: number; readonly work: number }[]
  /** Variance of the number of members. */
  variance: number
}

/** The batches in which slices arrive at each station. */
export function batchArrivals(input: BatchInput): BatchArrivals {
  const { network, graph, rates } = input
  const stations = network.stations.length
  const arrivals: BatchArrivals = {
    rate: new Float64Array(stations),
    others: new Float64Array(stations),
    work: new Float64Array(stations),
    ownWork: new Float64Array(network.activities.length),
  }
  for (let i = 0; i < network.activities.length; i++) {
    if (!(rates[i]! > 0) || rates[i] === Infinity) continue
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      if (isSequentialCall(graph, s)) continue
      const batches = new Map<number, Batch>()
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) joinBatch(input, v, batches)
      for (const [station, batch] of batches) addBatch(arrivals, station, batch, rates[i]!)
    }
  }
  return arrivals
}

/** Whether a stage is the calls of one awaited visit, one after another, as most stages are. */
function isSequentialCall({ visits, stageVisit }: VisitGraph, s: number): boolean {
  const { waits, fanOut, ratio } = visits[stageVisit[s]!]!
  return stageVisit[s + 1]! - stageVisit[s]! === 1 && waits && fanOut !== 'parallel' && ratio >= 1
}

/** Adds the calls of a visit that are made at once to the batch of the station where they begin. */
function joinBatch({ network, graph, failures, speed }: BatchInput, v: number, batches: Map<number, Batch>): void {
  const { attempts, meanSlices } = failures
  const { to, waits, fanOut, ratio } = graph.visits[v]!
  const { station, demand } = network.activities[to]!
  const startProbability = Math.min(1, meanSlices[to]!)
  const work = meanOf(demand) / (sliceCount(graph, to) * speed[station]!)
  if (!(attempts[v]! > 0) || attempts[v] === Infinity || !(startProbability > 0) || !(work > 0)) return
  const isSequence = waits && fanOut !== 'parallel'
  const count = (isSequence ? Math.min(1, attempts[v]!) : attempts[v]!) * startProbability
  const fraction = isSequence ? Math.min(1, ratio) : ratio - Math.floor(ratio)
  const batch = batches.get(station) ?? { members: [], variance: 0 }
  batch.members.push({ activity: to, count, work })
  batch.variance += fraction * (1 - fraction)
  batches.set(station, batch)
}

/** Adds a batch that arrives `rate` times per second to the sums of its station and activities. */
function addBatch(arrivals: BatchArrivals, station: number, { members, variance }: Batch, rate: number): void {
  const size = members.reduce((sum, { count }) => sum + count, 0)
  const others = (variance + size * size) / size - 1
  if (!(others > 1e-9)) return
  const mean = members.reduce((sum, { count, work }) => sum + count * work, 0) / size
  arrivals.rate[station] = arrivals.rate[station]! + rate * size
  arrivals.others[station] = arrivals.others[station]! + rate * size * others
  arrivals.work[station] = arrivals.work[station]! + rate * size * others * mean
  for (const { activity, count } of members)
    arrivals.ownWork[activity] = arrivals.ownWork[activity]! + rate * count * others * mean
}

/** The batches among the slices of one station. */
export interface BatchLoad {
  /** Share of the slices that arrive in batches, the others in the batch of one, and the mean work of one of those. */
  readonly share: number
  readonly others: number
  readonly work: number
  readonly servers: number
  readonly rho: number
}

/** The queue of a station where some slices arrive in batches: exact in the mean for M^X/M/1. */
export function withBatches(queue: Queue, { share, others, work, servers, rho }: BatchLoad): Queue {
  if (!(share * others > 0) || servers === Infinity || queue.wait.mean === Infinity) return queue
  const { ahead, waiting } = meanInBatch(others + 1, servers, rho, queue.waitProbability)
  const extra = (share * work * ahead) / (servers * (1 - rho))
  const waitProbability = queue.waitProbability + share * (waiting - queue.waitProbability)
  if (!(waitProbability > 0) || !(queue.conditionalWait.mean > 0)) return queue
  const factor = (queue.wait.mean + extra) / waitProbability / queue.conditionalWait.mean
  const conditionalWait = scaled(queue.conditionalWait, factor)
  const wait = withProbability(waitProbability, conditionalWait)
  return { ...queue, waitProbability, conditionalWait, wait, scale: queue.scale * factor }
}

const maxBatchSize = 4096

/** Averages over a batch of `size`: how many of it a slice waits for, and the probability that it waits at all. */
function meanInBatch(
  size: number,
  servers: number,
  rho: number,
  waitProbability: number,
): { readonly ahead: number; readonly waiting: number } {
  const nextBlocking = blockingProbabilities(servers, rho, waitProbability)
  let blocking = nextBlocking()
  let before = 0
  let ahead = 0
  let waiting = 0
  for (let p = 0; p < size; p++) {
    if (p > 0) {
      blocking = nextBlocking()
      before += blocking
    }
    const weight = Math.min(1, size - p)
    if (p === maxBatchSize) {
      // From here on each slice waits for all before it.
      const left = size - p
      return { ahead: (ahead + left * (before + left / 2)) / size, waiting: (waiting + left) / size }
    }
    ahead += weight * before
    waiting += weight * blocking
  }
  return { ahead: ahead / size, waiting: waiting / size }
}

/** Of `count` additional slices at a station, the mean number that an arrival waits for: Σ P(B ≥ c − m), m ≤ count. */
export function delayingSlices(count: number, servers: number, rho: number, waitProbability: number): number {
  const nextBlocking = blockingProbabilities(servers, rho, waitProbability)
  nextBlocking()
  let sum = 0
  for (let p = 1; p < count + 1; p++) {
    if (p > maxBatchSize) return sum + count - p + 1
    sum += nextBlocking() * Math.min(1, count - p + 1)
  }
  return sum
}

/** P(B ≥ c − p) with B the slices at the station in M/M/c: for p = 0 at the first call, p = 1 at the second, and so on. */
function blockingProbabilities(servers: number, rho: number, waitProbability: number): () => number {
  let here = waitProbability * (1 - rho)
  let blocking = waitProbability
  let k = servers + 1
  return () => {
    k--
    if (k === servers) return blocking
    here = k >= 0 ? (here * (k + 1)) / (rho * servers) : 0
    blocking = k > 0 ? Math.min(1, blocking + here) : 1
    return blocking
  }
}

/** Of the mean wait at a station the share that is for slices of one's own batch; `batchWait` as in `Stations`. */
export function ownBatchShare(batchWait: number, { wait }: Queue, rho: number): number {
  return (batchWait * (1 - rho)) / wait.mean
}

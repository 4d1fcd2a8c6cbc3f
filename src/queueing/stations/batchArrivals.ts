/**
 * Calls made together arrive together. The branches of a stage that begin at one station, be it copies of one call or
 * different ones, are a batch there: who comes in a batch of n waits for (n − 1)/2 of his own on average, and all, whether
 * in batches or not, wait for the larger backlog (stations/mgc.ts). In a monolith the branches of a stage meet like that at
 * its cores; apart they would not, which is what a merged design pays for work done at the same time.
 *
 * A batch is counted where its members begin; how they meet again further on is responses/fork/branchContention.ts.
 *
 * Source: Chaudhry & Templeton, A First Course in Bulk Queues, 1983 (M^X/M/1).
 */

import type { Network } from '../network/network'
import { sliceCount, type VisitGraph } from '../network/visitGraph'
import { moments } from '../numeric/moments'
import type { Failures } from '../traffic/failures'
import { type Queue, withBatchShare } from './mgc'

export interface BatchArrivals {
  /** Slices per second of each station that come in batches. */
  readonly rate: Float64Array
  /** Others that come with them, per second: how many of them, and how much work, in seconds of a server. */
  readonly others: Float64Array
  readonly work: Float64Array
  /** The work of others that comes with the slices of each activity, per second. */
  readonly own: Float64Array
}

interface Batch {
  readonly members: { readonly activity: number; readonly count: number; readonly work: number }[]
  /** Variance of the number of members. */
  variance: number
}

export function batchArrivals(
  network: Network,
  graph: VisitGraph,
  rates: Float64Array,
  { attempts, meanSlices }: Failures,
  speed: Float64Array,
): BatchArrivals {
  const stations = network.stations.length
  const batches: BatchArrivals = {
    rate: new Float64Array(stations),
    others: new Float64Array(stations),
    work: new Float64Array(stations),
    own: new Float64Array(network.activities.length),
  }
  for (let i = 0; i < network.activities.length; i++) {
    if (!(rates[i]! > 0) || rates[i] === Infinity) continue
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      if (isAlone(graph, s)) continue
      const found = new Map<number, Batch>()
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++)
        join(network, graph, v, attempts[v]!, meanSlices, speed, found)
      for (const [station, batch] of found) note(batches, station, batch, rates[i]!)
    }
  }
  return batches
}

/** Most stages: calls of one visit, one after another. */
function isAlone({ visits, stageVisit }: VisitGraph, s: number): boolean {
  const { waits, fanOut, ratio } = visits[stageVisit[s]!]!
  return stageVisit[s + 1]! - stageVisit[s]! === 1 && waits && fanOut !== 'parallel' && ratio >= 1
}

/** Puts the calls of a visit that are made at once into the batch of the station where they begin. */
function join(
  network: Network,
  graph: VisitGraph,
  v: number,
  calls: number,
  made: Float64Array,
  speed: Float64Array,
  found: Map<number, Batch>,
): void {
  const { to, waits, fanOut, ratio } = graph.visits[v]!
  const { station, demand } = network.activities[to]!
  const begins = Math.min(1, made[to]!)
  const work = moments(demand)[0] / (sliceCount(graph, to) * speed[station]!)
  if (!(calls > 0) || calls === Infinity || !(begins > 0) || !(work > 0)) return
  const inTurn = waits && fanOut !== 'parallel'
  const count = (inTurn ? Math.min(1, calls) : calls) * begins
  const rest = inTurn ? Math.min(1, ratio) : ratio - Math.floor(ratio)
  const batch = found.get(station) ?? { members: [], variance: 0 }
  batch.members.push({ activity: to, count, work })
  batch.variance += rest * (1 - rest)
  found.set(station, batch)
}

function note(batches: BatchArrivals, station: number, { members, variance }: Batch, rate: number): void {
  const size = members.reduce((sum, { count }) => sum + count, 0)
  const others = (variance + size * size) / size - 1
  if (!(others > 1e-9)) return
  const mean = members.reduce((sum, { count, work }) => sum + count * work, 0) / size
  batches.rate[station] = batches.rate[station]! + rate * size
  batches.others[station] = batches.others[station]! + rate * size * others
  batches.work[station] = batches.work[station]! + rate * size * others * mean
  for (const { activity, count } of members)
    batches.own[activity] = batches.own[activity]! + rate * count * others * mean
}

/** The queue of a station to which `arrivals` slices come per second, some of them in batches. */
export function withBatches(
  queue: Queue,
  { rate, others, work }: BatchArrivals,
  at: number,
  servers: number,
  rho: number,
  arrivals: number,
): Queue {
  if (!(others[at]! > 0)) return queue
  return withBatchShare(queue, work[at]! / others[at]!, servers, rho, rate[at]! / arrivals, others[at]! / rate[at]!)
}

/** Work that comes with a slice of an activity, as a multiple of the mean of all slices at its station. */
export function batchWorkFactor(
  { own, work }: BatchArrivals,
  at: number,
  i: number,
  sliceRate: Float64Array,
  arrivals: Float64Array,
): number {
  return own[i]! / sliceRate[i]! / (work[at]! / arrivals[at]!)
}

/** Of the mean wait at a station, what is for the others of one's own batch; the rest is for everybody alike. */
export function ownBatchShare(longer: number, { wait }: Queue, rho: number): number {
  return (longer * (1 - rho)) / wait.mean
}

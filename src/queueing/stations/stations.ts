/**
 * What each station is given to do: slices per second and the moments of a slice, mixed over all activities
 * that run there; and from that the wait for a server.
 */

import type { Capacity, Network } from '../network/network'
import { sliceCount, type VisitGraph } from '../network/visitGraph'
import { type Cumulants, fromMoments, zero } from '../numeric/cumulants'
import { moments, variationWithinKinds } from '../numeric/moments'
import { withBurstBacklog } from '../responses/burstBacklogs'
import type { Failures } from '../traffic/failures'
import { batchArrivals, batchWorkFactor, ownBatchShare, withBatches } from './batchArrivals'
import { feedbackFactors } from './feedback'
import { mgc, type Queue } from './mgc'
import { type WaitCorrelation, waitCorrelation } from './waitCorrelation'

export interface Stations {
  readonly queues: readonly Queue[]
  /** A slice of work, mixed over all activities. */
  readonly sliceTimes: readonly Cumulants[]
  /** How each queue remembers; undefined where nothing waits. */
  readonly waitCorrelations: readonly (WaitCorrelation | undefined)[]
  /** Per activity: its slices' mean wait as a multiple of a Poisson arrival's (stations/feedback.ts). */
  readonly feedbackFactors: Float64Array
  /** How much longer slices wait because some come in batches (stations/batchArrivals.ts). */
  readonly batchWait: Float64Array
  /** Activities that work at each station. */
  readonly residents: readonly (readonly number[])[]
  /** Slices per second of each activity, and of all at each station. */
  readonly sliceRates: Float64Array
  readonly arrivalRates: Float64Array
  /** Busy servers, as they would be without a limit. */
  readonly offered: Float64Array
  /** Whole servers; a fraction of one is a slower one. */
  readonly servers: Float64Array
  /** Cumulants of the number at each station, two to a station, once they are asked for (pools/occupancy.ts); NaN before. */
  readonly populationCumulants: Float64Array
  /** Speed of one whole server. */
  readonly speed: Float64Array
  /** All that the queue of each station follows from, so many numbers to a station (responses/incremental.ts). */
  readonly given: Float64Array
}

const orders = 5
/** Numbers to a station in `given`: sums of moments, arrivals, servers, the spread of one kind of work, crowd, batches. */
const facts = orders + 7
/** Less mean work than this, in seconds, is none: its moments would not be numbers any more. */
export const minWork = 1e-60

export function solveStations(
  network: Network,
  graph: VisitGraph,
  capacity: Capacity,
  rates: Float64Array,
  failures: Failures,
  crowds: Float64Array,
  before?: Stations,
): Stations {
  const { meanSlices } = failures
  const count = network.stations.length
  const arrivals = new Float64Array(count)
  const sliceRate = new Float64Array(rates.length)
  const residents: number[][] = Array.from({ length: count }, () => [])
  const given = new Float64Array(count * facts)
  // How much work of one kind varies: its squared means and variances.
  const square = new Float64Array(count)
  const spread = new Float64Array(count)
  const servers = Float64Array.from(capacity, (at) => Math.max(Math.ceil(at.servers), 0))
  const speed = Float64Array.from(capacity, (at) =>
    Number.isFinite(at.servers) && at.servers > 0 ? (at.speed * at.servers) / Math.ceil(at.servers) : at.speed,
  )
  network.activities.forEach((activity, i) => {
    const rate = rates[i]!
    const work = moments(activity.demand)
    if (!(rate > 0) || !(work[0] > minWork)) return
    const k = sliceCount(graph, i)
    const at = activity.station
    const perSecond = rate * meanSlices[i]!
    arrivals[at] = arrivals[at]! + perSecond
    sliceRate[i] = perSecond
    residents[at]!.push(i)
    if (servers[at]! > 1) {
      const one = variationWithinKinds(activity.demand)
      square[at] = square[at]! + (perSecond * one.square) / (k * k)
      spread[at] = spread[at]! + (perSecond * one.variance) / (k * k)
    }
    let unit = 1
    for (let n = 0; n < orders; n++) {
      unit *= k * speed[at]!
      given[at * facts + n] = given[at * facts + n]! + (perSecond * work[n]!) / unit
    }
  })
  const batches = batchArrivals(network, graph, rates, failures, speed)
  const offered = new Float64Array(count)
  const queues: Queue[] = new Array(count)
  const longer = new Float64Array(count)
  const work: Cumulants[] = new Array(count)
  const memories: (WaitCorrelation | undefined)[] = new Array(count)
  for (let at = 0; at < count; at++) {
    const rate = arrivals[at]!
    const first = at * facts
    const within = square[at]! > 0 ? spread[at]! / square[at]! : 1
    offered[at] = given[first]!
    const { rate: coming, others, work: brought } = batches
    given.set([rate, servers[at]!, within, crowds[at]!, coming[at]!, others[at]!, brought[at]!], first + orders)
    if (before && isSame(given, before.given, first)) {
      queues[at] = before.queues[at]!
      work[at] = before.sliceTimes[at]!
      longer[at] = before.batchWait[at]!
      memories[at] = before.waitCorrelations[at]
      continue
    }
    const m1 = given[first]! / rate
    const m2 = given[first + 1]! / rate
    const m3 = given[first + 2]! / rate
    const m4 = given[first + 3]! / rate
    work[at] = rate > 0 ? fromMoments(m1, m2, m3, m4) : zero
    const rho = offered[at]! / servers[at]!
    const alone = mgc(rate, m1, m2, m3, m4, given[first + 4]! / rate, servers[at]!, within)
    const among = withBurstBacklog(alone, crowds[at]!, rho)
    queues[at] = withBatches(among, batches, at, servers[at]!, rho, rate)
    longer[at] = queues[at]!.wait.mean - among.wait.mean
    memories[at] = waitCorrelation(queues[at]!, work[at]!, servers[at]!, rho, queues[at]!.wait.mean / alone.wait.mean)
  }
  const sites = network.stations.map((_, at) => ({
    residents: residents[at]!,
    servers: servers[at]!,
    speed: speed[at]!,
  }))
  const apart = feedbackFactors(network, graph, sites, rates, failures)
  for (let at = 0; at < count; at++) {
    if (!(longer[at]! > 0)) continue
    const own = ownBatchShare(longer[at]!, queues[at]!, offered[at]! / servers[at]!)
    for (const i of residents[at]!)
      apart[i] = apart[i]! * (1 - own) + own * batchWorkFactor(batches, at, i, sliceRate, arrivals)
  }
  const ordered = new Float64Array(2 * count).fill(Number.NaN)
  return {
    queues,
    sliceTimes: work,
    waitCorrelations: memories,
    feedbackFactors: apart,
    batchWait: longer,
    residents,
    sliceRates: sliceRate,
    arrivalRates: arrivals,
    offered,
    servers,
    speed,
    populationCumulants: ordered,
    given,
  }
}

function isSame(given: Float64Array, before: Float64Array, first: number): boolean {
  for (let k = first; k < first + facts; k++) if (given[k] !== before[k]) return false
  return true
}

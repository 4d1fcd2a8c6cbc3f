/**
 * The load of each station, slices per second and the moments of a slice, mixed over all activities that run there;
 * and from it the wait for a server.
 *
 *   1. the load                                          here
 *   2. the queue of Poisson arrivals                     mgc.ts
 *   3. longer, as requests arrive in bursts              burstBacklog.ts, batchArrivals.ts
 *   4. how long the queue stays as it is                 waitCorrelation.ts
 *   5. longer, as slices of one execution are alike      sliceDependence.ts
 *   6. shorter or longer for each activity, where its slices return at once   feedbackFactors.ts
 *   7. shorter, where the users of closed loops are finitely many             stationLoops.ts
 */

import type { Seconds } from '../../base/units'
import type { Capacity, Network } from '../network/network'
import { sliceCount, type VisitGraph } from '../network/visitGraph'
import { type Cumulants, fromMoments, zero } from '../numeric/cumulants'
import { type Moments, moments, variationWithinKinds } from '../numeric/moments'
import type { Failures } from '../traffic/failures'
import type { LoopState } from '../traffic/loopFlows'
import { type BatchArrivals, batchArrivals, ownBatchShare, withBatches } from './batchArrivals'
import { withBurstBacklog, withLongerWait } from './burstBacklog'
import { feedbackFactors } from './feedbackFactors'
import { mgc, type Queue } from './mgc'
import { type Population, population } from './population'
import { type SliceDependence, sliceDependence } from './sliceDependence'
import { loopsOfStations } from './stationLoops'
import { type WaitCorrelation, waitCorrelation } from './waitCorrelation'

/** The queues of all stations. Arrays are indexed by station unless they say "per activity". */
export interface Stations {
  readonly queues: readonly Queue[]
  /** A slice of work, mixed over all activities. */
  readonly sliceTimes: readonly Cumulants[]
  /** How waits at one queue correlate in time; undefined where nothing waits. */
  readonly waitCorrelations: readonly (WaitCorrelation | undefined)[]
  readonly populations: readonly Population[]
  /** How the slices of one execution depend on one another (stations/sliceDependence.ts); undefined where none do. */
  readonly sliceDependence: SliceDependence | undefined
  /** Per activity: the mean wait of its slices as a multiple of a Poisson arrival's (stations/feedbackFactors.ts). */
  readonly feedbackFactors: Float64Array
  /** How much longer slices wait because some arrive in batches (stations/batchArrivals.ts). */
  readonly batchWait: Float64Array
  /** Activities that work at each station. */
  readonly residents: readonly (readonly number[])[]
  /** Slices per second, per activity. */
  readonly sliceRates: Float64Array
  /** Slices per second. */
  readonly arrivalRates: Float64Array
  /** Busy servers that the load needs, whether or not they exist. */
  readonly offered: Float64Array
  /** Whole servers: a fraction of a server counts as one, slower. */
  readonly servers: Float64Array
  /** Speed of one whole server. */
  readonly speed: Float64Array
  /** Where closed loops visit a station: how long a slice is there, waiting and served, with the assumed number; else 0. */
  readonly stay: Float64Array
}

/** What the stations have to do. */
export interface StationsInput {
  readonly network: Network
  readonly graph: VisitGraph
  readonly capacity: Capacity
  /** Executions per second of each activity. */
  readonly rates: Float64Array
  readonly failures: Failures
  /** Wait of a slice at each station for work of its own request (responses/burstBacklogs.ts); zeros at first. */
  readonly ownWork: Float64Array
  /** The closed loops, as far as they are known; undefined: every stream is open. */
  readonly loops: LoopState | undefined
}

/** Mean work below this is taken as none: its higher moments would underflow. */
export const minWork: Seconds = 1e-60

/** The queues of all stations under this load. */
export function solveStations(input: StationsInput): Stations {
  const { network, graph, rates, failures, ownWork } = input
  const count = network.stations.length
  const load = stationLoads(input)
  const { arrivalRates, sliceRates, residents, momentSums, servers, speed } = load
  const batches = batchArrivals({ network, graph, rates, failures, speed })
  const queues: Queue[] = new Array(count)
  const poissonWaits = new Float64Array(count)
  const sliceTimes: Cumulants[] = new Array(count)
  const waitCorrelations: (WaitCorrelation | undefined)[] = new Array(count)
  const populations: Population[] = new Array(count)
  const batchWait = new Float64Array(count)
  const batchShares = new Float64Array(count)
  const closing = loopsOfStations({ ...input, ...load })
  const offered = new Float64Array(count)
  /** The same, less where closed loops fill the station: the open queue is asked for what it can bear. */
  const openLoad = new Float64Array(count)
  for (let s = 0; s < count; s++) {
    const rate = arrivalRates[s]!
    const sums = momentSums.subarray(s * momentCount, (s + 1) * momentCount)
    const slice: Moments = [sums[0]! / rate, sums[1]! / rate, sums[2]! / rate, sums[3]! / rate, sums[4]! / rate]
    offered[s] = sums[0]!
    sliceTimes[s] = rate > 0 ? fromMoments(slice[0], slice[1], slice[2], slice[3]) : zero
    const utilization = offered[s]! / servers[s]!
    const rho = closing.openUtilization(s, utilization)
    openLoad[s] = rho < utilization ? rho * servers[s]! : offered[s]!
    const poisson = mgc({
      rate: rho < utilization ? rate * (rho / utilization) : rate,
      moments: slice,
      servers: servers[s]!,
      squaredCvWithin: load.squaredCvWithin[s]!,
    })
    const burst = withBurstBacklog(poisson, ownWork[s]!, rho)
    const queue = withStationBatches(burst, batches, s, load, rho)
    batchWait[s] = queue.wait.mean - burst.wait.mean
    poissonWaits[s] = poisson.wait.mean
    setQueue(s, queue)
  }
  const dependent = sliceDependence({
    network,
    graph,
    rates,
    failures,
    queues,
    waitCorrelations,
    offered: openLoad,
    servers,
    speed,
  })
  dependent?.growth.forEach((share, s) => {
    if (share > 0) setQueue(s, withLongerWait(queues[s]!, share * queues[s]!.wait.mean))
  })
  for (let s = 0; s < count; s++) {
    if (batchWait[s]! > 0) batchShares[s] = ownBatchShare(batchWait[s]!, queues[s]!, openLoad[s]! / servers[s]!)
    const closed = closing.queueOf(s, queues[s]!, sliceTimes[s]!, openLoad[s]! / servers[s]!)
    if (!closed) continue
    setQueue(s, closed.queue)
    populations[s] = closed.population
  }
  const loads = network.stations.map((_, s) => ({ residents: residents[s]!, servers: servers[s]!, speed: speed[s]! }))
  const factors = feedbackFactors({ network, graph, loads, rates, failures })
  for (let s = 0; s < count; s++) {
    if (!(batchWait[s]! > 0)) continue
    const own = batchShares[s]!
    for (const i of residents[s]!) {
      const batchFactor = batches.ownWork[i]! / sliceRates[i]! / (batches.work[s]! / arrivalRates[s]!)
      factors[i] = factors[i]! * (1 - own) + own * batchFactor
    }
  }
  closing.applyFactors(factors)
  return {
    queues,
    sliceTimes,
    waitCorrelations,
    populations,
    sliceDependence: dependent,
    feedbackFactors: factors,
    batchWait,
    residents,
    sliceRates,
    arrivalRates,
    offered,
    servers,
    speed,
    stay: closing.stay,
  }

  function setQueue(s: number, queue: Queue): void {
    queues[s] = queue
    const slice = sliceTimes[s]!
    const rho = openLoad[s]! / servers[s]!
    const growth = Math.max(1, queue.wait.mean / poissonWaits[s]!)
    waitCorrelations[s] = waitCorrelation({ queue, slice, servers: servers[s]!, rho, growth })
    const arrivalRate = arrivalRates[s]!
    populations[s] = population({ queue, slice, servers: servers[s]!, arrivalRate, offered: openLoad[s]! })
  }
}

const momentCount = 5

interface Loads {
  readonly arrivalRates: Float64Array
  readonly sliceRates: Float64Array
  readonly residents: readonly (readonly number[])[]
  /** Moments of slices weighted by their rates, `momentCount` to a station. */
  readonly momentSums: Float64Array
  /** Squared cv of work of one kind, where there are several servers; else 1. */
  readonly squaredCvWithin: Float64Array
  readonly servers: Float64Array
  readonly speed: Float64Array
}

function stationLoads({ network, graph, capacity, rates, failures }: StationsInput): Loads {
  const count = network.stations.length
  const arrivalRates = new Float64Array(count)
  const sliceRates = new Float64Array(rates.length)
  const residents: number[][] = Array.from({ length: count }, () => [])
  const momentSums = new Float64Array(count * momentCount)
  // Squared means and variances of work of one kind.
  const squares = new Float64Array(count)
  const variances = new Float64Array(count)
  const servers = Float64Array.from(capacity, (station) => Math.max(Math.ceil(station.servers), 0))
  const speed = Float64Array.from(capacity, (station) =>
    Number.isFinite(station.servers) && station.servers > 0
      ? (station.speed * station.servers) / Math.ceil(station.servers)
      : station.speed,
  )
  network.activities.forEach(({ demand, station }, i) => {
    const rate = rates[i]!
    const work = moments(demand)
    if (!(rate > 0) || !(work[0] > minWork)) return
    const k = sliceCount(graph, i)
    const sliceRate = rate * failures.meanSlices[i]!
    arrivalRates[station] = arrivalRates[station]! + sliceRate
    sliceRates[i] = sliceRate
    residents[station]!.push(i)
    if (servers[station]! > 1) {
      const { square, variance } = variationWithinKinds(demand)
      squares[station] = squares[station]! + (sliceRate * square) / (k * k)
      variances[station] = variances[station]! + (sliceRate * variance) / (k * k)
    }
    let unit = 1
    for (let n = 0; n < momentCount; n++) {
      unit *= k * speed[station]!
      const place = station * momentCount + n
      momentSums[place] = momentSums[place]! + (sliceRate * work[n]!) / unit
    }
  })
  const squaredCvWithin = squares.map((square, s) => (square > 0 ? variances[s]! / square : 1))
  return { arrivalRates, sliceRates, residents, momentSums, squaredCvWithin, servers, speed }
}

function withStationBatches(
  queue: Queue,
  { rate, others, work }: BatchArrivals,
  s: number,
  { servers, arrivalRates }: Loads,
  rho: number,
): Queue {
  if (!(others[s]! > 0)) return queue
  return withBatches(queue, {
    share: rate[s]! / arrivalRates[s]!,
    others: others[s]! / rate[s]!,
    work: work[s]! / others[s]!,
    servers: servers[s]!,
    rho,
  })
}

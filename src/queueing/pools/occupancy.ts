/**
 * How long the slots of a pool are held, in the terms that `pools/pool.ts` asks for: how many executions would be
 * inside without a limit, and what of that is queue.
 *
 * An execution that visits a queue v times, of all the arrivals λ there, is a share of those who stand in it;
 * the jth factorial cumulant of its number is (rate·v)ʲ times the jth cumulant of the time in that queue. So each
 * activity carries, beside its response, the sums of vʲ·κⱼ over the queues below it. Executions of several
 * activities of one station are taken to visit the same queues.
 */

import type { Network } from '../network/network'
import type { VisitGraph } from '../network/visitGraph'
import { type Cumulants, withProbability } from '../numeric/cumulants'
import type { Stations } from '../stations/stations'
import { type Pool, solvePool } from './pool'

export interface SlotHolder {
  /** Executions per second that take a slot. */
  readonly entering: number
  readonly inside: Cumulants
  /** Visits to the station's own queue per execution. */
  readonly own: number
  /** Sums of v²κ₂ and v³κ₃ over the queues further down. */
  readonly second: number
  readonly third: number
}

export function stationPool(
  residents: readonly SlotHolder[],
  stations: Stations,
  station: number,
  slots: number,
  most: number,
): Pool {
  let rate = 0
  let held = 0
  let visits = 0
  let second = 0
  let third = 0
  let squares = 0
  for (const { entering, inside, own, ...below } of residents) {
    rate += entering
    held += entering * inside.mean
    squares += entering * (inside.variance + inside.mean ** 2)
    visits += entering * own
    second += entering * Math.sqrt(below.second)
    third += entering * Math.cbrt(below.third)
  }
  const own = populationCumulants(stations, station)
  const occupancy = {
    mean: held,
    second: second ** 2 + visits ** 2 * own.second,
    third: third ** 3 + visits ** 3 * own.third,
  }
  return solvePool(rate, occupancy, slots, most, (rate * squares) / (held * held) - 1)
}

/**
 * How many executions can be at each station at most, inside or waiting for a slot: as many as its callers can
 * send at once from the slots that they hold. No bound where sources call, where nobody waits for the answer, or where
 * a caller may give up and call again.
 */
export function occupancyBounds(network: Network, graph: VisitGraph, slots: Float64Array): Float64Array {
  const count = network.stations.length
  const bound = new Float64Array(count)
  for (const source of network.sources) if (source.rate > 0) bound[network.activities[source.to]!.station] = Infinity
  // What the activities of one station call at once at another: its slots count once for all of them.
  const sent = new Map<number, number>()
  const { activities } = graph.callOrder
  for (let k = activities.length - 1; k >= 0; k--) {
    const i = activities[k]!
    const from = network.activities[i]!.station
    const limit = Math.min(slots[from]!, bound[from]! || Infinity)
    for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
      for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
        const visit = graph.visits[v]!
        const to = network.activities[visit.to]!.station
        if (visit.local || !(visit.ratio > 0)) continue
        const sure = visit.waits && visit.timeout === undefined
        const most = sure ? limit * (visit.fanOut === 'parallel' ? Math.max(1, Math.ceil(visit.ratio)) : 1) : Infinity
        const key = from * count + to
        const known = sent.get(key) ?? 0
        const alone = graph.stageVisit[s + 1]! - graph.stageVisit[s]! === 1
        const now = alone ? Math.max(known, most) : known + most
        sent.set(key, now)
        bound[to] = bound[to]! + now - known
      }
    }
  }
  return bound.map((most) => (Number.isNaN(most) ? Infinity : most || Infinity))
}

const mostCounted = 256

/**
 * Second and third factorial cumulants of the number at a station, per λ² and λ³: for one server the cumulants of
 * the time inside (all is in order), for several those of M/M/c, corrected by how its wait differs from theirs.
 */
export function populationCumulants(stations: Stations, station: number): InOrder {
  const { populationCumulants: ordered } = stations
  const place = 2 * station
  if (!Number.isNaN(ordered[place]!)) return { second: ordered[place]!, third: ordered[place + 1]! }
  const found = reckoned(stations, station)
  ordered[place] = found.second
  ordered[place + 1] = found.third
  return found
}

interface InOrder {
  readonly second: number
  readonly third: number
}

function reckoned(stations: Stations, station: number): InOrder {
  const { wait, waitProbability } = stations.queues[station]!
  const servers = stations.servers[station]!
  if (wait.mean === Infinity || servers === Infinity) return { second: 0, third: 0 }
  if (servers === 1) {
    const work = stations.sliceTimes[station]!
    return { second: wait.variance + work.variance, third: wait.third + work.third }
  }
  if (servers > mostCounted) return { second: wait.variance, third: wait.third }
  const rate = stations.arrivalRates[station]!
  const load = stations.offered[station]!
  const one = load / rate / (servers - load)
  const exponential = withProbability(waitProbability, {
    mean: one,
    variance: one ** 2,
    third: 2 * one ** 3,
    fourth: 6 * one ** 4,
  })
  const { second, third } = number(load, servers)
  return {
    second: Math.max(0, second / rate ** 2 - exponential.variance + wait.variance),
    third: Math.max(0, third / rate ** 3 - exponential.third + wait.third),
  }
}

/** Second and third factorial cumulants of the number in M/M/c. */
function number(load: number, servers: number): { readonly second: number; readonly third: number } {
  let weight = 1
  let total = 0
  let f1 = 0
  let f2 = 0
  let f3 = 0
  for (let n = 0; n < servers; n++) {
    total += weight
    f1 += weight * n
    f2 += weight * n * (n - 1)
    f3 += weight * n * (n - 1) * (n - 2)
    weight *= load / (n + 1)
  }
  // From c on the number falls off geometrically: c + G, G of mean g.
  const g = load / (servers - load)
  const c = servers
  const above = weight / (1 - load / servers)
  total += above
  f1 = (f1 + above * (c + g)) / total
  f2 = (f2 + above * (c * (c - 1) + 2 * c * g + 2 * g * g)) / total
  f3 = (f3 + above * (c * (c - 1) * (c - 2) + 3 * c * (c - 1) * g + 6 * c * g * g + 6 * g ** 3)) / total
  return { second: f2 - f1 * f1, third: f3 - 3 * f2 * f1 + 2 * f1 ** 3 }
}

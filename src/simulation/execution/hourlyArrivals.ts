/**
 * Days: sources whose rate changes from hour to hour. Arrivals are drawn at the rate of the source's busiest hour, and
 * of those that come in another hour only that hour's share is let in (thinning, Lewis and Shedler 1979). That is
 * exact for a Poisson process whose rate is constant within an hour, and two networks still meet the same requests.
 *
 * Figures of a day have an interval only if there are several days: what the hours of one day differ by is its shape
 * and not chance. So a run is some days, one after another; each hour is a batch, each day a group. If the requests
 * asked for do not fill them, hours are shorter than 3,600 s. That is harmless as long as an hour is long against the
 * time in which the network forgets; only what more than fills it for an hour is shown too mild, because a queue
 * that grows through a short hour does not grow as long.
 */

import { hoursPerDay, type PerSecond } from '../../base/units'
import type { Network, Source } from '../../queueing/network/network'
import { uniform } from '../random/randomStreams'
import { arrivals, timeOf } from '../state/accumulators'
import { schedule } from '../state/eventQueue'
import type { Batch, HourlyArrivals, SimulationState } from '../state/simulationState'
import { emptyBatch } from './batchMeans'
import { currentAccumulators, rebase } from './timeRebase'

/** Of each source, in the order of the network: 24 factors by which its rate is multiplied. */
export type HourlyFactors = readonly (readonly number[])[]

/** Three are the fewest that give a confidence interval; more where a copy of the accounts per hour is small. */
const minDays = 3
const defaultDays = 8
const maxCheapSize = 10_000

/** How many days a run has, how long their hours are, and the share of arrivals in each. */
export function hourlyArrivals(
  { sources, stations, activities }: Network,
  factors: HourlyFactors,
  requests: number,
): HourlyArrivals {
  const size = sources.length * 50 + stations.length * 8 + activities.length * 4
  const days = size > maxCheapSize ? minDays : defaultDays
  const maxFactors = sources.map((_, i) => Math.max(0, ...(factors[i] ?? [])))
  const mean = sources.reduce((sum, source, i) => sum + rateOf(source) * average(factors[i] ?? []), 0)
  const share = sources.flatMap((_, i) =>
    Array.from({ length: hoursPerDay }, (_, hour) =>
      maxFactors[i]! > 0 ? (factors[i]?.[hour] ?? 0) / maxFactors[i]! : 0,
    ),
  )
  const hour = Math.min(3600, requests / (mean * days * hoursPerDay))
  return { days, hour, share: Float64Array.from(share), maxFactors }
}

/** Requests per second at a factor of 1; of users at most one per think time, and one a second where they do not think. */
function rateOf({ rate, users, think = 0 }: Source): PerSecond {
  if (users === undefined || rate > 0) return rate
  return think > 0 ? users / think : users
}

/** Whether an arrival is one of those that this hour has. */
export function acceptArrival(
  { hours, variates }: SimulationState,
  { share }: HourlyArrivals,
  source: number,
  chance: number,
): boolean {
  return uniform(variates.streams, chance) < share[source * hoursPerDay + (hours % hoursPerDay)]!
}

/** An hour is over: it becomes a batch. After the last one the run looks up, and sees that it has ended. */
export function closeHour(state: SimulationState, { days, hour }: HourlyArrivals): void {
  const { batchMeans, network, clock, due } = state
  const { closed, sums, histograms } = batchMeans
  closed.push({ sums, histograms, accumulators: currentAccumulators(state) })
  Object.assign(batchMeans, emptyBatch(network.sources, batchMeans.bits))
  state.hours++
  if (state.hours === days * hoursPerDay) batchMeans.endedLimit = 0
  due[0] = clock[0]! + hour
  schedule(state, hourEvent(state))
  rebase(state)
}

/** The event of the hour. */
export function hourEvent({ network }: SimulationState): number {
  return -1 - network.sources - network.visits
}

/** The batches of each whole day. */
export function wholeDays(closed: readonly Batch[]): Batch[][] {
  return Array.from({ length: Math.floor(closed.length / hoursPerDay) }, (_, i) =>
    closed.slice(i * hoursPerDay, (i + 1) * hoursPerDay),
  )
}

/** The batches of the same hour of every day. */
export function atHour(closed: readonly Batch[], hour: number): Batch[] {
  return closed.filter((_, i) => i % hoursPerDay === hour)
}

/** Arrivals per second in the same hour of every day. */
export function arrivalRate(closed: readonly Batch[], hour: number): PerSecond {
  let [arrived, time] = [0, 0]
  for (let i = hour; i < closed.length; i += hoursPerDay) {
    const [before, after] = [closed[i - 1]?.accumulators, closed[i]!.accumulators]
    arrived += after[arrivals]! - (before?.[arrivals] ?? 0)
    time += timeOf(after) - (before ? timeOf(before) : 0)
  }
  return time > 0 ? arrived / time : 0
}

function average(list: readonly number[]): number {
  return list.reduce((sum, factor) => sum + factor, 0) / hoursPerDay
}

/**
 * What a run gives, at its end or on the way. All figures are of the time after the warm-up.
 */

import { hoursPerDay, type PerSecond, type Seconds } from '../../base/units'
import type { Parts, StationSolution } from '../../queueing/network/solution'
import type { End } from '../budget'
import { mergedBatches, sumsPerSource } from '../execution/batchMeans'
import { maxCount } from '../execution/compiledNetwork'
import { arrivalRate, atHour, wholeDays } from '../execution/hourlyArrivals'
import { currentAccumulators } from '../execution/timeRebase'
import { type Accumulators, completions, difference, timeOf } from '../state/accumulators'
import { type Histogram, histogram, mergeHistogram, quantile, quantiles, share } from '../state/histogram'
import * as at from '../state/rowLayout'
import type { Batch, HourlyArrivals, SimulationState } from '../state/simulationState'
import { batchGroups, type Estimate, halfWidth, warmUp } from './outputAnalysis'
import { type Growth, growth } from './stability'

/** Figures of a run: response times in seconds, by source too, and the use of stations and activities. */
export interface Report {
  readonly seed: number
  /** Why the run ended; `running` on the way. */
  readonly end: End
  /** Whether it ended as asked. If not, its figures are of the part that was done. */
  readonly complete: boolean
  /** Whether what arrived was also served. If not, times grow with the length of the run and mean little. */
  readonly stable: boolean
  /** Stations (positions in the network) that cannot keep up. */
  readonly saturated: readonly number[]
  /** Requests ended, in all, and those of them that the figures are of. */
  readonly requests: number
  readonly measured: number
  /** Simulated time, in all and of the warm-up. */
  readonly simulated: Seconds
  readonly warmUp: Seconds
  readonly events: number
  readonly stations: readonly StationSolution[]
  readonly activities: readonly ActivityReport[]
  /** In the order of `network.sources`. */
  readonly sources: readonly ResponseReport[]
  readonly overall: ResponseReport
  /** Of a run of days: how many are over, what stands for an hour, and each hour on all days. */
  readonly day?: DayReport
}

/** Simulated days: their number, the seconds that stand for an hour, and the 24 hours. */
export interface DayReport {
  readonly days: number
  readonly hour: Seconds
  readonly hours: readonly HourReport[]
}

/** Of the requests that ended in the hour; arrivals are those that came in it. */
export interface HourReport extends Pick<ResponseReport, 'mean' | 'p50' | 'p95' | 'p99' | 'requests'> {
  readonly arrivalRate: PerSecond
}

/** Figures of one activity. */
export interface ActivityReport {
  /** Executions ended per second, and their mean time, the wait for a slot included, delays of calls not. */
  readonly rate: PerSecond
  readonly response: Seconds
  /** Share of the executions that failed, and of those that their caller gave up before they ended. */
  readonly failed: number
  readonly abandoned: number
}

/** Response times in seconds, each with its confidence interval, and their parts. */
export interface ResponseReport {
  readonly mean: Estimate
  readonly p50: Estimate
  readonly p95: Estimate
  readonly p99: Estimate
  readonly p999: Estimate
  /** Sums to the mean. */
  readonly parts: Parts
  /** Requests measured, and the share of them that failed: they count in the times too. */
  readonly requests: number
  readonly failed: number
  readonly curve: DistributionCurve
}

/** The distribution as points: this share of the requests took no longer than this time. */
export interface DistributionCurve {
  readonly shares: readonly number[]
  readonly times: readonly Seconds[]
}

/** Every half percent, and closer where the tail is. One list for all curves, so that a message holds it once. */
const curveShares = [...Array.from({ length: 199 }, (_, i) => (i + 1) / 200), 0.997, 0.998, 0.999]

/** Ends that were asked for. */
const asked: ReadonlySet<End> = new Set<End>(['requests', 'precision', 'days', 'idle'])

type Sample = Pick<Batch, 'sums' | 'histograms'>

/** The report of a run so far; `events`: how many were processed. */
export function report(state: SimulationState, seed: number, events: number, end: End): Report {
  const { network, batchMeans } = state
  const { closed } = batchMeans
  const now = currentAccumulators(state)
  const means = closed.map(({ sums }) => column(sums, 2) / Math.max(column(sums, 0), 1))
  // A day begins as empty as it was at midnight, or near enough: nothing is cut.
  const cut = network.hourlyArrivals ? 0 : warmUp(means)
  const before = cut > 0 ? closed[cut - 1]!.accumulators : undefined
  const during = difference(before, now, network.stations)
  const measured = closed.slice(cut)
  const total = mergedBatches([...measured, batchMeans], network.sources, batchMeans.bits)
  const joined = (network.hourlyArrivals ? wholeDays(measured) : batchGroups(measured)).map((group) =>
    mergedBatches(group, network.sources, batchMeans.bits),
  )
  const all = Array.from({ length: network.sources }, (_, i) => i)
  const { stable, saturated }: Growth = growth(state, now)
  return {
    seed,
    end,
    complete: asked.has(end),
    stable,
    saturated,
    requests: now[completions]!,
    measured: column(total.sums, 0),
    simulated: timeOf(now),
    warmUp: before ? timeOf(before) : 0,
    events,
    stations: Array.from({ length: network.stations }, (_, i) => stationReport(state, during, i)),
    activities: Array.from({ length: network.activities }, (_, i) => activityReport(during, i)),
    sources: Array.from({ length: network.sources }, (_, i) => responseReport(total, joined, [i])),
    overall: responseReport(total, joined, all),
    ...(network.hourlyArrivals ? { day: dayReport(state, network.hourlyArrivals, all) } : {}),
  }
}

function stationReport({ network }: SimulationState, during: Accumulators, i: number): StationSolution {
  const time = timeOf(during.all)
  const row = i * at.stationSize
  const of = (field: number) => during.stations[row + field]!
  const limited = (amount: number, limit: number) => (limit === maxCount ? 0 : amount / Math.max(limit, 1))
  const offered = ratio(of(at.busyTime), time)
  const held = ratio(of(at.heldTime), time)
  return {
    arrivalRate: ratio(of(at.slices), time),
    offered,
    utilization: limited(offered, network.limits[2 * i]!),
    wait: ratio(of(at.waited), of(at.slices)),
    slotsHeld: held,
    poolUtilization: limited(held, network.limits[2 * i + 1]!),
    poolWait: ratio(of(at.poolWaited), of(at.admitted)),
  }
}

function dayReport(
  { network, batchMeans }: SimulationState,
  { hour }: HourlyArrivals,
  all: readonly number[],
): DayReport {
  const { closed, bits } = batchMeans
  const hours = Array.from({ length: hoursPerDay }, (_, h): HourReport => {
    const samples = atHour(closed, h)
    const { mean, p50, p95, p99, requests } = responseReport(
      mergedBatches(samples, network.sources, bits),
      samples,
      all,
    )
    return { mean, p50, p95, p99, requests, arrivalRate: arrivalRate(closed, h) }
  })
  return { days: wholeDays(closed).length, hour, hours }
}

function activityReport(during: Accumulators, i: number): ActivityReport {
  const row = i * at.accountSize
  const of = (field: number) => during.activities[row + field]!
  return {
    rate: ratio(of(at.ended), timeOf(during.all)),
    response: ratio(of(at.response), of(at.ended)),
    failed: ratio(of(at.failures), of(at.ended)),
    abandoned: ratio(of(at.abandoned), of(at.ended)),
  }
}

/** The response of the requests of these sources together. */
function responseReport(total: Sample, joined: readonly Sample[], of: readonly number[]): ResponseReport {
  const all = only(total, of)
  const samples = joined.map((sample) => only(sample, of)).filter(({ times }) => times.count > 0)
  const [requests, failed, time, work, network, serialisation, platform] = all.sums.map((sum, i) =>
    i === 0 ? sum : ratio(sum, all.sums[0]!),
  ) as [number, number, number, number, number, number, number]
  const times = samples.map((sample) => sample.times)
  const accounted = work + network + serialisation + platform
  // What the clock's rounding leaves of a response without any wait is not a wait.
  const queueing = Math.abs(time - accounted) < 1e-9 * time ? 0 : time - accounted
  return {
    mean: { value: accounted + queueing, halfWidth: halfWidth(samples.map(({ sums }) => sums[2]! / sums[0]!)) },
    p50: percentile(all.times, times, 0.5),
    p95: percentile(all.times, times, 0.95),
    p99: percentile(all.times, times, 0.99),
    p999: percentile(all.times, times, 0.999),
    parts: { work, queueing, network, serialisation, platform },
    requests,
    failed,
    curve: { shares: curveShares, times: quantiles(all.times, curveShares) },
  }
}

/**
 * A percentile and its interval. The shares of requests below it, one of each group, have a mean and an interval as
 * any other figure; the times at both ends of that interval are the ends of the percentile's own. If the upper end
 * lies beyond the longest time seen, nothing is known about it.
 */
function percentile(all: Histogram, groups: readonly Histogram[], q: number): Estimate {
  const value = quantile(all, q)
  const around = halfWidth(groups.map((group) => share(group, value)))
  if (around === 0) return { value, halfWidth: 0 }
  if (!(q + around < 1 - 1 / Math.max(all.count, 1))) return { value, halfWidth: Infinity }
  return { value, halfWidth: Math.max(quantile(all, q + around) - value, value - quantile(all, q - around)) }
}

function only(sample: Sample, of: readonly number[]): { readonly sums: number[]; readonly times: Histogram } {
  const first = of[0]
  if (of.length === 1 && first !== undefined) {
    const sums = Array.from(sample.sums.subarray(first * sumsPerSource, (first + 1) * sumsPerSource))
    return { sums, times: sample.histograms[first]! }
  }
  const sums = Array.from({ length: sumsPerSource }, (_, i) => column(sample.sums, i))
  const times = histogram(sample.histograms[0]?.bits ?? 7)
  for (const source of of) mergeHistogram(times, sample.histograms[source]!)
  return { sums, times }
}

function column(sums: Float64Array, at: number): number {
  let total = 0
  for (let i = at; i < sums.length; i += sumsPerSource) total += sums[i]!
  return total
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}

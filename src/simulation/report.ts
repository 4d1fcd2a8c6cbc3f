// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * What a run gives, at its end or on the way. All figures are of the time after the warm-up.
 */

import type { PerSecond, Seconds } from '../base/units'
import type { Parts, StationSolution } from '../queueing/solution'
import { accounts, type Batch, sumsPerSource, together } from './batches'
import type { End } from './budget'
import { type Estimate, groups, halfWidth, warmUp } from './estimate'
import { type Histogram, histogram, merge, quantile } from './histogram'
import { between, type Ledger, ledger } from './ledger'
import { type Growth, growth } from './stability'
import type { World } from './world'

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
}

export interface ActivityReport {
  /** Executions ended per second, and their mean time, the wait for a slot included, delays of calls not. */
  readonly rate: PerSecond
  readonly response: Seconds
  /** Share of the executions that failed, and of those that their caller gave up before they ended. */
  readonly failed: number
  readonly abandoned: number
}

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
}

type Sample = Pick<Batch, 'sums' | 'histograms'>

export function report(world: World, seed: number, events: number, end: End): Report {
  const { plan, batches } = world
  const { closed } = batches
  const now = accounts(world)
  const means = closed.map(({ sums }) => column(sums, 2) / Math.max(column(sums, 0), 1))
  const cut = warmUp(means)
  const before = cut > 0 ? closed[cut - 1]!.ledger : new Float64Array(now.length)
  const during = between(before, now, plan.stations, plan.activities)
  const measured = closed.slice(cut)
  const total = together([...measured, batches], plan.sources, batches.bits)
  const joined = groups(measured).map((group) => together(group, plan.sources, batches.bits))
  const { stable, saturated }: Growth = growth(world, now)
  const state = ledger(plan.stations, plan.activities, now)
  return {
    seed,
    end,
    complete: end === 'requests' || end === 'precision' || end === 'idle',
    stable,
    saturated,
    requests: state.totals[2]!,
    measured: column(total.sums, 0),
    simulated: state.totals[0]!,
    warmUp: before[0]!,
    events,
    stations: Array.from({ length: plan.stations }, (_, i) => stationReport(world, during, i)),
    activities: Array.from({ length: plan.activities }, (_, i) => activityReport(during, i)),
    sources: Array.from({ length: plan.sources }, (_, i) => responseReport(total, joined, [i])),
    overall: responseReport(
      total,
      joined,
      Array.from({ length: plan.sources }, (_, i) => i),
    ),
  }
}

function stationReport({ plan }: World, during: Ledger, i: number): StationSolution {
  const time = during.totals[0]!
  const offered = ratio(during.busy[i]!, time)
  const held = ratio(during.held[i]!, time)
  return {
    arrivalRate: ratio(during.slices[i]!, time),
    offered,
    utilization: offered / Math.max(plan.servers[i]!, 1),
    wait: ratio(during.waited[i]!, during.slices[i]!),
    held,
    poolUtilization: held / Math.max(plan.slots[i]!, 1),
    poolWait: ratio(during.poolWaited[i]!, during.admitted[i]!),
  }
}

function activityReport(during: Ledger, i: number): ActivityReport {
  return {
    rate: ratio(during.ended[i]!, during.totals[0]!),
    response: ratio(during.response[i]!, during.ended[i]!),
    failed: ratio(during.failed[i]!, during.ended[i]!),
    abandoned: ratio(during.abandoned[i]!, during.ended[i]!),
  }
}

/** The response of the requests of these sources together. */
function responseReport(total: Sample, joined: readonly Sample[], of: readonly number[]): ResponseReport {
  const all = only(total, of)
  const samples = joined.map((sample) => only(sample, of)).filter(({ times }) => times.count > 0)
  const [requests, failed, time, work, network, serialisation, platform] = all.sums.map((sum, i) =>
    i === 0 ? sum : ratio(sum, all.sums[0]!),
  ) as [number, number, number, number, number, number, number]
  const rest = time - work - network - serialisation - platform
  const at = (q: number): Estimate => ({
    value: quantile(all.times, q),
    halfWidth: halfWidth(samples.map(({ times }) => quantile(times, q))),
  })
  return {
    mean: { value: time, halfWidth: halfWidth(samples.map(({ sums }) => sums[2]! / sums[0]!)) },
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    p999: at(0.999),
    // What is left of the digits of a response without any wait is not a wait.
    parts: { work, queueing: Math.abs(rest) < 1e-12 * time ? 0 : rest, network, serialisation, platform },
    requests,
    failed,
  }
}

function only(sample: Sample, of: readonly number[]): { readonly sums: number[]; readonly times: Histogram } {
  const first = of[0]
  if (of.length === 1 && first !== undefined) {
    const sums = Array.from(sample.sums.subarray(first * sumsPerSource, (first + 1) * sumsPerSource))
    return { sums, times: sample.histograms[first]! }
  }
  const sums = Array.from({ length: sumsPerSource }, (_, i) => column(sample.sums, i))
  const times = histogram(sample.histograms[0]?.bits ?? 7)
  for (const source of of) merge(times, sample.histograms[source]!)
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

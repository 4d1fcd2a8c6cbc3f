/**
 * Rates of operations and calls, independent of the partition: executions per second in the mean hour and in each of
 * the 24. The traffic equations are those of `queueing/traffic/traffic.ts`, applied to a network with one activity per
 * operation; retries are included, because each attempt is billed [C1].
 *
 * Flows are linear in the workloads, so one solution per distinct profile gives all hours.
 */

import { memoWeak } from '../../base/memo'
import { failure, type Result, success } from '../../base/result'
import { rows, type Table } from '../../base/table'
import { hoursPerDay, type PerSecond } from '../../base/units'
import type { CallId, Design, OperationId, Workload, WorkloadId } from '../../model/document'
import { divergence, executionRates } from '../../queueing/traffic/traffic'
import type { HourlyTraffic } from '../result/scorecard'
import { hourlyFactors } from './dailyProfile'
import { type DesignIndex, designIndex } from './designIndex'

/** Flows of the workloads that share one daily profile, in the mean hour. */
export interface ProfileFlows {
  readonly factors: readonly number[]
  readonly workloads: readonly Workload[]
  readonly operations: Float64Array
  readonly calls: Float64Array
}

/** Hours with equal factors are computed once: a flat day has one kind of hour. */
export interface HourKinds {
  /** By kind of hour: an hour of that kind. */
  readonly hours: readonly number[]
  /** By hour: its kind. */
  readonly kindOf: readonly number[]
}

/** Rates per second of all operations and calls of a design, by workload profile and hour. */
export interface DesignFlows {
  readonly index: DesignIndex
  readonly workloads: readonly Workload[]
  readonly hourKinds: HourKinds
  readonly profiles: readonly ProfileFlows[]
  /** The hour with the most requests [T6]. */
  readonly busiestHour: number
  /** All profiles together, in the mean hour and in the busiest. */
  readonly mean: FlowRates
  readonly peak: FlowRates
}

/** Per second, by operation and by call. */
export interface FlowRates {
  readonly operations: Float64Array
  readonly calls: Float64Array
}

/** The flows of a design; a divergent circle of calls [L6] is a problem that names it. Both sides share them. */
export const designFlows: (design: Design) => Result<DesignFlows> = memoWeak((design: Design) => {
  const index = designIndex(design)
  const circle = divergence(index.skeleton)
  if (circle) return divergent(index, circle)
  const workloads = rows<Workload>(design.workloads)
  const profiles = profileFlows(index, workloads)
  const total = Array.from({ length: hoursPerDay }, (_, hour) =>
    profiles.reduce((sum, profile) => sum + profile.factors[hour]! * requestRate(profile.workloads), 0),
  )
  const busiestHour = total.indexOf(Math.max(...total))
  const all = (factor: (profile: ProfileFlows) => number): FlowRates => ({
    operations:
      weightedSum(profiles.map((profile) => [profile.operations, factor(profile)])) ??
      new Float64Array(index.operations.length),
    calls:
      weightedSum(profiles.map((profile) => [profile.calls, factor(profile)])) ?? new Float64Array(index.calls.length),
  })
  const mean = all(() => 1)
  const peak = all((profile) => profile.factors[busiestHour]!)
  return success({ index, workloads, profiles, hourKinds: hourKinds(profiles), busiestHour, mean, peak })
})

/** The flows in tables by id, as bill and limits read them. Hours of one kind share one object. */
export const trafficTables = memoWeak(({ index, profiles, hourKinds: { hours, kindOf } }: DesignFlows) => {
  const kinds = hours.map((hour) => tableOf(index, profiles, (profile) => profile.factors[hour]!))
  const level = hours.findIndex((hour) => profiles.every((profile) => profile.factors[hour] === 1))
  return {
    mean: kinds[level] ?? tableOf(index, profiles, () => 1),
    hours: kindOf.map((kind) => kinds[kind]!),
  }
})

function hourKinds(profiles: readonly ProfileFlows[]): HourKinds {
  const kinds = new Map<string, number>()
  const hours: number[] = []
  const kindOf = Array.from({ length: hoursPerDay }, (_, hour) => {
    const key = profiles.map((profile) => profile.factors[hour]).join()
    const kind = kinds.get(key) ?? hours.push(hour) - 1
    kinds.set(key, kind)
    return kind
  })
  return { hours, kindOf }
}

function profileFlows(
  { skeleton, attempts, positions, from }: DesignIndex,
  all: readonly Workload[],
): readonly ProfileFlows[] {
  const groups = new Map<string, Workload[]>()
  for (const workload of all) {
    const key = String(workload.profile)
    groups.set(key, [...(groups.get(key) ?? []), workload])
  }
  return Array.from(groups.values(), (workloads) => {
    const sources = workloads.map(({ to, rate }) => ({ name: '', to: positions.get(to)!, rate }))
    const operations = executionRates({ ...skeleton, sources }, attempts)
    const calls = attempts.map((count, c) => operations[from[c]!]! * count)
    return { factors: hourlyFactors(workloads[0]?.profile ?? 'flat'), workloads, operations, calls }
  })
}

function divergent({ skeleton }: DesignIndex, circle: readonly number[]): Result<never> {
  const names = circle.slice(0, 5).map((i) => skeleton.activities[i]?.name ?? '')
  const shown = circle.length > 5 ? [...names, '…'] : [...names, names[0]]
  return failure('calls', `These calls go round in a circle that never ends: ${shown.join(' → ').slice(0, 180)}`)
}

function weightedSum(parts: readonly (readonly [Float64Array, number])[]): Float64Array | undefined {
  const [head, ...rest] = parts
  if (!head) return undefined
  const sum = head[0].map((value) => value * head[1])
  for (const [values, factor] of rest) {
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + values[i]! * factor
  }
  return sum
}

function tableOf(
  index: DesignIndex,
  profiles: readonly ProfileFlows[],
  factor: (profile: ProfileFlows) => number,
): HourlyTraffic {
  const operations = weightedSum(profiles.map((profile) => [profile.operations, factor(profile)]))
  const calls = weightedSum(profiles.map((profile) => [profile.calls, factor(profile)]))
  const byOperation: Record<string, PerSecond> = {}
  const byCall: Record<string, PerSecond> = {}
  const byWorkload: Record<string, PerSecond> = {}
  index.operations.forEach(({ id }, i) => {
    byOperation[id] = operations?.[i] ?? 0
  })
  index.calls.forEach(({ id }, i) => {
    byCall[id] = calls?.[i] ?? 0
  })
  for (const profile of profiles) {
    for (const { id, rate } of profile.workloads) byWorkload[id] = rate * factor(profile)
  }
  return {
    operations: byOperation as Table<OperationId, PerSecond>,
    calls: byCall as Table<CallId, PerSecond>,
    workloads: byWorkload as Table<WorkloadId, PerSecond>,
  }
}

function requestRate(workloads: readonly Workload[]): PerSecond {
  return workloads.reduce((sum, workload) => sum + workload.rate, 0)
}

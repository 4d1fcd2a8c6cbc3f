/**
 * How often everything happens, whatever the partition: executions of every operation and every call, in the
 * mean hour and in each of the 24. The traffic equations are those of `queueing/traffic/traffic.ts`, asked of a bare
 * network with one activity per operation; retries are in it, because they cost anew [C1].
 *
 * Flows are linear in the workloads, so one solve per distinct profile gives all hours.
 */

import { memo, memoWeak } from '../../base/memo'
import { failure, type Result, success } from '../../base/result'
import { rows, type Table } from '../../base/table'
import { hoursPerDay, type PerSecond } from '../../base/units'
import type { CallId, Design, OperationId, Workload, WorkloadId } from '../../model/document'
import { divergence, executionRates } from '../../queueing/traffic/traffic'
import type { HourlyTraffic } from '../result/ruleContext'
import { hourlyFactors } from './dailyProfile'
import { type CallGraph, type DesignIndex, designIndex } from './designIndex'

/** Flows of the workloads that share one shape of the day, in the mean hour. */
export interface ProfileFlows {
  readonly factors: readonly number[]
  readonly workloads: readonly Workload[]
  readonly operations: Float64Array
  readonly calls: Float64Array
}

/** Hours that are alike are reckoned once: on a flat day there is one kind of hour. */
export interface HourKinds {
  /** By kind of hour: an hour of that kind. */
  readonly hours: readonly number[]
  /** By hour: its kind. */
  readonly kindOf: readonly number[]
}

export interface DesignFlows {
  readonly index: DesignIndex
  readonly hourKinds: HourKinds
  readonly profiles: readonly ProfileFlows[]
  /** The hour with the most requests [T6]. */
  readonly busiestHour: number
  /** All waves together, in the mean hour and in the busiest. */
  readonly mean: FlowRates
  readonly peak: FlowRates
}

export interface FlowRates {
  readonly operations: Float64Array
  readonly calls: Float64Array
}

/** The flows of a design; a circle of calls that feeds itself without end [L6] is a problem that names it. */
export const designFlows: (design: Design) => Result<DesignFlows> = memoWeak((design: Design) => {
  const of = designIndex(design)
  const rates = flowing(of.callGraph, design.workloads)
  return rates.ok ? success({ ...rates.value, index: of }) : rates
})

const flowing = memo((of: CallGraph, table: Design['workloads']): Result<Omit<DesignFlows, 'index'>> => {
  const circle = divergence(of.skeleton)
  if (circle) return endless(of, circle)
  const waves = wavesOf(of, rows<Workload>(table))
  const total = Array.from({ length: hoursPerDay }, (_, hour) =>
    waves.reduce((sum, wave) => sum + wave.factors[hour]! * rate(wave.workloads), 0),
  )
  const busiest = total.indexOf(Math.max(...total))
  const all = (factor: (wave: ProfileFlows) => number): FlowRates => ({
    operations: summed(waves.map((wave) => [wave.operations, factor(wave)])) ?? new Float64Array(of.failures.length),
    calls: summed(waves.map((wave) => [wave.calls, factor(wave)])) ?? new Float64Array(of.calls.length),
  })
  const mean = all(() => 1)
  const peak = all((wave) => wave.factors[busiest]!)
  return success({ profiles: waves, hourKinds: dayOf(waves), busiestHour: busiest, mean, peak })
})

/** The flows in tables by id, as rules of the bill and limits read them. Hours that are alike share one object. */
export const trafficTables: (flow: DesignFlows) => {
  readonly mean: HourlyTraffic
  readonly hours: readonly HourlyTraffic[]
} = ({ index: wiring, profiles: waves, hourKinds: day }) => tablesOf(wiring.callGraph, waves, day)

const tablesOf = memo((of: CallGraph, waves: readonly ProfileFlows[], { hours, kindOf }: HourKinds) => {
  const kinds = hours.map((hour) => tableOf(of, waves, (wave) => wave.factors[hour]!))
  const level = hours.findIndex((hour) => waves.every((wave) => wave.factors[hour] === 1))
  return {
    mean: kinds[level] ?? tableOf(of, waves, () => 1),
    hours: kindOf.map((kind) => kinds[kind]!),
  }
})

function dayOf(waves: readonly ProfileFlows[]): HourKinds {
  const known = new Map<string, number>()
  const hours: number[] = []
  const kindOf = Array.from({ length: hoursPerDay }, (_, hour) => {
    const key = waves.map((wave) => wave.factors[hour]).join()
    const kind = known.get(key) ?? hours.push(hour) - 1
    known.set(key, kind)
    return kind
  })
  return { hours, kindOf }
}

function wavesOf(wiring: CallGraph, all: readonly Workload[]): readonly ProfileFlows[] {
  const groups = new Map<string, Workload[]>()
  for (const workload of all) {
    const key = String(workload.profile)
    groups.set(key, [...(groups.get(key) ?? []), workload])
  }
  return Array.from(groups.values(), (workloads) => {
    const sources = workloads.map(({ to, rate }) => ({ name: '', to: wiring.positions.get(to)!, rate }))
    const operations = executionRates({ ...wiring.skeleton, sources }, wiring.attempts)
    const calls = new Float64Array(wiring.calls.length)
    for (let i = 0; i < calls.length; i++) {
      calls[i] = operations[wiring.from[i]!]! * wiring.attempts[i]!
    }
    return { factors: hourlyFactors(workloads[0]?.profile ?? 'flat'), workloads, operations, calls }
  })
}

function endless(wiring: CallGraph, circle: readonly number[]): Result<never> {
  const names = circle.slice(0, 5).map((i) => wiring.skeleton.activities[i]?.name ?? '')
  const shown = circle.length > 5 ? [...names, '…'] : [...names, names[0]]
  return failure('calls', `These calls go round in a circle that never ends: ${shown.join(' → ').slice(0, 180)}`)
}

function summed(parts: readonly (readonly [Float64Array, number])[]): Float64Array | undefined {
  const [head, ...rest] = parts
  if (!head) return undefined
  const sum = head[0].map((value) => value * head[1])
  for (const [values, factor] of rest) {
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + values[i]! * factor
  }
  return sum
}

function tableOf(of: CallGraph, waves: readonly ProfileFlows[], factor: (wave: ProfileFlows) => number): HourlyTraffic {
  const operations = summed(waves.map((wave) => [wave.operations, factor(wave)]))
  const calls = summed(waves.map((wave) => [wave.calls, factor(wave)]))
  const byOperation: Record<string, PerSecond> = {}
  const byCall: Record<string, PerSecond> = {}
  const byWorkload: Record<string, PerSecond> = {}
  for (const [id, i] of of.positions) byOperation[id] = operations?.[i] ?? 0
  of.calls.forEach(({ id }, i) => {
    byCall[id] = calls?.[i] ?? 0
  })
  for (const wave of waves) for (const { id, rate } of wave.workloads) byWorkload[id] = rate * factor(wave)
  return {
    operations: byOperation as Table<OperationId, PerSecond>,
    calls: byCall as Table<CallId, PerSecond>,
    workloads: byWorkload as Table<WorkloadId, PerSecond>,
  }
}

function rate(workloads: readonly Workload[]): PerSecond {
  return workloads.reduce((sum, workload) => sum + workload.rate, 0)
}

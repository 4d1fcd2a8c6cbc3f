/**
 * How often everything happens, whatever the partition: executions of every operation and every call, in the
 * mean hour and in each of the 24. The traffic equations are those of `queueing/traffic.ts`, asked of a bare
 * network with one activity per operation; retries are in it, because they cost anew [C1].
 *
 * Flows are linear in the workloads, so one solve per distinct profile gives all hours.
 */

import { memoByIdentity } from '../base/memo'
import { failure, type Result, success } from '../base/result'
import { rows, type Table } from '../base/table'
import { hoursPerDay, type PerSecond } from '../base/units'
import type { Call, CallId, Design, Operation, OperationId, Workload, WorkloadId } from '../model/document'
import { never } from '../queueing/distribution'
import { expectedCalls } from '../queueing/failures'
import type { Network } from '../queueing/network'
import { divergence, flows } from '../queueing/traffic'
import type { Traffic } from './context'
import { hourlyFactors } from './profile'

/** A design by position: what the passes over it read instead of looking up ids. */
export interface Wiring {
  readonly operations: readonly Operation[]
  readonly place: ReadonlyMap<OperationId, number>
  /** Callers in the order of `operations`, the calls of each in the order of their stages. */
  readonly calls: readonly Call[]
  readonly from: Int32Array
  readonly to: Int32Array
  /** Calls of operation i: from first[i] up to first[i + 1]. */
  readonly first: Int32Array
  readonly workloads: readonly Workload[]
  /** One activity per operation, no work: carries the flow, and only that. */
  readonly skeleton: Network
  /** Attempts of each call per execution of its caller. */
  readonly attempts: Float64Array
  /** Probability that an execution of each operation fails by its own doing or that of what it needs. */
  readonly failing: Float64Array
}

/** Flows of the workloads that share one shape of the day, in the mean hour. */
export interface Wave {
  readonly factors: readonly number[]
  readonly workloads: readonly Workload[]
  readonly operations: Float64Array
  readonly calls: Float64Array
}

export interface Flow {
  readonly wiring: Wiring
  readonly waves: readonly Wave[]
  /** The hour with the most requests [T6]. */
  readonly busiest: number
  /** All waves together, in the mean hour and in the busiest. */
  readonly mean: Rates
  readonly peak: Rates
}

export interface Rates {
  readonly operations: Float64Array
  readonly calls: Float64Array
}

/** The flows of a design; a circle of calls that feeds itself without end [L6] is a problem that names it. */
export const flow: (design: Design) => Result<Flow> = memoByIdentity((design: Design) => {
  const of = wiring(design)
  const circle = divergence(of.skeleton)
  if (circle) return endless(of, circle)
  const waves = wavesOf(of)
  const total = Array.from({ length: hoursPerDay }, (_, hour) =>
    waves.reduce((sum, wave) => sum + (wave.factors[hour] as number) * rate(wave.workloads), 0),
  )
  const busiest = total.indexOf(Math.max(...total))
  const all = (factor: (wave: Wave) => number): Rates => ({
    operations: summed(waves.map((wave) => [wave.operations, factor(wave)])) ?? new Float64Array(of.operations.length),
    calls: summed(waves.map((wave) => [wave.calls, factor(wave)])) ?? new Float64Array(of.calls.length),
  })
  const mean = all(() => 1)
  const peak = all((wave) => wave.factors[busiest] as number)
  return success({ wiring: of, waves, busiest, mean, peak })
})

/** The flows in tables by id, as rules of the bill and limits read them. Hours that are alike share one object. */
export const tables: (flow: Flow) => { readonly mean: Traffic; readonly hours: readonly Traffic[] } = memoByIdentity(
  (of: Flow) => {
    const known = new Map<string, Traffic>()
    const at = (factor: (wave: Wave) => number): Traffic => {
      const key = of.waves.map(factor).join()
      const found = known.get(key)
      if (found) return found
      const traffic = tableOf(of, factor)
      known.set(key, traffic)
      return traffic
    }
    return {
      mean: at(() => 1),
      hours: Array.from({ length: hoursPerDay }, (_, hour) => at((wave) => wave.factors[hour] as number)),
    }
  },
)

/** The design by position, derived once per design. */
export const wiring: (design: Design) => Wiring = memoByIdentity((design: Design) => {
  const operations = rows<Operation>(design.operations)
  const place = new Map(operations.map((operation, i) => [operation.id, i]))
  const outgoing: Call[][] = operations.map(() => [])
  for (const call of rows<Call>(design.calls)) outgoing[place.get(call.from) as number]?.push(call)
  for (const list of outgoing) list.sort((a, b) => a.stage - b.stage)
  const calls = outgoing.flat()
  const first = new Int32Array(operations.length + 1)
  outgoing.forEach((list, i) => {
    first[i + 1] = (first[i] as number) + list.length
  })
  const to = Int32Array.from(calls, (call) => place.get(call.to) as number)
  const skeleton: Network = {
    stations: [{ name: '' }],
    activities: operations.map((operation, i) => ({
      ...{ name: `${operation.service.slice(8)}/${operation.name}`, station: 0, demand: never, overhead: 0, pause: [] },
      errorRate: operation.errorRate,
      visits: (outgoing[i] as Call[]).map((call, j) => ({
        ...{
          to: to[(first[i] as number) + j] as number,
          ratio: call.count,
          stage: call.stage,
          delay: [],
          local: false,
        },
        ...{
          fanOut: call.fanOut === 'parallel' ? ('parallel' as const) : ('sequence' as const),
          waits: call.mode === 'sync',
        },
        ...{ retries: call.retries, optional: call.optional },
      })),
    })),
    sources: [],
  }
  const { calls: attempts, execution: failing } = expectedCalls(skeleton)
  return {
    ...{ operations, place, calls, to, first, skeleton, attempts, failing },
    from: Int32Array.from(calls, (call) => place.get(call.from) as number),
    workloads: rows<Workload>(design.workloads),
  }
})

function wavesOf(wiring: Wiring): readonly Wave[] {
  const groups = new Map<string, Workload[]>()
  for (const workload of wiring.workloads) {
    const key = String(workload.profile)
    groups.set(key, [...(groups.get(key) ?? []), workload])
  }
  return Array.from(groups.values(), (workloads) => {
    const sources = workloads.map(({ to, rate }) => ({ name: '', to: wiring.place.get(to) as number, rate }))
    const operations = flows({ ...wiring.skeleton, sources }, wiring.attempts)
    const calls = new Float64Array(wiring.calls.length)
    for (let i = 0; i < calls.length; i++) {
      calls[i] = (operations[wiring.from[i] as number] as number) * (wiring.attempts[i] as number)
    }
    return { factors: hourlyFactors(workloads[0]?.profile ?? 'flat'), workloads, operations, calls }
  })
}

function endless(wiring: Wiring, circle: readonly number[]): Result<never> {
  const names = circle.slice(0, 5).map((i) => wiring.skeleton.activities[i]?.name ?? '')
  const shown = circle.length > 5 ? [...names, '…'] : [...names, names[0]]
  return failure('calls', `These calls go round in a circle that never ends: ${shown.join(' → ').slice(0, 180)}`)
}

function summed(parts: readonly (readonly [Float64Array, number])[]): Float64Array | undefined {
  const [head, ...rest] = parts
  if (!head) return undefined
  const sum = head[0].map((value) => value * head[1])
  for (const [values, factor] of rest) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (values[i] as number) * factor
  }
  return sum
}

function tableOf({ wiring, waves }: Flow, factor: (wave: Wave) => number): Traffic {
  const operations = summed(waves.map((wave) => [wave.operations, factor(wave)]))
  const calls = summed(waves.map((wave) => [wave.calls, factor(wave)]))
  const byOperation: Record<string, PerSecond> = {}
  const byCall: Record<string, PerSecond> = {}
  const byWorkload: Record<string, PerSecond> = {}
  wiring.operations.forEach(({ id }, i) => {
    byOperation[id] = operations?.[i] ?? 0
  })
  wiring.calls.forEach(({ id }, i) => {
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

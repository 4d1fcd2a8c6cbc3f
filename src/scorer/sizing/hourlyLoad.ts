/**
 * What each deployable is asked for, hour by hour: CPU, executions held, memory in flight. Flows are linear in
 * the workloads, so each hour is a weighted sum over the waves of traffic. Nothing here depends on size.
 */

import { memo } from '../../base/memo'
import type { Bytes, Cores, Erlangs } from '../../base/units'
import type { Call, Design, Operation, ServiceId } from '../../model/document'
import type { ScoringInput } from '../lowering/scoringInput'

/** By host; each a row with a number for each kind of hour. */
export interface HourlyLoads {
  /** Reference cores busy: own work and the CPU of calls at both ends [L2]. */
  readonly work: readonly (readonly number[])[]
  /** Executions that hold a slot of their own, nested waits included. */
  readonly held: readonly (readonly number[])[]
  /** Memory of all executions in flight, those called in process included. */
  readonly flight: readonly (readonly number[])[]
}

export function hourlyLoad(side: ScoringInput): HourlyLoads {
  const { profiles: waves, hourKinds: day } = side.flows
  const loads = waves.map((wave) => waveLoad(side, wave.operations, wave.calls, wave.workloads))
  const row = (kind: keyof HourlyLoads, host: number): readonly number[] =>
    day.hours.map((hour) => {
      let sum = 0
      for (let w = 0; w < waves.length; w++) {
        const value = loads[w]![kind][host]!
        if (value > 0) sum += value * waves[w]!.factors[hour]!
      }
      return sum
    })
  const rows = (kind: keyof HourlyLoads) => side.hosts.map((_, host) => row(kind, host))
  return { work: rows('work'), held: rows('held'), flight: rows('flight') }
}

function waveLoad(
  side: ScoringInput,
  operationRates: Float64Array,
  callRates: Float64Array,
  workloads: ScoringInput['flows']['profiles'][number]['workloads'],
): { readonly work: Float64Array; readonly held: Float64Array; readonly flight: Float64Array } {
  const { index: wiring, hostOf, callCosts: tolls, holdingTimes: holding } = side
  const [work, held, flight] = [0, 1, 2].map(() => new Float64Array(side.hosts.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const add = (row: Float64Array, host: number, value: Cores | Erlangs | Bytes) => {
    row[host] = row[host]! + value
  }
  const perRequest = memoryPerRequest(wiring.services, side.design.services)
  wiring.operations.forEach(({ demand }: Operation, i) => {
    const rate = operationRates[i]!
    if (!(rate > 0)) return
    const host = hostOf[i]!
    add(work, host, rate * demand)
    add(flight, host, rate * holding[i]! * perRequest[i]!)
  })
  wiring.calls.forEach((call: Call, c) => {
    const rate = callRates[c]!
    const { clientWork, serverWork, inProcess } = tolls[c]!
    const to = wiring.to[c]!
    add(work, hostOf[wiring.from[c]!]!, rate * clientWork)
    add(work, hostOf[to]!, rate * serverWork)
    if (!inProcess || call.mode === 'async') add(held, hostOf[to]!, rate * holding[to]!)
  })
  for (const workload of workloads) {
    const to = wiring.positions.get(workload.to)!
    add(held, hostOf[to]!, workload.rate * holding[to]!)
  }
  return { work, held, flight }
}

/** By operation; both sides have the same services. */
const memoryPerRequest = memo((of: readonly ServiceId[], services: Design['services']) =>
  Float64Array.from(of, (service) => services[service]?.memoryPerRequest ?? 0),
)

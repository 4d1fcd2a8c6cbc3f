/**
 * What each deployable is asked for, hour by hour: CPU, executions held, memory in flight. Flows are linear in
 * the workloads, so each hour is a weighted sum over the waves of traffic. Nothing here depends on size.
 */

import { type Bytes, type Cores, type Erlangs, hoursPerDay } from '../base/units'
import type { Call, Operation } from '../model/document'
import type { Toll } from './calls'
import { hostAt, type Side } from './side'

/** By host; each a row of 24 hours. */
export interface Load {
  /** Reference cores busy: own work and the CPU of calls at both ends [L2]. */
  readonly work: readonly Float64Array[]
  /** Executions that hold a slot of their own, nested waits included. */
  readonly held: readonly Float64Array[]
  /** Memory of all executions in flight, those called in process included. */
  readonly flight: readonly Float64Array[]
}

export function load(side: Side): Load {
  const rows = () => side.hosts.map(() => new Float64Array(hoursPerDay))
  const total = { work: rows(), held: rows(), flight: rows() }
  for (const wave of side.flow.waves) {
    const once = waveLoad(side, wave.operations, wave.calls, wave.workloads)
    for (const kind of ['work', 'held', 'flight'] as const) {
      total[kind].forEach((row, host) => {
        const value = once[kind][host] as number
        if (!(value > 0)) return
        for (let hour = 0; hour < hoursPerDay; hour++)
          row[hour] = (row[hour] as number) + value * (wave.factors[hour] as number)
      })
    }
  }
  return total
}

function waveLoad(
  side: Side,
  operationRates: Float64Array,
  callRates: Float64Array,
  workloads: Side['flow']['waves'][number]['workloads'],
): { readonly work: Float64Array; readonly held: Float64Array; readonly flight: Float64Array } {
  const { wiring, hostOf, tolls, holding } = side
  const [work, held, flight] = [0, 1, 2].map(() => new Float64Array(side.hosts.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const add = (row: Float64Array, host: number, value: Cores | Erlangs | Bytes) => {
    row[host] = (row[host] as number) + value
  }
  const perRequest = memoryPerRequest(side)
  wiring.operations.forEach(({ demand }: Operation, i) => {
    const rate = operationRates[i] as number
    if (!(rate > 0)) return
    const host = hostOf[i] as number
    add(work, host, rate * demand)
    add(flight, host, rate * (holding[i] as number) * (perRequest[i] as number))
  })
  wiring.calls.forEach((call: Call, c) => {
    const rate = callRates[c] as number
    const { clientWork, serverWork, inProcess } = tolls[c] as Toll
    const to = wiring.to[c] as number
    add(work, hostOf[wiring.from[c] as number] as number, rate * clientWork)
    add(work, hostOf[to] as number, rate * serverWork)
    if (!inProcess || call.mode === 'async') add(held, hostOf[to] as number, rate * (holding[to] as number))
  })
  for (const workload of workloads) {
    const to = wiring.place.get(workload.to) as number
    add(held, hostOf[to] as number, workload.rate * (holding[to] as number))
  }
  return { work, held, flight }
}

function memoryPerRequest(side: Side): Float64Array {
  return Float64Array.from(side.wiring.operations, (operation, i) => {
    const service = hostAt(side, i).services.find(({ id }) => id === operation.service)
    return service?.memoryPerRequest ?? 0
  })
}

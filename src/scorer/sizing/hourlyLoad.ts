/**
 * The load of each deployable, hour by hour: CPU, executions held, memory in flight. Flows are linear in the workloads,
 * so each hour is a weighted sum over the daily profiles. Nothing here depends on size.
 */

import type { Bytes, Cores, Erlangs, PerSecond } from '../../base/units'
import type { ScoringInput } from '../lowering/scoringInput'
import type { ProfileFlows } from '../traffic/designFlows'

/** By host; each a row with a number for each kind of hour. */
export interface HourlyLoads {
  /** Reference cores busy: own work and the CPU of calls at both ends [L2]. */
  readonly work: readonly (readonly number[])[]
  /** Executions that hold a slot of their own, nested waits included. */
  readonly held: readonly (readonly number[])[]
  /** Executions started from outside per second. */
  readonly started: readonly (readonly number[])[]
  /** Memory of all executions in flight, those called in process included. */
  readonly flight: readonly (readonly number[])[]
}

/** The load of every host in every kind of hour. */
export function hourlyLoad(side: ScoringInput): HourlyLoads {
  const { profiles, hourKinds } = side.flows
  const loads = profiles.map((profile) => profileLoad(side, profile))
  const row = (kind: keyof HourlyLoads, host: number): readonly number[] =>
    hourKinds.hours.map((hour) => {
      let sum = 0
      for (let p = 0; p < profiles.length; p++) {
        const value = loads[p]![kind][host]!
        if (value > 0) sum += value * profiles[p]!.factors[hour]!
      }
      return sum
    })
  const rows = (kind: keyof HourlyLoads) => side.hosts.map((_, host) => row(kind, host))
  return { work: rows('work'), held: rows('held'), started: rows('started'), flight: rows('flight') }
}

function profileLoad(
  side: ScoringInput,
  profile: ProfileFlows,
): { readonly [kind in keyof HourlyLoads]: Float64Array } {
  const { index, hostOf, callCosts, holdingTimes, design } = side
  const work = new Float64Array(side.hosts.length)
  const held = new Float64Array(side.hosts.length)
  const started = new Float64Array(side.hosts.length)
  const flight = new Float64Array(side.hosts.length)
  const add = (row: Float64Array, host: number, value: Cores | Erlangs | PerSecond | Bytes) => {
    row[host] = row[host]! + value
  }
  index.operations.forEach(({ demand, service }, i) => {
    const rate = profile.operations[i]!
    if (!(rate > 0)) return
    const host = hostOf[i]!
    add(work, host, rate * demand)
    add(flight, host, rate * holdingTimes[i]! * (design.services[service]?.memoryPerRequest ?? 0))
  })
  index.calls.forEach((call, c) => {
    const rate = profile.calls[c]!
    const { clientWork, serverWork, inProcess } = callCosts[c]!
    const to = index.to[c]!
    add(work, hostOf[index.from[c]!]!, rate * clientWork)
    add(work, hostOf[to]!, rate * serverWork)
    if (inProcess && call.mode === 'sync') return
    add(held, hostOf[to]!, rate * holdingTimes[to]!)
    add(started, hostOf[to]!, rate)
  })
  for (const workload of profile.workloads) {
    const to = index.positions.get(workload.to)!
    add(held, hostOf[to]!, workload.rate * holdingTimes[to]!)
    add(started, hostOf[to]!, workload.rate)
  }
  return { work, held, started, flight }
}

/**
 * Lowering: from a design and where it runs to a network of stations, activities and visits. This is the only
 * place where a partition changes how work flows.
 *
 * - Each deployable is a station; each operation an activity at it. Calls are visits.
 * - A call inside a deployable runs inside the slot of its caller: no delay, no CPU of its own [L1]. Where the
 *   callee only works it is part of the caller's work [L18], where it only waits a pause of the caller [L20]; an async
 *   one takes a slot of its own.
 * - A call between deployables adds CPU to both ends and a delay between them [L2]. What the caller pays is part of
 *   its demand; what the callee pays makes a **variant** of its activity, because the same operation called from
 *   within costs less than when called over the network [L10].
 * - A part that the provider runs is a pause at a station without limits [T4]; a function adds cold starts.
 */

import type { Seconds } from '../base/units'
import type { Operation, OperationId } from '../model/document'
import { constant, type Distribution, work } from '../queueing/distribution'
import type { Activity, Delay, Visit } from '../queueing/network'
import type { Toll } from './calls'
import { coldDelays } from './cold'
import { type Inlined, inlined } from './inline'
import { type Arrival, pauseOf } from './pause'
import { asMeasured } from './physics'
import type { Lowered, LoweredCall } from './scorecard'
import { hostAt, type Side } from './side'

/** How executions of an operation differ: what answering costs, and what they wait for first. */
interface Variant {
  readonly serverWork: Seconds
  readonly arrival: Arrival
}

export function lower(side: Side): Lowered {
  const { wiring, hosts, tolls, flow } = side
  const cold = coldDelays(side)
  const taken = inlined(side)
  const physics = asMeasured(side.catalog)
  const activities: Activity[] = []
  const operations: OperationId[] = []
  const known = new Map<string, number>()
  const answering = answeringWork(side)
  const place = (operation: number, variant: Variant): number => {
    const host = hostAt(side, operation)
    // A source differs from a call only where it waits for something else: at parts that accept, and when cold.
    const plain = host.own && !cold.has(host.id)
    const arrival = plain || (host.own && variant.arrival === 'write') ? 'read' : variant.arrival
    const key = `${operation}|${variant.serverWork}|${arrival}`
    const found = known.get(key)
    if (found !== undefined) return found
    const { id, errorRate } = wiring.operations[operation] as Operation
    const index = activities.length
    known.set(key, index)
    operations.push(id)
    activities.push({
      ...{ name: id.slice('operation:'.length), station: side.hostOf[operation] as number, errorRate },
      ...demand(side, taken, operation, variant.serverWork),
      pause: [
        ...(arrival === 'source' ? (cold.get(host.id) ?? []) : []),
        ...pauseOf(wiring.operations[operation] as Operation, host, arrival, physics),
        ...(taken.pauses[operation] ?? []),
      ],
      visits: [],
    })
    return index
  }
  const sources = wiring.workloads.map((workload) => ({
    name: workload.id.slice('workload:'.length),
    to: place(wiring.place.get(workload.to) as number, { serverWork: 0, arrival: 'source' }),
    rate: workload.rate * (flow.waves.find((wave) => wave.workloads.includes(workload))?.factors[flow.busiest] ?? 1),
  }))
  const targets = wiring.calls.map((_, c) => {
    if (taken.calls[c]) return -1
    const to = wiring.to[c] as number
    const toll = tolls[c] as Toll
    const serverWork = toll.hop ? answering(to, toll.serverWork) : 0
    return place(to, { serverWork, arrival: toll.write ? 'write' : 'read' })
  })
  const placed = new Set(operations)
  wiring.operations.forEach(({ id }, i) => {
    if (!placed.has(id)) place(i, { serverWork: 0, arrival: 'read' })
  })
  const visits = wiring.operations.map((_, i) => visitsOf(side, i, targets, cold))
  return {
    network: {
      stations: hosts.map(({ id }) => ({ name: id.slice('deployable:'.length) })),
      activities: activities.map((activity, a) => ({
        ...activity,
        visits: visits[wiring.place.get(operations[a] as OperationId) as number] as readonly Visit[],
      })),
      sources,
    },
    stations: hosts.map(({ id }) => id),
    activities: operations,
    sources: wiring.workloads.map(({ id }) => id),
    calls: loweredCalls(side),
  }
}

/**
 * The CPU of answering, per variant. An operation that is called with ever other payloads would have as many
 * variants as callers; beyond three they become one with their mean, weighted by rate [L10].
 */
function answeringWork({ wiring, tolls, flow }: Side): (operation: number, serverWork: Seconds) => Seconds {
  const most = 3
  const distinct = new Map<number, Set<Seconds>>()
  wiring.calls.forEach((_, c) => {
    const toll = tolls[c] as Toll
    if (!toll.hop) return
    const to = wiring.to[c] as number
    distinct.set(to, (distinct.get(to) ?? new Set<Seconds>()).add(toll.serverWork))
  })
  const means = new Map<number, Seconds>()
  for (const [operation, works] of distinct) {
    if (works.size <= most) continue
    let [rate, busy] = [0, 0]
    wiring.calls.forEach((_, c) => {
      if (wiring.to[c] !== operation || !tolls[c]?.hop) return
      rate += flow.peak.calls[c] as number
      busy += (flow.peak.calls[c] as number) * (tolls[c] as Toll).serverWork
    })
    means.set(operation, rate > 0 ? busy / rate : Math.max(...works))
  }
  return (operation, serverWork) => means.get(operation) ?? serverWork
}

/** Seconds below which work is none: a file may say 1e-161, whose square is no number any more. */
const negligible = 1e-15

/** Own work with its spread, that of calls taken in [L18], and the CPU of calls made and answered, which has none. */
function demand(
  { wiring, tolls }: Side,
  { mean: own, variance }: Inlined,
  i: number,
  serverWork: Seconds,
): { readonly demand: Distribution; readonly overhead: number } {
  let calls = serverWork
  let plain = true
  for (let c = wiring.first[i] as number; c < (wiring.first[i + 1] as number); c++) {
    calls += (wiring.attempts[c] as number) * (tolls[c] as Toll).clientWork
    plain &&= !(tolls[c] as Toll).inProcess
  }
  const { demand, cv } = wiring.operations[i] as Operation
  if ((own[i] as number) + calls < negligible) return { demand: constant(0), overhead: 0 }
  // As it was written, so that an exponential stays exactly one.
  if (calls === 0 && plain) return { demand: work(demand, cv), overhead: 0 }
  const mean = (own[i] as number) + calls
  return { demand: work(mean, Math.sqrt(variance[i] as number) / mean), overhead: calls / mean }
}

function visitsOf(
  { wiring, tolls, hosts, hostOf }: Side,
  i: number,
  targets: readonly number[],
  cold: ReadonlyMap<string, Delay>,
): readonly Visit[] {
  return wiring.calls.slice(wiring.first[i], wiring.first[i + 1]).flatMap((call, offset) => {
    const c = (wiring.first[i] as number) + offset
    if (targets[c] === -1) return []
    const toll = tolls[c] as Toll
    const starting = toll.inProcess ? undefined : cold.get(hosts[hostOf[wiring.to[c] as number] as number]?.id ?? '')
    const visit: Visit = {
      ...{ to: targets[c] as number, ratio: call.count, stage: call.stage, retries: call.retries },
      fanOut: call.fanOut === 'parallel' ? 'parallel' : 'sequence',
      delay: starting ? [...toll.delay, ...starting] : toll.delay,
      waits: call.mode === 'sync',
      local: toll.inProcess && call.mode === 'sync',
      ...(call.timeout !== undefined && { timeout: call.timeout }),
      optional: call.optional,
    }
    return [visit]
  })
}

function loweredCalls({ wiring, tolls, flow, hosts, hostOf }: Side): Lowered['calls'] {
  const calls: Record<string, LoweredCall> = {}
  wiring.calls.forEach(({ id }, c) => {
    const { inProcess, network, clientWork, serverWork, platform, crossZone, bytes } = tolls[c] as Toll
    const [caller, callee] = [
      hosts[hostOf[wiring.from[c] as number] as number],
      hosts[hostOf[wiring.to[c] as number] as number],
    ]
    calls[id] = {
      ...{ rate: flow.mean.calls[c] as number, inProcess, network, platform, crossZone, bytes },
      serialisation: clientWork / (caller?.offer?.speed ?? 1) + serverWork / (callee?.offer?.speed ?? 1),
    }
  })
  return calls as Lowered['calls']
}

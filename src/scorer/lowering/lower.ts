/**
 * Lowering: from a placed design to a network of stations, activities and visits. This is the only place where a
 * partition changes how work flows.
 *
 * - Each deployable is a station; each operation an activity at it. Calls are visits.
 * - A call inside a deployable runs inside the slot of its caller: no delay, no CPU of its own [L1]. Where the
 *   callee only works it is part of the caller's work [L18], where it only waits a pause of the caller [L20]; an async
 *   one takes a slot of its own.
 * - A call between deployables adds CPU to both ends and a delay between them [L2]. What the caller pays is part of
 *   its demand; what the callee pays makes a **variant** of its activity, because the same operation called from
 *   within costs less than when called over the network [L10].
 * - A part that the provider runs is a pause at a station without limits [T4]. A function adds cold starts to every
 *   execution that starts from outside, entry or call: the environment is held, and the caller waits.
 */

import type { Seconds } from '../../base/units'
import type { DeployableId } from '../../model/document'
import { constant, type Distribution, meanOf } from '../../queueing/network/distribution'
import type { Activity, Visit } from '../../queueing/network/network'
import type { Lowered, LoweredCall } from '../result/scorecard'
import { catalogConstants } from './callConstants'
import { coldStartDelay, coldStarts } from './coldStart'
import { speedOf } from './host'
import { type Inlining, inlining } from './inlining'
import { type ArrivalKind, pauseBefore } from './pauses'
import type { PlacedDesign } from './placedDesign'
import { hostAt, type ScoringInput } from './scoringInput'
import { sumOfWork } from './workParts'

/** How executions of an operation differ: by the CPU of answering, and by what they wait for first. */
interface Variant {
  readonly serverWork: Seconds
  readonly arrival: ArrivalKind
  readonly activity: number
}

/** An activity whose visits are filled in once all activities have a position. */
interface MutableActivity extends Activity {
  visits: readonly Visit[]
}

const none: readonly Visit[] = []

/** The network of one side, and the way back from its positions to the design. */
export function lower(side: ScoringInput): Lowered {
  const { index, callCosts, flows } = side
  const cold = coldStarts(side)
  const inlined = inlining(side)
  const constants = catalogConstants(side.catalog)
  const activities: MutableActivity[] = []
  /** By activity: the operation that it executes. */
  const operationOf: number[] = []
  /** By operation. */
  const variants: Variant[][] = index.operations.map(() => [])
  const serverWorkOf = answeringWork(side)
  /** The activity of this variant, made where there is none yet. */
  const activityFor = (operation: number, serverWork: Seconds, as: ArrivalKind): number => {
    const host = hostAt(side, operation)
    // The kind of arrival matters only at parts that the provider runs and at functions with cold starts.
    const uniform = host.own && cold[host.id] === undefined
    const arrival = uniform || (host.own && as === 'write') ? 'read' : as
    for (const variant of variants[operation]!) {
      if (variant.serverWork === serverWork && variant.arrival === arrival) return variant.activity
    }
    const row = index.operations[operation]!
    const activity = activities.length
    variants[operation]!.push({ serverWork, arrival, activity })
    operationOf.push(operation)
    const start = arrival === 'source' ? cold[host.id] : undefined
    const inlinedPause = inlined.pauses[operation]!
    const pause = pauseBefore(row, host, arrival, constants)
    const { demand, overhead } = demandOf(side, inlined, operation, serverWork)
    activities.push({
      name: row.id.slice('operation:'.length),
      station: side.stationOf[side.hostOf[operation]!]!,
      errorRate: row.errorRate,
      demand,
      overhead,
      pause:
        start || inlinedPause.length > 0 ? [...(start ? coldStartDelay(start) : []), ...pause, ...inlinedPause] : pause,
      visits: none,
    })
    return activity
  }
  const factors = new Map(
    flows.profiles.flatMap((profile) =>
      profile.workloads.map((workload) => [workload, profile.factors[flows.busiestHour]]),
    ),
  )
  const sources = flows.workloads.map((workload) => {
    const factor = factors.get(workload) ?? 1
    const source = {
      name: workload.id.slice('workload:'.length),
      to: activityFor(index.positions.get(workload.to)!, 0, 'source'),
      rate: workload.rate * factor,
    }
    const { users, think = 0 } = workload
    return users === undefined ? source : { ...source, users: users * factor, think }
  })
  const targets = Int32Array.from(callCosts, ({ hop, inProcess, serverWork, write }, c) => {
    if (inlined.calls[c]) return -1
    const to = index.to[c]!
    const starting = !inProcess && cold[hostAt(side, to).id] !== undefined
    return activityFor(to, hop ? serverWorkOf(to, serverWork) : 0, starting ? 'source' : write ? 'write' : 'read')
  })
  variants.forEach((list, operation) => {
    if (list.length === 0) activityFor(operation, 0, 'read')
    const visits = visitsOf(side, operation, targets)
    for (const { activity } of list) activities[activity]!.visits = visits
  })
  const stations: DeployableId[] = []
  side.hosts.forEach(({ id }, i) => {
    stations[side.stationOf[i]!] ??= id
  })
  return {
    network: {
      stations: stations.map((id) => ({ name: id.slice('deployable:'.length) })),
      activities,
      sources,
    },
    stations,
    stationOf: Object.fromEntries(side.hosts.map(({ id }, i) => [id, side.stationOf[i]!])),
    activities: operationOf.map((operation) => index.operations[operation]!.id),
    sources: flows.workloads.map(({ id }) => id),
    calls: loweredCalls(side),
    coldStarts: cold,
  }
}

/**
 * The CPU of answering, per variant. An operation that is called with many different payloads would have as many
 * variants as callers; beyond three they become one with their mean, weighted by rate [L10].
 */
function answeringWork({ index, callCosts, flows }: ScoringInput): (operation: number, serverWork: Seconds) => Seconds {
  const maxVariants = 3
  const distinct: Seconds[][] = index.operations.map(() => [])
  const rate = new Float64Array(index.operations.length)
  const busy = new Float64Array(index.operations.length)
  callCosts.forEach(({ hop, serverWork }, c) => {
    if (!hop) return
    const to = index.to[c]!
    const works = distinct[to]!
    if (works.length <= maxVariants && !works.includes(serverWork)) works.push(serverWork)
    rate[to] = rate[to]! + flows.peak.calls[c]!
    busy[to] = busy[to]! + flows.peak.calls[c]! * serverWork
  })
  return (operation, serverWork) => {
    if (distinct[operation]!.length <= maxVariants) return serverWork
    return rate[operation]! > 0 ? busy[operation]! / rate[operation]! : maxWork(operation)
  }

  function maxWork(operation: number): Seconds {
    return callCosts.reduce(
      (work, cost, c) => (cost.hop && index.to[c] === operation ? Math.max(work, cost.serverWork) : work),
      0,
    )
  }
}

/** Seconds below which work is none: a file may say 1e-161, whose square is zero in floating point. */
const negligible = 1e-15

/** Own work with its spread, that of inlined calls [L18] with theirs, and the CPU of calls made and answered, which has none. */
function demandOf(
  { index, callCosts }: ScoringInput,
  { works }: Inlining,
  i: number,
  serverWork: Seconds,
): { readonly demand: Distribution; readonly overhead: number } {
  let calls = serverWork
  for (let c = index.first[i]!; c < index.first[i + 1]!; c++) {
    calls += index.attempts[c]! * callCosts[c]!.clientWork
  }
  const work = sumOfWork(works[i]!)
  const mean = meanOf(work) + calls
  if (mean < negligible) return { demand: constant(0), overhead: 0 }
  if (calls === 0) return { demand: work, overhead: 0 }
  return { demand: sumOfWork([...works[i]!, constant(calls)]), overhead: calls / mean }
}

function visitsOf({ index, callCosts }: ScoringInput, i: number, targets: Int32Array): readonly Visit[] {
  const visits: Visit[] = []
  for (let c = index.first[i]!; c < index.first[i + 1]!; c++) {
    const to = targets[c]!
    if (to === -1) continue
    const call = index.calls[c]!
    const { inProcess, delay } = callCosts[c]!
    const waits = call.mode === 'sync'
    const { count: ratio, stage, retries, timeout, optional } = call
    const fanOut = call.fanOut === 'parallel' ? 'parallel' : 'sequence'
    const local = inProcess && waits
    visits.push(
      timeout === undefined
        ? { to, ratio, stage, retries, fanOut, delay, waits, local, optional }
        : { to, ratio, stage, retries, fanOut, delay, waits, local, timeout, optional },
    )
  }
  return visits
}

function loweredCalls({ index, callCosts, hosts, hostOf }: PlacedDesign): Lowered['calls'] {
  const speedAt = (operation: number) => speedOf(hosts[hostOf[operation]!]!)
  const calls: Record<string, LoweredCall> = {}
  index.calls.forEach(({ id }, c) => {
    const { inProcess, network, clientWork, serverWork, platform, crossZone, bytes, facts } = callCosts[c]!
    calls[id] = {
      inProcess,
      network,
      platform,
      crossZone,
      bytes,
      facts,
      serialisation: clientWork / speedAt(index.from[c]!) + serverWork / speedAt(index.to[c]!),
    }
  })
  return calls as Lowered['calls']
}

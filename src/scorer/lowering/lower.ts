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
 * - A part that the provider runs is a pause at a station without limits [T4]. A function adds cold starts to whatever
 *   starts from outside, entry or call: the environment is held, and the caller waits.
 */

import { memoWeak } from '../../base/memo'
import type { Seconds } from '../../base/units'
import type { Operation } from '../../model/document'
import { constant, type Distribution, isSameDistribution, work } from '../../queueing/network/distribution'
import type { Activity, Delay, Visit } from '../../queueing/network/network'
import type { Lowered, LoweredCall } from '../result/scorecard'
import { catalogConstants } from './callConstants'
import { coldStartDelay, coldStarts } from './coldStart'
import type { Host } from './host'
import { hostAt, type ScoringInput } from './indexedDesign'
import { type Inlining, inlining } from './inlining'
import { type ArrivalKind, pauseBefore } from './pauses'
import type { PlacedDesign } from './placedDesign'

/** How executions of an operation differ: what answering costs, and what they wait for first. */
interface Variant {
  readonly serverWork: Seconds
  readonly arrival: ArrivalKind
  readonly activity: number
}

/** An activity whose visits are found when all activities have a position. */
interface Growing extends Activity {
  visits: readonly Visit[]
}

/** What was lowered last, and what lowered it: a value typed changes one activity of a thousand. */
interface Before {
  readonly targets: Int32Array
  readonly activities: readonly Activity[]
  readonly rows: readonly Operation[]
}

const none: readonly Visit[] = []

export function lower(side: ScoringInput): Lowered {
  const { index: wiring, callCosts: tolls, flows: flow } = side
  const cold = coldStarts(side)
  const taken = inlining(side)
  const physics = catalogConstants(side.catalog)
  const activities: Growing[] = []
  /** By activity. */
  const executes: number[] = []
  /** By operation. */
  const known: Variant[][] = wiring.operations.map(() => [])
  const answering = answeringWork(side)
  const place = (operation: number, serverWork: Seconds, as: ArrivalKind): number => {
    const host = hostAt(side, operation)
    // What comes from outside differs only where it waits for something else: at parts that accept, and when cold.
    const plain = host.own && cold[host.id] === undefined
    const arrival = plain || (host.own && as === 'write') ? 'read' : as
    const variants = known[operation]!
    for (const variant of variants) {
      if (variant.serverWork === serverWork && variant.arrival === arrival) return variant.activity
    }
    const row = wiring.operations[operation]!
    const activity = activities.length
    variants.push({ serverWork, arrival, activity })
    executes.push(operation)
    const first = arrival === 'source' ? cold[host.id] : undefined
    const inside = taken.pauses[operation]!
    const pause = pauseBefore(row, host, arrival, physics)
    const { demand, overhead } = demandOf(side, taken, operation, serverWork)
    activities.push({
      name: row.id.slice('operation:'.length),
      station: side.hostOf[operation]!,
      errorRate: row.errorRate,
      demand,
      overhead,
      pause: first || inside.length > 0 ? [...(first ? coldStartDelay(first) : []), ...pause, ...inside] : pause,
      visits: none,
    })
    return activity
  }
  const factors = new Map(
    flow.profiles.flatMap((wave) => wave.workloads.map((one) => [one, wave.factors[flow.busiestHour]])),
  )
  const sources = wiring.workloads.map((workload) => ({
    name: workload.id.slice('workload:'.length),
    to: place(wiring.positions.get(workload.to)!, 0, 'source'),
    rate: workload.rate * (factors.get(workload) ?? 1),
  }))
  const targets = Int32Array.from(tolls, ({ hop, inProcess, serverWork, write }, c) => {
    if (taken.calls[c]) return -1
    const to = wiring.to[c]!
    const starting = !inProcess && cold[hostAt(side, to).id] !== undefined
    return place(to, hop ? answering(to, serverWork) : 0, starting ? 'source' : write ? 'write' : 'read')
  })
  known.forEach((variants, operation) => {
    if (variants.length === 0) place(operation, 0, 'read')
  })
  const rows = executes.map((operation) => wiring.operations[operation]!)
  const before = lastOf(side.placed)
  const alike = before.last !== undefined && isPlacedAlike(before.last, targets, rows) ? before.last : undefined
  if (!alike)
    known.forEach((variants, operation) => {
      const visits = visitsOf(side, operation, targets)
      for (const { activity } of variants) activities[activity]!.visits = visits
    })
  const lasting = alike ? activities.map((activity, i) => kept(alike, rows[i]!, activity, i)) : activities
  before.last = { targets, activities: lasting, rows }
  const { stations, ids } = stationsOf(side.hosts)
  return {
    network: { stations, activities: lasting, sources },
    stations: ids,
    activities: rows.map(({ id }) => id),
    sources: wiring.workloads.map(({ id }) => id),
    calls: callsIn(side.placed),
    coldStarts: cold,
  }
}

/**
 * Of each setting what was lowered last, so that what an edit leaves alone stays one and the same object, and the
 * solver sees by identity what it has solved already. Nothing else comes of it.
 */
const lastOf = memoWeak((_: PlacedDesign): { last?: Before } => ({}))

/** Whether calls go to the same positions, and the same operations stand there. */
function isPlacedAlike(before: Before, targets: Int32Array, rows: readonly Operation[]): boolean {
  return (
    rows.length === before.rows.length &&
    targets.length === before.targets.length &&
    targets.every((to, c) => to === before.targets[c]) &&
    rows.every(({ id }, i) => id === before.rows[i]?.id)
  )
}

/** The activity of before where it is the same in all it says; else the new one, with the visits of before. */
function kept({ activities, rows }: Before, row: Operation, fresh: Growing, i: number): Activity {
  const old = activities[i]!
  fresh.visits = old.visits
  const { demand, overhead, pause } = fresh
  const same =
    rows[i] === row &&
    overhead === old.overhead &&
    isSameDistribution(demand, old.demand) &&
    isLikeDelay(pause, old.pause)
  return same ? old : fresh
}

function isLikeDelay(one: Delay, other: Delay): boolean {
  if (one === other) return true
  return (
    one.length === other.length &&
    one.every(({ part, time }, i) => {
      const stretch = other[i]!
      return part === stretch.part && isSameDistribution(time, stretch.time)
    })
  )
}

const stationsOf = memoWeak((hosts: readonly Host[]) => ({
  stations: hosts.map(({ id }) => ({ name: id.slice('deployable:'.length) })),
  ids: hosts.map(({ id }) => id),
}))

/**
 * The CPU of answering, per variant. An operation that is called with ever other payloads would have as many
 * variants as callers; beyond three they become one with their mean, weighted by rate [L10].
 */
function answeringWork({
  index: wiring,
  callCosts: tolls,
  flows: flow,
}: ScoringInput): (operation: number, serverWork: Seconds) => Seconds {
  const most = 3
  const distinct: Seconds[][] = wiring.operations.map(() => [])
  const rate = new Float64Array(wiring.operations.length)
  const busy = new Float64Array(wiring.operations.length)
  tolls.forEach(({ hop, serverWork }, c) => {
    if (!hop) return
    const to = wiring.to[c]!
    const works = distinct[to]!
    if (works.length <= most && !works.includes(serverWork)) works.push(serverWork)
    rate[to] = rate[to]! + flow.peak.calls[c]!
    busy[to] = busy[to]! + flow.peak.calls[c]! * serverWork
  })
  return (operation, serverWork) => {
    if (distinct[operation]!.length <= most) return serverWork
    return rate[operation]! > 0 ? busy[operation]! / rate[operation]! : mostWork(operation)
  }

  function mostWork(operation: number): Seconds {
    return tolls.reduce(
      (work, toll, c) => (toll.hop && wiring.to[c] === operation ? Math.max(work, toll.serverWork) : work),
      0,
    )
  }
}

/** Seconds below which work is none: a file may say 1e-161, whose square is no number any more. */
const negligible = 1e-15

/** Own work with its spread, that of calls taken in [L18], and the CPU of calls made and answered, which has none. */
function demandOf(
  { index: wiring, callCosts: tolls }: ScoringInput,
  { mean: own, variance }: Inlining,
  i: number,
  serverWork: Seconds,
): { readonly demand: Distribution; readonly overhead: number } {
  let calls = serverWork
  let plain = true
  for (let c = wiring.first[i]!; c < wiring.first[i + 1]!; c++) {
    calls += wiring.attempts[c]! * tolls[c]!.clientWork
    plain &&= !tolls[c]!.inProcess
  }
  const { demand, cv } = wiring.operations[i]!
  if (own[i]! + calls < negligible) return { demand: constant(0), overhead: 0 }
  // As it was written, so that an exponential stays exactly one.
  if (calls === 0 && plain) return { demand: work(demand, cv), overhead: 0 }
  const mean = own[i]! + calls
  return { demand: work(mean, Math.sqrt(variance[i]!) / mean), overhead: calls / mean }
}

function visitsOf({ index: wiring, callCosts: tolls }: ScoringInput, i: number, targets: Int32Array): readonly Visit[] {
  const visits: Visit[] = []
  for (let c = wiring.first[i]!; c < wiring.first[i + 1]!; c++) {
    const to = targets[c]!
    if (to === -1) continue
    const call = wiring.calls[c]!
    const { inProcess, delay } = tolls[c]!
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

/** By what each of them costs, which is the same as long as the setting is. */
const callsIn = memoWeak(({ callGraph: shape, callCosts: tolls, hosts, hostOf }: PlacedDesign): Lowered['calls'] => {
  const speedAt = (operation: number) => hosts[hostOf[operation]!]?.offer?.speed ?? 1
  const calls: Record<string, LoweredCall> = {}
  shape.calls.forEach(({ id }, c) => {
    const { inProcess, network, clientWork, serverWork, platform, crossZone, bytes, facts } = tolls[c]!
    calls[id] = {
      inProcess,
      network,
      platform,
      crossZone,
      bytes,
      facts,
      serialisation: clientWork / speedAt(shape.from[c]!) + serverWork / speedAt(shape.to[c]!),
    }
  })
  return calls as Lowered['calls']
})

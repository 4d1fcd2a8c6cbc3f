/**
 * The size of a deployable. One rule for every side [Z1]: in each hour of the day
 *
 *     replicas = max(minimum, ⌈offered load ÷ (cores × target utilisation)⌉, what memory needs, what slots need)
 *
 * with a minimum of two where the platform bills by the hour, because a single replica is unavailable while it restarts.
 * A number written by hand stands. On `ideal` there is one replica unless the design has another number, so that
 * closed forms are met; functions and managed parts have the replicas of their provider.
 */

import { type Bytes, type Cores, type Dollars, type Erlangs, gibibyte } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { factValue, findFact, perHour } from '../../catalog/lookup'
import type { Service } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { type Host, replicasOf } from '../lowering/host'
import { baseMemory } from '../lowering/moduleMemory'
import type { DeployableSizing } from '../result/scorecard'

/** The load of one host in each kind of hour. */
export interface HostLoad {
  readonly work: readonly Cores[]
  readonly held: readonly Erlangs[]
  readonly flight: readonly Bytes[]
}

/** What the replicas of one host depend on, whatever the offer. */
export interface HostDemand extends HostLoad {
  readonly host: Host
  /** Memory of one replica before its first request. */
  readonly memory: Bytes
  /** Requests that one replica holds at once. */
  readonly slots: number
  /** Where nothing is written by hand. */
  readonly minReplicas: number
}

/** What decided on the number of replicas. */
export type SizingReason = DeployableSizing['sizedBy']

/** By kind of hour: the replicas, and what required them. */
export interface ReplicaCounts {
  readonly counts: readonly number[]
  readonly by: readonly SizingReason[]
  readonly max: number
}

/** Id of the fact: busy share of its cores at which a deployable is scaled out, unless the service writes its own. */
export const targetUtilizationFact = 'assumption.target-utilization'
/** Target utilisation (0 to 1) of a deployable that sets none [Z4]. */
export const defaultTargetUtilization = 0.6
/** Where the platform bills by the hour: one replica alone is unavailable while it restarts. */
const minProvisioned = 2

/** Derives the demand of a host from its load. */
export function hostDemand(host: Host, load: HostLoad, catalog: Catalog): HostDemand {
  return {
    ...load,
    host,
    memory: baseMemory(host.services, catalog),
    slots: slotsPerReplica(host),
    minReplicas: minReplicas(host),
  }
}

/** Replicas of a host on this offer. Infinity where the offer's memory cannot hold even one. */
export function replicas(demand: HostDemand, offer: Offer, catalog: Catalog): ReplicaCounts {
  const { host, work, held, flight, memory } = demand
  const { replicas: written } = host
  const constant = (count: number, by: SizingReason, max: number) => ({
    counts: work.map(() => count),
    by: work.map(() => by),
    max,
  })
  if (typeof written === 'number') return constant(written, 'hand', written)
  if (offer.platform === 'function') return { ...constant(0, 'platform', Infinity), counts: held.map(Math.ceil) }
  if (offer.platform === 'managed') return constant(0, 'platform', Infinity)
  if (offer.platform === 'ideal' && written === undefined) return constant(1, 'minimum', 1)
  const target =
    written?.targetUtilization ?? findFact(catalog, targetUtilizationFact)?.value ?? defaultTargetUtilization
  const [min, max] = [written?.min ?? demand.minReplicas, written?.max ?? Infinity]
  const usable = offer.cores * offer.speed * Math.min(target, offer.baseline ?? 1)
  const slots = demand.slots * target
  const counts: number[] = []
  const by: SizingReason[] = []
  work.forEach((busy, kind) => {
    let [reason, count]: [SizingReason, number] = ['minimum', min]
    const require = (by: SizingReason, needed: number) => {
      if (needed > count) [reason, count] = [by, needed]
    }
    require('load', whole(busy / usable))
    require('memory', forMemory(flight[kind]!, memory, offer.memory))
    require('concurrency', whole(held[kind]! / slots))
    counts.push(Math.min(count, max))
    by.push(count > max ? 'hand' : reason)
  })
  return { counts, by, max }
}

/** Two, or one where the author wrote at most one replica for every module [Z7]. */
function minReplicas({ merged, services }: Host): number {
  const own = services.filter(({ kind }) => kindForms[kind].group === 'mergeable')
  const single = ({ replicas }: Service) =>
    (typeof replicas === 'number' ? replicas : (replicas?.min ?? minProvisioned)) <= 1
  return merged && own.every(single) ? 1 : minProvisioned
}

/**
 * Requests that one replica holds at once. Merged, one replica has the pools of all its modules; on `ideal`, where
 * it stands for all their replicas, those of all.
 */
function slotsPerReplica(host: Host): number {
  if (host.platform === 'function' || host.platform === 'managed') return Infinity
  const pools = host.services.flatMap(({ kind, concurrency, replicas }) => {
    if (host.merged && kindForms[kind].group !== 'mergeable') return []
    const times = host.merged && host.platform === 'ideal' ? replicasOf(replicas) : 1
    return [(concurrency ?? Infinity) * times]
  })
  return pools.reduce((sum, pool) => sum + pool, 0)
}

/** Dollars per hour of one replica that runs all month. */
export function hourlyPrice(catalog: Catalog, { platform, hourly, prices, cores, memory }: Offer): Dollars {
  const discount = prices?.sustained === undefined ? 0 : factValue(catalog, prices.sustained)
  if (hourly !== undefined) return factValue(catalog, hourly) * (1 - discount)
  const perCore = prices?.coreHour === undefined ? 0 : perHour(catalog, prices.coreHour)
  const perGib = prices?.gibHour === undefined ? 0 : perHour(catalog, prices.gibHour)
  return cores * perCore + (platform === 'ideal' ? 0 : (memory / gibibyte) * perGib)
}

function forMemory(flight: Bytes, base: Bytes, memory: Bytes): number {
  if (memory === Infinity) return 1
  if (base > memory) return Infinity
  return flight === 0 ? 1 : whole(flight / (memory - base))
}

/** Rounded up, ignoring the rounding error of a division. */
function whole(need: Cores): number {
  return Math.ceil(need * (1 - 1e-12))
}

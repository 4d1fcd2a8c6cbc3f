/**
 * How much of everything there has to be. One rule for every side [Z1]: in each hour of the day
 *
 *     replicas = max(minimum, ⌈offered load ÷ (cores × target utilisation)⌉, what memory needs, what slots need)
 *
 * with a minimum of two where the platform bills by the hour, because one replica is none when it restarts.
 * What was written by hand stands. On `ideal` there is one replica unless somebody wrote another number, so that
 * closed forms are met; functions and managed parts have the replicas of their provider.
 */

import { memoWeak } from '../../base/memo'
import { type Bytes, type Cores, type Dollars, type Erlangs, gibibyte } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { factValue, findFact, perHour } from '../../catalog/lookup'
import type { Service } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { type Host, replicasOf } from '../lowering/host'
import type { DeployableSizing } from '../result/scorecard'

/** The load of one host in each kind of hour. */
export interface HostLoad {
  readonly work: readonly Cores[]
  readonly held: readonly Erlangs[]
  readonly flight: readonly Bytes[]
}

export type SizingReason = DeployableSizing['sizedBy']

/** By kind of hour: how many, and what asks for them. */
export interface ReplicaCounts {
  readonly counts: readonly number[]
  readonly by: readonly SizingReason[]
  readonly max: number
}

/** Busy share of its cores at which a deployable is scaled out, when nobody wrote another: id of the fact. */
export const targetUtilizationFact = 'assumption.target-utilization'
export const defaultTargetUtilization = 0.6
const leastByTheHour = 2

/** Replicas of a host on this offer. Infinity where the offer's memory cannot hold even one. */
export function replicas(host: Host, offer: Offer, load: HostLoad, memory: Bytes, catalog: Catalog): ReplicaCounts {
  const { replicas: written } = host
  const even = (count: number, by: SizingReason, max: number) => ({
    counts: load.work.map(() => count),
    by: load.work.map(() => by),
    max: max,
  })
  if (typeof written === 'number') return even(written, 'hand', written)
  if (offer.platform === 'function') return { ...even(0, 'platform', Infinity), counts: load.held.map(Math.ceil) }
  if (offer.platform === 'managed') return even(0, 'platform', Infinity)
  if (offer.platform === 'ideal' && written === undefined) return even(1, 'minimum', 1)
  const target =
    written?.targetUtilization ?? findFact(catalog, targetUtilizationFact)?.value ?? defaultTargetUtilization
  const [least, most] = [written?.min ?? leastOf(host), written?.max ?? Infinity]
  const usable = offer.cores * offer.speed * Math.min(target, offer.baseline ?? 1)
  const slots = slotsPerReplica(host) * target
  const counts: number[] = []
  const by: SizingReason[] = []
  load.work.forEach((work, kind) => {
    let [reason, count]: [SizingReason, number] = ['minimum', least]
    const ask = (by: SizingReason, needed: number) => {
      if (needed > count) [reason, count] = [by, needed]
    }
    ask('load', whole(work / usable))
    ask('memory', forMemory(load.flight[kind]!, memory, offer.memory))
    ask('concurrency', whole(load.held[kind]! / slots))
    counts.push(Math.min(count, most))
    by.push(count > most ? 'hand' : reason)
  })
  return { counts, by, max: most }
}

/** Two, or one where whoever drew it was content with one replica of every module [Z7]. */
const leastOf = memoWeak(({ merged, services }: Host): number => {
  const own = services.filter(({ kind }) => kindForms[kind].group === 'mergeable')
  const one = ({ replicas }: Service) =>
    (typeof replicas === 'number' ? replicas : (replicas?.min ?? leastByTheHour)) <= 1
  return merged && own.every(one) ? 1 : leastByTheHour
})

/**
 * Requests that one replica holds at once. Merged, one replica has the pools of all its modules; on `ideal`, where
 * it stands for all their replicas, those of all.
 */
export const slotsPerReplica: (host: Host) => number = memoWeak((host: Host) => {
  if (host.platform === 'function' || host.platform === 'managed') return Infinity
  const pools = host.services.flatMap(({ kind, concurrency, replicas }) => {
    if (host.merged && kindForms[kind].group !== 'mergeable') return []
    const times = host.merged && host.platform === 'ideal' ? replicasOf(replicas) : 1
    return [(concurrency ?? Infinity) * times]
  })
  return pools.reduce((sum, pool) => sum + pool, 0)
})

/** Memory that one replica needs before its first request: the sum of its modules' less the shared runtime [L8]. */
export function baseMemory(host: Pick<Host, 'services' | 'merged'>, catalog: Catalog): Bytes {
  const bases = host.services.map((service) => service.memory)
  if (!host.merged) return bases.reduce((sum, base) => sum + base, 0)
  const runtime = findFact(catalog, 'memory.runtime')?.value ?? 0
  const shared = bases.map((base) => Math.min(base, runtime))
  return (
    bases.reduce((sum, base) => sum + base, 0) - shared.reduce((sum, part) => sum + part, 0) + Math.max(...shared, 0)
  )
}

/** Dollars per hour of one replica, as if it ran all month. */
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

/** Rounded up, but not because of the last bit of a division. */
function whole(need: Cores): number {
  return Math.ceil(need * (1 - 1e-12))
}

/** The sizes of all deployables, and from them the servers and slots of their stations. */

import { memo, memoWeak } from '../../base/memo'
import { hoursPerDay } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import type { DeployableId } from '../../model/document'
import type { Capacity } from '../../queueing/network/network'
import type { Host } from '../lowering/host'
import type { ScoringInput } from '../lowering/indexedDesign'
import type { DeployableSizing, Sizing } from '../result/scorecard'
import type { DesignFlows, HourKinds } from '../traffic/flows'
import { hourlyLoad } from './hourlyLoad'
import { hostMemory, machineChoice } from './machineChoice'
import { type HostLoad, replicas, slotsPerReplica } from './replicas'

export interface SizingResult {
  readonly sizing: Sizing
  readonly capacity: Capacity
}

/** Sizes every deployable of a side for its busiest hour and its whole day [Z1]. */
export function size(side: ScoringInput): SizingResult {
  const { work, held, flight } = hourlyLoad(side)
  const sizing: Record<DeployableId, DeployableSizing> = {}
  const capacity = side.hosts.map((host, i) => {
    const asked = { work: work[i], held: held[i], flight: flight[i] } as HostLoad
    const sized = sizeFor(host)(asked, side.flows, side.catalog)
    sizing[host.id] = sized.sizing
    return sized.capacity
  })
  return { sizing, capacity }
}

/** Who is asked for what he was asked for before has the size of before: one object, as long as nothing changes. */
const sizeFor = memoWeak((host: Host) => {
  let last: HostLoad | undefined
  const sized = memo((asked: HostLoad, day: HourKinds, busiest: number, catalog: Catalog) =>
    sizeOf(host, asked, day, busiest, catalog),
  )
  return (asked: HostLoad, { hourKinds: day, busiestHour: busiest }: DesignFlows, catalog: Catalog) => {
    if (!last || !isLike(last, asked)) last = asked
    return sized(last, day, busiest, catalog)
  }
})

function isLike(one: HostLoad, other: HostLoad): boolean {
  return alike(one.work, other.work) && alike(one.held, other.held) && alike(one.flight, other.flight)
}

function alike(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i])
}

function sizeOf(host: Host, asked: HostLoad, day: HourKinds, busiest: number, catalog: Catalog) {
  const offer = host.offer ?? (host.merged ? machineChoice(host, asked, day, catalog) : nobodys)
  const memory = hostMemory(host)(catalog)
  const found = replicas(host, offer, asked, memory, catalog)
  // What nothing can hold is shown at one replica: the findings say that it does not fit.
  const counts = found.counts.includes(Infinity) ? found.counts.map(shown) : found.counts
  const kind = day.kindOf[busiest]!
  const count = counts[kind]!
  const byTheHour = offer.platform !== 'managed' && offer.platform !== 'function'
  const busyCores = asked.work[kind]! / offer.speed
  const cores = offer.platform === 'managed' ? 0 : offer.cores
  const slots = slotsPerReplica(host)
  const sizing: DeployableSizing = {
    id: host.id,
    services: servicesOf(host),
    runsOn: offer.id,
    label: offer.label,
    replicas: count,
    meanReplicas: day.kindOf.reduce((sum, kind) => sum + counts[kind]!, 0) / hoursPerDay,
    maxReplicas: found.max,
    cores,
    concurrency: offer.platform === 'function' ? 1 : slots,
    busyCores,
    memory: offer.platform === 'managed' ? 0 : offer.memory === Infinity ? memory : offer.memory,
    utilization: byTheHour && count > 0 ? busyCores / (cores * count) : 0,
    sizedBy: found.by[kind] ?? 'platform',
  }
  return { sizing, capacity: byTheHour ? servers(offer, count, slots) : endless(offer) }
}

function shown(count: number): number {
  return count === Infinity ? 1 : count
}

const servicesOf = memoWeak(({ services }: Host) => services.map(({ id }) => id))

/**
 * Cores × replicas as whole servers. A share of a core counts in full: 20 pods of a fifth of a core work like
 * four cores, one and a half like two slower ones.
 */
function servers(offer: Offer, count: number, slots: number): Capacity[number] {
  const cores = offer.cores * count
  const whole = Math.max(1, Math.ceil(cores * (1 - 1e-12)))
  return { servers: whole, speed: (offer.speed * cores) / whole, slots: slots * count }
}

function endless(offer: Offer): Capacity[number] {
  return { servers: Infinity, speed: offer.speed, slots: Infinity }
}

const nobodys: Offer = {
  id: '',
  label: '',
  platform: 'managed',
  kinds: [],
  cores: Infinity,
  memory: Infinity,
  speed: 1,
  quotas: [],
}

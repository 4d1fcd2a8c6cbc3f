/** The sizes of all deployables, and from them the servers and slots of their stations. */

import type { Catalog, Offer } from '../catalog/catalog'
import type { DeployableId } from '../model/document'
import type { Capacity } from '../queueing/network'
import type { Host } from './host'
import { load } from './load'
import { machineFor } from './machine'
import type { DeployableSizing, Sizing } from './scorecard'
import type { Side } from './side'
import { baseMemory, concurrency, type HourlyLoad, replicas } from './size'

export interface Sized {
  readonly sizing: Sizing
  readonly capacity: Capacity
}

/** Sizes every deployable of a side for its busiest hour and its whole day [Z1]. */
export function size(side: Side): Sized {
  const loads = load(side)
  const { busiest } = side.flow
  const sizing: Record<DeployableId, DeployableSizing> = {}
  const capacity = side.hosts.map((host, i) => {
    const asked: HourlyLoad = {
      work: loads.work[i] as Float64Array,
      held: loads.held[i] as Float64Array,
      flight: loads.flight[i] as Float64Array,
    }
    const sized = sizeOf(host, asked, busiest, side.catalog)
    sizing[host.id] = sized.sizing
    return sized.capacity
  })
  return { sizing, capacity }
}

function sizeOf(host: Host, asked: HourlyLoad, busiest: number, catalog: Catalog) {
  const offer = host.offer ?? (host.merged ? machineFor(host, asked, catalog) : nobodys)
  const memory = baseMemory(host, catalog)
  const found = replicas(host, offer, asked, memory, catalog)
  // What nothing can hold is shown at one replica: the findings say that it does not fit.
  const hourly = found.hourly.map((count) => (count === Infinity ? 1 : count))
  const count = hourly[busiest] as number
  const byTheHour = offer.platform !== 'managed' && offer.platform !== 'function'
  const busyCores = (asked.work[busiest] as number) / offer.speed
  const cores = offer.platform === 'managed' ? 0 : offer.cores
  const slots = concurrency(host)
  const sizing: DeployableSizing = {
    ...{ id: host.id, services: host.services.map(({ id }) => id), runsOn: offer.id, label: offer.label },
    ...{
      replicas: count,
      meanReplicas: hourly.reduce((sum, n) => sum + n, 0) / hourly.length,
      maxReplicas: found.most,
    },
    ...{ cores, concurrency: offer.platform === 'function' ? 1 : slots, busyCores },
    memory: offer.platform === 'managed' ? 0 : offer.memory === Infinity ? memory : offer.memory,
    utilization: byTheHour && count > 0 ? busyCores / (cores * count) : 0,
    by: found.by[busiest] ?? 'platform',
  }
  return { sizing, capacity: byTheHour ? servers(offer, count, slots) : endless(offer) }
}

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
  ...{ id: '', label: '', platform: 'managed', kinds: [], cores: Infinity, memory: Infinity, speed: 1, quotas: [] },
}

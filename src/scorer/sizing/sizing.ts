/** The sizes of all deployables, and from them the servers and slots of their stations. */

import { hoursPerDay } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import type { DeployableId } from '../../model/document'
import type { Capacity } from '../../queueing/network/network'
import type { Host } from '../lowering/host'
import type { PlatformChoice } from '../lowering/platformChoice'
import type { ScoringInput } from '../lowering/scoringInput'
import type { DeployableSizing, PlatformNote, Sizing } from '../result/scorecard'
import { hourlyLoad } from './hourlyLoad'
import { machineChoice } from './machineChoice'
import { type HostLoad, hostDemand, replicas } from './replicas'

/** The size of every deployable, and the servers and slots of its station. */
export interface SizingResult {
  readonly sizing: Sizing
  readonly capacity: Capacity
}

/** Sizes every deployable of a side for its busiest hour and its whole day [Z1]. */
export function size(side: ScoringInput): SizingResult {
  const { work, held, flight } = hourlyLoad(side)
  const sizing: Record<DeployableId, DeployableSizing> = {}
  const capacity = side.hosts.map((host, i) => {
    const sized = sizeHost(host, { work: work[i]!, held: held[i]!, flight: flight[i]! }, side)
    sizing[host.id] = sized.sizing
    return sized.capacity
  })
  return { sizing, capacity }
}

function sizeHost(host: Host, load: HostLoad, side: ScoringInput) {
  const { catalog } = side
  const { hourKinds, busiestHour } = side.flows
  const demand = hostDemand(host, load, catalog)
  const { memory, slots } = demand
  const offer = host.offer ?? (host.choice ? machineChoice(demand, host.choice, side) : noOffer)
  const found = replicas(demand, offer, catalog)
  // What no replica can hold is shown at one replica: the findings say that it does not fit.
  const counts = found.counts.includes(Infinity)
    ? found.counts.map((count) => (count === Infinity ? 1 : count))
    : found.counts
  const kind = hourKinds.kindOf[busiestHour]!
  const count = counts[kind]!
  const provisioned = offer.platform !== 'managed' && offer.platform !== 'function'
  const busyCores = load.work[kind]! / offer.speed
  const cores = offer.platform === 'managed' ? 0 : offer.cores
  const sizing: DeployableSizing = {
    id: host.id,
    services: host.services.map(({ id }) => id),
    runsOn: offer.id,
    label: offer.label,
    replicas: count,
    meanReplicas: hourKinds.kindOf.reduce((sum, hourKind) => sum + counts[hourKind]!, 0) / hoursPerDay,
    maxReplicas: found.max,
    cores,
    concurrency: offer.platform === 'function' ? 1 : slots,
    busyCores,
    memory: offer.platform === 'managed' ? 0 : offer.memory === Infinity ? memory : offer.memory,
    utilization: provisioned && count > 0 ? busyCores / (cores * count) : 0,
    sizedBy: found.by[kind] ?? 'platform',
    ...(host.choice && { platform: platformNote(host.choice) }),
  }
  return { sizing, capacity: provisioned ? servers(offer, count, slots) : unlimited(offer) }
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

function unlimited(offer: Offer): Capacity[number] {
  return { servers: Infinity, speed: offer.speed, slots: Infinity }
}

function platformNote({ reason, moved, limit }: PlatformChoice): PlatformNote {
  return limit ? { reason, moved, limit } : { reason, moved }
}

/** What a part without an offer runs on: a client, an external service. */
const noOffer: Offer = {
  id: '',
  label: '',
  platform: 'managed',
  kinds: [],
  cores: Infinity,
  memory: Infinity,
  speed: 1,
  quotas: [],
}

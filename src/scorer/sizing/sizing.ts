/** The sizes of all deployables, and from them the servers and slots of their stations. */

import { hoursPerDay } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { sizedOffer } from '../../catalog/offer'
import type { DeployableId } from '../../model/document'
import type { Capacity } from '../../queueing/network/network'
import type { Host } from '../lowering/host'
import type { PlatformChoice } from '../lowering/platformChoice'
import type { ScoringInput } from '../lowering/scoringInput'
import type { DeployableSizing, PlatformNote, Sizing } from '../result/scorecard'
import { hourlyLoad } from './hourlyLoad'
import { machineChoice } from './machineChoice'
import { type HostDemand, hostDemand } from './replicas'
import { partOf, replicasTogether, sharedMachines, togetherAt } from './sharedMachines'

/** The size of every deployable, and the servers and slots of its station. */
export interface SizingResult {
  readonly sizing: Sizing
  readonly capacity: Capacity
}

/** Sizes every deployable of a side for its busiest hour and its whole day [Z1]; those that share machines together [Z8]. */
export function size(side: ScoringInput): SizingResult {
  const { work, held, flight } = hourlyLoad(side)
  const demands = side.hosts.map((host, i) =>
    hostDemand(host, { work: work[i]!, held: held[i]!, flight: flight[i]! }, side.catalog),
  )
  const stations: HostDemand[][] = []
  side.stationOf.forEach((station, host) => {
    stations[station] = [...(stations[station] ?? []), demands[host]!]
  })
  const sizing: Record<DeployableId, DeployableSizing> = {}
  const capacity = stations.map((members) => {
    const sized = sizeStation(members, side)
    for (const row of sized.rows) sizing[row.id] = row
    return sized.capacity
  })
  return { sizing: inOrder(side.hosts, sizing), capacity }
}

/** The deployables in the order of the hosts. */
function inOrder(hosts: readonly Host[], sizing: Sizing): Sizing {
  return Object.fromEntries(hosts.map(({ id }) => [id, sizing[id]!])) as Sizing
}

function sizeStation(members: readonly HostDemand[], side: ScoringInput) {
  const { catalog } = side
  const { hourKinds, busiestHour } = side.flows
  const kind = hourKinds.kindOf[busiestHour]!
  const { demand, leader } = togetherAt(members, kind)
  const { host } = leader
  const own = host.offer ?? (host.choice ? machineChoice(demand, host.choice, side) : noOffer)
  const offer = members.length > 1 ? sizedOffer(catalog, own, demand.memory) : own
  const found = replicasTogether(demand, members, offer, catalog)
  // What no replica can hold is shown at one replica: the findings say that it does not fit.
  const counts = found.counts.map((count) => (count === Infinity ? 1 : count))
  const count = counts[kind]!
  const meanCount = hourKinds.kindOf.reduce((sum, hourKind) => sum + counts[hourKind]!, 0) / hoursPerDay
  const provisioned = offer.platform !== 'managed' && offer.platform !== 'function'
  const cores = offer.platform === 'managed' ? 0 : offer.cores
  const rows = members.map((member): DeployableSizing => {
    const busyCores = member.work[kind]! / offer.speed
    const part = partOf(member, members, kind)
    return {
      id: member.host.id,
      services: member.host.services.map(({ id }) => id),
      runsOn: offer.id,
      label: offer.label,
      replicas: count * part,
      meanReplicas: meanCount * part,
      maxReplicas: found.max * part,
      cores,
      concurrency: offer.platform === 'function' ? 1 : member.slots,
      busyCores,
      memory: offer.platform === 'managed' ? 0 : offer.memory === Infinity ? demand.memory : offer.memory,
      utilization: provisioned && count > 0 ? demand.work[kind]! / offer.speed / (cores * count) : 0,
      sizedBy: found.by[kind] ?? 'platform',
      ...(member.host.choice && { platform: platformNote(member.host.choice) }),
      ...(members.length > 1 && { machines: sharedMachines(member, leader, count, offer) }),
    }
  })
  return { rows, capacity: provisioned ? servers(offer, count, demand.slots) : unlimited(offer) }
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

/**
 * The host of the deployable that merging a boundary creates [P2]: the machine that the scorer picks [L8], or the host
 * of one of its modules with memory for all of them, whichever gives the lower bill. The scorer compares machines by
 * the hour alone: merging two pods should not move them off their cluster for a slightly cheaper machine that needs a
 * load balancer as well.
 */

import { rows } from '../../base/table'
import { runToEnd, type Task } from '../../base/task'
import type { Offer } from '../../catalog/catalog'
import { findOffer, sizedOffer } from '../../catalog/offer'
import { deployable } from '../../model/constructors'
import type { DeployableId, Partition, Service, ServiceId } from '../../model/document'
import { deployableOf } from '../../model/partition'
import type { DeployableSizing, Scorecard } from '../../scorer/result/scorecard'
import { requiredHardware } from '../../scorer/sizing/machineChoice'
import { baseMemory } from '../../scorer/sizing/replicas'
import { type AnalysisInput, scorePartition } from '../subject/analysisInput'

/** A partition with its host chosen, and its score. */
export interface HostChoice {
  readonly partition: Partition
  readonly card: Scorecard
}

/** The cheapest score of this partition in which `services` share one deployable. */
export function cheapestHost(input: AnalysisInput, partition: Partition, services: readonly ServiceId[]): HostChoice {
  return runToEnd(cheapestHostTask(input, partition, services))
}

/** `cheapestHost`, yielding before each score. */
export function* cheapestHostTask(
  input: AnalysisInput,
  partition: Partition,
  services: readonly ServiceId[],
): Task<HostChoice> {
  const id = deployableOf(partition, services[0]!)
  const first = { partition, card: scorePartition(input, partition) }
  if (partition.deployables[id]?.runsOn !== undefined) return first
  let best = first
  for (const offer of candidates(input, services)) {
    if (offer.id === first.card.sizing[id]?.runsOn) continue
    yield 0
    const chosen = runningOn(partition, id, services, offer.id)
    const next = { partition: chosen, card: scorePartition(input, chosen) }
    if (next.card.bill.monthly < best.card.bill.monthly) best = next
  }
  return best
}

/** Provisioned offers that these services use as drawn, at least as strong as the strongest of them [L19]. */
function candidates(
  { document, catalog, comparison }: AnalysisInput,
  services: readonly ServiceId[],
): readonly Offer[] {
  const { sizing, placement } = comparison.drawn
  const members = services.flatMap((id): readonly Service[] => {
    const service = document.design.services[id]
    return service ? [service] : []
  })
  const homes = new Set(services.map((id) => placement[id]!))
  const offers = rows<DeployableSizing>(sizing)
    .filter(({ id }) => homes.has(id))
    .flatMap(({ runsOn }) => {
      const offer = findOffer(catalog, runsOn)
      return offer.ok ? [offer.value] : []
    })
  const power = Math.max(0, ...offers.map(({ cores, speed, platform }) => (platform === 'managed' ? 0 : cores * speed)))
  const memory = baseMemory({ services: members, merged: true }, catalog)
  const hardware = requiredHardware({ services: members }, catalog)
  const fitting = offers
    .filter(
      (offer) =>
        (offer.platform === 'machine' || offer.platform === 'container') &&
        offer.hardware === hardware &&
        offer.cores * offer.speed >= power,
    )
    .map((offer) => sizedOffer(catalog, offer, memory))
    .filter((offer) => offer.memory >= memory)
  return [...new Map(fitting.map((offer) => [offer.id, offer])).values()]
}

function runningOn(partition: Partition, id: DeployableId, services: readonly ServiceId[], runsOn: string): Partition {
  const row = partition.deployables[id] ?? deployable(id)
  const of = { ...partition.of }
  for (const service of services) of[service] = id
  return { of, deployables: { ...partition.deployables, [id]: { ...row, runsOn } } }
}

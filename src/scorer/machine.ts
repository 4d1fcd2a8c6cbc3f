/**
 * The machine of a merged deployable [L8]: the cheapest provisioned offer of the same provider on which it fits,
 * over the whole day, replicas and all. It has the special hardware that any of its modules needs, on every
 * replica, and the processor architecture that they were built for [L13]. Slices of a cluster's nodes are in
 * the running only where a module stands on such a cluster already: who has none would have to run one [L14].
 */

import { rows } from '../base/table'
import type { Catalog, Offer } from '../catalog/catalog'
import { type Host, offerOfService } from './host'
import { baseMemory, type HourlyLoad, hourlyPrice, replicas } from './size'

export function machineFor(host: Host, load: HourlyLoad, catalog: Catalog): Offer {
  const memory = baseMemory(host, catalog)
  let best: { readonly offer: Offer; readonly cost: number } | undefined
  for (const offer of candidates(host, catalog)) {
    const { hourly } = replicas(host, offer, load, memory, catalog)
    const cost = hourly.reduce((sum, count) => sum + count, 0) * hourlyPrice(catalog, offer)
    if (cost < (best?.cost ?? Infinity)) best = { offer, cost }
  }
  if (best) return best.offer
  // Nothing is large enough: the largest there is, and the findings say so.
  const largest = [...candidates(host, catalog)].sort((a, b) => b.memory - a.memory)[0]
  if (!largest) throw new Error(`${catalog.label} has no machine for ${host.id}`)
  return largest
}

/** Special hardware that some module needs ("gpu"), and what it runs on; undefined: none does. */
export function hardwareOf(host: Pick<Host, 'services'>, catalog: Catalog): string | undefined {
  return host.services
    .map((service) => offerOfService(service, catalog)?.hardware)
    .find((hardware) => hardware !== undefined)
}

function candidates(host: Host, catalog: Catalog): readonly Offer[] {
  const members = host.services.map((service) => offerOfService(service, catalog))
  const hardware = hardwareOf(host, catalog)
  const built = members.flatMap((offer) => offer?.architecture ?? [])
  const arm = built.length > 0 && built.every((architecture) => architecture === 'arm64')
  const clusters = new Set(members.flatMap((offer) => offer?.prices?.cluster ?? []))
  return rows<Offer>(catalog.offers).filter(
    (offer) =>
      (offer.platform === 'machine' || offer.platform === 'container') &&
      offer.kinds.includes('service') &&
      offer.hardware === hardware &&
      (offer.architecture === undefined || (offer.architecture === 'arm64') === arm) &&
      (offer.prices?.cluster === undefined || clusters.has(offer.prices.cluster)),
  )
}

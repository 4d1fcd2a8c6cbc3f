/**
 * The machine of a merged deployable [L8]: the cheapest provisioned offer of the same provider on which it fits, for
 * all replicas over the whole day. It has the special hardware that any of its modules needs, on every replica, and
 * the processor architecture that they were built for [L13]. Slices of a cluster's nodes are candidates only where a
 * module runs on such a cluster already, its control plane included in the price [L14]. Burstable machines are
 * candidates only where the minimum of them bears the day below their baseline: forty machines at a tenth of their
 * capacity are no sensible choice [L15]. One replica has at least the power of the strongest that a module had, so
 * that no request gets slower by a smaller core [L19].
 */

import { rows } from '../../base/table'
import type { Cores } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { type Host, offerOfService } from '../lowering/host'
import type { HourKinds } from '../traffic/designFlows'
import { type HostDemand, hourlyPrice, replicas } from './replicas'

/** The cheapest offer; where none is large enough, the one with the most memory. */
export function machineChoice(demand: HostDemand, { kindOf }: HourKinds, catalog: Catalog): Offer {
  const { host } = demand
  const offers = candidates(host, catalog)
  let best: { readonly offer: Offer; readonly cost: number } | undefined
  for (const offer of offers) {
    const { counts, by } = replicas(demand, offer, catalog)
    if (offer.baseline !== undefined && by.includes('load')) continue
    const cluster = offer.prices?.cluster === undefined ? 0 : factValue(catalog, offer.prices.cluster)
    const price = hourlyPrice(catalog, offer)
    const cost = kindOf.reduce((sum, kind) => sum + cluster + counts[kind]! * price, 0)
    if (cost < (best?.cost ?? Infinity)) best = { offer, cost }
  }
  if (best) return best.offer
  const largest = [...offers].sort((a, b) => b.memory - a.memory)[0]
  if (!largest) throw new Error(`${catalog.label} has no machine for ${host.id}`)
  return largest
}

/** Special hardware that a module needs ("gpu"); undefined where none does. */
export function requiredHardware(host: Pick<Host, 'services'>, catalog: Catalog): string | undefined {
  return host.services
    .map((service) => offerOfService(service, catalog)?.hardware)
    .find((hardware) => hardware !== undefined)
}

function candidates(host: Host, catalog: Catalog): readonly Offer[] {
  const members = host.services.map((service) => offerOfService(service, catalog))
  const hardware = requiredHardware(host, catalog)
  const built = members.flatMap((offer) => offer?.architecture ?? [])
  const arm = built.length > 0 && built.every((architecture) => architecture === 'arm64')
  const power = Math.max(0, ...members.map((offer) => (offer ? powerOf(offer) : 0)))
  const clusters = new Set(members.flatMap((offer) => offer?.prices?.cluster ?? []))
  return rows<Offer>(catalog.offers).filter(
    (offer) =>
      (offer.platform === 'machine' || offer.platform === 'container') &&
      offer.kinds.includes('service') &&
      offer.hardware === hardware &&
      powerOf(offer) >= power * (1 - powerTolerance) &&
      (offer.architecture === undefined || (offer.architecture === 'arm64') === arm) &&
      (offer.prices?.cluster === undefined || clusters.has(offer.prices.cluster)),
  )
}

/** Cores of different machine types differ in speed by a few per cent. */
const powerTolerance = 0.05

/** Reference cores of one replica; a managed part has none of its own. */
function powerOf({ cores, speed, platform }: Offer): Cores {
  return platform === 'managed' ? 0 : cores * speed
}

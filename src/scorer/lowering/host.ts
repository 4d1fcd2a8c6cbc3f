/**
 * The host of each deployable: its services and its platform, as far as lowering depends on them. The machine of a
 * merged deployable is chosen by size (`sizing/machineChoice.ts`).
 *
 * [L8] A deployable with two or more services of own code runs on provisioned compute: on the offer chosen for
 * it, else on the cheapest machine that fits. Until that is chosen its `offer` is undefined.
 */

import { failure, type Result, success } from '../../base/result'
import { rows, type Table } from '../../base/table'
import type { Cores } from '../../base/units'
import type { Catalog, Offer, Platform } from '../../catalog/catalog'
import { findOffer, offer as offerOf, sizedOffer } from '../../catalog/offer'
import { idInFile } from '../../model/constructors'
import type { Deployable, DeployableId, Design, Partition, Replicas, Service, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'

/** A deployable as lowering sees it: its services, platform and offer. */
export interface Host {
  readonly id: DeployableId
  readonly services: readonly Service[]
  /** Undefined: to be chosen by size [L8], or a part that no catalog offers (a client, an external service). */
  readonly offer: Offer | undefined
  readonly platform: Platform
  /** Two or more services of own code. */
  readonly merged: boolean
  /** Own code runs here: its calls cost CPU. */
  readonly own: boolean
  /** Passes requests on rather than answering them (gateways, queues, workflows), run by the provider. */
  readonly glue: boolean
  readonly client: boolean
  readonly zones: number
  readonly region: string | undefined
  /** Written by hand, for the deployable or for its only service [Z1]. */
  readonly replicas: Replicas | undefined
}

/** The hosts of a placed design, in the order of their first services. */
export function hosts(
  services: Design['services'],
  partition: Partition,
  placement: Table<ServiceId, DeployableId>,
  catalog: Catalog,
): readonly Host[] {
  const members = new Map<DeployableId, Service[]>()
  for (const service of rows<Service>(services)) {
    const id = placement[service.id]!
    const list = members.get(id)
    if (list) list.push(service)
    else members.set(id, [service])
  }
  return Array.from(members, ([id, list]) => host(id, list, partition.deployables[id], catalog))
}

/** A problem that names the first `runsOn` of the design that this catalog does not have. */
export function checkOffers(services: Design['services'], partition: Partition, catalog: Catalog): Result<true> {
  const check = (section: string, { id, runsOn }: Service | Deployable) => {
    const match = runsOn === undefined ? undefined : findOffer(catalog, runsOn)
    return match && !match.ok
      ? failure(`${section}.${idInFile(id).slice(0, 60)}.runsOn`, match.problem.message)
      : undefined
  }
  for (const service of rows<Service>(services)) {
    const missing = check('services', service)
    if (missing) return missing
  }
  for (const deployable of rows<Deployable>(partition.deployables)) {
    const missing = check('deployables', deployable)
    if (missing) return missing
  }
  return success(true)
}

/**
 * The offer that a service alone in its deployable runs on: the chosen one, else the default of its kind. A service
 * that cannot run on the chosen offer (code on a bucket) runs on the default too, and a finding says so [L17].
 */
export function offerOfService(service: Service, catalog: Catalog): Offer | undefined {
  const chosen = service.runsOn === undefined ? undefined : offerOf(catalog, service.runsOn)
  const fit = chosen?.kinds.includes(service.kind) ? service.runsOn : undefined
  const id = fit ?? catalog.defaults[service.kind]
  if (id === undefined) return undefined
  const found = offerOf(catalog, id)
  // A function's memory decides its cores; a container without a size of its own grows to fit [L16].
  const fits = found.platform === 'function' || service.runsOn !== found.id
  return fits ? sizedOffer(catalog, found, service.memory) : found
}

/** Whether a deployable of these services is merged: two or more of own code. */
export function isMerged(services: readonly Service[]): boolean {
  return ownCode(services).length > 1
}

function ownCode(services: readonly Service[]): readonly Service[] {
  return services.filter((service) => kindForms[service.kind].group === 'mergeable')
}

function host(id: DeployableId, services: readonly Service[], row: Deployable | undefined, catalog: Catalog): Host {
  const own = ownCode(services)
  const merged = isMerged(services)
  const first = (own[0] ?? services[0]) as Service
  const offer =
    chosenOffer(row, first, services, catalog) ?? (merged ? idealSum(own, catalog) : offerOfService(first, catalog))
  const client = services.every((service) => service.kind === 'client')
  const region = services.find((service) => service.region !== undefined)?.region
  return {
    id,
    services,
    merged,
    client,
    own: own.length > 0,
    glue: own.length === 0 && services.every((service) => kindForms[service.kind].group === 'glue'),
    offer,
    platform: offer?.platform ?? (merged ? 'machine' : 'managed'),
    zones: Math.max(...services.map((service) => service.zones)),
    region,
    replicas: row?.replicas ?? (own.length > 1 ? undefined : (own[0] ?? services[0])?.replicas),
  }
}

/** The offer chosen for the deployable, if its code can run there; functions and containers without a size grow to fit. */
function chosenOffer(
  row: Deployable | undefined,
  { kind }: Service,
  services: readonly Service[],
  catalog: Catalog,
): Offer | undefined {
  const chosen = row?.runsOn === undefined ? undefined : offerOf(catalog, row.runsOn)
  if (!chosen?.kinds.includes(kind)) return undefined
  const grows = chosen.platform === 'function' || row?.runsOn !== chosen.id
  const memory = services.reduce((sum, service) => sum + service.memory, 0)
  return grows ? sizedOffer(catalog, chosen, memory) : chosen
}

/** On `ideal` the merged offer has as many cores as all replicas of its members together, in one replica. */
function idealSum(own: readonly Service[], catalog: Catalog): Offer | undefined {
  const offers = own.map((service) => offerOfService(service, catalog))
  if (!offers.every((offer) => offer?.platform === 'ideal')) return undefined
  const cores: Cores = own.reduce((sum, service, i) => sum + (offers[i]?.cores ?? 0) * replicasOf(service.replicas), 0)
  return offerOf(catalog, `ideal.${Number(cores.toPrecision(12))}`)
}

/** Replicas written by hand; of bounds the upper one. */
export function replicasOf(replicas: Replicas | undefined): number {
  if (replicas === undefined) return 1
  return typeof replicas === 'number' ? replicas : replicas.max
}

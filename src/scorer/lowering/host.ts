/**
 * What stands behind each deployable: its services, and how its platform takes work. This is as much as
 * lowering has to know; which machine exactly a merged deployable gets is a matter of size (`sizing/replicas.ts`).
 *
 * [L8] A deployable with two or more services of own code runs on provisioned compute: on what was chosen for
 * it, else on the cheapest machine that fits. While that is not known yet its `offer` is undefined.
 */

import { memo, memoWeak } from '../../base/memo'
import { failure, type Result, success } from '../../base/result'
import { rows, type Table } from '../../base/table'
import type { Cores } from '../../base/units'
import type { Catalog, Offer, Platform } from '../../catalog/catalog'
import { findOffer, offer as offerOf, sizedOffer } from '../../catalog/offer'
import { idInFile } from '../../model/constructors'
import type { Deployable, DeployableId, Design, Partition, Replicas, Service, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'

export interface Host {
  readonly id: DeployableId
  readonly services: readonly Service[]
  /** Undefined: to be chosen by size [L8], or a part that nobody offers (a client, something external). */
  readonly offer?: Offer
  readonly platform: Platform
  /** Two or more services of own code in one: a monolith, small or great. */
  readonly merged: boolean
  /** Own code runs here: its calls cost CPU that somebody pays. */
  readonly own: boolean
  /** Passes requests on rather than answering them (gateways, queues, workflows), run by the provider. */
  readonly glue: boolean
  readonly client: boolean
  readonly zones: number
  readonly region?: string
  /** Written by hand, for the deployable or for its only service [Z1]. */
  readonly replicas?: Replicas
}

export function hosts(
  services: Design['services'],
  partition: Partition,
  placement: Table<ServiceId, DeployableId>,
  catalog: Catalog,
): readonly Host[] {
  const members = new Map<DeployableId, Service[]>()
  for (const service of rows<Service>(services)) {
    const id = placement[service.id]!
    const known = members.get(id)
    if (known) known.push(service)
    else members.set(id, [service])
  }
  return Array.from(members, ([id, inside]) => {
    const [first] = inside
    const said = partition.deployables[id]
    return first && inside.length === 1 ? alone(first)(id, said, catalog) : host(id, inside, said, catalog)
  })
}

/** Most services stand alone and stay as they are from edit to edit, and so do their hosts. */
const alone = memoWeak((service: Service) =>
  memo((id: DeployableId, said: Deployable | undefined, catalog: Catalog) => host(id, [service], said, catalog)),
)

/** The first thing to run on that this catalog does not have: a dangling reference of the author's. */
export function checkOffers(services: Design['services'], partition: Partition, catalog: Catalog): Result<true> {
  const of = (section: string, { id, runsOn }: Service | Deployable) => {
    const found = runsOn === undefined ? undefined : findOffer(catalog, runsOn)
    return found && !found.ok
      ? failure(`${section}.${idInFile(id).slice(0, 60)}.runsOn`, found.problem.message)
      : undefined
  }
  for (const service of rows<Service>(services)) {
    const missing = of('services', service)
    if (missing) return missing
  }
  for (const deployable of rows<Deployable>(partition.deployables)) {
    const missing = of('deployables', deployable)
    if (missing) return missing
  }
  return success(true)
}

/**
 * The offer that a lone service runs on: what its author chose, else what its kind runs on there. What cannot run
 * on its choice (code on a bucket) runs on the default of its kind, and a finding says so.
 */
export function offerOfService(service: Service, catalog: Catalog): Offer | undefined {
  const chosen = service.runsOn === undefined ? undefined : offerOf(catalog, service.runsOn)
  const fit = chosen?.kinds.includes(service.kind) ? service.runsOn : undefined
  const id = fit ?? catalog.defaults[service.kind]
  if (id === undefined) return undefined
  const found = offerOf(catalog, id)
  // A function's memory decides its cores; a container whose size nobody wrote grows to what it must hold.
  const fits = found.platform === 'function' || service.runsOn !== found.id
  return fits ? sizedOffer(catalog, found, service.memory) : found
}

/** Two or more services of own code: a monolith, small or great. */
export function isMerged(services: readonly Service[]): boolean {
  return ownCode(services).length > 1
}

function ownCode(services: readonly Service[]): readonly Service[] {
  return services.filter((service) => kindForms[service.kind].group === 'mergeable')
}

function host(id: DeployableId, services: readonly Service[], said: Deployable | undefined, catalog: Catalog): Host {
  const own = ownCode(services)
  const merged = isMerged(services)
  const first = (own[0] ?? services[0]) as Service
  const offer =
    chosenOffer(said, first, services, catalog) ?? (merged ? idealSum(own, catalog) : offerOfService(first, catalog))
  const client = services.every((service) => service.kind === 'client')
  const region = services.find((service) => service.region !== undefined)?.region
  return {
    id,
    services,
    merged,
    client,
    own: own.length > 0,
    glue: own.length === 0 && services.every((service) => kindForms[service.kind].group === 'glue'),
    ...(offer && { offer }),
    platform: offer?.platform ?? (merged ? 'machine' : 'managed'),
    zones: Math.max(...services.map((service) => service.zones)),
    ...(region !== undefined && { region }),
    ...handWritten(services, own, said),
  }
}

/** What was chosen for the deployable, if its code can run there; functions and sizeless containers grow to fit. */
function chosenOffer(
  said: Deployable | undefined,
  { kind }: Service,
  services: readonly Service[],
  catalog: Catalog,
): Offer | undefined {
  const chosen = said?.runsOn === undefined ? undefined : offerOf(catalog, said.runsOn)
  if (!chosen?.kinds.includes(kind)) return undefined
  const grows = chosen.platform === 'function' || said?.runsOn !== chosen.id
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

function handWritten(
  services: readonly Service[],
  own: readonly Service[],
  said: Deployable | undefined,
): { readonly replicas?: Replicas } {
  const replicas = said?.replicas ?? (own.length > 1 ? undefined : (own[0] ?? services[0])?.replicas)
  return replicas === undefined ? {} : { replicas }
}

/** Replicas that somebody wrote; of bounds the upper one. */
export function replicasOf(replicas: Replicas | undefined): number {
  if (replicas === undefined) return 1
  return typeof replicas === 'number' ? replicas : replicas.max
}

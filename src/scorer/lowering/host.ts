/**
 * The host of each deployable: its services and its platform, as far as lowering depends on them. What a merged one may
 * run on is decided here ([L8], `platformChoice.ts`); which of the sizes, by load (`sizing/machineChoice.ts`). Until
 * then its `offer` is undefined.
 */

import { failure, type Result, success } from '../../base/result'
import { rows, type Table } from '../../base/table'
import type { Cores } from '../../base/units'
import type { Catalog, Offer, Platform } from '../../catalog/catalog'
import { findOffer, offer as offerOf, sizedOffer } from '../../catalog/offer'
import { idInFile } from '../../model/constructors'
import type {
  Assumptions,
  Deployable,
  DeployableId,
  Design,
  Partition,
  Replicas,
  Service,
  ServiceId,
} from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { DesignIndex } from '../traffic/designIndex'
import { functionOffers } from './functionSize'
import { baseMemory, environmentMemory } from './moduleMemory'
import { type PlatformChoice, platformChoice, powerOf } from './platformChoice'

/** A deployable as lowering sees it: its services, platform and offer. */
export interface Host {
  readonly id: DeployableId
  readonly services: readonly Service[]
  /** Undefined: to be chosen by size [L8], or a part that no catalog offers (a client, an external service). */
  readonly offer: Offer | undefined
  /** How the platform came about where nobody wrote it: of merged deployables, and of all that moves [L8a]. */
  readonly choice: PlatformChoice | undefined
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
  /** Name of the machines that it shares with the other deployables of the group [Z8]; undefined: none. */
  readonly machineGroup: string | undefined
  /** Written by hand, for the deployable or for its only service [Z1]. */
  readonly replicas: Replicas | undefined
}

/** What hosts depend on besides the design. */
export interface HostQuestion {
  readonly partition: Partition
  readonly placement: Table<ServiceId, DeployableId>
  readonly index: DesignIndex
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  /** By operation: executions per second in the busiest hour. */
  readonly rates: Float64Array
  /** By deployable: whether a function may hold it, where a first placement showed that. */
  readonly onFunctions: ReadonlyMap<DeployableId, boolean>
}

/** The hosts of a placed design, in the order of their first services. */
export function hosts(services: Design['services'], question: HostQuestion): readonly Host[] {
  const members = new Map<DeployableId, Service[]>()
  for (const service of rows<Service>(services)) {
    const id = question.placement[service.id]!
    const list = members.get(id)
    if (list) list.push(service)
    else members.set(id, [service])
  }
  const busy = busyCores(question)
  return Array.from(members, ([id, list]) => host(id, list, question, busy))
}

/** Reference cores that each service's own work keeps busy, its calls left out. */
function busyCores({ index, rates }: HostQuestion): ReadonlyMap<ServiceId, Cores> {
  const busy = new Map<ServiceId, Cores>()
  index.operations.forEach(({ service, demand }, i) => {
    busy.set(service, (busy.get(service) ?? 0) + rates[i]! * demand)
  })
  return busy
}

/** A problem that names the first `runsOn` that this catalog does not have, or where no code can run. */
export function checkOffers(
  services: Design['services'],
  partition: Partition,
  catalog: Catalog,
  { mergedRunsOn }: Assumptions,
): Result<true> {
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
  if (mergedRunsOn === 'same' || mergedRunsOn === 'cheapest') return success(true)
  const chosen = findOffer(catalog, mergedRunsOn)
  if (!chosen.ok) return failure('assumptions.mergedRunsOn', chosen.problem.message)
  if (chosen.value.platform === 'managed' || !chosen.value.kinds.includes('service'))
    return failure('assumptions.mergedRunsOn', `no code of one's own can run on "${mergedRunsOn.slice(0, 60)}"`)
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

function host(
  id: DeployableId,
  services: readonly Service[],
  question: HostQuestion,
  busy: ReadonlyMap<ServiceId, Cores>,
): Host {
  const { catalog } = question
  const row = question.partition.deployables[id]
  const own = ownCode(services)
  const merged = isMerged(services)
  const first = (own[0] ?? services[0]) as Service
  const written = chosenOffer(row, first, services, question)
  const alone = written ?? (merged ? idealSum(own, catalog) : offerOfService(first, catalog))
  const choice = written === undefined && own.length > 0 ? choiceFor(id, own, alone, question, busy) : undefined
  const offer = choice ? onlyFunction(choice) : alone
  const client = services.every((service) => service.kind === 'client')
  const region = services.find((service) => service.region !== undefined)?.region
  const platform = offer?.platform ?? choice?.candidates[0]?.platform ?? 'managed'
  return {
    id,
    services,
    merged,
    client,
    own: own.length > 0,
    glue: own.length === 0 && services.every((service) => kindForms[service.kind].group === 'glue'),
    offer,
    choice,
    platform,
    machineGroup: platform === 'function' || platform === 'managed' ? undefined : groupOf(row, own),
    zones: Math.max(...services.map((service) => service.zones)),
    region,
    replicas: row?.replicas ?? (own.length > 1 ? undefined : (own[0] ?? services[0])?.replicas),
  }
}

/** The group that is written for the deployable, else the one that all its services of own code have. */
function groupOf(row: Deployable | undefined, own: readonly Service[]): string | undefined {
  const group = row?.machineGroup ?? own[0]?.machineGroup
  return row?.machineGroup !== undefined || own.every((service) => service.machineGroup === group) ? group : undefined
}

/** The choice of a merged deployable [L8], or of any own code where both sides move to the cheapest [L8a]. */
function choiceFor(
  id: DeployableId,
  own: readonly Service[],
  alone: Offer | undefined,
  { index, catalog, assumptions, onFunctions }: HostQuestion,
  busy: ReadonlyMap<ServiceId, Cores>,
): PlatformChoice | undefined {
  if (alone?.platform === 'ideal') return undefined
  if (own.length < 2 && (assumptions.mergedRunsOn !== 'cheapest' || alone?.platform === 'managed')) return undefined
  const members = own.map((service) => ({
    service,
    offer: offerOfService(service, catalog),
    busy: busy.get(service.id) ?? 0,
  }))
  return platformChoice(members, { index, catalog, assumptions, onFunctions: onFunctions.get(id) })
}

/** A function's size does not depend on load, so it is known before. */
function onlyFunction({ candidates: [first] }: PlatformChoice): Offer | undefined {
  return first?.platform === 'function' ? first : undefined
}

/** The offer chosen for the deployable, if its code can run there; functions and containers without a size grow to fit. */
function chosenOffer(
  row: Deployable | undefined,
  { kind }: Service,
  services: readonly Service[],
  { index, catalog }: HostQuestion,
): Offer | undefined {
  const chosen = row?.runsOn === undefined ? undefined : offerOf(catalog, row.runsOn)
  if (!chosen?.kinds.includes(kind)) return undefined
  if (chosen.platform === 'function') {
    const power = Math.max(0, ...ownCode(services).map((service) => functionPower(service, catalog)))
    return functionOffers(catalog, chosen, environmentMemory(ownCode(services), index, catalog), power)[0]
  }
  return row?.runsOn === chosen.id ? chosen : sizedOffer(catalog, chosen, baseMemory(services, catalog))
}

/** Power that a service had as a function; 0 where it ran on something else. */
function functionPower(service: Service, catalog: Catalog): Cores {
  const offer = offerOfService(service, catalog)
  return offer?.platform === 'function' ? powerOf(offer) : 0
}

/** On `ideal` the merged offer has as many cores as all replicas of its members together, in one replica. */
function idealSum(own: readonly Service[], catalog: Catalog): Offer | undefined {
  const offers = own.map((service) => offerOfService(service, catalog))
  if (!offers.every((offer) => offer?.platform === 'ideal')) return undefined
  const cores: Cores = own.reduce((sum, service, i) => sum + (offers[i]?.cores ?? 0) * replicasOf(service.replicas), 0)
  return offerOf(catalog, `ideal.${Number(cores.toPrecision(12))}`)
}

/** Speed of its cores against the reference core: where size is still open, that of the sizes, which share it. */
export function speedOf({ offer, choice }: Pick<Host, 'offer' | 'choice'>): number {
  return offer?.speed ?? choice?.candidates[0]?.speed ?? 1
}

/**
 * By host: the position of its station. Hosts of one machine group share a station: its cores serve all of them, and
 * its slots are those of all [Z8].
 */
export function stationsOf(hosts: readonly Host[]): Int32Array {
  const groups = new Map<string, number>()
  let stations = 0
  return Int32Array.from(hosts, ({ machineGroup }) => {
    const known = machineGroup === undefined ? undefined : groups.get(machineGroup)
    if (known !== undefined) return known
    if (machineGroup !== undefined) groups.set(machineGroup, stations)
    return stations++
  })
}

/** Replicas written by hand; of bounds the upper one. */
export function replicasOf(replicas: Replicas | undefined): number {
  if (replicas === undefined) return 1
  return typeof replicas === 'number' ? replicas : replicas.max
}

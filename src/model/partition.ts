/**
 * The algebra of partitions. A partition is a function from services to deployables; a service that it does not
 * mention is its own deployable. So every partition is complete, no service is placed twice, and the finest one
 * is the empty table.
 *
 * Ids: the deployable of a lone service bears the service's id, unless its author gave it another. A shared
 * deployable never bears the id of a service outside it: where an edit would do that, it takes its first member's.
 */

import { ids, size, type Table } from '../base/table'
import { idInFile } from './constructors'
import type { Deployable, DeployableId, Partition, ServiceId } from './document'

type Services = Table<ServiceId, unknown>

export const finest: Partition = { of: {}, deployables: {} }

export function deployableOf(partition: Partition, service: ServiceId): DeployableId {
  return partition.of[service] ?? ownDeployable(service)
}

export function shareDeployable(partition: Partition, a: ServiceId, b: ServiceId): boolean {
  return deployableOf(partition, a) === deployableOf(partition, b)
}

/** Deployable → its services, both in the order of the design. */
export function blocks(partition: Partition, services: Services): ReadonlyMap<DeployableId, readonly ServiceId[]> {
  const found = new Map<DeployableId, ServiceId[]>()
  for (const service of ids(services)) {
    const deployable = deployableOf(partition, service)
    const block = found.get(deployable)
    if (block) block.push(service)
    else found.set(deployable, [service])
  }
  return found
}

/**
 * Everything that shares a deployable with one of these services, these included, in one deployable. It keeps
 * name and choices of the first one named here that has any.
 */
export function merge(partition: Partition, services: Services, chosen: readonly ServiceId[]): Partition {
  const joined = [...new Set(chosen.map((service) => deployableOf(partition, service)))]
  if (joined.length < 2) return partition
  const keeper = joined.find((id) => partition.deployables[id]) ?? joined[0]
  const apart = parts(partition, services)
  const rest = apart.filter((part) => !joined.includes(part.id))
  const merged = apart.filter((part) => joined.includes(part.id)).flatMap((part) => part.members)
  return written([...rest, { id: keeper as DeployableId, members: inOrder(merged, services) }], partition, services)
}

/** Each of these services in a deployable of its own; what they leave keeps its name and choices. */
export function split(partition: Partition, services: Services, chosen: readonly ServiceId[]): Partition {
  const leaving = new Set(chosen)
  const after = parts(partition, services).flatMap((part) => {
    if (part.members.length < 2 || !part.members.some((service) => leaving.has(service))) return [part]
    const staying = part.members.filter((service) => !leaving.has(service))
    const gone = part.members.filter((service) => leaving.has(service))
    const alone = gone.map((service) => ({ id: ownDeployable(service), members: [service], fresh: true }))
    return staying.length > 0 ? [{ id: part.id, members: staying }, ...alone] : alone
  })
  return written(after, partition, services)
}

/**
 * The one way to write a partition down: no entry for a service that is not there, none for one that is alone
 * without a word said about its deployable, no deployable without services. The same object if it was so already.
 */
export function normalise(partition: Partition, services: Services): Partition {
  return written(parts(partition, services), partition, services)
}

/** Is every deployable of `fine` inside one deployable of `coarse`? A partial order: reflexive, transitive. */
export function isRefinement(fine: Partition, coarse: Partition, services: Services): boolean {
  for (const block of blocks(fine, services).values()) {
    const first = block[0]!
    if (!block.every((service) => shareDeployable(coarse, first, service))) return false
  }
  return true
}

/** The same services together, whatever their deployables are called. */
export function isSamePartition(a: Partition, b: Partition, services: Services): boolean {
  return isRefinement(a, b, services) && isRefinement(b, a, services)
}

interface Part {
  readonly id: DeployableId
  readonly members: readonly ServiceId[]
  /** Just split off: a row under the same id is not about it. */
  readonly fresh?: boolean
}

function parts(partition: Partition, services: Services): readonly Part[] {
  return [...blocks(partition, services)].map(([id, members]) => ({ id, members }))
}

function written(apart: readonly Part[], before: Partition, services: Services): Partition {
  const of: { [id in ServiceId]: DeployableId } = {}
  const deployables: { [id in DeployableId]: Deployable } = {}
  for (const { id, members, fresh } of apart) {
    const first = members[0]!
    const outsider = Object.hasOwn(services, ownService(id)) && !members.includes(ownService(id))
    const kept = outsider ? ownDeployable(first) : id
    const row = fresh ? undefined : before.deployables[id]
    const named = row !== undefined && row.name !== idInFile(id)
    const { runsOn, replicas, color, collapsed } = row ?? {}
    const said = named || runsOn !== undefined || replicas !== undefined || color !== undefined || collapsed === true
    if (members.length === 1 && kept === ownDeployable(first) && !said) continue
    for (const service of members) of[service] = kept
    deployables[kept] = row && kept === id ? row : { ...row, id: kept, name: named ? row.name : idInFile(kept) }
  }
  return sameRows(of, before.of) && sameRows(deployables, before.deployables) ? before : { of, deployables }
}

function inOrder(chosen: readonly ServiceId[], services: Services): readonly ServiceId[] {
  const set = new Set(chosen)
  return ids(services).filter((service) => set.has(service))
}

function sameRows(a: Table<string, unknown>, b: Table<string, unknown>): boolean {
  return size(a) === size(b) && Object.keys(a).every((key) => Object.hasOwn(b, key) && a[key] === b[key])
}

function ownDeployable(service: ServiceId): DeployableId {
  return `deployable:${idInFile(service)}`
}

function ownService(deployable: DeployableId): ServiceId {
  return `service:${idInFile(deployable)}`
}

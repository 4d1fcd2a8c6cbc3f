/**
 * The algebra of partitions. A partition is a function from services to deployables; a service that it does not
 * mention is its own deployable. So every partition is complete, no service is placed twice, and the finest one
 * is the empty table.
 *
 * Ids: the deployable of a lone service has the service's id, unless its author gave it another. A shared
 * deployable never has the id of a service outside it: where an edit would do that, it takes its first member's.
 */

import { ids, size, type Table } from '../base/table'
import { idInFile } from './constructors'
import type { Deployable, DeployableId, Partition, ServiceId } from './document'

type Services = Table<ServiceId, unknown>

/** Every service in its own deployable. */
export const finest: Partition = { of: {}, deployables: {} }

/** The deployable that a service runs in. */
export function deployableOf(partition: Partition, service: ServiceId): DeployableId {
  return partition.of[service] ?? ownDeployable(service)
}

/** Whether two services run in one deployable. */
export function shareDeployable(partition: Partition, a: ServiceId, b: ServiceId): boolean {
  return deployableOf(partition, a) === deployableOf(partition, b)
}

/** Deployable → its services, both in the order of the design. */
export function blocks(partition: Partition, services: Services): ReadonlyMap<DeployableId, readonly ServiceId[]> {
  const members = new Map<DeployableId, ServiceId[]>()
  for (const service of ids(services)) {
    const deployable = deployableOf(partition, service)
    const block = members.get(deployable)
    if (block) block.push(service)
    else members.set(deployable, [service])
  }
  return members
}

/**
 * The partition in which all services that share a deployable with one of these are in one deployable. It keeps
 * name and choices of the first of these deployables that has a row.
 */
export function merge(partition: Partition, services: Services, chosen: readonly ServiceId[]): Partition {
  const joined = [...new Set(chosen.map((service) => deployableOf(partition, service)))]
  if (joined.length < 2) return partition
  const keeper = joined.find((id) => partition.deployables[id]) ?? joined[0]
  const before = parts(partition, services)
  const rest = before.filter((part) => !joined.includes(part.id))
  const merged = before.filter((part) => joined.includes(part.id)).flatMap((part) => part.members)
  return fromParts([...rest, { id: keeper as DeployableId, members: inOrder(merged, services) }], partition, services)
}

/** The partition in which each of these services is alone; the deployable that they leave keeps name and choices. */
export function split(partition: Partition, services: Services, chosen: readonly ServiceId[]): Partition {
  const removed = new Set(chosen)
  const after = parts(partition, services).flatMap((part) => {
    if (part.members.length < 2 || !part.members.some((service) => removed.has(service))) return [part]
    const rest = part.members.filter((service) => !removed.has(service))
    const separate = part.members.filter((service) => removed.has(service))
    const alone = separate.map((service) => ({ id: ownDeployable(service), members: [service], isNew: true }))
    return rest.length > 0 ? [{ id: part.id, members: rest }, ...alone] : alone
  })
  return fromParts(after, partition, services)
}

/**
 * The normal form of a partition: no entry for a missing service, none for a lone service whose deployable has
 * neither name nor choices, no deployable without services. The same object if it is normal already.
 */
export function normalise(partition: Partition, services: Services): Partition {
  return fromParts(parts(partition, services), partition, services)
}

/** Whether every deployable of `fine` lies inside one of `coarse`. A partial order: reflexive, transitive. */
export function isRefinement(fine: Partition, coarse: Partition, services: Services): boolean {
  for (const block of blocks(fine, services).values()) {
    const first = block[0]!
    if (!block.every((service) => shareDeployable(coarse, first, service))) return false
  }
  return true
}

/** Whether two partitions have the same blocks, whatever their deployables are called. */
export function isSamePartition(a: Partition, b: Partition, services: Services): boolean {
  return isRefinement(a, b, services) && isRefinement(b, a, services)
}

interface Part {
  readonly id: DeployableId
  readonly members: readonly ServiceId[]
  /** Just split off: a row under the same id belongs to another deployable. */
  readonly isNew?: boolean
}

function parts(partition: Partition, services: Services): readonly Part[] {
  return [...blocks(partition, services)].map(([id, members]) => ({ id, members }))
}

function fromParts(after: readonly Part[], before: Partition, services: Services): Partition {
  const of: { [id in ServiceId]: DeployableId } = {}
  const deployables: { [id in DeployableId]: Deployable } = {}
  for (const { id, members, isNew } of after) {
    const first = members[0]!
    const isTaken = Object.hasOwn(services, ownService(id)) && !members.includes(ownService(id))
    const nextId = isTaken ? ownDeployable(first) : id
    const row = isNew ? undefined : before.deployables[id]
    const hasName = row !== undefined && row.name !== idInFile(id)
    const { runsOn, replicas, color, collapsed } = row ?? {}
    const hasChoices =
      hasName || runsOn !== undefined || replicas !== undefined || color !== undefined || collapsed === true
    if (members.length === 1 && nextId === ownDeployable(first) && !hasChoices) continue
    for (const service of members) of[service] = nextId
    deployables[nextId] =
      row && nextId === id ? row : { ...row, id: nextId, name: hasName ? row.name : idInFile(nextId) }
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

/** Edits of the partition: what shares a deployable, and what a deployable is called and runs on. */

import { put } from '../../base/table'
import { shareableWithFirst } from '../coLocation'
import { deployable } from '../constructors'
import type { Deployable, DeployableId, Document, Edit, Partition, ServiceId } from '../document'
import { deployableOf, merge, normalise, split } from '../partition'
import { type Patch, patchRow } from './patchRow'

/** Merges those that may share a deployable with the first, and all that share one with them already. */
export function mergeServices(chosen: readonly ServiceId[]): Edit {
  return (document) => {
    const sharing = sharers(document, chosen)
    return withPartition(document, merge(document.partition, document.design.services, sharing))
  }
}

/** Puts each of these in its own deployable. */
export function splitServices(chosen: readonly ServiceId[]): Edit {
  return (document) => withPartition(document, split(document.partition, document.design.services, chosen))
}

/** Moves these alone into the deployable of `host`: a box dragged from one frame to another. */
export function moveServices(chosen: readonly ServiceId[], host: ServiceId): Edit {
  return (document) => {
    const services = document.design.services
    if (!Object.hasOwn(services, host)) return document
    const target = deployableOf(document.partition, host)
    const moving = sharers(document, [host, ...chosen]).filter((id) => deployableOf(document.partition, id) !== target)
    if (moving.length === 0) return document
    const separated = split(document.partition, services, moving)
    return withPartition(document, merge(separated, services, [host, ...moving]))
  }
}

/** Changes name, machine or replicas of a deployable. The deployable of a lone service gets a row by this. */
export function editDeployable(id: DeployableId, patch: Patch<Omit<Deployable, 'id'>>): Edit {
  return (document) => {
    const { partition, design } = document
    const members = Object.keys(design.services) as ServiceId[]
    const own = members.filter((service) => deployableOf(partition, service) === id)
    if (own.length === 0) return document
    const before = partition.deployables[id]
    const row = patchRow(before ?? deployable(id), patch)
    if (row === before) return document
    const of = { ...partition.of }
    for (const service of own) of[service] = id
    const deployables = put(partition.deployables, id, row)
    return withPartition(document, normalise({ of, deployables }, design.services))
  }
}

/** Replaces the partition: by the advised one, the merged one, the finest. */
export function partitionInto(partition: Partition): Edit {
  return (document) => withPartition(document, normalise(partition, document.design.services))
}

function sharers({ design }: Document, chosen: readonly ServiceId[]): readonly ServiceId[] {
  const services = chosen.flatMap((id) => (Object.hasOwn(design.services, id) ? [design.services[id]!] : []))
  return shareableWithFirst(services).map((service) => service.id)
}

function withPartition(document: Document, partition: Partition): Document {
  return partition === document.partition ? document : { ...document, partition }
}

/**
 * Which services may share a deployable [V2]: own code with own code, unless one of the two has a reason to stay apart
 * [L5]: a written one, another runtime (a service without one fits any), or special hardware that the other does not
 * need. Databases of one offer may be joined where the assumptions allow it [L4]. The merged twin obeys the same
 * constraints, so it is one of the allowed partitions.
 *
 * An allowed partition is a list of blocks, any two members of a block joinable. `partitionOf` turns blocks into a
 * partition of the design: a block that exists in the drawing or in the twin keeps its deployable with name and
 * choices.
 */

import { rows } from '../../base/table'
import { sameAccelerator } from '../../catalog/accelerator'
import type { Catalog } from '../../catalog/catalog'
import { deployable, idInFile } from '../../model/constructors'
import type { Deployable, DeployableId, Document, Partition, Service, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { blocks, normalise } from '../../model/partition'
import { offerOfService } from '../../scorer/lowering/host'

/** Services that share a deployable. */
export type Block = readonly ServiceId[]

/** The services that can be joined, and which pairs of them. */
export interface MergeConstraints {
  /** In the order of the design; a service with a reason to stay apart may join none. */
  readonly services: readonly ServiceId[]
  readonly mayJoin: (a: ServiceId, b: ServiceId) => boolean
}

/** The constraints of a design. */
export function mergeConstraints(
  { design, assumptions }: Pick<Document, 'design' | 'assumptions'>,
  catalog: Catalog,
): MergeConstraints {
  const all = rows<Service>(design.services).filter(
    ({ kind }) => kindForms[kind].group === 'mergeable' || (kind === 'database' && assumptions.mergeDatabases),
  )
  const offers = new Map(all.map((service) => [service.id, offerOfService(service, catalog)]))
  const overruled = assumptions.overruleKeepApart
  const canJoin = (a: Service, b: Service): boolean => {
    const [onA, onB] = [offers.get(a.id), offers.get(b.id)]
    if (a.kind === 'database' || b.kind === 'database') {
      return a.kind === b.kind && a.keepApart === undefined && b.keepApart === undefined && onA?.id === onB?.id
    }
    if (overruled) return true
    if (a.keepApart !== undefined || b.keepApart !== undefined) return false
    const sameRuntime = a.runtime === undefined || b.runtime === undefined || a.runtime === b.runtime
    return sameRuntime && sameAccelerator(onA?.accelerator, onB?.accelerator)
  }
  const partners = new Map(
    all.map((a) => [a.id, new Set(all.flatMap((b) => (a.id !== b.id && canJoin(a, b) ? [b.id] : [])))]),
  )
  return {
    services: all.map(({ id }) => id),
    mayJoin: (a, b) => partners.get(a)?.has(b) ?? false,
  }
}

/** The blocks of a partition among these services, single ones included, in the order of the design. */
export function blocksAmong(partition: Partition, { services }: Pick<MergeConstraints, 'services'>): readonly Block[] {
  const table = Object.fromEntries(services.map((id) => [id, id])) as Record<ServiceId, ServiceId>
  return [...blocks(partition, table).values()]
}

/** Whether all members of each block may be joined. */
export function isAllowed(list: readonly Block[], { mayJoin }: Pick<MergeConstraints, 'mayJoin'>): boolean {
  return list.every((block) => block.every((a, i) => block.slice(i + 1).every((b) => mayJoin(a, b))))
}

/**
 * A partition of the whole design from blocks. A block of one of `partitions` keeps its deployable, that of the last
 * one where several have it; services outside the blocks stay as drawn.
 */
export function partitionOf(
  { design, partition }: Pick<Document, 'design' | 'partition'>,
  partitions: readonly Partition[],
  list: readonly Block[],
): Partition {
  const of: { [id in ServiceId]: DeployableId } = {}
  const deployables: { [id in DeployableId]: Deployable } = {}
  const listed = new Set(list.flat())
  const existing = new Map<string, Home>()
  for (const before of partitions) {
    for (const [id, members] of blocks(before, design.services)) {
      const movable = members.filter((service) => listed.has(service))
      const home = { members, row: before.deployables[id] ?? deployable(id), drawn: before === partition }
      if (movable.length > 0) existing.set(movable.join(), home)
      else if (home.drawn) place(home)
    }
  }
  for (const block of list) {
    const home = existing.get(block.join())
    const fresh = { members: block, row: deployable(`deployable:${idInFile(block[0]!)}`), drawn: false }
    place(home ?? fresh)
  }
  return normalise({ of, deployables }, design.services)

  function place({ members, row }: Home): void {
    deployables[row.id] = row
    for (const service of members) of[service] = row.id
  }
}

interface Home {
  readonly members: Block
  readonly row: Deployable
  readonly drawn: boolean
}

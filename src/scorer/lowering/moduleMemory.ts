/** Memory of the modules of one deployable: of a process that holds them all, and of a function's environment [L8]. */

import type { Bytes } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import type { Service, ServiceId } from '../../model/document'
import { visitGraph } from '../../queueing/network/visitGraph'
import type { DesignIndex } from '../traffic/designIndex'

/** Memory that one replica needs before its first request: the sum of its modules' less the shared runtime [L8]. */
export function baseMemory(services: readonly Service[], catalog: Catalog): Bytes {
  const bases = services.map((service) => service.memory)
  const runtime = services.length > 1 ? (findFact(catalog, 'memory.runtime')?.value ?? 0) : 0
  const shared = bases.map((base) => Math.min(base, runtime))
  const sum = (list: readonly Bytes[]) => list.reduce((total, part) => total + part, 0)
  return sum(bases) - sum(shared) + Math.max(...shared, 0)
}

/**
 * Memory of a function's environment: of the modules that run in it at once. A caller holds its memory while it waits,
 * the calls of one stage run together, stages follow one another; an environment serves one execution at a time.
 */
export function environmentMemory(services: readonly Service[], index: DesignIndex, catalog: Catalog): Bytes {
  if (services.length < 2) return baseMemory(services, catalog)
  const members = new Map(services.map((service) => [service.id, service]))
  const memoryOf = (ids: ReadonlySet<ServiceId>) =>
    baseMemory(
      [...ids].flatMap((id) => members.get(id) ?? []),
      catalog,
    )
  // Callees before callers; in a circle of calls the module that is visited first stands for the rest.
  const { activities } = visitGraph(index.skeleton).waitOrder
  const running = new Map<number, ReadonlySet<ServiceId>>()
  for (const i of activities) {
    if (!members.has(index.services[i]!)) continue
    const stages = new Map<number, Set<ServiceId>>()
    for (let c = index.first[i]!; c < index.first[i + 1]!; c++) {
      const { mode, stage } = index.calls[c]!
      const callee = mode === 'sync' ? running.get(index.to[c]!) : undefined
      if (!callee) continue
      const together = stages.get(stage) ?? new Set<ServiceId>()
      for (const service of callee) together.add(service)
      stages.set(stage, together)
    }
    const own = index.services[i]!
    const peaks = [...stages.values()].map((stage) => stage.add(own))
    running.set(i, largest([new Set([own]), ...peaks], memoryOf))
  }
  return memoryOf(largest([new Set(services.slice(0, 1).map(({ id }) => id)), ...running.values()], memoryOf))
}

function largest(
  sets: readonly ReadonlySet<ServiceId>[],
  sizeOf: (set: ReadonlySet<ServiceId>) => Bytes,
): ReadonlySet<ServiceId> {
  return sets.reduce((best, set) => (sizeOf(set) > sizeOf(best) ? set : best))
}

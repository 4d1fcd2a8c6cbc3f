/**
 * Where every service runs once glue has dissolved [L3].
 *
 * An orchestrator, a queue or a gateway whose every neighbour lies in one deployable joins that deployable: a
 * workflow becomes code, a queue an in-memory queue. Clients are no neighbours: they are outside in any case.
 *
 * Chains of glue go together. Take all nodes that may dissolve and cut the design into their connected groups: a
 * group dissolves exactly if the neighbours around it lie in one deployable. (Were there two, the node next to
 * the second stays, so its neighbours in the group stay, and so on through the whole group.) On the drawn side
 * a gateway before one service must not vanish: the deployable needs at least two services of own code, unless
 * everybody in the group has `dissolves: true`. `dissolves: false` and a reason to stay apart keep a node out;
 * kept kinds go only with `true`.
 */

import { ids, rows, type Table } from '../base/table'
import { serviceOf } from './constructors'
import type { Assumptions, DeployableId, Design, Partition, Service, ServiceId } from './document'
import { kindForms } from './kinds/index'
import { blocks, deployableOf } from './partition'

export function placement(
  design: Pick<Design, 'services' | 'calls'>,
  partition: Partition,
  assumptions: Assumptions,
): Table<ServiceId, DeployableId> {
  const placed: { [id in ServiceId]: DeployableId } = {}
  for (const service of ids(design.services)) placed[service] = deployableOf(partition, service)
  const shared = blocks(partition, design.services)
  const near = neighbours(design)
  const may = new Set(
    rows(design.services)
      .filter(
        (service) => mayDissolve(service, assumptions) && shared.get(deployableOf(partition, service.id))?.length === 1,
      )
      .map((service) => service.id),
  )
  for (const group of groups(may, near)) {
    const home = homeOf(group, near, placed)
    if (home === undefined) continue
    const code = (shared.get(home) ?? []).filter((id) => isOwnCode(design.services[id])).length
    const asked = group.every((id) => design.services[id]?.dissolves === true)
    if (code >= (asked ? 1 : 2)) for (const id of group) placed[id] = home
  }
  return placed
}

function mayDissolve(service: Service, assumptions: Assumptions): boolean {
  if (service.kind === 'client') return false
  if (service.keepApart !== undefined && !assumptions.overruleKeepApart) return false
  return service.dissolves ?? kindForms[service.kind].group === 'glue'
}

function isOwnCode(service: Service | undefined): boolean {
  return service !== undefined && kindForms[service.kind].group === 'mergeable'
}

type Neighbours = ReadonlyMap<ServiceId, ReadonlySet<ServiceId>>

function neighbours(design: Pick<Design, 'services' | 'calls'>): Neighbours {
  const near = new Map<ServiceId, Set<ServiceId>>()
  const join = (a: ServiceId, b: ServiceId) => {
    const known = near.get(a)
    if (known) known.add(b)
    else near.set(a, new Set([b]))
  }
  for (const call of rows(design.calls)) {
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    if (from === to || [from, to].some((id) => design.services[id]?.kind === 'client')) continue
    join(from, to)
    join(to, from)
  }
  return near
}

function groups(may: ReadonlySet<ServiceId>, near: Neighbours): readonly (readonly ServiceId[])[] {
  const seen = new Set<ServiceId>()
  const found: ServiceId[][] = []
  for (const start of may) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    // `group` grows while it is walked: breadth first without a queue of its own.
    for (const id of group)
      for (const next of near.get(id) ?? [])
        if (may.has(next) && !seen.has(next)) {
          seen.add(next)
          group.push(next)
        }
    found.push(group)
  }
  return found
}

/** The one deployable around a group; undefined if there are several or none. */
function homeOf(
  group: readonly ServiceId[],
  near: Neighbours,
  placed: Table<ServiceId, DeployableId>,
): DeployableId | undefined {
  const inside = new Set(group)
  const around = new Set<DeployableId>()
  for (const id of group) for (const next of near.get(id) ?? []) if (!inside.has(next)) around.add(placed[next]!)
  return around.size === 1 ? [...around][0] : undefined
}

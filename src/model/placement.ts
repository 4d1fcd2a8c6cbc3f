/**
 * Where every service runs once glue has dissolved [L3].
 *
 * An orchestrator, a queue or a gateway whose neighbours all lie in one deployable joins that deployable: a workflow
 * becomes code, a queue an in-memory queue. Clients do not count as neighbours: they are always outside.
 *
 * Chains of glue go together. Take all nodes that may dissolve and cut the design into their connected groups: a
 * group dissolves exactly if the neighbours around it lie in one deployable. (Were there two, the node next to
 * the second stays, so its neighbours in the group stay, and so on through the whole group.) On the drawn side
 * a gateway before one service must not vanish: the deployable needs at least two services of own code, unless
 * all nodes of the group have `dissolves: true`. `dissolves: false` and a reason to stay apart keep a node out;
 * kept kinds dissolve only with `true`. A gateway before a single service dissolves too where the twin moves that
 * service to an offer [L8a]: what is not a function is reached without one.
 */

import { ids, rows, type Table } from '../base/table'
import { serviceOf } from './constructors'
import type { Assumptions, DeployableId, Design, Partition, Service, ServiceId } from './document'
import { kindForms } from './kinds/index'
import { blocks, deployableOf } from './partition'

/** Service → the deployable that it runs in, dissolved glue included. */
export function placement(
  design: Pick<Design, 'services' | 'calls'>,
  partition: Partition,
  assumptions: Assumptions,
): Table<ServiceId, DeployableId> {
  const placed: { [id in ServiceId]: DeployableId } = {}
  for (const service of ids(design.services)) placed[service] = deployableOf(partition, service)
  const shared = blocks(partition, design.services)
  const adjacent = neighbours(design)
  const soluble = new Set(
    rows(design.services)
      .filter(
        (service) => mayDissolve(service, assumptions) && shared.get(deployableOf(partition, service.id))?.length === 1,
      )
      .map((service) => service.id),
  )
  for (const group of groups(soluble, adjacent)) {
    const home = homeOf(group, adjacent, placed)
    if (home === undefined) continue
    const code = (shared.get(home) ?? []).filter((id) => isOwnCode(design.services[id])).length
    const isForced = group.every((id) => design.services[id]?.dissolves === true)
    const isMoved =
      partition.deployables[home]?.runsOn === assumptions.mergedRunsOn &&
      group.every((id) => design.services[id]?.kind === 'gateway')
    if (code >= (isForced || isMoved ? 1 : 2)) for (const id of group) placed[id] = home
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
  const adjacent = new Map<ServiceId, Set<ServiceId>>()
  const join = (a: ServiceId, b: ServiceId) => {
    const others = adjacent.get(a)
    if (others) others.add(b)
    else adjacent.set(a, new Set([b]))
  }
  for (const call of rows(design.calls)) {
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    if (from === to || [from, to].some((id) => design.services[id]?.kind === 'client')) continue
    join(from, to)
    join(to, from)
  }
  return adjacent
}

/** The connected groups of the services that may dissolve. */
function groups(soluble: ReadonlySet<ServiceId>, adjacent: Neighbours): readonly (readonly ServiceId[])[] {
  const seen = new Set<ServiceId>()
  const connected: ServiceId[][] = []
  for (const start of soluble) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    // Breadth first: `group` is its own queue and grows during the loop.
    for (const id of group)
      for (const next of adjacent.get(id) ?? [])
        if (soluble.has(next) && !seen.has(next)) {
          seen.add(next)
          group.push(next)
        }
    connected.push(group)
  }
  return connected
}

/** The one deployable around a group; undefined if there are several or none. */
function homeOf(
  group: readonly ServiceId[],
  adjacent: Neighbours,
  placed: Table<ServiceId, DeployableId>,
): DeployableId | undefined {
  const inside = new Set(group)
  const around = new Set<DeployableId>()
  for (const id of group) for (const next of adjacent.get(id) ?? []) if (!inside.has(next)) around.add(placed[next]!)
  return around.size === 1 ? [...around][0] : undefined
}

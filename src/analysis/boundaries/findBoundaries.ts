/**
 * Finds the boundaries of a drawing: between two deployables of own code that call each other, and around glue (an
 * orchestrator, a queue, a gateway) through which two or more of them communicate. Merging a boundary merges the own
 * code on all of its sides; glue whose neighbours are then all in one deployable dissolves [L3]. Parts that remain
 * remote on both sides (databases, caches, external services) form no boundary: no partition removes them [L4].
 */

import { ids, rows } from '../../base/table'
import { idInFile, serviceOf } from '../../model/constructors'
import type { Call, CallId, DeployableId, Design, Kind, Partition, Service, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { merge } from '../../model/partition'
import type { Scorecard } from '../../scorer/result/scorecard'

/** A boundary between deployables of own code. */
export interface Boundary {
  /** "Front ↔ Prices"; around glue "Workflow: Entry, Converter and 3 more". */
  readonly label: string
  /** The deployables of own code on its sides, as drawn, in the order of the design: two, or more around glue. */
  readonly between: readonly DeployableId[]
  /** Own code on all sides, in the order of the design. */
  readonly services: readonly ServiceId[]
  /** Glue through which they communicate; empty where they call each other. */
  readonly through: readonly ServiceId[]
  /** The drawn calls that cross it. */
  readonly calls: readonly CallId[]
  /** The drawing with only this boundary merged. */
  readonly partition: Partition
}

/** All boundaries of the drawn side, in the order in which calls first cross them. */
export function findBoundaries(design: Design, { partition, placement }: Scorecard): readonly Boundary[] {
  const own = ids<ServiceId>(design.services).filter((id) => isOwn(design.services[id]?.kind))
  const home = (id: ServiceId) => placement[id]!
  const hubs = hubOf(design, placement)
  const groups = new Map<string, { between: Set<DeployableId>; through: Set<ServiceId>; calls: CallId[] }>()
  const at = (key: string) => {
    const existing = groups.get(key) ?? { between: new Set(), through: new Set(), calls: [] }
    groups.set(key, existing)
    return existing
  }
  for (const call of rows<Call>(design.calls)) {
    const ends = [serviceOf(call.from), serviceOf(call.to)] as const
    const [a, b] = ends
    if (home(a) === home(b)) continue
    const hub = hubs.get(a) ?? hubs.get(b)
    const code = ends.filter((id) => isOwn(design.services[id]?.kind))
    if (hub === undefined && code.length < 2) continue
    const border = at(hub === undefined ? [home(a), home(b)].sort().join('|') : `hub ${hub}`)
    border.calls.push(call.id)
    for (const id of code) border.between.add(home(id))
    for (const id of ends) if (hubs.has(id)) border.through.add(id)
  }
  return [...groups.values()]
    .filter(({ between }) => between.size > 1)
    .map(({ between, through, calls }) => {
      const services = own.filter((id) => between.has(home(id)))
      const order = [...new Set(services.map(home))]
      return {
        label: labelOf(design, services, through),
        between: order,
        services,
        through: [...through],
        calls,
        partition: merge(partition, design.services, services),
      }
    })
}

/** Glue in a deployable without own code → the first service of its connected group of glue. */
function hubOf(design: Design, placement: Scorecard['placement']): ReadonlyMap<ServiceId, ServiceId> {
  const code = new Set(rows<Service>(design.services).flatMap(({ id, kind }) => (isOwn(kind) ? [placement[id]] : [])))
  const alone = rows<Service>(design.services).filter(
    ({ id, kind, dissolves }) =>
      (kindForms[kind].group === 'glue' || (dissolves === true && !isOwn(kind))) && !code.has(placement[id]),
  )
  const first = new Map(alone.map(({ id }) => [id, id]))
  const links = rows<Call>(design.calls).map((call) => [serviceOf(call.from), serviceOf(call.to)] as const)
  for (let changed = true; changed; ) {
    changed = false
    for (const [a, b] of links) {
      const [x, y] = [first.get(a), first.get(b)]
      if (x === undefined || y === undefined || x === y) continue
      for (const [id, of] of first) if (of === y) first.set(id, x)
      changed = true
    }
  }
  return first
}

function labelOf(design: Design, services: readonly ServiceId[], through: ReadonlySet<ServiceId>): string {
  const name = (id: ServiceId) => design.services[id]?.name ?? idInFile(id)
  if (through.size === 0) return services.map(name).join(' ↔ ')
  const [first = '', second = '', third, ...more] = services.map(name)
  const ends = third === undefined ? `${first} and ${second}` : `${first}, ${second} and ${more.length + 1} more`
  return `${[...through].map(name).join(', ')}: ${ends}`
}

function isOwn(kind: Kind | undefined): boolean {
  return kind !== undefined && kindForms[kind].group === 'mergeable'
}

/**
 * One side of the question, taken apart by position: who hosts each operation, what each call costs there, how
 * long each execution lasts. Lowering, sizing and structure read it; nothing in it depends on size.
 */

import type { Table } from '../base/table'
import type { Catalog } from '../catalog/catalog'
import type { Assumptions, DeployableId, Design, Partition, ServiceId } from '../model/document'
import { type Toll, tollOf } from './calls'
import { holdingTimes } from './holding'
import { type Host, hosts } from './host'
import { type Flow, type Wiring, wiring } from './traffic'

export interface Side {
  readonly design: Design
  readonly placement: Table<ServiceId, DeployableId>
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  readonly flow: Flow
  readonly wiring: Wiring
  readonly hosts: readonly Host[]
  /** By operation: the position of its host. */
  readonly hostOf: Int32Array
  /** By call. */
  readonly tolls: readonly Toll[]
  /** By operation: mean seconds of one execution when nobody queues. */
  readonly holding: Float64Array
}

export function side(
  design: Design,
  partition: Partition,
  placement: Table<ServiceId, DeployableId>,
  catalog: Catalog,
  assumptions: Assumptions,
  flow: Flow,
): Side {
  const of = wiring(design)
  const all = hosts(design, partition, placement, catalog)
  const place = new Map(all.map((host, i) => [host.id, i]))
  const hostOf = Int32Array.from(
    of.operations,
    ({ service }) => place.get(placement[service] as DeployableId) as number,
  )
  const hostAt = (operation: number) => all[hostOf[operation] as number] as Host
  const toll = tollOf(catalog, assumptions)
  const tolls = of.calls.map((call, i) => toll(call, hostAt(of.from[i] as number), hostAt(of.to[i] as number)))
  const before = { design, placement, catalog, assumptions, flow, wiring: of, hosts: all, hostOf, tolls }
  return { ...before, holding: holdingTimes(before) }
}

/** The host of an operation, by its position. */
export function hostAt({ hosts, hostOf }: Pick<Side, 'hosts' | 'hostOf'>, operation: number): Host {
  return hosts[hostOf[operation] as number] as Host
}

/** Where everything runs, and what each call costs there: the part of a side that load does not change. */

import { rows, type Table } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import { offer } from '../../catalog/offer'
import type { Assumptions, DeployableId, Design, Partition, Service, ServiceId } from '../../model/document'
import { placement } from '../../model/placement'
import { type DesignIndex, designIndex } from '../traffic/designIndex'
import { type CallCost, callCosts } from './callCost'
import { type Host, hosts, stationsOf } from './host'

/** A design on its hosts, before traffic: placement, hosts, and the cost of each call. */
export interface PlacedDesign {
  readonly index: DesignIndex
  readonly placement: Table<ServiceId, DeployableId>
  readonly hosts: readonly Host[]
  /** By operation: the position of its host. */
  readonly hostOf: Int32Array
  /** By host: the position of its station. */
  readonly stationOf: Int32Array
  /** By call. */
  readonly callCosts: readonly CallCost[]
}

/** What a placement depends on besides the design. */
export interface PlacementQuestion {
  readonly partition: Partition
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  /** By operation: executions per second in the busiest hour. */
  readonly rates: Float64Array
  /** By deployable: whether a function may hold it; absent: not known yet. */
  readonly onFunctions: ReadonlyMap<DeployableId, boolean>
}

/** Places a design by a partition whose offers the catalog has (`checkOffers`). */
export function placeDesign(design: Design, question: PlacementQuestion): PlacedDesign {
  const { partition, catalog, assumptions } = question
  const index = designIndex(design)
  const placed = placement(edgesKept(design, catalog), partition, assumptions)
  const all = hosts(design.services, { ...question, placement: placed, index })
  const positions = new Map(all.map((host, i) => [host.id, i]))
  const hostOf = Int32Array.from(index.services, (service) => positions.get(placed[service]!)!)
  const hostAt = (operation: number) => all[hostOf[operation]!]!
  const costOf = callCosts(catalog, assumptions)
  const costs = index.calls.map((call, c) => costOf(call, hostAt(index.from[c]!), hostAt(index.to[c]!)))
  return { index, placement: placed, hosts: all, hostOf, stationOf: stationsOf(all), callCosts: costs }
}

/** A design whose edges stay: what delivers to viewers near them does no work that code could take over [L3]. */
function edgesKept(design: Design, catalog: Catalog): Design {
  const edges = rows<Service>(design.services).filter(
    ({ kind, runsOn, dissolves }) =>
      kind === 'gateway' &&
      runsOn !== undefined &&
      dissolves === undefined &&
      offer(catalog, runsOn).prices?.edgeOut !== undefined,
  )
  if (edges.length === 0) return design
  const kept = Object.fromEntries(edges.map((edge) => [edge.id, { ...edge, dissolves: false }]))
  return { ...design, services: { ...design.services, ...kept } }
}

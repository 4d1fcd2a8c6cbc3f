/** Where everything runs, and what each call costs there: the part of a side that load does not change. */

import { type Result, success } from '../../base/result'
import type { Table } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, DeployableId, Design, Partition, ServiceId } from '../../model/document'
import { placement } from '../../model/placement'
import { type DesignIndex, designIndex } from '../traffic/designIndex'
import { type CallCost, callCosts } from './callCost'
import { checkOffers, type Host, hosts } from './host'

/** A design on its hosts, before traffic: placement, hosts, and the cost of each call. */
export interface PlacedDesign {
  readonly index: DesignIndex
  readonly placement: Table<ServiceId, DeployableId>
  readonly hosts: readonly Host[]
  /** By operation: the position of its host. */
  readonly hostOf: Int32Array
  /** By call. */
  readonly callCosts: readonly CallCost[]
}

/** Places a design by a partition. A problem where it is to run on an offer that the catalog does not have. */
export function placeDesign(
  design: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<PlacedDesign> {
  const checked = checkOffers(design.services, partition, catalog)
  if (!checked.ok) return checked
  const index = designIndex(design)
  const placed = placement(design, partition, assumptions)
  const all = hosts(design.services, partition, placed, catalog)
  const positions = new Map(all.map((host, i) => [host.id, i]))
  const hostOf = Int32Array.from(index.services, (service) => positions.get(placed[service]!)!)
  const hostAt = (operation: number) => all[hostOf[operation]!]!
  const costOf = callCosts(catalog, assumptions)
  const costs = index.calls.map((call, c) => costOf(call, hostAt(index.from[c]!), hostAt(index.to[c]!)))
  return success({ index, placement: placed, hosts: all, hostOf, callCosts: costs })
}

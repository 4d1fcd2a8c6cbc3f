/**
 * Where everything runs, and what each call costs there: all of a side that neither work nor load change. Found again
 * by the identity of what enters, so that typing a value does not place and price two thousand calls anew.
 */

import { memo, memoWeak } from '../../base/memo'
import { type Result, success } from '../../base/result'
import type { Table } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, DeployableId, Design, Partition, ServiceId } from '../../model/document'
import { placement } from '../../model/placement'
import { type CallGraph, designIndex } from '../traffic/designIndex'
import { type CallCost, callCosts } from './callCost'
import { checkOffers, type Host, hosts } from './host'

export interface PlacedDesign {
  readonly callGraph: CallGraph
  readonly placement: Table<ServiceId, DeployableId>
  readonly hosts: readonly Host[]
  /** By operation: the position of its host. */
  readonly hostOf: Int32Array
  /** By call. */
  readonly callCosts: readonly CallCost[]
}

/** Errors: something to run on that the catalog does not have. */
export function placeDesign(
  design: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<PlacedDesign> {
  return settingsOf(partition)(design.services, designIndex(design).callGraph, catalog, assumptions)
}

/** Drawn and merged are asked for in turns: each partition remembers its own. */
const settingsOf = memoWeak((partition: Partition) =>
  memo(
    (
      services: Design['services'],
      callGraph: CallGraph,
      catalog: Catalog,
      assumptions: Assumptions,
    ): Result<PlacedDesign> => {
      const known = checkOffers(services, partition, catalog)
      if (!known.ok) return known
      const placed = placement({ services, calls: callGraph.callTable }, partition, assumptions)
      const all = hosts(services, partition, placed, catalog)
      const place = new Map(all.map((host, i) => [host.id, i]))
      const hostOf = Int32Array.from(callGraph.services, (service) => place.get(placed[service]!)!)
      const hostAt = (operation: number) => all[hostOf[operation]!]!
      const toll = callCosts(catalog, assumptions)
      const costs = callGraph.calls.map((call, i) => toll(call, hostAt(callGraph.from[i]!), hostAt(callGraph.to[i]!)))
      return success({ callGraph: callGraph, placement: placed, hosts: all, hostOf, callCosts: costs })
    },
  ),
)

/**
 * Where everything runs, and what each call costs there: all of a side that neither work nor load change. Found again
 * by the identity of what enters, so that typing a value does not place and price two thousand calls anew.
 */

import { memo, memoByIdentity } from '../../base/memo'
import { type Result, success } from '../../base/result'
import type { Table } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, DeployableId, Design, Partition, ServiceId } from '../../model/document'
import { placement } from '../../model/placement'
import { type Shape, wiring } from '../traffic/designIndex'
import { type Toll, tollOf } from './callCost'
import { checkedOffers, type Host, hosts } from './host'

export interface Setting {
  readonly shape: Shape
  readonly placement: Table<ServiceId, DeployableId>
  readonly hosts: readonly Host[]
  /** By operation: the position of its host. */
  readonly hostOf: Int32Array
  /** By call. */
  readonly tolls: readonly Toll[]
}

/** Errors: something to run on that the catalog does not have. */
export function settingOf(
  design: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<Setting> {
  return settingsOf(partition)(design.services, wiring(design).shape, catalog, assumptions)
}

/** Drawn and merged are asked for in turns: each partition remembers its own. */
const settingsOf = memoByIdentity((partition: Partition) =>
  memo((services: Design['services'], shape: Shape, catalog: Catalog, assumptions: Assumptions): Result<Setting> => {
    const known = checkedOffers(services, partition, catalog)
    if (!known.ok) return known
    const placed = placement({ services, calls: shape.table }, partition, assumptions)
    const all = hosts(services, partition, placed, catalog)
    const place = new Map(all.map((host, i) => [host.id, i]))
    const hostOf = Int32Array.from(shape.services, (service) => place.get(placed[service]!)!)
    const hostAt = (operation: number) => all[hostOf[operation]!]!
    const toll = tollOf(catalog, assumptions)
    const tolls = shape.calls.map((call, i) => toll(call, hostAt(shape.from[i]!), hostAt(shape.to[i]!)))
    return success({ shape, placement: placed, hosts: all, hostOf, tolls })
  }),
)

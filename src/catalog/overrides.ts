/** A catalog with values changed by the author of a design: each changed fact keeps what it said before. */

import { failure, type Result, success } from '../base/result'
import type { Table } from '../base/table'
import type { Catalog, Fact } from './catalog'
import { markets } from './index'
import { findFact } from './lookup'
import { catalogOf, type Market } from './market'

/** As `Override` in the document; written out because a catalog knows no documents. */
export interface Change {
  readonly value: number
  readonly range?: readonly [number, number]
  readonly why?: string
}

/** The same catalog if nothing changes; otherwise offers are made anew, because some follow from facts. */
export function withOverrides(catalog: Catalog, overrides: Table<string, Change>): Catalog {
  const changes = Object.entries(overrides)
  if (changes.length === 0) return catalog
  const facts: Record<string, Fact> = { ...catalog.facts }
  for (const [id, { value, range, why = '' }] of changes) {
    const before = findFact(catalog, id)
    // A design may travel between catalogs; what this one does not know changes nothing here.
    if (!before) continue
    facts[before.id] = { ...before, value, range: range ?? [value, value], overridden: { from: before.value, why } }
  }
  const market = Object.hasOwn(markets, catalog.id) ? (markets as Record<string, Market>)[catalog.id] : undefined
  return market ? catalogOf(market, facts) : { ...catalog, facts }
}

/** The first override that this catalog does not know, as a problem for its author. */
export function checkedOverrides(catalog: Catalog, overrides: Table<string, Change>): Result<Table<string, Change>> {
  const unknown = Object.keys(overrides).find((id) => !findFact(catalog, id))
  if (unknown === undefined) return success(overrides)
  return failure(`assumptions.overrides.${unknown.slice(0, 80)}`, `${catalog.label} has no value of this name`)
}

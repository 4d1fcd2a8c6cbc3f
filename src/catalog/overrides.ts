/** A catalog with values changed by the author of a design: each changed fact keeps its former value. */

import { failure, type Result, success } from '../base/result'
import type { Table } from '../base/table'
import type { Catalog, Fact } from './catalog'
import { sources } from './index'
import { findFact } from './lookup'
import { catalogOf } from './source'

/** As `Override` in the document; written out because a catalog knows no documents. */
export interface FactOverride {
  readonly value: number
  readonly range?: readonly [number, number]
  readonly why?: string
}

/** The same catalog if nothing changes. Offers are rebuilt only where their own figures follow from a changed fact. */
export function withOverrides(catalog: Catalog, overrides: Table<string, FactOverride>): Catalog {
  const changes = Object.entries(overrides)
  if (changes.length === 0) return catalog
  const facts: Record<string, Fact> = { ...catalog.facts }
  for (const [id, { value, range, why = '' }] of changes) {
    const before = findFact(catalog, id)
    // A design may travel between catalogs; what this one does not know changes nothing here.
    if (!before) continue
    facts[before.id] = { ...before, value, range: range ?? [value, value], overridden: { from: before.value, why } }
  }
  const source = Object.hasOwn(sources, catalog.id) ? sources[catalog.id] : undefined
  const shaped = source?.shapingPrefixes.some((stem) => changes.some(([id]) => id.startsWith(stem)))
  return source && shaped ? catalogOf(source, facts) : { ...catalog, facts }
}

/** The first override that means nothing here, as a problem for its author: unknown, or less than nothing. */
export function checkedOverrides(
  catalog: Catalog,
  overrides: Table<string, FactOverride>,
): Result<Table<string, FactOverride>> {
  for (const [id, { value }] of Object.entries(overrides)) {
    const place = `assumptions.overrides.${id.slice(0, 80)}`
    if (!findFact(catalog, id)) return failure(place, `${catalog.label} has no value of this name`)
    if (!(value >= 0)) return failure(place, 'A price, a quota or a time cannot be less than nothing')
  }
  return success(overrides)
}

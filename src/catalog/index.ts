/**
 * All catalogs. Each is a download of its own, so the page starts with the one that most designs are for and the
 * ideal one; the others are listed (`manifest.ts`) and loaded when somebody chooses them. What runs outside a page
 * loads them all by importing `registerAll.ts`. One more region or provider is one more file and one more line here and there.
 */

import type { Table } from '../base/table'
import { usEast1 } from './aws/us-east-1'
import type { Catalog } from './catalog'
import { factTable } from './factTable'
import { ideal } from './ideal'
import { manifest } from './manifest'
import { type CatalogSource, catalogOf } from './source'

const here: Record<string, CatalogSource> = {}
const made: Record<string, Catalog> = {}

/** Those that are here by now: it grows while the page runs. */
export const sources: Table<string, CatalogSource> = here
export const catalogs: Table<string, Catalog> = made

register(usEast1)
register(ideal)

/** Brings a catalog that is listed; undefined: there is none of this id. Calling it again costs nothing. */
export async function loadCatalog(id: string): Promise<Catalog | undefined> {
  if (Object.hasOwn(made, id)) return made[id]
  const market = Object.hasOwn(manifest, id) ? await manifest[id]?.load?.() : undefined
  return market && register(market)
}

/** Every fact of a catalog that is here, those included that no rule reads and the page has not brought so far. */
export async function allFacts({ id, facts }: Catalog): Promise<Catalog['facts']> {
  const shelved = Object.hasOwn(here, id) ? await here[id]?.shelf?.() : undefined
  return shelved ? { ...factTable(shelved), ...facts } : facts
}

/** Makes a catalog known. The first of an id stays, so that what was derived of it remains valid. */
export function register(market: CatalogSource): Catalog {
  const known = Object.hasOwn(made, market.id) ? made[market.id] : undefined
  if (known) return known
  here[market.id] = market
  const catalog = catalogOf(market)
  made[market.id] = catalog
  return catalog
}

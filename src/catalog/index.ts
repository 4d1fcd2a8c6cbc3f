/**
 * All catalogs. Each is a separate download, so the page starts with the one that most designs are for and the
 * ideal one; the others are listed (`manifest.ts`) and loaded when a user chooses them. What runs outside a page
 * loads them all by importing `registerAll.ts`. One more region or provider is one more file and one more line here and there.
 */

import type { Table } from '../base/table'
import { usEast1 } from './aws/usEast1'
import type { Catalog } from './catalog'
import { factTable } from './factTable'
import { ideal } from './ideal'
import { manifest } from './manifest'
import { type CatalogSource, catalogOf } from './source'

const loadedSources: Record<string, CatalogSource> = {}
const loadedCatalogs: Record<string, Catalog> = {}

/** Those loaded so far: it grows while the page runs. */
export const sources: Table<string, CatalogSource> = loadedSources
/** The catalogs of `sources`. */
export const catalogs: Table<string, Catalog> = loadedCatalogs

register(usEast1)
register(ideal)

/** Loads a catalog of the manifest; undefined where there is none of this id. Repeated calls return the loaded one. */
export async function loadCatalog(id: string): Promise<Catalog | undefined> {
  if (Object.hasOwn(loadedCatalogs, id)) return loadedCatalogs[id]
  const source = Object.hasOwn(manifest, id) ? await manifest[id]?.load?.() : undefined
  return source && register(source)
}

/** Every fact of a loaded catalog, including those that no rule reads and that are downloaded only here. */
export async function allFacts({ id, facts }: Catalog): Promise<Catalog['facts']> {
  const shelved = Object.hasOwn(loadedSources, id) ? await loadedSources[id]?.referenceFacts?.() : undefined
  return shelved ? { ...factTable(shelved), ...facts } : facts
}

/** Adds a catalog. The first of an id stays, so that what was derived from it remains valid. */
export function register(source: CatalogSource): Catalog {
  const existing = Object.hasOwn(loadedCatalogs, source.id) ? loadedCatalogs[source.id] : undefined
  if (existing) return existing
  loadedSources[source.id] = source
  const catalog = catalogOf(source)
  loadedCatalogs[source.id] = catalog
  return catalog
}

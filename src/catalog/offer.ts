/**
 * Finding what a service runs on. Some offers are a table, some a pattern (`ideal.<n>`, sizes of containers), so
 * every look-up goes through this file. An unknown id is answered with the names nearest to it.
 */

import { memoWeak } from '../base/memo'
import { failure, type Result, success } from '../base/result'
import { type Bytes, mebibyte } from '../base/units'
import type { Catalog, Offer } from './catalog'
import { idealOffer } from './ideal'
import { sources } from './index'
import { factValue } from './lookup'
import type { CatalogSource } from './source'

/** The offer of this id. Throws where there is none: the id comes from our own code. */
export function offer(catalog: Catalog, id: string): Offer {
  const result = findOffer(catalog, id)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

/** The offer of this id, which a user typed; a problem with the nearest names where there is none. */
export function findOffer(catalog: Catalog, id: string): Result<Offer> {
  const cache = offerCache(catalog)
  let result = cache.get(id)
  if (!result) {
    result = search(catalog, id)
    cache.set(id, result)
  }
  return result
}

/**
 * The offer with so much memory. A function's environment gets the cores that belong to its memory, slower than
 * one core below that; a container without a chosen size grows to one that fits; the rest stays as it is.
 */
export function sizedOffer(catalog: Catalog, of: Offer, memory: Bytes): Offer {
  if (of.limits?.memoryPerCore !== undefined) return environment(catalog, of, memory)
  const source = sourceOf(catalog)
  const own = of.platform === 'function' ? source?.environment?.(of, memory, catalog) : undefined
  if (own) return own
  if ((of.platform !== 'container' && of.platform !== 'function') || memory <= of.memory) return of
  return source?.offerWithMemory?.(of, memory, catalog) ?? of
}

function environment(catalog: Catalog, of: Offer, memory: Bytes): Offer {
  const { memoryPerCore, minMemory, maxMemory } = of.limits ?? {}
  const minBytes = minMemory === undefined ? 0 : factValue(catalog, minMemory) * mebibyte
  const maxBytes = maxMemory === undefined ? Infinity : factValue(catalog, maxMemory) * mebibyte
  // Sold by the MB; a hair's breadth above a whole MB is that MB.
  const given = Math.min(maxBytes, Math.max(minBytes, Math.ceil(memory / mebibyte - 1e-9) * mebibyte))
  const cores = given / (factValue(catalog, memoryPerCore as string) * mebibyte)
  return { ...of, memory: given, cores: Math.max(1, cores), speed: of.speed * Math.min(1, cores) }
}

function search(catalog: Catalog, id: string): Result<Offer> {
  if (Object.hasOwn(catalog.offers, id)) return success(catalog.offers[id]!)
  const resolved = idealOffer(id) ?? sourceOf(catalog)?.resolve(id, catalog)
  if (resolved) return success(resolved)
  const near = namesLike(id, Object.keys(catalog.offers))
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`
  return failure('runsOn', `"${id.slice(0, 60)}" is nothing that ${catalog.label} offers${hint}`)
}

const offerCache = memoWeak((_catalog: Catalog) => new Map<string, Result<Offer>>())

function sourceOf({ id }: Catalog): CatalogSource | undefined {
  return Object.hasOwn(sources, id) ? sources[id] : undefined
}

/** At most three names that a slip of the hand could have meant: they share most of their pairs of letters. */
function namesLike(id: string, names: readonly string[]): readonly string[] {
  const wanted = pairs(id.slice(0, 60).toLowerCase())
  return names
    .map((name) => ({ name, likeness: likeness(wanted, pairs(name)) }))
    .filter(({ likeness }) => likeness > 0.5)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** The coefficient of Dice over the pairs of neighbouring letters. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / Math.max(1, a.size + b.size)
}

function pairs(of: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, of.length - 1) }, (_, i) => of.slice(i, i + 2)))
}

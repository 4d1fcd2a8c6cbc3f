/**
 * Prices grow old. One that is older than a year by the catalog's own date is stale, unless its source explains
 * why an old date is no old price; then the explanation is shown instead.
 */

import { rows } from '../base/table'
import type { Catalog, Fact } from './catalog'
import { isPrice } from './lookup'

/** A price older than a year by the date of its catalog. */
export interface StalePrice {
  readonly fact: Fact
  /** Why it may stay; undefined: it may not. */
  readonly excuse: string | undefined
}

const excuses: readonly { readonly holds: (fact: Fact) => boolean; readonly excuse: string }[] = [
  {
    holds: ({ source }) => source.includes('infracost'),
    excuse:
      'read from infracost’s reference outputs, which are made anew from the live price list and edited when a price moves: the date is that of the last move',
  },
  {
    holds: ({ source, asOf }) => source.includes('aws.amazon.com/api-gateway/pricing') && asOf === '2025-11-02',
    excuse: 'the newest copy of the price page that could be had when the catalog was collected',
  },
  {
    holds: ({ confidence, grade }) => confidence === 'memory' && grade !== 'high',
    excuse: 'has no dated source and is graded accordingly; a dated source replaces it',
  },
]

/** Prices whose source is more than twelve months older than the catalog. */
export function stalePrices(catalog: Catalog): readonly StalePrice[] {
  const today = Date.parse(catalog.asOf)
  return rows(catalog.facts)
    .filter((fact) => isPrice(fact) && fact.value !== 0 && monthsBetween(latestDay(fact.asOf), today) > 12)
    .map((fact) => ({ fact, excuse: excuses.find(({ holds }) => holds(fact))?.excuse }))
}

/** The last day that an `asOf` can mean: "2026-08-16", "2025..2026", "~2024-2025", "2023-06-15/2026". */
export function latestDay(asOf: string): number {
  const parts = asOf.match(/\d{4}-\d{2}-\d{2}|\d{4}-\d{2}(?!\d)|\d{4}/g) ?? []
  return Math.max(...parts.map(lastDay))
}

function lastDay(part: string): number {
  const [year = 0, month, day] = part.split('-').map(Number)
  if (day !== undefined) return Date.UTC(year, (month as number) - 1, day)
  return month === undefined ? Date.UTC(year, 11, 31) : Date.UTC(year, month, 0)
}

function monthsBetween(from: number, to: number): number {
  return ((to - from) / (365.25 * 24 * 3600 * 1000)) * 12
}

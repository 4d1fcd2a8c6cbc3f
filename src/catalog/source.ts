/**
 * The form of a catalog's source: one provider in one region. The catalog is made of it, and made again when
 * an author overrides a fact, because offers may be derived from facts (the cores that a function gets).
 */

import { type Table, tableOf } from '../base/table'
import type { Bytes } from '../base/units'
import type { Catalog, Fact, Limits, Offer, Prices } from './catalog'
import { factTable } from './factTable'

/** What a catalog is made from. */
export interface CatalogSource extends Pick<Catalog, 'id' | 'label' | 'provider' | 'region' | 'asOf'> {
  readonly facts: readonly Fact[]
  /** Facts that no rule reads, loaded only for the list of all facts; undefined where all are in `facts`. */
  readonly referenceFacts?: () => Promise<readonly Fact[]>
  /** The offers that can be listed. */
  readonly offers: (facts: FactsOf) => readonly Offer[]
  /** What the ids of facts begin with from which an offer's own figures follow: cores, speed, memory. */
  readonly shapingPrefixes: readonly string[]
  /** Offers of which there are too many to list, and other spellings of ids: sizes, "m6i.large". */
  readonly resolve: (id: string, catalog: Catalog) => Offer | undefined
  /** The smallest offer like this one with so much memory, where memory is sold by size; undefined: none. */
  readonly offerWithMemory?: (offer: Offer, memory: Bytes, facts: FactsOf) => Offer | undefined
  /** The environment that a function gets with so much memory, where cores do not simply follow it. */
  readonly environment?: (offer: Offer, memory: Bytes, facts: FactsOf) => Offer | undefined
  readonly defaults: Catalog['defaults']
  readonly prices: Prices
  readonly limits?: Limits
}

/** Facts and the region by which they are looked up. */
export type FactsOf = Pick<Catalog, 'facts' | 'region'>

/** The catalog of a source, with its own facts or with overridden ones. */
export function catalogOf(source: CatalogSource, facts: Table<string, Fact> = factTable(source.facts)): Catalog {
  const { id, label, provider, region, asOf, defaults, prices, limits } = source
  return {
    id,
    label,
    provider,
    region,
    asOf,
    defaults,
    prices,
    facts,
    ...(limits && { limits }),
    offers: tableOf<string, Offer>(source.offers({ facts, region })),
  }
}

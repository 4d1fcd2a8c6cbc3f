/**
 * Reading facts. An id may leave out the region ("aws.fargate.x86.vcpu"), so that rules are written once for
 * all regions; a provider that has large and small regions says so with ".major" and ".other", or by the side of
 * the ocean (".west").
 */

import { memoWeak } from '../base/memo'
import { type Seconds, secondsPerHour } from '../base/units'
import type { Fact } from './catalog'
import type { FactsOf } from './source'

/** The fact of this id, or of this id in the region of the catalog; undefined if there is none. */
export function findFact(catalog: FactsOf, id: string): Fact | undefined {
  const cache = factCache(catalog)
  let fact = cache.get(id)
  if (fact === undefined && !cache.has(id)) {
    fact = search(catalog, id)
    cache.set(id, fact)
  }
  return fact
}

/** Rules ask for the same facts again and again; a catalog never changes. */
const factCache = memoWeak((_: FactsOf) => new Map<string, Fact | undefined>())

function search({ facts, region }: FactsOf, id: string): Fact | undefined {
  for (const spelled of [id, `${id}.${region}`, `${id}.major`, `${id}.other`, `${id}.west`]) {
    if (Object.hasOwn(facts, spelled)) return facts[spelled]
  }
  return undefined
}

/** The fact of an id; throws where the catalog has none. */
export function fact(catalog: FactsOf, id: string): Fact {
  const match = findFact(catalog, id)
  if (!match) throw new Error(`no fact "${id}" in this catalog (${catalog.region})`)
  return match
}

/** The value of a fact, in its unit; Infinity for a quota without limit. */
export function factValue(catalog: FactsOf, id: string): number {
  return fact(catalog, id).value ?? Infinity
}

/** A timeout in seconds, whatever its fact counts in; Infinity where the catalog does not have it. */
export function maxDuration(catalog: FactsOf, timeout: string): Seconds {
  const timeoutFact = findFact(catalog, timeout)
  return (timeoutFact?.value ?? Infinity) * (timeoutFact?.unit === 'minutes' ? 60 : 1)
}

/** A price as the provider quotes it: 0.2 dollars per "1M requests", which are 1,000,000 of what is counted. */
export interface Quote {
  readonly id: string
  readonly dollars: number
  /** Per what: "1M requests", "GB-second". */
  readonly unit: string
  /** How many of the things counted make one unit. */
  readonly per: number
  /** Cumulative bounds per month in things counted. */
  readonly from: number
  readonly to: number
}

/** All tiers of a price, lowest first; one without bounds when it has none. */
export function tiers(catalog: FactsOf, id: string): readonly Quote[] {
  const single = findFact(catalog, id)
  // The first tier may bear the plain name, and those above it their number.
  const rows = single ? [single, ...tierFacts(catalog, id, 2)] : tierFacts(catalog, id)
  if (rows.length === 0) throw new Error(`no price "${id}" in this catalog (${catalog.region})`)
  return rows.map(quoteOf).sort((a, b) => a.from - b.from)
}

/** The one price of what has no tiers, or the first of its tiers. */
export function quote(catalog: FactsOf, id: string): Quote {
  return tiers(catalog, id)[0]!
}

/** Prices are facts in a currency per something. */
export function isPrice({ unit }: Fact): boolean {
  return /^(USD|EUR)\//.test(unit)
}

/** Dollars per hour of what the provider may quote by the second: "USD/vCPU-second". */
export function perHour(catalog: FactsOf, id: string): number {
  return factValue(catalog, id) * hoursOf(fact(catalog, id).unit)
}

/** How many units of the quote one hour has: 3,600 of "vCPU-second". */
export function hoursOf(unit: string): number {
  return unit.endsWith('-second') ? secondsPerHour : 1
}

const scales: { readonly [prefix: string]: number } = { '1M': 1e6, '100k': 1e5, '10k': 1e4, '1k': 1e3 }

function quoteOf({ id, value: dollars, unit, tier }: Fact): Quote {
  const quoted = unit.replace(/^USD\//, '')
  const per = scales[quoted.split(' ', 1)[0]!] ?? 1
  return { id, dollars: dollars ?? 0, unit: quoted, per, from: tier?.from ?? 0, to: tier?.to ?? Infinity }
}

/** "aws.dt.out.t1.us-east-1" and "aws.dt.out.t2" are tiers of "aws.dt.out". */
function tierFacts(catalog: FactsOf, id: string, first = 1): readonly Fact[] {
  const matches: Fact[] = []
  for (let n = first; ; n++) {
    const tier = findFact(catalog, `${id}.t${n}`)
    if (!tier) return matches
    matches.push(tier)
  }
}

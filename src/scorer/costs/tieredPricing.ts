/**
 * From a quantity to dollars: tiers, the free allowance of an account, and bill lines that share both.
 *
 * Tiers and allowances are the account's, never a box's [C1]: the quantities of all boxes are added, priced once,
 * and each line pays the same average price for its part. A line so stays quantity × unit price, and merging two
 * boxes does not win a second allowance.
 */

import { memoWeak } from '../../base/memo'
import type { Dollars } from '../../base/units'
import { fact, findFact, type Quote, tiers } from '../../catalog/lookup'
import type { FactsOf } from '../../catalog/source'
import type { BillLine } from '../result/scorecard'

/**
 * What a quantity costs in a month. Where the first tier starts above zero, what lies below is an allowance, and
 * the bounds of the tiers count it; another allowance is taken off before the tiers begin.
 */
export function tieredPrice(quotes: readonly Quote[], quantity: number, free = 0): Dollars {
  const below = Math.min(free, quotes[0]?.from ?? 0)
  const end = below + Math.max(0, quantity - free)
  return quotes.reduce((sum, { dollars, per, from, to }, i) => {
    // What lies above the last tier that is known costs what that one does.
    const within = Math.min(end, i === quotes.length - 1 ? Infinity : to) - (i === 0 ? below : from)
    return within > 0 ? sum + (within / per) * dollars : sum
  }, 0)
}

/** The same by the id of the price. */
export function pricedById(catalog: FactsOf, price: string, quantity: number, free = 0): Dollars {
  return tieredPrice(tiers(catalog, price), quantity, free)
}

/** The allowance of a price when free tiers count: of its own fact, else what lies below its first tier. */
export function allowance(catalog: FactsOf, price: string, free: string | undefined): number {
  if (free !== undefined) return findFact(catalog, free)?.value ?? 0
  return tiers(catalog, price)[0]?.from ?? 0
}

/** What one box or call adds to a quantity. */
export interface Portion {
  readonly of: BillLine['of']
  /** In things counted: requests, not millions of requests. */
  readonly quantity: number
  /** How it came about, in words. */
  readonly formula: string
}

export interface ChargedQuantity {
  readonly rule: string
  readonly what: string
  /** Id of the price, tiers left out. */
  readonly price: string
  readonly portions: readonly Portion[]
  readonly free?: number
  /** Further facts that entered. */
  readonly facts?: readonly string[]
}

/** One line per portion that is not zero. */
export function billLines(
  catalog: FactsOf,
  { rule, what, price, portions, free = 0, facts = [] }: ChargedQuantity,
): BillLine[] {
  const some = portions.filter(({ quantity }) => quantity > 0)
  if (some.length === 0) return []
  const quotes = quotesOf(catalog, price)
  const { per, unit, dollars } = quotes[0]!
  const total = some.reduce((sum, { quantity }) => sum + quantity, 0)
  const blended = (tieredPrice(quotes, total, free) / total) * per
  // As printed by the provider where only its first tier is touched: no digits of a division.
  const plain = free === 0 && (quotes.length === 1 || total <= quotes[0]!.to)
  const unitPrice = plain ? dollars : blended
  const named = [...quotes.map(({ id }) => id), ...facts.map((id) => fact(catalog, id).id)]
  const shared = plain ? '' : `; average price over ${inWords(quotes.length, free)} of the account`
  // Lines come by the thousand: no part of them is put together first.
  return some.map(({ of, quantity: counted, formula: how }) => {
    const quantity = counted / per
    const formula = shared === '' ? how : how + shared
    return { rule, of, what, quantity, unit, unitPrice, monthly: quantity * unitPrice, facts: named, formula }
  })
}

/** The tiers of a price: a machine in a thousand asks for its own. */
function quotesOf(catalog: FactsOf, price: string): readonly Quote[] {
  const known = quoted(catalog)
  const quotes = known.get(price) ?? tiers(catalog, price)
  known.set(price, quotes)
  return quotes
}

const quoted = memoWeak((_: FactsOf) => new Map<string, readonly Quote[]>())

function inWords(tiers: number, free: number): string {
  return [...(tiers > 1 ? ['the tiers'] : []), ...(free > 0 ? ['the free allowance'] : [])].join(' and ')
}

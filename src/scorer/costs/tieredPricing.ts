/**
 * From a quantity to dollars: tiers, the free allowance of an account, and bill lines that share both.
 *
 * Tiers and allowances belong to the account, not to a box [C4]: the quantities of all boxes are added, priced once,
 * and each line pays the same average price for its part. So a line stays quantity × unit price, and splitting a
 * deployable gains no second allowance.
 */

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
    // Above the last known tier its price continues [C17].
    const within = Math.min(end, i === quotes.length - 1 ? Infinity : to) - (i === 0 ? below : from)
    return within > 0 ? sum + (within / per) * dollars : sum
  }, 0)
}

/** `tieredPrice` by the id of the price. */
export function pricedById(catalog: FactsOf, price: string, quantity: number, free = 0): Dollars {
  return tieredPrice(tiers(catalog, price), quantity, free)
}

/** The allowance of a price when free tiers count: that of its fact, else the quantity below its first tier. */
export function allowance(catalog: FactsOf, price: string, free: string | undefined): number {
  if (free !== undefined) return findFact(catalog, free)?.value ?? 0
  return tiers(catalog, price)[0]?.from ?? 0
}

/** The part of a quantity that one box or call causes. */
export interface Portion {
  readonly of: BillLine['of']
  /** In single units: requests, not millions of requests. */
  readonly quantity: number
  /** How it is computed, as text. */
  readonly formula: string
}

/** A monthly quantity of an account at one price, split into the portions of its bill lines. */
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
  const quotes = tiers(catalog, price)
  const { per, unit, dollars } = quotes[0]!
  const total = some.reduce((sum, { quantity }) => sum + quantity, 0)
  const blended = (tieredPrice(quotes, total, free) / total) * per
  // Within the first tier the price as published, without the rounding error of a division.
  const plain = free === 0 && (quotes.length === 1 || total <= quotes[0]!.to)
  const unitPrice = plain ? dollars : blended
  const factIds = [...quotes.map(({ id }) => id), ...facts.map((id) => fact(catalog, id).id)]
  const shared = plain ? '' : `; average price over ${inWords(quotes.length, free)} of the account`
  return some.map(({ of, quantity: units, formula: text }) => {
    const quantity = units / per
    const formula = text + shared
    return { rule, of, what, quantity, unit, unitPrice, monthly: quantity * unitPrice, facts: factIds, formula }
  })
}

function inWords(tiers: number, free: number): string {
  return [...(tiers > 1 ? ['the tiers'] : []), ...(free > 0 ? ['the free allowance'] : [])].join(' and ')
}

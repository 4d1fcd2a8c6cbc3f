/** The price book of an account [C9]: shares of the list price that it does not pay, by family of offers. */

import type { Table } from '../../base/table'
import type { Discount } from '../../model/document'

/** The discount of one offer: the family that it belongs to, and what the author says of it. */
export interface OfferDiscount extends Discount {
  /** The start of the offer's id that was found in the price book: "aws.ec2.m6i". */
  readonly family: string
}

/**
 * The discount of an offer: that of the longest family that its id begins with, up to a dot. Undefined where the price
 * book has none, or none above zero. "aws.ec2" is a family of "aws.ec2.m6i.large", and "aws.ec" is none.
 */
export function discountOf(offerId: string, discounts: Table<string, Discount>): OfferDiscount | undefined {
  for (let end = offerId.length; end > 0; end = offerId.lastIndexOf('.', end - 1)) {
    const family = offerId.slice(0, end)
    if (!Object.hasOwn(discounts, family)) continue
    const row = discounts[family]!
    return row.share > 0 ? { ...row, family } : undefined
  }
  return undefined
}

/** The share of the list price that is paid for an offer: 1 without a discount. */
export function paidShare(offerId: string, discounts: Table<string, Discount>): number {
  return 1 - (discountOf(offerId, discounts)?.share ?? 0)
}

/** Edits of the assumptions. */

import { put, without } from '../../base/table'
import type { AssumedInput, Assumptions, Discount, Edit, Override } from '../document'
import { type Patch, patchRow } from './patchRow'

export function setAssumptions(patch: Patch<Assumptions>): Edit {
  return (document) => {
    const assumptions = patchRow(document.assumptions, patch)
    return assumptions === document.assumptions ? document : { ...document, assumptions }
  }
}

/** Another value for a fact of the catalog; undefined: the value of the catalog. */
export function overrideFact(fact: string, override: Override | undefined): Edit {
  return (document) => {
    const { overrides } = document.assumptions
    const before = Object.hasOwn(overrides, fact) ? overrides[fact] : undefined
    const isSame = before && override && patchRow(before, { range: undefined, why: undefined, ...override }) === before
    if (isSame) return document
    const next = override ? put(overrides, fact, override) : without(overrides, (_, id) => id === fact)
    return setAssumptions({ overrides: next })(document)
  }
}

/** The discount of a family of offers in the price book; undefined: none. */
export function setDiscount(family: string, discount: Discount | undefined): Edit {
  return (document) => {
    const { discounts } = document.assumptions
    const before = Object.hasOwn(discounts, family) ? discounts[family] : undefined
    if (before && discount && patchRow(before, { why: undefined, ...discount }) === before) return document
    const next = discount ? put(discounts, family, discount) : without(discounts, (_, id) => id === family)
    return setAssumptions({ discounts: next })(document)
  }
}

/** Gives a discount to another family, in its place of the order; the same document if that family has one. */
export function moveDiscount(from: string, to: string): Edit {
  return (document) => {
    const { discounts } = document.assumptions
    if (!Object.hasOwn(discounts, from) || Object.hasOwn(discounts, to)) return document
    const moved = Object.entries(discounts).map(([family, row]) => [family === from ? to : family, row] as const)
    return setAssumptions({ discounts: Object.fromEntries(moved) })(document)
  }
}

/** Marks the input at a path of the file as assumed; undefined: as measured. */
export function setAssumed(path: string, input: AssumedInput | undefined): Edit {
  return (document) => {
    const assumed = input ? put(document.assumed, path, input) : without(document.assumed, (_, id) => id === path)
    return assumed === document.assumed ? document : { ...document, assumed }
  }
}

/**
 * A published case beside what we predict: what was measured somewhere, the band in which a right model must come
 * out, and whether it does. A case outside its band stays in the table and says why.
 */

import { format } from '../base/quantityFormat'
import type { Result } from '../base/result'
import { success } from '../base/result'
import type { Document } from '../model/document'
import { compare } from '../scorer/comparison'
import { explanationOf } from './explanations'
import { type CaseQuantity, type CaseSubject, type QuantityId, quantities } from './quantities'

/** One entry of `public/examples/index.json`. */
export interface PublishedCase {
  readonly id: string
  /** As the list of cases counts: "A1". Null: an example of ours. */
  readonly case: string | null
  readonly title: string
  readonly teaser: string
  readonly published: {
    readonly text: string
    readonly figures: readonly PublishedFigure[]
  }
  readonly source: { readonly title: string; readonly url?: string }
}

export interface PublishedFigure {
  readonly quantity: string
  /** The workload or service it is of, by its id in the file. */
  readonly of?: string
  /** What was published, in words: "more than 90 %". */
  readonly published: string
  /** The band: null is no bound. In SI units, dollars, or one. */
  readonly low: number | null
  readonly high: number | null
  /** Where it misses its band: why. */
  readonly misses?: string
}

export interface Prediction {
  readonly figure: PublishedFigure
  readonly label: string
  readonly value: number | null
  readonly inside: boolean
  readonly reason: string
  /** As people read them. */
  readonly predicted: string
  readonly band: string
}

/** Both sides of a case, and every figure that was published of it. */
export function predictions(
  document: Document,
  { published }: Pick<PublishedCase, 'published'>,
): Result<readonly Prediction[]> {
  const compared = compare(document)
  if (!compared.ok) return compared
  return success(published.figures.map((figure) => prediction(figure, { ...compared.value, document, of: figure.of })))
}

function prediction(figure: PublishedFigure, subject: CaseSubject): Prediction {
  if (!Object.hasOwn(quantities, figure.quantity)) throw new Error(`no quantity "${figure.quantity}"`)
  const id = figure.quantity as QuantityId
  const { label, quantity, value: of } = quantities[id] as CaseQuantity
  const value = of(subject)
  const inside = value !== null && isWithin(value, figure)
  return {
    figure,
    label: figure.of === undefined ? label : `${label}: ${figure.of}`,
    value,
    inside,
    reason: explanationOf(id, subject),
    predicted: format(quantity, value),
    band: band(quantity, figure),
  }
}

/** A sum of many rates misses a whole number by its last bits, which is no reason to be outside. */
function isWithin(value: number, { low, high }: PublishedFigure): boolean {
  const slack = 1e-9 * Math.max(1e-3, Math.abs(value))
  return value >= (low ?? -Infinity) - slack && value <= (high ?? Infinity) + slack
}

function band(quantity: CaseQuantity['quantity'], { low, high }: PublishedFigure): string {
  if (low !== null && low === high) return format(quantity, low)
  if (low === null) return `≤ ${format(quantity, high)}`
  return high === null ? `≥ ${format(quantity, low)}` : `${format(quantity, low)} to ${format(quantity, high)}`
}

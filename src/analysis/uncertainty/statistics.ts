/**
 * Distribution of values over draws: bands, quantiles, ranks, rank correlation. Infinite values are larger than all
 * others.
 */

import type { Quantity } from '../../base/quantityFormat'
import type { SampledFigure } from './comparisonSample'

/** Today's value, and the 5 % and 95 % quantiles of the draws; null where the figure does not exist. */
export interface Band {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** One figure of both sides over all draws. */
export interface FigureBands {
  readonly figure: SampledFigure
  readonly label: string
  readonly quantity: Quantity
  readonly drawn: Band
  readonly merged: Band
  /** Merged less drawn. */
  readonly difference: Band
  /** Shares of draws in which merged is lower, the same, higher. They sum to one. */
  readonly lower: number
  readonly same: number
  readonly higher: number
  /** Share of draws in which the difference has today's sign. */
  readonly holds: number
}

/** The band of a figure: today's value with the quantiles of its drawn values. */
export function band(value: number | null, values: ArrayLike<number>): Band {
  if (value === null || values.length === 0) return { value, low: null, high: null }
  const sorted = Float64Array.from(values).sort()
  return { value, low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) }
}

/**
 * The `p` quantile of ascending values, `p` from 0 to 1, linear between neighbours (type 7 of Hyndman and Fan, The
 * American Statistician 50, 1996).
 */
export function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  // Infinity − Infinity is NaN; between a number and Infinity the interpolation is Infinity.
  return below === above || at === Math.floor(at) ? below : below + (at - Math.floor(at)) * (above - below)
}

/** Ranks from 1 to n; equal values share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i)
  order.sort((a, b) => {
    const [x, y] = [values[a]!, values[b]!]
    return x < y ? -1 : x > y ? 1 : 0
  })
  const result = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let i = from; i < to; i++) result[order[i]!] = (from + 1 + to) / 2
    from = to
  }
  return result
}

/** Pearson's correlation, −1 to 1; of ranks it is Spearman's. 0 where one side is constant. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length
  const [meanA, meanB] = [a, b].map((all) => all.reduce((sum, value) => sum + value, 0) / n) as [number, number]
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

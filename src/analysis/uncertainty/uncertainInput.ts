/**
 * An input of the figures with the range of its true value [D1]: a value of the drawing, a value of the catalog, or
 * all inputs of one kind as one. Also the text of such a value.
 */

import { bytes, duration, money, number } from '../../base/quantityFormat'
import { mebibyte, millisecond } from '../../base/units'

/** An input with its range. */
export interface UncertainInput {
  /** Its path in the design file ("workloads.visits.ratePerSecond"), the id of the catalog value, or "all.…". */
  readonly id: string
  /** For sentences: "Rate of visits". */
  readonly label: string
  /** Unit of `value`, `low` and `high` as in the file or catalog ("ms", "/s", "USD/1M requests"); empty: a number. */
  readonly unit: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Source of the range; `none`: certain, as a list price is. */
  readonly range: 'author' | 'catalog' | 'usual' | 'none'
  readonly source: 'design' | 'catalog' | 'all'
}

/** "12 ms", "$25 per 1M requests", "3 times today’s". */
export function inputValueText({ unit }: Pick<UncertainInput, 'unit'>, value: number, digits = 3): string {
  const [, per] = /^USD\/(.*)$/.exec(unit) ?? []
  if (per !== undefined) return `${money(value, digits)} per ${per.replace(/-/g, ' ')}`
  switch (unit) {
    case '':
      return number(value, digits)
    case 'ms':
      return duration(value * millisecond, digits)
    case 'seconds':
      return duration(value, digits)
    case 'MiB':
      return bytes(value * mebibyte, digits)
    case 'bytes':
      return bytes(value, digits)
    // One unit for all values of an input, so that they can be compared at a glance.
    case '/s':
      return `${number(value, digits)}/s`
    case 'share':
      return `${number(100 * value, digits)}\u202f%`
    case '×':
      return `${number(value, digits)} times today’s`
    default:
      return `${number(value, digits)} ${value === 1 ? unit.replace(/s$/, '') : unit}`
  }
}

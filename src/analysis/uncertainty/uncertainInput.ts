/**
 * An input of the figures with the range in which its true value may lie [D1]: something drawn, something the catalog
 * says, or all inputs of one sort together. And how a value of it is said.
 */

import { bytes, duration, money, number } from '../../base/quantityFormat'
import { mebibyte, millisecond } from '../../base/units'

export interface UncertainInput {
  /** Its path in the design file ("workloads.visits.ratePerSecond"), the id of the catalog value, or "all.…". */
  readonly id: string
  /** For sentences: "Rate of visits". */
  readonly label: string
  /** Of `value`, `low` and `high`: as the file or the catalog has it ("ms", "/s", "USD/1M requests"); empty: a number. */
  readonly unit: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Whose range it is; `none`: it is not in doubt, as a list price is not. */
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
    // One unit for all values of an input: who compares 5 a minute with a sixth of one a second has to calculate.
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

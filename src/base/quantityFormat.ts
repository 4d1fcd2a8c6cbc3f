/**
 * Quantities as text. Three significant digits by default: the inputs do not justify more. Figures are set in
 * tabular digits, so equal kinds of number have equal forms. Signs are real minus signs, units follow a narrow
 * no-break space, infinity is "∞" and a missing value is "–".
 */

import type { Bytes, Dollars, PerSecond, Seconds } from './units'

export type Quantity = 'duration' | 'money' | 'count' | 'share' | 'bytes' | 'rate' | 'factor' | 'cores'

const space = '\u202f'
const minus = '−'

/** A value of any quantity; `null` and NaN are "–". */
export function format(quantity: Quantity, value: number | null, digits = 3): string {
  return value === null || Number.isNaN(value) ? '–' : forms[quantity](value, digits)
}

/** As `format`, with words for infinity: "no limit", for a duration "never ends". */
export function formatInWords(quantity: Quantity, value: number | null, digits?: number): string {
  if (value === Infinity) return quantity === 'duration' ? 'never ends' : 'no limit'
  return format(quantity, value, digits)
}

/** A difference with its sign; "±0" where it rounds to zero. */
export function formatSigned(quantity: Quantity, value: number | null, digits = 3): string {
  const shown = format(quantity, value === null ? null : Math.abs(value), digits)
  if (value === null || Number.isNaN(value) || shown === '–') return '–'
  if (shown === format(quantity, 0, digits)) return `±${shown}`
  return `${value > 0 ? '+' : minus}${shown}`
}

/** "85 µs", "12.3 ms", "1.28 s", "4.2 min", "3.1 h". */
export function duration(seconds: Seconds, digits = 3): string {
  const size = Math.abs(seconds)
  if (size === 0) return `0${space}ms`
  if (size === Infinity) return number(seconds, digits)
  const { unit, scale } = timeUnits.find(({ below }) => size < below) ?? hours
  return `${number(seconds / scale, digits)}${space}${unit}`
}

/** "$0.0042", "$12.30", "$1,230", "$1.23 M". */
export function money(dollars: Dollars, digits = 3): string {
  const size = Math.abs(dollars)
  const sign = dollars < 0 ? minus : ''
  if (size === Infinity) return `${sign}∞`
  if (size === 0) return '$0'
  if (size >= 999_500) return `${sign}$${number(size / 1e6, digits)}${space}M`
  if (size >= 10 && size < 99.995) return `${sign}$${size.toFixed(2)}`
  return `${sign}$${number(size, digits)}`
}

/** Dollars to the cent, as a bill has them: "$1,971,000.00". */
export function cents(dollars: Dollars): string {
  if (!Number.isFinite(dollars)) return money(dollars)
  return `${dollars < 0 ? minus : ''}$${grouped(Math.abs(dollars).toFixed(2))}`
}

/** A share of one: "92 %", "0.5 %"; "99.95 %" near one, where the distance from one matters. */
export function share(value: number, digits = 3): string {
  if (value > 0.99 && value < 1) {
    const nines = Math.min(6, Math.ceil(-Math.log10(1 - value)))
    return `${trimmed((100 * value).toFixed(nines))}${space}%`
  }
  return `${number(100 * value, Math.min(digits, 3))}${space}%`
}

/** "375/s", "0.5/s"; "2.4/min", "3/h" for low rates. */
export function rate(perSecond: PerSecond, digits = 3): string {
  const size = Math.abs(perSecond)
  if (size === 0 || size >= 0.1) return `${number(perSecond, digits)}/s`
  if (size * 60 >= 0.1) return `${number(perSecond * 60, digits)}/min`
  return `${number(perSecond * 3600, digits)}/h`
}

/** "340 B", "9.1 KiB", "1.2 MiB". */
export function bytes(value: Bytes, digits = 3): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const size = Math.abs(value)
  const step = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(size) / Math.log(1024)))
  return `${number(value / 1024 ** step, digits)}${space}${units[step]}`
}

/** "13", "11.1", "1,230", "0.042": significant digits, thousands separated. */
export function number(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–'
  const sign = value < 0 ? minus : ''
  const size = Math.abs(value)
  if (size === Infinity) return `${sign}∞`
  if (size === 0) return '0'
  if (size < 1e-6) return `${sign}${size.toExponential(digits - 1)}`
  const rounded = Number(size.toPrecision(digits))
  const places = Math.max(0, Math.min(12, digits - 1 - Math.floor(Math.log10(rounded))))
  return `${sign}${grouped(trimmed(rounded.toFixed(places)))}`
}

/** "×0.05", "×20". */
export function factor(value: number, digits = 3): string {
  return `×${number(value, digits)}`
}

const hours = { below: Infinity, unit: 'h', scale: 3600 }
const timeUnits = [
  { below: 0.9995e-6, unit: 'ns', scale: 1e-9 },
  { below: 0.9995e-3, unit: 'µs', scale: 1e-6 },
  { below: 0.9995, unit: 'ms', scale: 1e-3 },
  { below: 119.5, unit: 's', scale: 1 },
  { below: 7170, unit: 'min', scale: 60 },
]

const forms: { readonly [quantity in Quantity]: (value: number, digits: number) => string } = {
  duration,
  money,
  share,
  bytes,
  rate,
  factor,
  count: number,
  cores: number,
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const parts = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? parts : `${parts}.${fraction}`
}

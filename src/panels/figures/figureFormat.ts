/** Number formats of panels: those of `base/quantityFormat`, with a text where a figure is not finite. */

import { bytes, money as dollars, duration, format, formatInWords, number } from '../../base/quantityFormat'
import type { Bytes, Dollars, PerSecond, Seconds } from '../../base/units'

/** A number to so many significant digits; "–" if it is not finite. */
export function digits(value: number, significant = 3): string {
  return Number.isFinite(value) ? number(value, significant) : '–'
}

/** Seconds as "12 ms"; a text if they are not finite. */
export function time(value: Seconds): string {
  return formatInWords('duration', value)
}

/** Dollars as "$1,200"; "–" if they are not finite. */
export function money(value: Dollars): string {
  return Number.isFinite(value) ? dollars(value) : '–'
}

/** Events per second as "7,500/s"; a text if they are not finite. */
export function rate(value: PerSecond): string {
  return formatInWords('rate', value)
}

/** Bytes as "4 KiB"; "no limit" if they are not finite. */
export function amount(value: Bytes): string {
  return Number.isFinite(value) ? bytes(value) : 'no limit'
}

/** A share from 0 to 1 in per cent. */
export function share(value: number): string {
  return format('share', value)
}

/** A multiple of today's load: "×0.05". */
export function multiple(value: number): string {
  return formatInWords('factor', value)
}

/** "−92 %" from one value to another, "×14" from a factor of ten on; empty if either is not finite or `from` is 0. */
export function change(from: number, to: number): string {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from === 0) return ''
  const ratio = to / from - 1
  if (Math.abs(ratio) < 5e-4) return '±0\u202f%'
  if (ratio >= 9) return format('factor', to / from, 2)
  // A saving close to 100 % keeps the digits that distinguish it from 100 %.
  const significant = ratio < -0.99 && to > 0 ? Math.min(6, Math.ceil(-Math.log10(to / from)) + 1) : 2
  return `${ratio < 0 ? '−' : '+'}${number(Math.abs(ratio) * 100, Math.max(2, significant))}\u202f%`
}

/** Downtime per month, given the share of failures. */
export function downtime(share: number): string {
  return duration(share * 730 * 3600, 2)
}

/** The everyday units of fields: what is shown, how much of the SI unit it is, and the words that may be typed. */

import { kibibyte, mebibyte, microsecond, millisecond } from '../../base/units'

export interface DisplayUnit {
  readonly unit?: string
  /** One of the shown unit in SI units. */
  readonly scale: number
  /** One of the design file's unit in SI units, where the file counts in another one than is shown. */
  readonly file?: number
  /** Words for other units, as multiples of the one shown. */
  readonly words?: { readonly [word: string]: number }
}

/** What was typed, in SI units: 2.1 ms is 0.0021 s, and not what binary fractions make of it. */
export function siValue(shown: number, { scale }: DisplayUnit): number {
  return Number((shown * scale).toPrecision(15))
}

export const milliseconds: DisplayUnit = {
  unit: 'ms',
  scale: millisecond,
  words: { µs: microsecond / millisecond, us: microsecond / millisecond, ms: 1, s: 1000, min: 60_000 },
}
export const mebibytes: DisplayUnit = { unit: 'MiB', scale: mebibyte, words: { KiB: 1 / 1024, MiB: 1, GiB: 1024 } }
export const kibibytes: DisplayUnit = {
  unit: 'KiB',
  scale: kibibyte,
  file: 1,
  words: { B: 1 / 1024, KiB: 1, MiB: 1024, kB: 1000 / 1024, MB: 1e6 / 1024 },
}
export const perSecond: DisplayUnit = {
  unit: '/s',
  scale: 1,
  words: { '/s': 1, '/min': 1 / 60, '/h': 1 / 3600, '/d': 1 / 86_400, rps: 1 },
}
export const percent: DisplayUnit = { unit: '%', scale: 0.01, file: 1, words: { '%': 1 } }
export const plainNumber: DisplayUnit = { scale: 1 }
export const callsPerRun: DisplayUnit = { unit: '× per run', scale: 1 }

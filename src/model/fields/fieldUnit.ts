/**
 * The units of fields: what a form shows, which other units may be typed, and what the design file counts in. The
 * model itself holds SI units.
 */

import { kibibyte, mebibyte, microsecond, millisecond } from '../../base/units'

export interface FieldUnit {
  /** Shown beside the number: "ms"; undefined: a plain number. */
  readonly symbol?: string
  /** One of the shown unit in SI units. */
  readonly scale: number
  /** Other units that may be typed, as multiples of the shown one. */
  readonly words?: Readonly<Record<string, number>>
  readonly file: FileUnit
}

/** The unit in which the design file counts. */
export interface FileUnit {
  readonly symbol: string
  /** One of it in SI units. */
  readonly scale: number
  /** `scale` is 10^-places: the decimal point is moved in the digits, which is exact where a product would round. */
  readonly places?: number
}

const plainFile: FileUnit = { symbol: '', scale: 1 }

export const plainNumber: FieldUnit = { scale: 1, file: plainFile }
export const callsPerRun: FieldUnit = { symbol: '× per run', scale: 1, file: plainFile }
export const hours: FieldUnit = { symbol: 'h', scale: 1, file: plainFile }
export const dollarsPerMonth: FieldUnit = { symbol: '$ a month', scale: 1, file: plainFile }

export const milliseconds: FieldUnit = {
  symbol: 'ms',
  scale: millisecond,
  words: { µs: microsecond / millisecond, us: microsecond / millisecond, ms: 1, s: 1000, min: 60_000 },
  file: { symbol: 'ms', scale: millisecond, places: 3 },
}

export const mebibytes: FieldUnit = {
  symbol: 'MiB',
  scale: mebibyte,
  words: { KiB: 1 / 1024, MiB: 1, GiB: 1024 },
  file: { symbol: 'MiB', scale: mebibyte },
}

export const kibibytes: FieldUnit = {
  symbol: 'KiB',
  scale: kibibyte,
  words: { B: 1 / 1024, KiB: 1, MiB: 1024, kB: 1000 / 1024, MB: 1e6 / 1024 },
  file: { symbol: 'bytes', scale: 1 },
}

export const perSecond: FieldUnit = {
  symbol: '/s',
  scale: 1,
  words: { '/s': 1, '/min': 1 / 60, '/h': 1 / 3600, '/d': 1 / 86_400, rps: 1 },
  file: { symbol: '/s', scale: 1 },
}

export const percent: FieldUnit = {
  symbol: '%',
  scale: 0.01,
  words: { '%': 1 },
  file: { symbol: 'share', scale: 1 },
}

/** A number in the shown unit, in SI units: 2.1 ms is 0.0021 s, without the rounding error of the product. */
export function siValue(shown: number, scale: number): number {
  return Number((shown * scale).toPrecision(15))
}

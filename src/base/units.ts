/**
 * The units of the core: SI, as named aliases of number. Only `base/quantityFormat.ts` and the fields of
 * `model/fields` know "ms" and "$".
 */

export type Seconds = number
export type PerSecond = number
export type Bytes = number
/** Reference cores: one core of the machine on which the work of an operation was measured. */
export type Cores = number
export type Dollars = number
/** Offered load: arrival rate × service time, in busy servers. */
export type Erlangs = number

export const millisecond = 1e-3
export const microsecond = 1e-6
export const kibibyte = 1024
export const mebibyte = 1024 * 1024
export const gibibyte = 1024 * 1024 * 1024
export const secondsPerHour = 3600
export const hoursPerDay = 24

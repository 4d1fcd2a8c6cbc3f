/** Start times and durations as files have them: numbers, numbers written as text, and what is neither. */

import { countRepair, type Repairs } from './repairs'
import type { Span } from './span'

/** Microseconds since 1970, and microseconds; NaN, counted once per span, for what is no time. */
export function readTimestamps(
  given: { readonly start: unknown; readonly duration: unknown },
  repairs: Repairs,
  place: string,
): Pick<Span, 'start' | 'duration'> {
  const start = startOf(number(given.start, repairs, place), repairs, place)
  const lasts = number(given.duration, repairs, place)
  const duration = lasts >= 0 && lasts <= longest ? lasts : Number.NaN
  if (lasts < 0) countRepair(repairs, 'negativeDurations', place)
  else if (Number.isNaN(start) || Number.isNaN(duration)) countRepair(repairs, 'missingTimes', place)
  return { start, duration }
}

/** The year 5138 in microseconds: a larger number counts nanoseconds. */
const latest = 1e17
/** Ten days: longer spans are broken stamps, and would drown every mean. */
const longest = 10 * 24 * 3600 * 1e6

function startOf(start: number, repairs: Repairs, place: string): number {
  if (!(start >= 0 && start <= latest * 1000)) return Number.NaN
  if (start <= latest) return start
  countRepair(repairs, 'nanoseconds', place)
  return Math.floor(start / 1000)
}

function number(value: unknown, repairs: Repairs, place: string): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  if (typeof value !== 'string' || !/^-?\d{1,20}(\.\d{1,9})?$/.test(value)) return Number.NaN
  countRepair(repairs, 'textNumbers', place)
  return Number(value)
}

/** Start times and durations as files have them: numbers, numbers written as text, and neither. */

import { countRepair, type Repairs } from './repairs'
import type { Span } from './span'

/** Microseconds since 1970, and microseconds; NaN, counted once per span, for what is no time. */
export function readTimestamps(
  span: { readonly start: unknown; readonly duration: unknown },
  repairs: Repairs,
  place: string,
): Pick<Span, 'start' | 'duration'> {
  const start = startOf(number(span.start, repairs, place), repairs, place)
  const value = number(span.duration, repairs, place)
  const duration = value >= 0 && value <= maxDuration ? value : Number.NaN
  if (value < 0) countRepair(repairs, 'negativeDurations', place)
  else if (Number.isNaN(start) || Number.isNaN(duration)) countRepair(repairs, 'missingTimes', place)
  return { start, duration }
}

/** The year 5138 in microseconds: a larger number counts nanoseconds. */
const maxStart = 1e17
/** Ten days: longer spans are broken stamps, and would drown every mean. */
const maxDuration = 10 * 24 * 3600 * 1e6

function startOf(start: number, repairs: Repairs, place: string): number {
  if (!(start >= 0 && start <= maxStart * 1000)) return Number.NaN
  if (start <= maxStart) return start
  countRepair(repairs, 'nanoseconds', place)
  return Math.floor(start / 1000)
}

function number(value: unknown, repairs: Repairs, place: string): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  if (typeof value !== 'string' || !/^-?\d{1,20}(\.\d{1,9})?$/.test(value)) return Number.NaN
  countRepair(repairs, 'textNumbers', place)
  return Number(value)
}

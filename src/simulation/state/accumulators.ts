/**
 * Everything that is counted or integrated over time, in one block of doubles that only grows: a copy of the block
 * is the state of all the accounts at that moment, and the difference of two copies is what happened in between.
 */

import type { Seconds } from '../../base/units'
import * as at from './rowLayout'

/** Views into one block of counters and time integrals. */
export interface Accumulators {
  readonly all: Float64Array
  /** [simulated time, requests arrived, requests ended, executions in flight]. */
  readonly totals: Float64Array
  /** Rows of stations and of activities, as in `rowLayout.ts`. */
  readonly stations: Float64Array
  readonly activities: Float64Array
}

const time = 0
/** Positions in `totals`. */
export const arrivals = 1
export const completions = 2
export const inFlight = 3
const totals = 4

/** A block of zeros for so many stations and activities. */
export function accumulators(stations: number, activities: number): Accumulators {
  return view(new Float64Array(totals + stations * at.stationSize + activities * at.accountSize), stations)
}

/** What happened from `before` to `after`, except for the executions in flight: those at the end. */
export function difference(before: Float64Array | undefined, after: Float64Array, stations: number): Accumulators {
  const all = after.slice()
  if (before) for (let i = 0; i < all.length; i++) if (i !== inFlight) all[i]! -= before[i]!
  return view(all, stations)
}

/** The simulated time of a copy of the accounts. */
export function timeOf(all: Float64Array): Seconds {
  return all[time]!
}

/** Records the simulated time and the executions in flight. */
export function setTime({ totals }: Accumulators, now: Seconds, live: number): void {
  totals[time] = now
  totals[inFlight] = live
}

function view(all: Float64Array, stations: number): Accumulators {
  const end = totals + stations * at.stationSize
  return { all, totals: all.subarray(0, totals), stations: all.subarray(totals, end), activities: all.subarray(end) }
}

/**
 * Everything that is counted or integrated over time, in one block of doubles that only grows: a copy of the block
 * is the state of all the accounts at that moment, and the difference of two copies is what happened in between.
 */

export interface Ledger {
  readonly all: Float64Array
  /** [simulated time, requests arrived, requests ended, executions in flight]. */
  readonly totals: Float64Array
  /** Per station: integral of busy servers, slices of work, waits for a server. */
  readonly busy: Float64Array
  readonly slices: Float64Array
  readonly waited: Float64Array
  /** Per station: integral of slots held, executions admitted, waits for a slot. */
  readonly held: Float64Array
  readonly admitted: Float64Array
  readonly poolWaited: Float64Array
  /** Per activity: executions ended, their time, those that failed, those that their caller gave up. */
  readonly ended: Float64Array
  readonly response: Float64Array
  readonly failed: Float64Array
  readonly abandoned: Float64Array
}

export function ledger(stations: number, activities: number, all = empty(stations, activities)): Ledger {
  const station = (column: number) => all.subarray(4 + column * stations, 4 + (column + 1) * stations)
  const after = 4 + 6 * stations
  const activity = (column: number) => all.subarray(after + column * activities, after + (column + 1) * activities)
  return {
    all,
    totals: all.subarray(0, 4),
    busy: station(0),
    slices: station(1),
    waited: station(2),
    held: station(3),
    admitted: station(4),
    poolWaited: station(5),
    ended: activity(0),
    response: activity(1),
    failed: activity(2),
    abandoned: activity(3),
  }
}

/** What happened from `before` to `after`. The executions in flight are those in flight at the end. */
export function between(before: Float64Array, after: Float64Array, stations: number, activities: number): Ledger {
  const difference = ledger(
    stations,
    activities,
    after.map((value, i) => value - (before[i] ?? 0)),
  )
  difference.totals[3] = after[3] ?? 0
  return difference
}

function empty(stations: number, activities: number): Float64Array {
  return new Float64Array(4 + 6 * stations + 4 * activities)
}

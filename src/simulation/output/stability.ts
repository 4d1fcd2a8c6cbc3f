/**
 * Whether a run keeps up with what arrives. A network that does not fills without end: over the second half of the
 * run more executions have come to be in flight than chance explains (a random walk of n arrivals strays by about
 * √n), while the servers or the slots of some station were never free.
 */

import { arrivals, difference, inFlight, timeOf } from '../state/accumulators'
import * as at from '../state/rowLayout'
import type { SimulationState } from '../state/simulationState'

/** Whether a run kept up with its arrivals, and the stations that were always busy. */
export interface Growth {
  readonly stable: boolean
  readonly saturated: readonly number[]
  /** How much fuller it became, in units of what chance explains. */
  readonly excess: number
}

/** A server or slot that was taken for this share of the time was never free. */
const neverFree = 0.985
const steady: Growth = { stable: true, saturated: [], excess: 0 }

/** Whether the run keeps up; `now` are the accumulators up to this moment (`currentAccumulators`). */
export function growth({ network, batchMeans }: SimulationState, now: Float64Array): Growth {
  // Closed loops alone cannot fill without end: as many are in flight as there are users.
  if (network.users.every((users) => users < Infinity)) return steady
  const arrivedBy = (batch: { readonly accumulators: Float64Array } | undefined) =>
    batch?.accumulators[arrivals] ?? Infinity
  const middle = batchMeans.closed.findIndex((batch) => 2 * arrivedBy(batch) >= now[arrivals]!)
  const half = batchMeans.closed[middle]?.accumulators
  if (half === undefined || now[arrivals]! < 200) return steady
  const during = difference(half, now, network.stations)
  const time = timeOf(during.all)
  const excess = (now[inFlight]! - half[inFlight]!) / Math.sqrt(Math.max(during.totals[arrivals]!, 1))
  if (excess < 5 || !(time > 0)) return steady
  const saturated: number[] = []
  for (let i = 0; i < network.stations; i++) {
    const row = i * at.stationSize
    const busy = during.stations[row + at.busyTime]! >= neverFree * network.limits[2 * i]! * time
    const full = during.stations[row + at.heldTime]! >= neverFree * network.limits[2 * i + 1]! * time
    if (busy || full) saturated.push(i)
  }
  return saturated.length > 0 ? { stable: false, saturated, excess } : steady
}

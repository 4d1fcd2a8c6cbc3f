/**
 * The state of a run: the compiled network, which does not change, and what does. Every function of the room that
 * changes something changes a part of this, so the types stand together here, below the functions, and the constructor
 * (`initialState.ts`) above them. Frames and event queue are part of the record itself and not objects of their own:
 * each step reads them many times, and one look-up less at each place is a twentieth of the run.
 */

import type { Seconds } from '../../base/units'
import type { VariateSource, Variates } from '../random/variates'
import type { Accumulators } from './accumulators'
import type { EventQueue } from './eventQueue'
import type { Frames } from './frames'
import type { Histogram } from './histogram'

/** Everything that a run reads and changes. */
export interface SimulationState extends Frames, EventQueue {
  readonly network: CompiledNetwork
  readonly variates: Variates
  /** Rows of stations, as in `rowLayout.ts`. */
  readonly stations: Int32Array
  readonly timeouts: Timeouts
  readonly accumulators: Accumulators
  /** The ledger's rows of stations and of activities. */
  readonly stationAccounts: Float64Array
  readonly activityAccounts: Float64Array
  readonly batchMeans: BatchMeans
  /** [now, what was subtracted from it]: an array, because a number that changes is dearer to store elsewhere. */
  readonly clock: Float64Array
  /** First of the frames that can go on at this very moment, linked by `next`; -1 for none. */
  ready: number
  /** Of each source: the users that a closed loop has now. */
  readonly users: Float64Array
  /** Hours that are over, where the run is of days. */
  hours: number
}

/** A network as rows of numbers. */
export interface CompiledNetwork {
  readonly stations: number
  readonly activities: number
  readonly visits: number
  readonly sources: number
  /** [servers, slots] of each station; `most` where there is no limit. */
  readonly limits: Int32Array
  /** Rows of activities and of visits, as in `rowLayout.ts`. */
  readonly activity: Int32Array
  readonly visit: Int32Array
  readonly overhead: Float64Array
  readonly errorRate: Float64Array
  /** Of each visit: the part of the ratio behind the point, and the timeout. */
  readonly fraction: Float64Array
  readonly timeout: Float64Array
  /** Where the visits of each stage begin, as rows. */
  readonly firstVisit: Int32Array
  readonly stretchDraw: Int32Array
  readonly stretchPart: Uint8Array
  /** The activity (its row) that each source enters at, and the draw of the time between its arrivals. */
  readonly entry: Int32Array
  readonly arrivalDraw: Int32Array
  /** Days, if their hours differ; and the draw that decides on each arrival of a source. */
  readonly hourlyArrivals: HourlyArrivals | undefined
  readonly entryDraw: Int32Array
  /** Of each source: the users of a closed loop, whose think time is its `arrivalDraw`; Infinity where it is open. */
  readonly users: Float64Array
  /** Every source of randomness, in the order of the draws named above. */
  readonly variates: readonly VariateSource[]
}

/** Days of a run: their number, the length of their hours, and the hourly shares of each source. */
export interface HourlyArrivals {
  readonly days: number
  /** Simulated time that stands for an hour. */
  readonly hour: Seconds
  /** Of each source, hour by hour: the share of its arrivals that is let in. */
  readonly share: Float64Array
  /** Of each source: the factor of its busiest hour. */
  readonly maxFactors: readonly number[]
}

/** One finished batch: sums and histograms of its response times. */
export interface Batch {
  readonly sums: Float64Array
  readonly histograms: readonly Histogram[]
  /** The accounts at its end. */
  readonly accumulators: Float64Array
}

/** The finished batches of a run and the one that is filling. */
export interface BatchMeans {
  /** How many fit. */
  readonly maxBatches: number
  /** Bits of the histograms. */
  readonly bits: number
  /** Requests in one batch. */
  size: number
  /** Requests that had ended and arrived when the batch began. */
  ended: number
  arrived: number
  /** Requests ended, or arrived, in all, at which to look again: when the batch is full, or the run at its goal. */
  endedLimit: number
  arrivedLimit: number
  readonly goal: number
  closed: Batch[]
  sums: Float64Array
  histograms: readonly Histogram[]
}

/** By position of the visit. */
export interface Timeouts {
  /** Calls under way, longest first; -1 for none. */
  readonly head: Int32Array
  readonly tail: Int32Array
  /** Whether the heap holds an event of this visit. */
  readonly armed: Uint8Array
}

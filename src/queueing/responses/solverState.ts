/**
 * What is known of the responses of a network while they are being found, and after.
 */

import type { Seconds } from '../../base/units'
import type { Network, Part } from '../network/network'
import type { VisitGraph } from '../network/visitGraph'
import type { Cumulants } from '../numeric/cumulants'
import type { Pool } from '../pools/pool'
import type { Stations } from '../stations/stations'
import type { VisitCluster } from '../stations/waitCorrelation'
import type { Failures } from '../traffic/failures'
import type { Outcome } from './outcome'

export const partOrder: readonly Part[] = ['work', 'queueing', 'network', 'serialisation', 'platform']

export interface Responses {
  /** One execution, from having its slot. */
  readonly inside: readonly Cumulants[]
  /** The parts of its mean, five to an activity. */
  readonly parts: Float64Array
  /** Per station; undefined where slots are unlimited. */
  readonly pools: readonly (Pool | undefined)[]
  /** Probability that an attempt of each visit outlasts its timeout. */
  readonly timeoutProbability: Float64Array
  /** Whether the passes settled. */
  readonly converged: boolean
}

/** What the branches of a stage wait for one another at a station, all of them, per execution. */
export interface StationContention {
  readonly station: number
  readonly waitTime: Seconds
}

/** What is left of the work that one solution may take; when it is used up, figures stand as they are, unsettled. */
export interface Effort {
  remaining: number
}

/** What a pass works on. */
export interface SolverState extends Responses {
  readonly network: Network
  readonly graph: VisitGraph
  readonly stations: Stations
  readonly slots: Float64Array
  /** Executions per second of each activity that take a slot of their own. */
  readonly entryRates: Float64Array
  readonly failures: Failures
  readonly inside: Cumulants[]
  readonly pools: (Pool | undefined)[]
  /** Visits to the queue of its own station per execution, those of local visits included. */
  readonly ownVisits: Float64Array
  /** Sums of v²κ₂ and v³κ₃ over the queues further down (pools/occupancy.ts). */
  readonly queueSecond: Float64Array
  readonly queueThird: Float64Array
  /** What each execution does at the stations that remember. */
  readonly clusters: (readonly VisitCluster[])[]
  /** The latest of the branches of each stage that has several; undefined where calls go one after another. */
  readonly stageMaxima: (Cumulants | undefined)[]
  /** Each visit's call with its retries and timeouts, where there are any. */
  readonly retriedTimes: (Cumulants | undefined)[]
  /** What calls of a visit one after another, beside others, have to do with one another (stations/waitCorrelation.ts). */
  readonly repeatExcess: (Cumulants | undefined)[]
  /** How much longer each visit's call lasts because of those that run beside it, and where in each stage (responses/fork/branchContention.ts). */
  readonly contention: (Cumulants | undefined)[]
  readonly meetings: (readonly StationContention[] | undefined)[]
  /** What the branches of each stage wait together (responses/fork/sharedBacklog.ts). */
  readonly sharedWaits: (Cumulants | undefined)[]
  /** How each execution ends and when, where it may fail. */
  readonly outcomes: (Outcome | undefined)[]
  /** Activities at each station that take slots; how many are not known yet in this pass. */
  readonly slotHolders: readonly (readonly number[])[]
  readonly pendingHolders: Int32Array
  /** Executions that can be at each station at most (pools/occupancy.ts). */
  readonly maxOccupancy: Float64Array
  readonly effort: Effort
  /** Parts of the graph of waits that are circles without end. */
  readonly divergent: Uint8Array
  /** Stations whose pool was asked for before it was known. */
  readonly guessed: Uint8Array
}

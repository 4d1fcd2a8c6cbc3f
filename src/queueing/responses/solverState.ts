/**
 * What is known of the responses of a network while they are being found, and after.
 */

import type { Seconds } from '../../base/units'
import type { Network, Part } from '../network/network'
import type { Graph } from '../network/visitGraph'
import type { Cumulants } from '../numeric/cumulants'
import type { Pool } from '../pools/pool'
import type { Stations } from '../stations/stations'
import type { Cluster } from '../stations/waitCorrelation'
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
  readonly late: Float64Array
  /** Whether the passes settled. */
  readonly settled: boolean
}

/** What the branches of a stage wait for one another at a station, all of them, per execution. */
export interface Meeting {
  readonly station: number
  readonly waited: Seconds
}

/** What is left of the work that one solution may take; when it is used up, figures stand as they are, unsettled. */
export interface Effort {
  left: number
}

/** What a pass works on. */
export interface State extends Responses {
  readonly network: Network
  readonly of: Graph
  readonly at: Stations
  readonly slots: Float64Array
  /** Executions per second of each activity that take a slot of their own. */
  readonly entering: Float64Array
  readonly failing: Failures
  readonly inside: Cumulants[]
  readonly pools: (Pool | undefined)[]
  /** Visits to the queue of its own station per execution, those of local visits included. */
  readonly own: Float64Array
  /** Sums of v²κ₂ and v³κ₃ over the queues further down (pools/occupancy.ts). */
  readonly second: Float64Array
  readonly third: Float64Array
  /** What each execution does at the stations that remember. */
  readonly clusters: (readonly Cluster[])[]
  /** The latest of the branches of each stage that has several; undefined where calls go one after another. */
  readonly together: (Cumulants | undefined)[]
  /** Each visit's call with its retries and timeouts, where there are any. */
  readonly tried: (Cumulants | undefined)[]
  /** What calls of a visit one after another, beside others, have to do with one another (stations/waitCorrelation.ts). */
  readonly again: (Cumulants | undefined)[]
  /** How much longer each visit's call lasts because of those that run beside it, and where in each stage (responses/fork/branchContention.ts). */
  readonly longer: (Cumulants | undefined)[]
  readonly meetings: (readonly Meeting[] | undefined)[]
  /** What the branches of each stage wait together (responses/fork/sharedBacklog.ts). */
  readonly common: (Cumulants | undefined)[]
  /** How each execution ends and when, where it may fail. */
  readonly outcomes: (Outcome | undefined)[]
  /** Activities at each station that take slots; how many are not known yet in this pass. */
  readonly residents: readonly (readonly number[])[]
  readonly missing: Int32Array
  /** Executions that can be at each station at most (pools/occupancy.ts). */
  readonly most: Float64Array
  readonly effort: Effort
  /** Parts of the graph of waits that are circles without end. */
  readonly endless: Uint8Array
  /** Stations whose pool was asked for before it was known. */
  readonly guessed: Uint8Array
}

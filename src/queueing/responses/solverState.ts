/**
 * The working state of the response solver: what it reads, and what it has found of each activity, stage, visit and
 * station. One state per round of `solve`; the percentiles are read from that of the last round.
 */

import type { Seconds } from '../../base/units'
import type { Network, Part } from '../network/network'
import type { VisitGraph } from '../network/visitGraph'
import type { Cumulants } from '../numeric/cumulants'
import type { ClosedPool } from '../pools/closedPool'
import type { Occupancy } from '../pools/occupancy'
import type { Pool } from '../pools/pool'
import type { Stations } from '../stations/stations'
import type { VisitCluster } from '../stations/visitCluster'
import type { Failures } from '../traffic/failures'
import type { LoopState } from '../traffic/loopFlows'
import type { Outcome } from './outcome'

/** The order of the parts in `SolverState.parts`; `partOffset` says where each one is. */
export const partOrder: readonly Part[] = ['work', 'queueing', 'network', 'serialisation', 'platform']
export const partCount = partOrder.length
export const partOffset = { work: 0, queueing: 1, network: 2, serialisation: 3, platform: 4 } as const

/** Mean wait of all branches of a stage for one another at a station, per execution. */
export interface StationContention {
  readonly station: number
  readonly waitTime: Seconds
}

/** The end of a stage as a mixture of times (responses/fork/stageMixture.ts); the weights sum to one. */
export interface StageMixture {
  readonly weights: readonly number[]
  readonly times: readonly Cumulants[]
}

/** The work that one solution may still take, in executions; once it is used up, iterations stop unconverged. */
export interface Effort {
  remaining: number
}

/** The closed loops, and by station the open occupancy of its slots. */
export interface PooledLoops extends LoopState {
  readonly openOccupancies: readonly (Occupancy | undefined)[]
}

/** What a pass reads and writes. */
export interface SolverState {
  readonly network: Network
  readonly graph: VisitGraph
  readonly stations: Stations
  readonly failures: Failures
  readonly effort: Effort
  /** The closed loops, with what would be inside each pool if all streams were open and slots without limit. */
  readonly loops: PooledLoops | undefined

  // By activity:
  /** One execution, from having its slot. */
  readonly executionTimes: Cumulants[]
  /** The parts of its mean, `partCount` to an activity. */
  readonly parts: Float64Array
  /** How each execution ends and when, where it can fail. */
  readonly outcomes: (Outcome | undefined)[]
  /** Executions per second that take a slot of their own. */
  readonly entryRates: Float64Array
  /** Visits to the queue of its own station per execution, those of local visits included. */
  readonly ownVisits: Float64Array
  /** Sums of v²κ₂ and v³κ₃ over the queues further down (pools/occupancy.ts). */
  readonly queueSecond: Float64Array
  readonly queueThird: Float64Array
  /** What each execution does at the stations where waits correlate. */
  readonly clusters: (readonly VisitCluster[])[]

  // By stage:
  /** The maximum of the branches of each stage that has several; undefined where calls are sequential. */
  readonly stageMaxima: (Cumulants | undefined)[]
  /** What the branches of each stage wait for one another, and where (responses/fork/branchContention.ts). */
  readonly meetings: (readonly StationContention[] | undefined)[]
  /** The wait that the branches of each stage share (responses/fork/sharedBacklog.ts). */
  readonly sharedWaits: (Cumulants | undefined)[]
  /** Computed when percentiles are read, once per stage. */
  readonly stageMixtures: Map<number, StageMixture>

  // By visit:
  /** One call with its retries and timeouts, where there are any. */
  readonly retriedTimes: (Cumulants | undefined)[]
  /** Probability that an attempt outlasts its timeout. */
  readonly timeoutProbability: Float64Array
  /** What correlations add to sequential calls of one visit beside other branches (stations/visitCluster.ts). */
  readonly repeatExcess: (Cumulants | undefined)[]
  /** How much longer a call takes because of the branches beside it (responses/fork/branchContention.ts). */
  readonly contention: (Cumulants | undefined)[]

  // By station:
  readonly slots: Float64Array
  /** Undefined where slots are unlimited, or not solved yet. */
  readonly pools: (Pool | ClosedPool | undefined)[]
  /** Activities that take slots; how many of them are still unsolved in this pass. */
  readonly slotHolders: readonly (readonly number[])[]
  readonly pendingHolders: Int32Array
  /** The most executions that can be there (pools/occupancyBounds.ts); empty where no station has a pool. */
  readonly maxOccupancy: Float64Array
  /** 1 where a pool was used in this pass before it was solved. */
  readonly guessed: Uint8Array

  /** By component of `graph.waitOrder`: 1 for a cycle of awaited calls that never ends. */
  readonly divergent: Uint8Array
  /** Whether the passes converged. */
  readonly converged: boolean
}

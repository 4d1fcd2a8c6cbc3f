/** The accumulator of one execution while its slices and stages are summed (responses/execution.ts, responses/stage.ts). */

import type { Seconds } from '../../base/units'
import type { Cumulants } from '../numeric/cumulants'
import type { VisitCluster } from '../stations/visitCluster'
import { partCount, type SolverState } from './solverState'

/** One execution, summed so far. */
export interface ExecutionDraft {
  readonly state: SolverState
  readonly activity: number
  /** Where its parts begin in `state.parts`. */
  readonly firstPart: number
  /** Time since its start: mean and variance. */
  elapsed: Seconds
  elapsedVariance: number
  /** Slices of work so far, all equal parts of one draw: variance n², not n. */
  slices: number
  /** Probability of reaching this point. */
  reachProbability: number
  /** Visits so far, by station. */
  readonly clusters: Map<number, VisitCluster[]>
  /** What correlations among the calls of one visit add. */
  repeatExcess: Cumulants
}

/** Adds seconds to one part of the mean (`partOffset`). */
export function addPart({ state: { parts }, firstPart }: ExecutionDraft, offset: number, seconds: Seconds): void {
  parts[firstPart + offset] = parts[firstPart + offset]! + seconds
}

/** Adds `factor` times the parts that begin at `from` in `others`. */
export function addParts(draft: ExecutionDraft, others: Float64Array, from: number, factor: number): void {
  const { parts } = draft.state
  for (let p = 0; p < partCount; p++) {
    const place = draft.firstPart + p
    parts[place] = parts[place]! + factor * others[from + p]!
  }
}

/** Adds visits to a station, if waits there correlate. */
export function addCluster({ state, clusters }: ExecutionDraft, cluster: VisitCluster): void {
  if (!state.stations.waitCorrelations[cluster.station]) return
  const atStation = clusters.get(cluster.station)
  if (atStation) atStation.push(cluster)
  else clusters.set(cluster.station, [cluster])
}

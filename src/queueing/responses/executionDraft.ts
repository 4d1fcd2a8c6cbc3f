/** An execution while it is being put together (responses/execution.ts, responses/stage.ts). */

import type { Cumulants } from '../numeric/cumulants'
import type { VisitCluster } from '../stations/waitCorrelation'
import { partOrder, type SolverState } from './solverState'

export const partCount = partOrder.length
export const workPart = 0
export const queueingPart = 1
export const serialisationPart = 3

export interface ExecutionDraft {
  readonly state: SolverState
  readonly i: number
  /** Mean time since the beginning, and its variance. */
  elapsed: number
  elapsedVariance: number
  /** Probability of coming this far. */
  reachProbability: number
  readonly clusters: Map<number, VisitCluster[]>
  /** What calls of one visit have to do with one another. */
  repeatExcess: Cumulants
}

/** Adds the parts of one time, `times` over, to those of another. */
export function addParts(parts: Float64Array, first: number, others: Float64Array, from: number, times: number): void {
  for (let p = 0; p < partCount; p++) parts[first + p] = parts[first + p]! + times * others[from + p]!
}

/** Notes what is done at a station, if that remembers. */
export function addCluster(draft: ExecutionDraft, cluster: VisitCluster): void {
  if (!draft.state.stations.waitCorrelations[cluster.station]) return
  const known = draft.clusters.get(cluster.station)
  if (known) known.push(cluster)
  else draft.clusters.set(cluster.station, [cluster])
}

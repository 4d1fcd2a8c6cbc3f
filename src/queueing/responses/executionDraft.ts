/** An execution while it is being put together (responses/execution.ts, responses/stage.ts). */

import type { Cumulants } from '../numeric/cumulants'
import type { Cluster } from '../stations/waitCorrelation'
import { partOrder, type State } from './solverState'

export const width = partOrder.length
export const work = 0
export const queueing = 1
export const serialisation = 3

export interface Draft {
  readonly state: State
  readonly i: number
  /** Mean time since the beginning, and its variance. */
  clock: number
  spread: number
  /** Probability of coming this far. */
  reach: number
  readonly pieces: Map<number, Cluster[]>
  /** What calls of one visit have to do with one another. */
  repeats: Cumulants
}

/** Adds the parts of one time, `times` over, to those of another. */
export function add(parts: Float64Array, first: number, others: Float64Array, from: number, times: number): void {
  for (let p = 0; p < width; p++) parts[first + p] = parts[first + p]! + times * others[from + p]!
}

/** Notes what is done at a station, if that remembers. */
export function note(draft: Draft, cluster: Cluster): void {
  if (!draft.state.at.memories[cluster.station]) return
  const known = draft.pieces.get(cluster.station)
  if (known) known.push(cluster)
  else draft.pieces.set(cluster.station, [cluster])
}

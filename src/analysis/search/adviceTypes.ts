/**
 * The form of an advice, and which advice can be confirmed by scoring every partition. Light: the page imports this
 * before it loads any analysis.
 */

import type { Candidate } from './paretoFront'

/** The best partitions of a design and the recommended one. */
export interface Advice {
  readonly drawn: Candidate
  readonly merged: Candidate
  /** The drawing itself where no change pays. */
  readonly advised: Candidate
  readonly asDrawn: boolean
  /**
   * Pareto front of cost, p99 and independence among partitions that carry their load, cheapest first, one of several
   * similar points [V4]. The drawing and the merged partition are on it only where nothing is better.
   */
  readonly front: readonly Candidate[]
  /** Every allowed partition was scored. */
  readonly exact: boolean
  /** Number of allowed partitions; null: more than `maxProvable`. */
  readonly partitions: number | null
  /** Partitions scored. */
  readonly scored: number
  /** Partitions estimated by the additive model before the best were scored: all, or 0 where the model was not used. */
  readonly estimated: number
  /**
   * Exact, or no unscored partition can be best unless the additive model errs by more than twice its largest error.
   */
  readonly certain: boolean
  /** The first sentence is the advice. */
  readonly sentences: readonly string[]
}

/** All partitions of ten services without a reason to stay apart (Bell's number). */
export const maxProvable = 115_975

/** Whether scoring every partition is feasible and not yet done. */
export function isProvable({ exact, partitions }: Pick<Advice, 'exact' | 'partitions'>): boolean {
  return !exact && partitions !== null
}

/**
 * What an advice is, and which advice can be confirmed by scoring every partition. Light: the page imports this before
 * it loads any analysis.
 */

import type { Candidate } from './paretoFront'

export interface Advice {
  readonly drawn: Candidate
  readonly merged: Candidate
  /** May be the drawing itself; then nothing pays for a change. */
  readonly advised: Candidate
  readonly asDrawn: boolean
  /**
   * Of those that bear their load: cost × p99 × independence, cheapest first, of neighbours that are alike one [V4].
   * The drawing is on it only where nothing is better; merged is, too.
   */
  readonly front: readonly Candidate[]
  /** Every partition that comes into question was scored. */
  readonly exact: boolean
  /** How many come into question; null: more than anybody scores (`provable`). */
  readonly partitions: number | null
  /** Partitions scored. */
  readonly scored: number
  /** Weighed by the sum of their parts before the best were scored: all there are, or 0 where that was not done. */
  readonly estimated: number
  /** Exact, or nothing that was left out can be best by twice the largest error that such a sum had. */
  readonly certain: boolean
  /** Plain sentences, the first of them the advice. */
  readonly sentences: readonly string[]
}

/** All partitions of ten services without a reason to stay apart (Bell's number). */
export const maxProvable = 115_975

export function isProvable({ exact, partitions }: Pick<Advice, 'exact' | 'partitions'>): boolean {
  return !exact && partitions !== null
}

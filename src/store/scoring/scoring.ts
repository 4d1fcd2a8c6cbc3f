/**
 * The scorer as the store uses it. It is handed in: the page passes one that loads after the first screen
 * (`app/boot/lazyScorer.ts`), tests pass `scorer/comparison.ts` itself.
 */

import type { Problem, Result } from '../../base/result'
import type { Task } from '../../base/task'
import type { Document, Partition } from '../../model/document'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'

/** A scorer of documents. */
export interface Scoring {
  /** Both sides of a document. */
  readonly compare: (document: Document) => Result<Comparison>
  /** The same in slices. */
  readonly compareTask: (document: Document) => Task<Result<Comparison>>
  /** One more partition of the document's design. */
  readonly scorePartition: (document: Document, partition: Partition) => Result<Scorecard>
}

/** Why there are no figures while the scorer is loading. Compared by identity: the design itself may be sound. */
export const scoringPending: Problem = { place: '', message: 'The figures are on their way' }

const pending: Result<never> = { ok: false, problem: scoringPending }

/** Scores nothing: what a store has until a scorer is handed to it. */
export const noScoring: Scoring = {
  compare: () => pending,
  // biome-ignore lint/correctness/useYield: a task that ends at once.
  *compareTask() {
    return pending
  },
  scorePartition: () => pending,
}

/** One step of a migration plan, with the figures after it. */

import type { Block } from '../search/mergeConstraints'
import type { Candidate } from '../search/paretoFront'
import type { PartitionMove } from '../search/partitionMoves'
import type { PartitionFigures } from '../subject/rating'

/** A merge or a split with its gain. */
export interface PlanStep {
  readonly kind: PartitionMove['kind']
  /** The two blocks that are merged, or into which one is split. */
  readonly parts: readonly [Block, Block]
  /** "Merge checkout into cart and 3 more" */
  readonly title: string
  /** The partition after this step. */
  readonly after: Candidate
  /** Figures less those before this step; `total`: less those of the drawing. */
  readonly gain: PartitionFigures
  readonly total: PartitionFigures
}

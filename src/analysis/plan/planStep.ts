/** One step of a migration plan, with the figures after it. */

import type { Block } from '../search/mergeConstraints'
import type { Candidate } from '../search/paretoFront'
import type { PartitionMove } from '../search/partitionMoves'
import type { PartitionFigures } from '../subject/rating'

export interface PlanStep {
  readonly kind: PartitionMove['kind']
  /** The two that are joined, or into which one is split. */
  readonly parts: readonly [Block, Block]
  /** "Merge checkout into cart and 3 more" */
  readonly title: string
  /** What it comes to once this step is made. */
  readonly after: Candidate
  /** By this step, and since the drawing. */
  readonly gain: PartitionFigures
  readonly total: PartitionFigures
}

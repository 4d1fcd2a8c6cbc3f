/**
 * Scores many partitions of one document, each written by the same rules.
 *
 * A block that exists neither in the drawing nor in the twin gets the deployable that [L8] chooses.
 */

import { type Result, success } from '../../base/result'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { type AnalysisInput, analysisInput, scorePartition } from '../subject/analysisInput'
import { type PartitionFigures, partitionFigures, type Rating, ratingOf } from '../subject/rating'
import { type Block, type MergeConstraints, mergeConstraints, partitionOf } from './mergeConstraints'

/** An input with the functions that score its partitions. */
export interface Evaluator extends AnalysisInput {
  readonly drawn: Scorecard
  readonly merged: Scorecard
  readonly drawnFigures: PartitionFigures
  readonly constraints: MergeConstraints
  /** A partition of the whole design from blocks. */
  readonly toPartition: (blocks: readonly Block[]) => Partition
  readonly figures: (partition: Partition) => PartitionFigures
  readonly rating: (partition: Partition) => Rating
}

/** The evaluator of a document; blocks of `target` keep their deployables. */
export function evaluatorOf(document: Document, catalog?: Catalog, target?: Partition): Result<Evaluator> {
  const prepared = analysisInput(document, catalog)
  if (!prepared.ok) return prepared
  const input = prepared.value
  const { design } = document
  const { drawn, merged } = input.comparison
  const partitions = [merged.partition, ...(target ? [target] : []), document.partition]
  const constraints = mergeConstraints(document, input.catalog)
  return success({
    ...input,
    drawn,
    merged,
    drawnFigures: partitionFigures(design, drawn),
    constraints,
    toPartition: (blocks) => partitionOf(document, partitions, blocks),
    figures: (partition) => partitionFigures(design, scorePartition(input, partition)),
    rating: (partition) => ratingOf(design, scorePartition(input, partition)),
  })
}

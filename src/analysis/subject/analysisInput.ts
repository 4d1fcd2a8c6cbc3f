/**
 * The input of every analysis: one document, the catalog with its overrides applied, and the scored partitions of both
 * sides. All scores of one analysis use this input, so that they differ only in the partition or in the one figure
 * that is varied.
 */

import { type Result, success } from '../../base/result'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition } from '../../model/document'
import { assumedCatalog, catalogFor, compare } from '../../scorer/comparison'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { score } from '../../scorer/score'

/** The document with everything that its scores depend on. */
export interface AnalysisInput {
  readonly document: Document
  /** With the assumptions of the document applied. */
  readonly catalog: Catalog
  /** Both sides at today's load: the scorecard on screen. */
  readonly comparison: Comparison
}

/** The input of a document; a problem where the design cannot be scored at all. */
export function analysisInput(document: Document, catalog?: Catalog): Result<AnalysisInput> {
  const comparison = compare(document, catalog)
  if (!comparison.ok) return comparison
  const base = catalog ?? (catalogFor(document.design, document.assumptions) as Catalog)
  return success({ document, catalog: assumedCatalog(base, document.assumptions), comparison: comparison.value })
}

/**
 * The score of the same design in another partition: a design that can be scored as drawn can be scored in any
 * partition.
 */
export function scorePartition({ document, catalog }: AnalysisInput, partition: Partition): Scorecard {
  return requireScorecard(score(document.design, partition, catalog, document.assumptions))
}

/** The scorecard of a result; throws where there is none. */
export function requireScorecard(result: Result<Scorecard>): Scorecard {
  if (result.ok) return result.value
  throw new Error(`a partition of a design that could be scored cannot be: ${result.problem.message}`)
}

/**
 * What every analysis is about: one document, the catalog with its author's changes in it, and the partitions of
 * both sides. All scores of an analysis are made with these, so that nothing but the partition, or the one figure
 * that is varied, differs between them.
 */

import { type Result, success } from '../../base/result'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition } from '../../model/document'
import { assumedCatalog, catalogFor, compare } from '../../scorer/comparison'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { score } from '../../scorer/score'

export interface AnalysisInput {
  readonly document: Document
  /** With the assumptions of the document in it. */
  readonly catalog: Catalog
  /** Both sides of today: the scorecard on screen. */
  readonly comparison: Comparison
}

/** A problem where the design cannot be scored at all. */
export function analysisInput(document: Document, catalog?: Catalog): Result<AnalysisInput> {
  const comparison = compare(document, catalog)
  if (!comparison.ok) return comparison
  const base = catalog ?? (catalogFor(document.design, document.assumptions) as Catalog)
  return success({ document, catalog: assumedCatalog(base, document.assumptions), comparison: comparison.value })
}

/** Another partition of the same design. What could be scored as drawn can be scored in any partition. */
export function scorePartition({ document, catalog }: AnalysisInput, partition: Partition): Scorecard {
  return requireScorecard(score(document.design, partition, catalog, document.assumptions))
}

export function requireScorecard(result: Result<Scorecard>): Scorecard {
  if (result.ok) return result.value
  throw new Error(`a partition of a design that could be scored cannot be: ${result.problem.message}`)
}

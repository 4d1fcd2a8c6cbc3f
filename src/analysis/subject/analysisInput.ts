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

export interface Subject {
  readonly document: Document
  /** With the assumptions of the document in it. */
  readonly catalog: Catalog
  /** Both sides of today: the scorecard on screen. */
  readonly comparison: Comparison
}

/** A problem where the design cannot be scored at all. */
export function subject(document: Document, given?: Catalog): Result<Subject> {
  const comparison = compare(document, given)
  if (!comparison.ok) return comparison
  const base = given ?? (catalogFor(document.design, document.assumptions) as Catalog)
  return success({ document, catalog: assumedCatalog(base, document.assumptions), comparison: comparison.value })
}

/** Another partition of the same design. What could be scored as drawn can be scored in any partition. */
export function scoredAs({ document, catalog }: Subject, partition: Partition): Scorecard {
  return cardOf(score(document.design, partition, catalog, document.assumptions))
}

export function cardOf(result: Result<Scorecard>): Scorecard {
  if (result.ok) return result.value
  throw new Error(`a partition of a design that could be scored cannot be: ${result.problem.message}`)
}

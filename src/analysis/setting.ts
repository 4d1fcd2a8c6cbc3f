/** A document made ready to score many partitions of it: its catalog with the overrides in, both known sides. */

import { failure, type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import { withOverrides } from '../catalog/overrides'
import type { Document, Partition } from '../model/document'
import { catalogFor, compare } from '../scorer/comparison'
import { score } from '../scorer/score'
import type { Scorecard } from '../scorer/scorecard'
import { type Figures, figuresOf } from './figures'

export interface Setting {
  readonly document: Document
  /** With the overrides of the document in it. */
  readonly catalog: Catalog
  readonly drawn: Scorecard
  readonly merged: Scorecard
  readonly figures: (partition: Partition) => Figures
}

export function settingOf(document: Document, given?: Catalog): Result<Setting> {
  const { design, assumptions } = document
  const compared = compare(document, given)
  if (!compared.ok) return compared
  const base = given ?? catalogFor(design, assumptions)
  if (!base) return failure('assumptions.catalog', 'there is no such catalog')
  const catalog = withOverrides(base, assumptions.overrides)
  const { drawn, merged } = compared.value
  const figures = (partition: Partition) => {
    const scored = score(design, partition, catalog, assumptions)
    // What can fail (offers, circles of calls) does not hang on the partition, and the drawn side has passed.
    if (!scored.ok) throw new Error(scored.problem.message)
    return figuresOf(design, scored.value)
  }
  return success({ document, catalog, drawn, merged, figures })
}

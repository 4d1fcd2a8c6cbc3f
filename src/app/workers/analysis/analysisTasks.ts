/** Every part of every analysis as work in slices, and what of its result can leave the worker. */

import { boundaries } from '../../../analysis/boundaries/boundaryPrices'
import { quickFixes } from '../../../analysis/fixes/quickFixes'
import { sweep } from '../../../analysis/load/loadSweep'
import { plan } from '../../../analysis/plan/migrationPlan'
import { advise } from '../../../analysis/search/advise'
import { proof } from '../../../analysis/search/confirmExhaustively'
import { verdict } from '../../../analysis/uncertainty/confidence'
import { type Result, success } from '../../../base/result'
import type { Sliced } from '../../../base/task'
import type { Document, Partition } from '../../../model/document'
import type { Analysed, FoundFix, Part } from '../../../store/analysisResults'

type Work<P extends Part> = (document: Document, partition?: Partition) => Sliced<Result<Analysed[P]>>

export const works: { readonly [P in Part]: Work<P> } = {
  boundaries: (document) => boundaries(document),
  sweep: (document, advised) => sweep(document, undefined, { advised }),
  verdict: (document) => verdict(document),
  fixes,
  advice: (document) => advise(document),
  plan: (document, partition) => plan(document, partition ?? document.partition),
  proof: (document, partition) => proof(document, partition ?? document.partition),
}

/** The edit of a fix is a function: the page makes it again from the same remedy when it is asked for. */
function* fixes(document: Document): Sliced<Result<readonly FoundFix[]>> {
  const found = yield* quickFixes(document)
  return found.ok ? success(found.value.map(({ edit: _, ...rest }) => rest)) : found
}

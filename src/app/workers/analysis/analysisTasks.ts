/** Every part of every analysis as a task, with a result that can be posted to the page. */

import { boundaryPrices } from '../../../analysis/boundaries/boundaryPrices'
import { quickFixes } from '../../../analysis/fixes/quickFixes'
import { loadSweep } from '../../../analysis/load/loadSweep'
import { migrationPlan } from '../../../analysis/plan/migrationPlan'
import { advise } from '../../../analysis/search/advise'
import { confirmExhaustively } from '../../../analysis/search/confirmExhaustively'
import { confidence } from '../../../analysis/uncertainty/confidence'
import { type Result, success } from '../../../base/result'
import type { Task } from '../../../base/task'
import type { Document, Partition } from '../../../model/document'
import type { AnalysisPart, AnalysisResults, FixSummary } from '../../../store/state'

type Work<P extends AnalysisPart> = (document: Document, partition?: Partition) => Task<Result<AnalysisResults[P]>>

export const analysisTasks: { readonly [P in AnalysisPart]: Work<P> } = {
  boundaries: (document) => boundaryPrices(document),
  sweep: (document, advised) => loadSweep(document, undefined, { advised }),
  verdict: (document) => confidence(document),
  fixes,
  advice: (document) => advise(document),
  plan: (document, partition) => migrationPlan(document, partition ?? document.partition),
  proof: (document, partition) => confirmExhaustively(document, partition ?? document.partition),
}

/** The edit of a fix is a function and cannot be posted: the page builds it again from the same remedy. */
function* fixes(document: Document): Task<Result<readonly FixSummary[]>> {
  const result = yield* quickFixes(document)
  return result.ok ? success(result.value.map(({ edit: _, ...rest }) => rest)) : result
}

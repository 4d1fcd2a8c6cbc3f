/** What the page asks of an analysis worker: parts of one job on one document, reported one after another. */

import type { Result } from '../../../base/result'
import type { Document, Partition } from '../../../model/document'
import type { AnalysisPart, AnalysisResults } from '../../../store/state'
import type * as watched from '../supervisor/supervisorProtocol'

export interface AnalysisTask extends watched.WorkerTask {
  readonly document: Document
  readonly sides: readonly AnalysisPartTask[]
}

export interface AnalysisPartTask extends watched.WorkerSideTask {
  readonly side: AnalysisPart
  /** A third side of a sweep, or where a plan is to lead. */
  readonly partition?: Partition
}

export interface AnalysisReport extends watched.WorkerReport {
  readonly side: AnalysisPart
  readonly result: Result<AnalysisResults[AnalysisPart]>
}

export type AnalysisRequest = watched.WorkerRequest<AnalysisTask>
export type AnalysisResponse = watched.WorkerResponse<AnalysisReport>

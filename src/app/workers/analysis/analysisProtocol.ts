/** Messages to and from an analysis worker: parts of one job on one document, each reported when it is done. */

import type { Result } from '../../../base/result'
import type { Document, Partition } from '../../../model/document'
import type { AnalysisPart, AnalysisResults } from '../../../store/state'
import type {
  WorkerReport,
  WorkerRequest,
  WorkerResponse,
  WorkerSideTask,
  WorkerTask,
} from '../supervisor/supervisorProtocol'

/** The parts of one analysis job, to be computed for one document. */
export interface AnalysisTask extends WorkerTask {
  readonly document: Document
  readonly sides: readonly AnalysisPartTask[]
}

/** One part of an analysis job. */
export interface AnalysisPartTask extends WorkerSideTask {
  readonly side: AnalysisPart
  /** A third side of a sweep, or where a plan is to lead. */
  readonly partition?: Partition | undefined
}

/** The result of one part of an analysis job. */
export interface AnalysisReport extends WorkerReport {
  readonly side: AnalysisPart
  readonly result: Result<AnalysisResults[AnalysisPart]>
}

export type AnalysisRequest = WorkerRequest<AnalysisTask>
export type AnalysisResponse = WorkerResponse<AnalysisReport>

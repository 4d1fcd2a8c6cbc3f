/** How the supervisor treats the analysis worker. */

import { size } from '../../../base/table'
import { type ShownRun, silenceLimits, type WorkerSpec } from '../supervisor/supervisorState'
import type { AnalysisReport, AnalysisTask } from './analysisProtocol'

/** A run of an analysis as the page shows it. */
export type ShownAnalysis = ShownRun<AnalysisTask, AnalysisReport>

export const analysisSpec: WorkerSpec<AnalysisTask, AnalysisReport> = {
  name: 'The analysis',
  // Between two messages lies at most one score, which takes long for very large designs.
  maxSilence: (task) => silenceLimits.running + Math.floor((task ? size(task.document.design.services) : 0) / 50),
  isReusable: () => true,
}

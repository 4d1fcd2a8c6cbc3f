/** An analysis as work that is watched (`workers/supervisor/supervisorState.ts`). */

import { size } from '../../../base/table'
import * as watched from '../supervisor/supervisorState'
import type { AnalysisReport, AnalysisTask } from './analysisProtocol'

export type ShownAnalysis = watched.ShownRun<AnalysisTask, AnalysisReport>

export const analysisSpec: watched.WorkerSpec<AnalysisTask, AnalysisReport> = {
  name: 'The analysis',
  // Between two words lies at most one score, which takes long for very large designs.
  maxSilence: (task) =>
    watched.silenceLimits.running + Math.floor((task ? size(task.document.design.services) : 0) / 50),
  isReusable: () => true,
}

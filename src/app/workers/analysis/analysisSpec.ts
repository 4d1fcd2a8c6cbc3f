/** An analysis as work that is watched (`workers/supervisor/supervisorState.ts`). */

import { size } from '../../../base/table'
import * as watched from '../supervisor/supervisorState'
import type { Task, Told } from './analysisProtocol'

export type Shown = watched.Shown<Task, Told>

export const trade: watched.Trade<Task, Told> = {
  name: 'The analysis',
  // Between two words lies at most one score, which takes long for very large designs.
  patience: (task) => watched.patience.running + Math.floor((task ? size(task.document.design.services) : 0) / 50),
  lasts: () => true,
}

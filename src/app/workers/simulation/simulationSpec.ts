/** The simulation as work that is watched (`workers/supervisor/supervisorState.ts`). */

import * as watched from '../supervisor/supervisorState'
import type { SimulationSideReport, SimulationTask } from './simulationProtocol'

export type State = watched.SupervisorState<SimulationTask, SimulationSideReport>
export type Event = watched.SupervisorEvent<SimulationTask, SimulationSideReport>
export type ShownSimulation = watched.ShownRun<SimulationTask, SimulationSideReport>

export const simulationSpec: watched.WorkerSpec<SimulationTask, SimulationSideReport> = {
  name: 'The simulation',
  // Reports of very many sources are long words: a tenth of a second more for a hundred of them.
  maxSilence: (task) => {
    const most = Math.max(0, ...(task?.sides ?? []).map(({ network }) => network.sources.length))
    return watched.silenceLimits.running + Math.floor(most / 100)
  },
  isReusable: ({ report }) => report.end !== 'time' && report.end !== 'cancelled',
}

/** How the supervisor treats the simulation worker. */

import { type ShownRun, silenceLimits, type WorkerSpec } from '../supervisor/supervisorState'
import type { SimulationSideReport, SimulationTask } from './simulationProtocol'

/** A run of the simulation as the page shows it. */
export type ShownSimulation = ShownRun<SimulationTask, SimulationSideReport>

export const simulationSpec: WorkerSpec<SimulationTask, SimulationSideReport> = {
  name: 'The simulation',
  // Reports of very many sources take long: a tenth of a second more for a hundred of them.
  maxSilence: (task) => {
    const maxSources = Math.max(0, ...(task?.sides ?? []).map(({ network }) => network.sources.length))
    return silenceLimits.running + Math.floor(maxSources / 100)
  },
  isReusable: ({ report }) => report.end !== 'time' && report.end !== 'cancelled',
}

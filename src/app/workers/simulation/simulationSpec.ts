/** The simulation as work that is watched (`workers/supervisor/supervisorState.ts`). */

import * as watched from '../supervisor/supervisorState'
import type { Task, Told } from './simulationProtocol'

export type State = watched.State<Task, Told>
export type Event = watched.Event<Task, Told>
export type Shown = watched.Shown<Task, Told>

export const trade: watched.Trade<Task, Told> = {
  name: 'The simulation',
  // Reports of very many sources are long words: a tenth of a second more for a hundred of them.
  patience: (task) => {
    const most = Math.max(0, ...(task?.sides ?? []).map(({ network }) => network.sources.length))
    return watched.patience.running + Math.floor(most / 100)
  },
  lasts: ({ report }) => report.end !== 'time' && report.end !== 'cancelled',
}

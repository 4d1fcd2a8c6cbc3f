/**
 * Simulates what is on screen, by itself: when the figures have been still for a moment, until one of them changes.
 * Every edit, and every other seed, ends the run at once.
 */

import type { Comparison } from '../../../scorer/result/scorecard'
import { isScorePending } from '../../../store/scoringState'
import { comparison } from '../../../store/selectors'
import type { SideId, SimulatedSide, SimulationChoice, SimulationRun } from '../../../store/state'
import type { Editor, EditorStore } from '../../../store/store'
import { supervisor } from '../supervisor/supervisor'
import { runFingerprint } from './runFingerprint'
import type { SimulationSideTask } from './simulationProtocol'
import { type ShownSimulation, simulationSpec } from './simulationSpec'

export interface SimulationController {
  /** At once, without waiting for stillness. */
  readonly start: () => void
  readonly stop: () => void
}

const stillness = 600
const sides: readonly SideId[] = ['drawn', 'merged']

interface Subject {
  readonly both: Comparison
  readonly choice: SimulationChoice
}

export function simulationController(store: EditorStore, worker: () => Worker): SimulationController {
  let seen: Subject | undefined
  let running: Subject | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const one = supervisor(simulationSpec, worker, (shown: ShownSimulation) => {
    // Only the newest run is ever shown: it is of what was asked for last.
    if (running) store.getState().set({ simulation: runOf(shown, running) })
  })

  const start = () => {
    clearTimeout(timer)
    running = seen
    if (running) one.start({ ...running.choice, sides: sides.map((side) => taskOf(side, running as Subject)) })
  }
  const look = (state: Editor) => {
    // Not of figures that are those of before: the new ones ask again.
    if (isScorePending(state)) {
      if (seen) clearTimeout(timer)
      if (seen) one.cancel()
      seen = undefined
      return
    }
    const both = comparison(state)
    const choice = state.simulating
    if (seen?.both.drawn === both.drawn && seen.both.merged === both.merged && seen.choice === choice) return
    seen = { both, choice }
    clearTimeout(timer)
    one.cancel()
    timer = setTimeout(start, stillness)
  }
  store.subscribe(look)
  look(store.getState())
  return {
    start,
    stop: () => {
      clearTimeout(timer)
      one.cancel()
    },
  }
}

function taskOf(side: SideId, { both, choice }: Subject): SimulationSideTask {
  const { lowered, capacity } = both[side]
  return { side, key: runFingerprint(both[side], choice.seed, choice.requests), network: lowered.network, capacity }
}

function runOf(
  { phase, progress, reason, task, reports: told }: ShownSimulation,
  { both, choice }: Subject,
): SimulationRun {
  const side = (view: SideId): SimulatedSide => {
    const key = task.sides.find((one) => one.side === view)?.key ?? ''
    const { report, seconds } = told.find((one) => one.side === view && one.key === key) ?? {}
    return { card: both[view], key, report, seconds }
  }
  return { ...choice, phase, progress, reason, sides: { drawn: side('drawn'), merged: side('merged') } }
}

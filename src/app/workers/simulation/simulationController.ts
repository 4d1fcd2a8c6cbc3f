/**
 * Simulates both sides of the document on screen once its figures have not changed for a moment. Every edit, and every
 * other seed, ends the run at once.
 */

import type { Comparison } from '../../../scorer/result/scorecard'
import { comparison } from '../../../store/reading/selectors'
import { isScorePending } from '../../../store/scoring/scoringState'
import type { SideId, SimulatedSide, SimulationChoice, SimulationRun } from '../../../store/state'
import type { Editor, EditorStore } from '../../../store/store'
import { supervisor } from '../supervisor/supervisor'
import { runFingerprint } from './runFingerprint'
import type { SimulationSideTask } from './simulationProtocol'
import { type ShownSimulation, simulationSpec } from './simulationSpec'

/** Starts and stops simulations of the document on screen. */
export interface SimulationController {
  /** Starts without delay. */
  readonly start: () => void
  readonly stop: () => void
}

/** Milliseconds without a change before a run starts. */
const startDelay = 600
const sides: readonly SideId[] = ['drawn', 'merged']

interface Subject {
  readonly both: Comparison
  readonly choice: SimulationChoice
}

/** Runs simulations for as long as the page lives; `worker` starts one. */
export function simulationController(store: EditorStore, worker: () => Worker): SimulationController {
  let current: Subject | undefined
  let running: Subject | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const runner = supervisor(simulationSpec, worker, (shown: ShownSimulation) => {
    // The supervisor shows the newest run only.
    if (running) store.getState().set({ simulation: runOf(shown, running) })
  })

  const start = () => {
    clearTimeout(timer)
    running = current
    if (running) runner.start({ ...running.choice, sides: sides.map((side) => taskOf(side, running as Subject)) })
  }
  const update = (state: Editor) => {
    // Pending: once the figures are computed, the store changes and this is called again.
    if (isScorePending(state)) {
      if (current) clearTimeout(timer)
      if (current) runner.cancel()
      current = undefined
      return
    }
    const both = comparison(state)
    const choice = state.simulating
    if (current?.both.drawn === both.drawn && current.both.merged === both.merged && current.choice === choice) return
    current = { both, choice }
    clearTimeout(timer)
    runner.cancel()
    timer = setTimeout(start, startDelay)
  }
  store.subscribe(update)
  update(store.getState())
  return {
    start,
    stop: () => {
      clearTimeout(timer)
      runner.cancel()
    },
  }
}

function taskOf(side: SideId, { both, choice }: Subject): SimulationSideTask {
  const { lowered, capacity } = both[side]
  return { side, key: runFingerprint(both[side], choice.seed, choice.requests), network: lowered.network, capacity }
}

function runOf({ phase, progress, reason, task, reports }: ShownSimulation, { both, choice }: Subject): SimulationRun {
  const side = (view: SideId): SimulatedSide => {
    const key = task.sides.find((one) => one.side === view)?.key ?? ''
    const { report, seconds } = reports.find((one) => one.side === view && one.key === key) ?? {}
    return { card: both[view], key, report, seconds }
  }
  return { ...choice, phase, progress, reason, sides: { drawn: side('drawn'), merged: side('merged') } }
}

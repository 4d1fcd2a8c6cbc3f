/**
 * Simulates what is on screen, by itself: when the figures have been still for a moment, until one of them changes.
 * Every edit, and every other seed, ends the run at once.
 */

import type { Comparison } from '../../../scorer/result/scorecard'
import { isAwaited } from '../../../store/scoreCache'
import { comparison } from '../../../store/selectors'
import type { SimulatedSide, SimulationChoice, SimulationRun } from '../../../store/simulationResults'
import type { Side } from '../../../store/state'
import type { Editor, EditorStore } from '../../../store/store'
import { watched } from '../supervisor/supervisor'
import { identity } from './runFingerprint'
import type { SideTask } from './simulationProtocol'
import { type Shown, trade } from './simulationSpec'

export interface Keeper {
  /** At once, without waiting for stillness. */
  readonly start: () => void
  readonly stop: () => void
}

const stillness = 600
const sides: readonly Side[] = ['drawn', 'merged']

interface Subject {
  readonly both: Comparison
  readonly choice: SimulationChoice
}

export function keepSimulated(store: EditorStore, worker: () => Worker): Keeper {
  let seen: Subject | undefined
  let running: Subject | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const one = watched(trade, worker, (shown: Shown) => {
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
    if (isAwaited(state.document)) {
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

function taskOf(side: Side, { both, choice }: Subject): SideTask {
  const { lowered, capacity } = both[side]
  return { side, key: identity(both[side], choice.seed, choice.requests), network: lowered.network, capacity }
}

function runOf({ phase, progress, reason, task, told }: Shown, { both, choice }: Subject): SimulationRun {
  const side = (view: Side): SimulatedSide => {
    const key = task.sides.find((one) => one.side === view)?.key ?? ''
    const { report, seconds } = told.find((one) => one.side === view && one.key === key) ?? {}
    return { card: both[view], key, report, seconds }
  }
  return { ...choice, phase, progress, reason, sides: { drawn: side('drawn'), merged: side('merged') } }
}

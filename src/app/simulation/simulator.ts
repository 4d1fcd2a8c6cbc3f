/** The machine, bound to real workers and to a clock. */

import { blank, type Effect, type Event, next, type Shown, tickSeconds } from './machine'
import type { Answer, Task } from './protocol'

export interface Simulator {
  readonly start: (task: Task) => void
  /** Ends what runs: what there is stays. */
  readonly cancel: () => void
}

/** `start` makes a worker: an argument, so that tests can give one that loops or dies. */
export function simulator(start: () => Worker, show: (shown: Shown) => void): Simulator {
  let state = blank
  let ticking: ReturnType<typeof setInterval> | undefined
  const workers = new Map<number, Worker>()

  const feed = (event: Event) => {
    const before = state
    const { state: after, effects } = next(state, event)
    state = after
    for (const effect of effects) carryOut(effect)
    if (after.shown && after.shown !== before.shown) show(after.shown)
    if (state.owed && ticking === undefined) {
      ticking = setInterval(() => feed({ type: 'tick' }), tickSeconds * 1000)
    } else if (!state.owed && ticking !== undefined) {
      clearInterval(ticking)
      ticking = undefined
    }
  }

  const carryOut = (effect: Effect) => {
    const { worker } = effect
    if (effect.do === 'spawn') spawn(worker)
    else if (effect.do === 'post') workers.get(worker)?.postMessage(effect.question)
    else {
      workers.get(worker)?.terminate()
      workers.delete(worker)
    }
  }

  const spawn = (worker: number) => {
    const died = (reason: string) => feed({ type: 'died', worker, reason })
    try {
      const made = start()
      workers.set(worker, made)
      made.onmessage = ({ data }: MessageEvent<Answer>) => feed({ type: 'heard', worker, answer: data })
      made.onmessageerror = () => died('The simulation gave no usable answer. Your design is untouched.')
      made.onerror = (event) => {
        event.preventDefault()
        died(reasonOf(event.message))
      }
    } catch {
      // Not in the middle of the event that asked for it.
      queueMicrotask(() => died('This browser does not let the page start its simulation.'))
    }
  }

  return { start: (task) => feed({ type: 'start', task }), cancel: () => feed({ type: 'cancel' }) }
}

function reasonOf(message: string | undefined): string {
  if (message === undefined || message === '') return 'The simulation could not be loaded.'
  return /memory|alloc|array length|array size/i.test(message)
    ? 'The simulation ran out of memory. It was stopped, and your design is untouched.'
    : 'The simulation broke down and was stopped. Your design is untouched.'
}

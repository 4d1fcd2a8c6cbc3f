/** The machine, bound to real workers and to a clock. */

import type { Answer, Task, Told } from './supervisorProtocol'
import {
  blank,
  type Effect,
  type Event,
  machine,
  type Shown,
  type State,
  type Trade,
  tickSeconds,
} from './supervisorState'

export interface Watched<T extends Task> {
  readonly start: (task: T) => void
  /** Ends what runs: what there is stays. */
  readonly cancel: () => void
}

/** `start` makes a worker: an argument, so that tests can give one that loops or dies. */
export function watched<T extends Task, R extends Told>(
  trade: Trade<T, R>,
  start: () => Worker,
  show: (shown: Shown<T, R>) => void,
): Watched<T> {
  const next = machine(trade)
  let state: State<T, R> = blank
  let ticking: ReturnType<typeof setInterval> | undefined
  const workers = new Map<number, Worker>()

  const feed = (event: Event<T, R>) => {
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

  const carryOut = (effect: Effect<T>) => {
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
      made.onmessage = ({ data }: MessageEvent<Answer<R>>) => feed({ type: 'heard', worker, answer: data })
      made.onmessageerror = () => died(`${trade.name} gave no usable answer. Your design is untouched.`)
      made.onerror = (event) => {
        event.preventDefault()
        died(reasonOf(trade.name, event.message))
      }
    } catch {
      // Not in the middle of the event that asked for it.
      const inside = trade.name.charAt(0).toLowerCase() + trade.name.slice(1)
      queueMicrotask(() => died(`This browser does not let the page start ${inside}.`))
    }
  }

  return { start: (task) => feed({ type: 'start', task }), cancel: () => feed({ type: 'cancel' }) }
}

function reasonOf(name: string, message: string | undefined): string {
  if (message === undefined || message === '') return `${name} could not be loaded.`
  return /memory|alloc|array length|array size/i.test(message)
    ? `${name} ran out of memory. It was stopped, and your design is untouched.`
    : `${name} broke down and was stopped. Your design is untouched.`
}

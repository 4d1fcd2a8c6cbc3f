/** Runs the state machine of `supervisorState.ts` with real workers and a clock. */

import type { WorkerReport, WorkerResponse, WorkerTask } from './supervisorProtocol'
import {
  idleSupervisor,
  type ShownRun,
  type SupervisorEffect,
  type SupervisorEvent,
  type SupervisorState,
  supervisorMachine,
  tickSeconds,
  unloadedText,
  type WorkerSpec,
} from './supervisorState'

/** Starts and cancels runs of one kind of worker; a new run ends the one before it. */
export interface Supervisor<T extends WorkerTask> {
  readonly start: (task: T) => void
  /** Ends the run; its reports so far stay. */
  readonly cancel: () => void
}

/** `start` creates a worker: a parameter, so that tests can pass one that hangs or dies. */
export function supervisor<T extends WorkerTask, R extends WorkerReport>(
  spec: WorkerSpec<T, R>,
  start: () => Worker,
  show: (shown: ShownRun<T, R>) => void,
): Supervisor<T> {
  const next = supervisorMachine(spec)
  let state: SupervisorState<T, R> = idleSupervisor
  let ticking: ReturnType<typeof setInterval> | undefined
  const workers = new Map<number, Worker>()

  const feed = (event: SupervisorEvent<T, R>) => {
    const before = state
    const { state: after, effects } = next(state, event)
    state = after
    for (const effect of effects) carryOut(effect)
    if (after.shown && after.shown !== before.shown) show(after.shown)
    if (state.pending && ticking === undefined) {
      ticking = setInterval(() => feed({ type: 'tick' }), tickSeconds * 1000)
    } else if (!state.pending && ticking !== undefined) {
      clearInterval(ticking)
      ticking = undefined
    }
  }

  const carryOut = (effect: SupervisorEffect<T>) => {
    const { worker } = effect
    if (effect.do === 'spawn') spawn(worker)
    else if (effect.do === 'post') workers.get(worker)?.postMessage(effect.request)
    else {
      workers.get(worker)?.terminate()
      workers.delete(worker)
    }
  }

  const spawn = (worker: number) => {
    const died = (reason: string) => feed({ type: 'died', worker, reason })
    try {
      const started = start()
      workers.set(worker, started)
      started.onmessage = ({ data }: MessageEvent<WorkerResponse<R>>) =>
        feed({ type: 'message', worker, response: data })
      started.onmessageerror = () => died(`${spec.name} gave no usable answer. Your design is untouched.`)
      started.onerror = (event) => {
        event.preventDefault()
        died(reasonOf(spec.name, event.message))
      }
    } catch {
      // The machine is still processing the event that asked for this worker.
      const inside = spec.name.charAt(0).toLowerCase() + spec.name.slice(1)
      queueMicrotask(() => died(`This browser does not let the page start ${inside}.`))
    }
  }

  return { start: (task) => feed({ type: 'start', task }), cancel: () => feed({ type: 'cancel' }) }
}

function reasonOf(name: string, message: string | undefined): string {
  if (message === undefined || message === '') return unloadedText(name)
  return /memory|alloc|array length|array size/i.test(message)
    ? `${name} ran out of memory. It was stopped, and your design is untouched.`
    : `${name} broke down and was stopped. Your design is untouched.`
}

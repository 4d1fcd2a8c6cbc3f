/**
 * Long work in a worker, seen from the page, as a pure machine: events in, the next state and effects out. It decides
 * what may be shown. A report is shown only if it comes from the worker that is alive, of the run that is asked for,
 * under the key of what it was asked of; whatever arrives late, twice or from a worker that was given up is dropped.
 * A worker that owes an answer and is silent while the page is awake is ended and replaced.
 */

import type { WorkerReport, WorkerRequest, WorkerResponse, WorkerTask } from './supervisorProtocol'

export interface SupervisorState<T extends WorkerTask, R extends WorkerReport> {
  /** Number of the worker that is alive; 0 if there is none. */
  readonly worker: number
  /** Whether it has said that it is there: until then its script is being loaded. */
  readonly ready: boolean
  readonly workers: number
  readonly runs: number
  /** A run that the worker has not said its last word about. */
  readonly pending?: PendingRun
  readonly shown?: ShownRun<T, R>
  /** Complete reports of a while ago, newest first: undo brings them back at once. */
  readonly cached: readonly R[]
}

export interface PendingRun {
  readonly run: number
  /** Ticks since its last word. */
  readonly silent: number
  readonly stopping: boolean
}

export interface ShownRun<T extends WorkerTask, R extends WorkerReport> {
  readonly run: number
  readonly task: T
  readonly phase: Phase
  readonly reports: readonly R[]
  /** 0 to 1. */
  readonly progress: number
  /** Why it broke, one sentence. */
  readonly reason?: string
}

export type Phase = 'running' | 'done' | 'cancelled' | 'broken'

export type SupervisorEvent<T extends WorkerTask, R extends WorkerReport> =
  | { readonly type: 'start'; readonly task: T }
  | { readonly type: 'cancel' }
  | { readonly type: 'heard'; readonly worker: number; readonly answer: WorkerResponse<R> }
  | { readonly type: 'died'; readonly worker: number; readonly reason: string }
  /** Ten times a second as long as something is owed. Counted, not timed: what did not run could not listen. */
  | { readonly type: 'tick' }

export type SupervisorEffect<T extends WorkerTask> =
  | { readonly do: 'spawn'; readonly worker: number }
  | { readonly do: 'end'; readonly worker: number }
  | { readonly do: 'post'; readonly worker: number; readonly question: WorkerRequest<T> }

export interface Transition<T extends WorkerTask, R extends WorkerReport> {
  readonly state: SupervisorState<T, R>
  readonly effects: readonly SupervisorEffect<T>[]
}

/** What one kind of work has of its own. */
export interface WorkerSpec<T extends WorkerTask, R extends WorkerReport> {
  /** What it is called in sentences: "The simulation". */
  readonly name: string
  /** Ticks of silence that are allowed at work. */
  readonly maxSilence: (task: T | undefined) => number
  /** Whether the report would come out the same again: what the clock or a person ended would not. */
  readonly isReusable: (told: R) => boolean
}

export const idleSupervisor: SupervisorState<never, never> = {
  worker: 0,
  ready: false,
  workers: 0,
  runs: 0,
  cached: [],
}

export const tickSeconds = 0.1
/** Ticks of silence after which a worker is given up: at work, when asked to stop, while it loads. */
export const silenceLimits = { running: 15, stopping: 2, loading: 100 }
const mostKnown = 8

export function supervisorMachine<T extends WorkerTask, R extends WorkerReport>(
  trade: WorkerSpec<T, R>,
): (state: SupervisorState<T, R>, event: SupervisorEvent<T, R>) => Transition<T, R> {
  type Now = SupervisorState<T, R>
  type Then = Transition<T, R>

  return (state, event) => {
    switch (event.type) {
      case 'start':
        return started(state, event.task)
      case 'cancel':
        return cancelled(state)
      case 'heard':
        return event.worker === state.worker ? { state: heard(state, event.answer), effects: [] } : same(state)
      case 'died':
        return event.worker === state.worker && state.worker > 0 ? lost(state, event.reason) : same(state)
      case 'tick':
        return ticked(state)
    }
  }

  function started(state: Now, task: T): Then {
    const run = state.runs + 1
    const told = task.sides.flatMap(({ side, key }) => {
      const found = state.cached.find((one) => one.key === key)
      return found ? [{ ...found, side }] : []
    })
    const missing = task.sides.filter(({ side }) => !told.some((one) => one.side === side))
    if (missing.length === 0) {
      const stopped = stop(state)
      const shown: ShownRun<T, R> = { run, task, phase: 'done', reports: told, progress: 1 }
      return { state: { ...stopped.state, runs: run, shown }, effects: stopped.effects }
    }
    const { state: alive, effects } = state.worker > 0 ? same(state) : spawned(state)
    const question: WorkerRequest<T> = { ask: 'start', run, task: { ...task, sides: missing } }
    return {
      state: {
        ...alive,
        runs: run,
        pending: { run, silent: 0, stopping: false },
        shown: { run, task, phase: 'running', reports: told, progress: 0 },
      },
      effects: [...effects, { do: 'post', worker: alive.worker, question }],
    }
  }

  function cancelled(state: Now): Then {
    const { shown } = state
    if (shown?.phase !== 'running') return same(state)
    return stop({ ...state, shown: { ...shown, phase: 'cancelled' } })
  }

  /** Asks the worker to leave off. Nothing waits for it: if it does not, it is replaced. */
  function stop(state: Now): Then {
    const { pending: owed, worker } = state
    if (!owed || owed.stopping) return same(state)
    return {
      state: { ...state, pending: { ...owed, silent: 0, stopping: true } },
      effects: [{ do: 'post', worker, question: { ask: 'stop', run: owed.run } }],
    }
  }

  function heard(state: Now, answer: WorkerResponse<R>): Now {
    const { pending: owed, shown } = state
    if (answer.say === 'ready') return { ...state, ready: true, pending: owed && { ...owed, silent: 0 } }
    if (answer.run !== owed?.run) return state
    const last = answer.say === 'broken' || (answer.say === 'news' && answer.state !== 'running')
    // While it is asked to stop, only its last word counts.
    const listening = last ? undefined : owed.stopping ? owed : { ...owed, silent: 0 }
    const after: Now = { ...state, ready: true, pending: listening }
    if (answer.say === 'beat' || shown?.run !== answer.run) return after
    if (answer.say === 'broken') {
      const broke = { ...shown, phase: 'broken' as const, reason: answer.reason }
      return shown.phase === 'running' ? { ...after, shown: broke } : after
    }
    if (shown.phase !== 'running' && !(shown.phase === 'cancelled' && answer.state === 'stopped')) return after
    const told = merged(shown, answer.told)
    if (answer.state === 'stopped') return { ...after, shown: { ...shown, phase: 'cancelled', reports: told } }
    const done = answer.state === 'ended'
    const progress = done ? 1 : Math.max(shown.progress, Math.min(answer.progress, 1))
    const known = done ? remembered(state.cached, told) : state.cached
    return { ...after, cached: known, shown: { ...shown, phase: done ? 'done' : 'running', reports: told, progress } }
  }

  /** News in place of older news; what is not of anything that was asked for is none. */
  function merged({ task, reports: told }: ShownRun<T, R>, news: readonly R[]): readonly R[] {
    const asked = (one: R) => task.sides.some((side) => side.side === one.side && side.key === one.key)
    const fresh = news.filter(asked)
    return [...told.filter((one) => !fresh.some(({ side }) => side === one.side)), ...fresh]
  }

  function remembered(known: readonly R[], told: readonly R[]): readonly R[] {
    const lasting = told.filter(trade.isReusable)
    const others = known.filter((one) => !lasting.some(({ key }) => key === one.key))
    return [...lasting, ...others].slice(0, mostKnown)
  }

  function ticked(state: Now): Then {
    const { pending: owed, ready } = state
    if (!owed) return same(state)
    const silent = owed.silent + 1
    const atWork = () => trade.maxSilence(state.shown?.task)
    const limit = !ready ? silenceLimits.loading : owed.stopping ? silenceLimits.stopping : atWork()
    if (silent < limit) return same({ ...state, pending: { ...owed, silent } })
    return lost(state, ready ? unanswering(trade.name) : `${trade.name} could not be loaded.`)
  }

  /** The worker is given up. One that was at work before gets a successor at once, one that never came does not. */
  function lost(state: Now, reason: string): Then {
    const { worker, ready, pending: owed, shown } = state
    const struck = shown?.phase === 'running' && shown.run === owed?.run
    const without: Now = {
      ...state,
      worker: 0,
      ready: false,
      pending: undefined,
      shown: struck ? { ...shown, phase: 'broken', reason } : shown,
    }
    const after = ready ? spawned(without) : same(without)
    return { state: after.state, effects: [{ do: 'end', worker }, ...after.effects] }
  }

  function spawned(state: Now): Then {
    const worker = state.workers + 1
    return { state: { ...state, worker, ready: false, workers: worker }, effects: [{ do: 'spawn', worker }] }
  }

  function same(state: Now): Then {
    return { state, effects: [] }
  }
}

function unanswering(name: string): string {
  return `${name} did not answer for more than a second: it hung, or the browser ended it. It was stopped, and your design is untouched.`
}

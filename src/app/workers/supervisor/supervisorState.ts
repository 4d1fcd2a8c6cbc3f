/**
 * The page's side of a worker as a pure state machine: events in, the next state and effects out. A report is shown
 * only if it comes from the live worker, for the requested run and under a requested key; late, repeated and foreign
 * reports are dropped. A worker that has a run pending and stays silent while the page is awake is ended and replaced.
 */

import type { WorkerReport, WorkerRequest, WorkerResponse, WorkerTask } from './supervisorProtocol'

/** State of the page’s side of one kind of worker. */
export interface SupervisorState<T extends WorkerTask, R extends WorkerReport> {
  /** Number of the worker that is alive; 0 if there is none. */
  readonly worker: number
  /** Whether its script is loaded. */
  readonly ready: boolean
  /** How many were started. */
  readonly workers: number
  readonly runs: number
  /** The run whose last message has not arrived. */
  readonly pending?: PendingRun | undefined
  readonly shown?: ShownRun<T, R> | undefined
  /** Complete reports of earlier runs, newest first: undo shows them at once. */
  readonly cached: readonly R[]
}

/** A run that the worker has not finished. */
export interface PendingRun {
  readonly run: number
  /** Ticks since its last message. */
  readonly silent: number
  readonly stopping: boolean
}

/** The requested run with its reports so far. */
export interface ShownRun<T extends WorkerTask, R extends WorkerReport> {
  readonly run: number
  readonly task: T
  readonly phase: Phase
  readonly reports: readonly R[]
  /** 0 to 1. */
  readonly progress: number
  /** Why it broke, one sentence. */
  readonly reason?: string | undefined
}

export type Phase = 'running' | 'done' | 'cancelled' | 'broken'

/** What the state machine reacts to. */
export type SupervisorEvent<T extends WorkerTask, R extends WorkerReport> =
  | { readonly type: 'start'; readonly task: T }
  | { readonly type: 'cancel' }
  | { readonly type: 'message'; readonly worker: number; readonly response: WorkerResponse<R> }
  | { readonly type: 'died'; readonly worker: number; readonly reason: string }
  /** Ten times a second while a run is pending. Ticks are counted, not timed: a suspended page receives no messages. */
  | { readonly type: 'tick' }

/** What the supervisor does after a transition. */
export type SupervisorEffect<T extends WorkerTask> =
  | { readonly do: 'spawn'; readonly worker: number }
  | { readonly do: 'end'; readonly worker: number }
  | { readonly do: 'post'; readonly worker: number; readonly request: WorkerRequest<T> }

/** The next state and the effects of one event. */
export interface Transition<T extends WorkerTask, R extends WorkerReport> {
  readonly state: SupervisorState<T, R>
  readonly effects: readonly SupervisorEffect<T>[]
}

/** What differs from one kind of work to another. */
export interface WorkerSpec<T extends WorkerTask, R extends WorkerReport> {
  /** As sentences name it: "The simulation". */
  readonly name: string
  /** Ticks of silence allpending while it runs. */
  readonly maxSilence: (task: T | undefined) => number
  /** Whether another run would report the same: not if the clock or a person ended it. */
  readonly isReusable: (report: R) => boolean
}

/** The state before the first run. */
export const idleSupervisor: SupervisorState<never, never> = {
  worker: 0,
  ready: false,
  workers: 0,
  runs: 0,
  cached: [],
}

/** Seconds between two ticks. */
export const tickSeconds = 0.1
/** Ticks of silence after which a worker is replaced: while it runs, after a stop request, while it loads. */
export const silenceLimits = { running: 15, stopping: 2, loading: 100 }
const maxCached = 8

/** The transition function of one kind of work. */
export function supervisorMachine<T extends WorkerTask, R extends WorkerReport>(
  spec: WorkerSpec<T, R>,
): (state: SupervisorState<T, R>, event: SupervisorEvent<T, R>) => Transition<T, R> {
  type Current = SupervisorState<T, R>
  type Next = Transition<T, R>

  return (state, event) => {
    switch (event.type) {
      case 'start':
        return started(state, event.task)
      case 'cancel':
        return cancelled(state)
      case 'message':
        return event.worker === state.worker ? { state: received(state, event.response), effects: [] } : same(state)
      case 'died':
        return event.worker === state.worker && state.worker > 0 ? lost(state, event.reason) : same(state)
      case 'tick':
        return ticked(state)
    }
  }

  function started(state: Current, task: T): Next {
    const run = state.runs + 1
    const reports = task.sides.flatMap(({ side, key }) => {
      const cached = state.cached.find((one) => one.key === key)
      return cached ? [{ ...cached, side }] : []
    })
    const missing = task.sides.filter(({ side }) => !reports.some((one) => one.side === side))
    if (missing.length === 0) {
      const stopped = stop(state)
      const shown: ShownRun<T, R> = { run, task, phase: 'done', reports, progress: 1 }
      return { state: { ...stopped.state, runs: run, shown }, effects: stopped.effects }
    }
    const { state: alive, effects } = state.worker > 0 ? same(state) : spawned(state)
    const request: WorkerRequest<T> = { type: 'start', run, task: { ...task, sides: missing } }
    return {
      state: {
        ...alive,
        runs: run,
        pending: { run, silent: 0, stopping: false },
        shown: { run, task, phase: 'running', reports, progress: 0 },
      },
      effects: [...effects, { do: 'post', worker: alive.worker, request }],
    }
  }

  function cancelled(state: Current): Next {
    const { shown } = state
    if (shown?.phase !== 'running') return same(state)
    return stop({ ...state, shown: { ...shown, phase: 'cancelled' } })
  }

  /** Requests a stop; a worker that does not answer is replaced. */
  function stop(state: Current): Next {
    const { pending, worker } = state
    if (!pending || pending.stopping) return same(state)
    return {
      state: { ...state, pending: { ...pending, silent: 0, stopping: true } },
      effects: [{ do: 'post', worker, request: { type: 'stop', run: pending.run } }],
    }
  }

  function received(state: Current, response: WorkerResponse<R>): Current {
    const { pending, shown } = state
    if (response.type === 'ready') return { ...state, ready: true, pending: pending && { ...pending, silent: 0 } }
    if (response.run !== pending?.run) return state
    const isLast = response.type === 'broken' || (response.type === 'progress' && response.state !== 'running')
    // After a stop request only the last message counts.
    const next = isLast ? undefined : pending.stopping ? pending : { ...pending, silent: 0 }
    const after: Current = { ...state, ready: true, pending: next }
    if (response.type === 'heartbeat' || shown?.run !== response.run) return after
    if (response.type === 'broken') {
      const broke = { ...shown, phase: 'broken' as const, reason: response.reason }
      return shown.phase === 'running' ? { ...after, shown: broke } : after
    }
    if (shown.phase !== 'running' && !(shown.phase === 'cancelled' && response.state === 'stopped')) return after
    const reports = merged(shown, response.reports)
    if (response.state === 'stopped') return { ...after, shown: { ...shown, phase: 'cancelled', reports } }
    const done = response.state === 'ended'
    const progress = done ? 1 : Math.max(shown.progress, Math.min(response.progress, 1))
    const cached = done ? withReports(state.cached, reports) : state.cached
    return { ...after, cached, shown: { ...shown, phase: done ? 'done' : 'running', reports, progress } }
  }

  /** New reports replace those of the same side; a report under no requested key is dropped. */
  function merged({ task, reports }: ShownRun<T, R>, incoming: readonly R[]): readonly R[] {
    const isRequested = (one: R) => task.sides.some((side) => side.side === one.side && side.key === one.key)
    const fresh = incoming.filter(isRequested)
    return [...reports.filter((one) => !fresh.some(({ side }) => side === one.side)), ...fresh]
  }

  function withReports(cached: readonly R[], reports: readonly R[]): readonly R[] {
    const reusable = reports.filter(spec.isReusable)
    const others = cached.filter((one) => !reusable.some(({ key }) => key === one.key))
    return [...reusable, ...others].slice(0, maxCached)
  }

  function ticked(state: Current): Next {
    const { pending, ready } = state
    if (!pending) return same(state)
    const silent = pending.silent + 1
    const running = () => spec.maxSilence(state.shown?.task)
    const limit = !ready ? silenceLimits.loading : pending.stopping ? silenceLimits.stopping : running()
    if (silent < limit) return same({ ...state, pending: { ...pending, silent } })
    return lost(state, ready ? unresponsiveText(spec.name) : unloadedText(spec.name))
  }

  /** The worker is ended. One that had been loaded is replaced at once, one that never was is not. */
  function lost(state: Current, reason: string): Next {
    const { worker, ready, pending, shown } = state
    const wasRunning = shown?.phase === 'running' && shown.run === pending?.run
    const without: Current = {
      ...state,
      worker: 0,
      ready: false,
      pending: undefined,
      shown: wasRunning ? { ...shown, phase: 'broken', reason } : shown,
    }
    const after = ready ? spawned(without) : same(without)
    return { state: after.state, effects: [{ do: 'end', worker }, ...after.effects] }
  }

  function spawned(state: Current): Next {
    const worker = state.workers + 1
    return { state: { ...state, worker, ready: false, workers: worker }, effects: [{ do: 'spawn', worker }] }
  }

  function same(state: Current): Next {
    return { state, effects: [] }
  }
}

function unresponsiveText(name: string): string {
  return `${name} did not answer for more than a second: it hung, or the browser ended it. It was stopped, and your design is untouched.`
}

/** The script of a worker did not come. */
export function unloadedText(name: string): string {
  return `${name} could not be fetched: the network does not answer. Start it again when it does.`
}

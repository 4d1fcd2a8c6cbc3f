/**
 * The simulation seen from the page, as a pure machine: events in, the next state and effects out. It decides what
 * may be shown. A report is shown only if it comes from the worker that is alive, of the run that is asked for, under
 * the key of the network that it was asked of; whatever arrives late, twice or from a worker that was given up is
 * dropped. A worker that owes an answer and is silent while the page is awake is ended and replaced.
 */

import type { Answer, Question, SideTask, Task, Told } from './protocol'

export interface State {
  /** Number of the worker that is alive; 0 if there is none. */
  readonly worker: number
  /** Whether it has said that it is there: until then its script is being loaded. */
  readonly ready: boolean
  readonly workers: number
  readonly runs: number
  /** A run that the worker has not said its last word about. */
  readonly owed?: Owed
  readonly shown?: Shown
  /** Complete reports of a while ago, newest first: undo brings them back at once. */
  readonly known: readonly Told[]
}

export interface Owed {
  readonly run: number
  /** Ticks since its last word. */
  readonly silent: number
  readonly stopping: boolean
}

export interface Shown {
  readonly run: number
  readonly task: Task
  readonly phase: Phase
  readonly told: readonly Told[]
  /** 0 to 1. */
  readonly progress: number
  /** Why it broke, one sentence. */
  readonly reason?: string
}

export type Phase = 'running' | 'done' | 'cancelled' | 'broken'

export type Event =
  | { readonly type: 'start'; readonly task: Task }
  | { readonly type: 'cancel' }
  | { readonly type: 'heard'; readonly worker: number; readonly answer: Answer }
  | { readonly type: 'died'; readonly worker: number; readonly reason: string }
  /** Ten times a second as long as something is owed. Counted, not timed: what did not run could not listen. */
  | { readonly type: 'tick' }

export type Effect =
  | { readonly do: 'spawn'; readonly worker: number }
  | { readonly do: 'end'; readonly worker: number }
  | { readonly do: 'post'; readonly worker: number; readonly question: Question }

export interface Next {
  readonly state: State
  readonly effects: readonly Effect[]
}

export const blank: State = { worker: 0, ready: false, workers: 0, runs: 0, known: [] }

export const tickSeconds = 0.1
/** Ticks of silence after which a worker is given up: at work, when asked to stop, while it loads. */
export const patience = { running: 15, stopping: 2, loading: 100 }
const mostKnown = 8

export function next(state: State, event: Event): Next {
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

function started(state: State, task: Task): Next {
  const run = state.runs + 1
  const told = task.sides.flatMap(({ side, key }) => {
    const found = state.known.find((one) => one.key === key)
    return found ? [{ ...found, side }] : []
  })
  const missing = task.sides.filter(({ side }) => !told.some((one) => one.side === side))
  if (missing.length === 0) {
    const stopped = stop(state)
    const shown: Shown = { run, task, phase: 'done', told, progress: 1 }
    return { state: { ...stopped.state, runs: run, shown }, effects: stopped.effects }
  }
  const { state: alive, effects } = state.worker > 0 ? same(state) : spawned(state)
  const question: Question = { ask: 'start', run, task: { ...task, sides: missing } }
  return {
    state: {
      ...alive,
      runs: run,
      owed: { run, silent: 0, stopping: false },
      shown: { run, task, phase: 'running', told, progress: 0 },
    },
    effects: [...effects, { do: 'post', worker: alive.worker, question }],
  }
}

function cancelled(state: State): Next {
  const { shown } = state
  if (shown?.phase !== 'running') return same(state)
  return stop({ ...state, shown: { ...shown, phase: 'cancelled' } })
}

/** Asks the worker to leave off. Nothing waits for it: if it does not, it is replaced. */
function stop(state: State): Next {
  const { owed, worker } = state
  if (!owed || owed.stopping) return same(state)
  return {
    state: { ...state, owed: { ...owed, silent: 0, stopping: true } },
    effects: [{ do: 'post', worker, question: { ask: 'stop', run: owed.run } }],
  }
}

function heard(state: State, answer: Answer): State {
  const { owed, shown } = state
  if (answer.say === 'ready') return { ...state, ready: true, owed: owed && { ...owed, silent: 0 } }
  if (answer.run !== owed?.run) return state
  const last = answer.say === 'broken' || (answer.say === 'news' && answer.state !== 'running')
  // While it is asked to stop, only its last word counts.
  const listening = last ? undefined : owed.stopping ? owed : { ...owed, silent: 0 }
  const after: State = { ...state, ready: true, owed: listening }
  if (answer.say === 'beat' || shown?.run !== answer.run) return after
  if (answer.say === 'broken')
    return shown.phase === 'running' ? { ...after, shown: { ...shown, phase: 'broken', reason: answer.reason } } : after
  if (shown.phase !== 'running' && !(shown.phase === 'cancelled' && answer.state === 'stopped')) return after
  const told = merged(shown, answer.told)
  if (answer.state === 'stopped') return { ...after, shown: { ...shown, phase: 'cancelled', told } }
  const done = answer.state === 'ended'
  const progress = done ? 1 : Math.max(shown.progress, Math.min(answer.progress, 1))
  const known = done ? remembered(state.known, told) : state.known
  return { ...after, known, shown: { ...shown, phase: done ? 'done' : 'running', told, progress } }
}

/** News in place of older news; what is not of a network that was asked for is none. */
function merged({ task, told }: Shown, news: readonly Told[]): readonly Told[] {
  const asked = (one: Told) => task.sides.some((side: SideTask) => side.side === one.side && side.key === one.key)
  const fresh = news.filter(asked)
  return [...told.filter((one) => !fresh.some(({ side }) => side === one.side)), ...fresh]
}

/** What the clock or a person ended would not come out the same again. */
function remembered(known: readonly Told[], told: readonly Told[]): readonly Told[] {
  const lasting = told.filter(({ report }) => report.end !== 'time' && report.end !== 'cancelled')
  const others = known.filter((one) => !lasting.some(({ key }) => key === one.key))
  return [...lasting, ...others].slice(0, mostKnown)
}

function ticked(state: State): Next {
  const { owed, ready } = state
  if (!owed) return same(state)
  const silent = owed.silent + 1
  const limit = !ready ? patience.loading : owed.stopping ? patience.stopping : patienceAtWork(state.shown?.task)
  if (silent < limit) return same({ ...state, owed: { ...owed, silent } })
  return lost(state, ready ? unanswering : 'The simulation could not be loaded.')
}

/** Reports of very many sources are long words: a tenth of a second more for a hundred of them. */
function patienceAtWork(task: Task | undefined): number {
  const most = Math.max(0, ...(task?.sides ?? []).map(({ network }) => network.sources.length))
  return patience.running + Math.floor(most / 100)
}

const unanswering =
  'The simulation did not answer for more than a second: it hung, or the browser ended it. It was stopped, and your design is untouched.'

/** The worker is given up. One that was at work before gets a successor at once, one that never came does not. */
function lost(state: State, reason: string): Next {
  const { worker, ready, owed, shown } = state
  const struck = shown?.phase === 'running' && shown.run === owed?.run
  const without: State = {
    ...state,
    worker: 0,
    ready: false,
    owed: undefined,
    shown: struck ? { ...shown, phase: 'broken', reason } : shown,
  }
  const after = ready ? spawned(without) : same(without)
  return { state: after.state, effects: [{ do: 'end', worker }, ...after.effects] }
}

function spawned(state: State): Next {
  const worker = state.workers + 1
  return { state: { ...state, worker, ready: false, workers: worker }, effects: [{ do: 'spawn', worker }] }
}

function same(state: State): Next {
  return { state, effects: [] }
}

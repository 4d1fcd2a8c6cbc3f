/**
 * Scores large documents in the background: an edit shows at once, and its figures follow. It works in slices, so
 * that keys, pointer and frames come between them; it starts with the newest document, but finishes and shows what it
 * has started, or figures would never change during a drag.
 */

import type { Task } from '../../base/task'
import type { Document } from '../../model/document'
import { scoringTask } from '../../store/reading/scoringTask'
import { isScorePending, type ScoringState } from '../../store/scoring/scoringState'
import type { EditorStore } from '../../store/store'

/** How the browser is asked for time. */
export interface FrameScheduler {
  /** Runs the task after the next paint. */
  readonly afterPaint: (task: () => void) => void
  /** Runs the task as soon as nothing more urgent waits. */
  readonly next: (task: () => void) => void
  /** Runs the task after that many milliseconds; returns a function that cancels it. */
  readonly after: (milliseconds: number, task: () => void) => () => void
  /** Milliseconds. */
  readonly clock: () => number
}

/** Milliseconds after which no further step starts: a step of a thousand services takes about as long again. */
const maxSlice = 6
/** Milliseconds without newer figures until the page says that they are stale. */
const staleTimeout = 150

interface Job {
  readonly document: Document
  readonly task: Task<(scoring: ScoringState) => ScoringState>
}

/** Starts scoring in the background; the function it returns ends it. */
export function scoringScheduler(store: EditorStore, scheduler: FrameScheduler = browserScheduler()): () => void {
  let job: Job | undefined
  let isScheduled = false
  let cancelTimeout: (() => void) | undefined

  const change = (next: (scoring: ScoringState) => ScoringState) =>
    store.getState().set({ scoring: next(store.getState().scoring) })

  const newestPending = () => {
    const state = store.getState()
    return [state.document, state.before].find((document) => document && isScorePending(state, document))
  }

  const schedule = (when: FrameScheduler['next'], task: () => void) => {
    if (isScheduled) return
    isScheduled = true
    when(() => {
      isScheduled = false
      task()
    })
  }

  const start = () => {
    cancelTimeout ??= scheduler.after(staleTimeout, () => change((scoring) => ({ ...scoring, status: 'stale' })))
    schedule(scheduler.afterPaint, proceed)
  }

  const proceed = () => {
    const document = newestPending()
    // Another design, or back to one that is scored: the result would not be shown.
    if (!document) return stop()
    job ??= { document, task: scoringTask({ ...store.getState(), document }) }
    const finish = runSlice(job)
    if (finish) schedule(scheduler.next, () => show(finish))
    else schedule(scheduler.next, proceed)
  }

  /** Undefined: the job is not finished. */
  const runSlice = ({ document, task }: Job): ((scoring: ScoringState) => ScoringState) | undefined => {
    const end = scheduler.clock() + maxSlice
    try {
      do {
        const step = task.next()
        if (step.done) return step.value
      } while (scheduler.clock() < end)
      return undefined
    } catch {
      // The selector that reads the figures computes them and throws where the error boundary shows it.
      return (scoring) => ({ ...scoring, status: 'background', failed: document })
    }
  }

  const show = (finish: (scoring: ScoringState) => ScoringState) => {
    clear()
    change(finish)
  }

  const clear = () => {
    job = undefined
    cancelTimeout?.()
    cancelTimeout = undefined
  }

  const stop = () => {
    clear()
    if (store.getState().scoring.status === 'stale') change((scoring) => ({ ...scoring, status: 'background' }))
  }

  const unsubscribe = store.subscribe(() => {
    if (newestPending()) start()
  })
  change((scoring) => ({ ...scoring, status: 'background' }))
  return () => {
    unsubscribe()
    change((scoring) => ({ ...scoring, status: 'onRead' }))
  }
}

/** A hidden page paints nothing: there a timer starts the work, after that many milliseconds. */
const maxPaintDelay = 100

function browserScheduler(): FrameScheduler {
  const { port1, port2 } = new MessageChannel()
  let pending: (() => void) | undefined
  // A message rather than a timer, which would wait for milliseconds between two slices.
  port1.onmessage = () => pending?.()
  const next = (task: () => void) => {
    pending = task
    port2.postMessage(undefined)
  }
  return {
    next,
    afterPaint: (task) => {
      const start = () => {
        cancelAnimationFrame(frame)
        clearTimeout(timer)
        next(task)
      }
      const frame = requestAnimationFrame(start)
      const timer = setTimeout(start, maxPaintDelay)
    },
    after: (milliseconds, task) => {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
    clock: () => performance.now(),
  }
}

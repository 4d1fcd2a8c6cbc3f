/**
 * Makes the figures of large designs beside all else: an edit shows at once, and its figures follow. Never more than
 * a slice at a stretch, so that keys, pointer and frames come between; always those of the newest document, but what
 * has been begun is finished and shown, or figures would stand still for as long as somebody drags.
 */

import type { Task } from '../../base/task'
import type { Document } from '../../model/document'
import { leaveTo } from '../../store/backgroundScoring'
import { isScorePending } from '../../store/scoreCache'
import { scoringTask } from '../../store/scoringTask'
import type { EditorStore } from '../../store/store'

/** How the browser is asked for time. */
export interface Turns {
  /** Once the page shows what was done last. */
  readonly painted: (task: () => void) => void
  /** As soon as nothing more urgent waits. */
  readonly next: (task: () => void) => void
  /** After so many milliseconds; gives what calls it off. */
  readonly after: (time: number, task: () => void) => () => void
  /** Milliseconds. */
  readonly clock: () => number
}

/** Milliseconds after which no further step is begun: a step of a thousand services takes about as long again. */
const stretch = 6
/** Milliseconds without newer figures before anybody is told that they are on their way. */
const patience = 150

export function makeFigures(store: EditorStore, turns: Turns = browserTurns()): () => void {
  let work: { readonly of: Document; readonly steps: Task<void> } | undefined
  let isDue = false
  let failed: Document | undefined
  let unsaid: (() => void) | undefined

  const wanted = () => {
    const { document, before } = store.getState()
    return [document, before].find((one) => one !== undefined && isScorePending(one))
  }

  const due = (when: Turns['next'], task: () => void) => {
    if (isDue) return
    isDue = true
    when(() => {
      isDue = false
      task()
    })
  }

  const begin = () => {
    unsaid ??= turns.after(patience, () => store.getState().set({ behind: true }))
    due(turns.painted, proceed)
  }

  const proceed = () => {
    const newest = wanted()
    // Another design, or back to one whose figures are known: nobody waits for these any more.
    if (!newest) return rest()
    work ??= { of: newest, steps: scoringTask({ ...store.getState(), document: newest }) }
    due(turns.next, advanced(work.of, work.steps) ? show : proceed)
  }

  /** True: there is something to show. */
  const advanced = (of: Document, steps: Task<void>): boolean => {
    const end = turns.clock() + stretch
    try {
      do if (steps.next().done) return true
      while (turns.clock() < end)
      return false
    } catch {
      // Whoever shows its figures now makes them there, and breaks where that can be told.
      failed = of
      return true
    }
  }

  const show = () => {
    rest()
    store.getState().refresh()
    if (wanted()) begin()
  }

  const rest = () => {
    work = undefined
    unsaid?.()
    unsaid = undefined
    if (store.getState().behind) store.getState().set({ behind: false })
  }

  leaveTo({
    takes: (document) => {
      const state = store.getState()
      return document !== failed && (document === state.document || document === state.before)
    },
    begin,
  })
  return () => leaveTo(undefined)
}

/** A hidden page paints nothing: there the clock says when to begin. */
const unpainted = 100

function browserTurns(): Turns {
  const { port1, port2 } = new MessageChannel()
  let task: (() => void) | undefined
  // A task of its own each time: a timer would rest for milliseconds in between.
  port1.onmessage = () => task?.()
  const next = (one: () => void) => {
    task = one
    port2.postMessage(undefined)
  }
  return {
    next,
    painted: (one) => {
      const begin = () => {
        cancelAnimationFrame(frame)
        clearTimeout(timer)
        next(one)
      }
      const frame = requestAnimationFrame(begin)
      const timer = setTimeout(begin, unpainted)
    },
    after: (time, one) => {
      const timer = setTimeout(one, time)
      return () => clearTimeout(timer)
    },
    clock: () => performance.now(),
  }
}

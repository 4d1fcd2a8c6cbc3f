/**
 * The page's side of the reader worker. External input is never parsed on the main thread; a task that takes longer
 * than five seconds is stopped by ending its worker, and the next task gets a new worker.
 */

import { failure, type Problem, type Result } from '../../base/result'
import type { OpenedDesign, ReaderRequest, ReaderResponse, ReaderTask } from './readerProtocol'

/** Reads external input in a worker. */
export interface ReaderClient {
  readonly read: (task: ReaderTask) => Promise<Result<OpenedDesign>>
  /** Ends the current task: its promise resolves to a problem. */
  readonly cancel: () => void
}

/** Milliseconds. */
const readTimeout = 5000

interface Waiting {
  readonly done: (result: Result<OpenedDesign>) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** `start` creates a worker: a parameter, so that tests can pass one that hangs or dies. */
export function readerClient(start: () => Worker): ReaderClient {
  let worker: Worker | undefined
  let next = 0
  const waiting = new Map<number, Waiting>()

  const end = (problem: Problem) => {
    worker?.terminate()
    worker = undefined
    const unanswered = [...waiting.values()]
    waiting.clear()
    for (const one of unanswered) {
      clearTimeout(one.timer)
      one.done({ ok: false, problem })
    }
  }

  const running = () => {
    if (worker) return worker
    worker = start()
    worker.onmessage = ({ data }: MessageEvent<ReaderResponse>) => {
      const one = waiting.get(data.id)
      if (!one) return
      waiting.delete(data.id)
      clearTimeout(one.timer)
      one.done(data.result)
    }
    worker.onerror = (event) => {
      event.preventDefault()
      // A script that was not found has no message.
      end({ place: '', message: event.message ? brokenText : unfetchedText })
    }
    worker.onmessageerror = () => end({ place: '', message: 'The reader gave no usable answer. Nothing was changed.' })
    return worker
  }

  return {
    read: (task) =>
      new Promise((done) => {
        const id = next++
        const late = `Reading took longer than ${readTimeout / 1000} seconds and was stopped. Nothing was changed.`
        const timer = setTimeout(() => end({ place: '', message: late }), readTimeout)
        waiting.set(id, { done, timer })
        try {
          running().postMessage({ id, task } satisfies ReaderRequest)
        } catch {
          waiting.delete(id)
          clearTimeout(timer)
          done(failure('', 'This browser does not let the page start its reader, so nothing can be imported.'))
        }
      }),
    cancel: () => end({ place: '', message: 'Reading was cancelled. Nothing was changed.' }),
  }
}

const brokenText = 'The reader broke down on this input. Nothing was changed.'
const unfetchedText = 'The reader could not be fetched: the network does not answer. Open it again when it does.'

/** Runs a long task on the main thread in slices of a few milliseconds, so that the page answers input in between. */

import { useEffect, useState } from 'react'
import type { Task } from '../../base/task'

export interface TaskRunner {
  /** Runs the task and passes its result to `done`; a task that is still running is dropped. */
  readonly start: <T>(task: Task<T>, done: (result: T) => void) => void
  readonly cancel: () => void
}

const sliceMs = 8

/** One task at a time; it is cancelled when the component is removed. */
export function useTask(): TaskRunner {
  const [runner] = useState(taskRunner)
  useEffect(() => runner.cancel, [runner])
  return runner
}

/** What `useTask` gives to a component. */
export function taskRunner(): TaskRunner {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => clearTimeout(timer)
  return {
    cancel,
    start: (task, done) => {
      cancel()
      const run = () => {
        const until = performance.now() + sliceMs
        do {
          const slice = task.next()
          if (slice.done) return done(slice.value)
        } while (performance.now() <= until)
        timer = setTimeout(run)
      }
      timer = setTimeout(run)
    },
  }
}

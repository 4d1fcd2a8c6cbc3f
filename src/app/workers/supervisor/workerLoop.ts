/**
 * The loop of a worker: its job advances in slices of some milliseconds, so that messages of the page are received
 * between two slices. What a job throws ends its run and is reported with a reason.
 */

import type { Seconds } from '../../../base/units'
import type { WorkerProgress, WorkerReport, WorkerRequest, WorkerResponse, WorkerTask } from './supervisorProtocol'

/** What a job sends to the page on its way. */
export interface RunPort<R extends WorkerReport> {
  readonly heartbeat: () => void
  readonly send: (progress: Pick<WorkerProgress<R>, 'state' | 'progress' | 'reports'>) => void
}

/** A running task, advanced in slices. */
export interface WorkerJob<R extends WorkerReport> {
  /** Works for a slice, until the clock shows this time. True: it has finished, and sent `ended`. */
  readonly advance: (until: Seconds) => boolean
  /** What it has when the page stops it. */
  readonly stop: () => Pick<WorkerProgress<R>, 'progress' | 'reports'>
}

/** How one kind of worker prepares and starts its tasks. */
export interface WorkerKind<T extends WorkerTask, R extends WorkerReport> {
  /** As sentences name it: "The simulation". */
  readonly name: string
  /** Loads what the task needs. */
  readonly prepare?: (task: T, port: RunPort<R>) => Promise<void> | undefined
  readonly start: (task: T, port: RunPort<R>) => WorkerJob<R>
}

const slice: Seconds = 0.02

/** Listens to the page for as long as the worker lives. */
export function workerLoop<T extends WorkerTask, R extends WorkerReport>(kind: WorkerKind<T, R>): void {
  let current: { readonly run: number; readonly job: WorkerJob<R> } | undefined
  let newest = 0
  // A message starts the next slice: a timer would wait for milliseconds in between.
  const next = new MessageChannel()
  const send = (response: WorkerResponse<R>) => postMessage(response)

  const start = async (run: number, task: T) => {
    newest = run
    current = undefined
    const port: RunPort<R> = {
      heartbeat: () => send({ type: 'heartbeat', run }),
      send: (progress) => send({ type: 'progress', run, ...progress }),
    }
    port.heartbeat()
    await kind.prepare?.(task, port)
    if (newest !== run) return
    guarded(run, () => {
      current = { run, job: kind.start(task, port) }
      next.port2.postMessage(run)
    })
  }

  const advance = (run: number, job: WorkerJob<R>) => {
    if (job.advance(clock() + slice)) current = undefined
    else next.port2.postMessage(run)
  }

  const stop = (run: number) => {
    const job = current?.run === run ? current.job : undefined
    if (newest === run) newest = 0
    if (job) current = undefined
    guarded(run, () => {
      const last = job?.stop() ?? { progress: 0, reports: [] }
      send({ type: 'progress', run, state: 'stopped', ...last })
    })
  }

  const guarded = (run: number, work: () => void) => {
    try {
      work()
    } catch (fault) {
      current = undefined
      const isFull = fault instanceof RangeError && /alloc|memory|array length|buffer/i.test(fault.message)
      const reason = isFull
        ? `${kind.name} ran out of memory. It was stopped, and your design is untouched.`
        : `${kind.name} broke down on this design; this is a mistake of ours. Your design is untouched.`
      send({ type: 'broken', run, reason })
    }
  }

  addEventListener('message', ({ data }: MessageEvent<WorkerRequest<T>>) => {
    if (data.type === 'start') void start(data.run, data.task)
    else stop(data.run)
  })
  next.port1.onmessage = ({ data: run }: MessageEvent<number>) => {
    const job = current?.run === run ? current.job : undefined
    if (job) guarded(run, () => advance(run, job))
  }
  send({ type: 'ready' })
}

/** Seconds since the worker was started. */
export function clock(): Seconds {
  return performance.now() / 1000
}

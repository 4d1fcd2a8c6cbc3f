/**
 * Messages between the page and a worker that runs for long. Each names its run. A task has one or more sides, and
 * each side is reported separately under its key: the identity of all that its report depends on.
 */

import type { Seconds } from '../../../base/units'

/** A task of a worker: its sides, each reported separately. */
export interface WorkerTask {
  readonly sides: readonly WorkerSideTask[]
}

/** One side of a task. */
export interface WorkerSideTask {
  readonly side: string
  /** A report answers this key and no other. */
  readonly key: string
}

/** The report of one side of a task. */
export interface WorkerReport extends WorkerSideTask {
  /** Time spent on this side. */
  readonly seconds: Seconds
}

/** Page to worker. */
export type WorkerRequest<T extends WorkerTask> =
  /** Ends the current run, if there is one. */
  { readonly type: 'start'; readonly run: number; readonly task: T } | { readonly type: 'stop'; readonly run: number }

/** Worker to page. */
export type WorkerResponse<R extends WorkerReport> =
  /** The script is loaded. */
  | { readonly type: 'ready' }
  /** Sent a few times a second as long as a run goes on. */
  | { readonly type: 'heartbeat'; readonly run: number }
  | WorkerProgress<R>
  | { readonly type: 'broken'; readonly run: number; readonly reason: string }

/** Worker to page: how far a run is, and its reports so far. */
export interface WorkerProgress<R extends WorkerReport> {
  readonly type: 'progress'
  readonly run: number
  /** `ended` and `stopped` are the last message of a run. */
  readonly state: 'running' | 'ended' | 'stopped'
  /** 0 to 1. */
  readonly progress: number
  readonly reports: readonly R[]
}

/**
 * What the page and a worker at long work say to each other. Every word names the run that it is of. A task has one
 * or more sides, and each is reported by itself under its key: the identity of all that its report depends on.
 */

import type { Seconds } from '../../../base/units'

export interface WorkerTask {
  readonly sides: readonly WorkerSideTask[]
}

export interface WorkerSideTask {
  readonly side: string
  /** A report answers this key and no other. */
  readonly key: string
}

/** A report, and what it is of. */
export interface WorkerReport extends WorkerSideTask {
  /** Time spent on this side. */
  readonly seconds: Seconds
}

export type WorkerRequest<T extends WorkerTask> =
  /** Drops whatever runs. */
  { readonly ask: 'start'; readonly run: number; readonly task: T } | { readonly ask: 'stop'; readonly run: number }

export type WorkerResponse<R extends WorkerReport> =
  | { readonly say: 'ready' }
  /** Alive: said a few times a second as long as a run goes on. */
  | { readonly say: 'beat'; readonly run: number }
  | {
      readonly say: 'news'
      readonly run: number
      /** Last words of a run are `ended` and `stopped`. */
      readonly state: 'running' | 'ended' | 'stopped'
      readonly progress: number
      readonly told: readonly R[]
    }
  | { readonly say: 'broken'; readonly run: number; readonly reason: string }

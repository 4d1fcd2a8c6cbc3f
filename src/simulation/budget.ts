/**
 * What a run may use, and the reasons for which it ends.
 */

import type { Bytes, Seconds } from '../base/units'

/** What a run may use before it ends. */
export interface Budget {
  /** Events and steps between them: about ten million take a second. */
  readonly events: number
  /** Memory of executions in flight. */
  readonly bytes: Bytes
  /** Wall time; needs a clock. */
  readonly seconds: Seconds
}

/** About half a minute of computing and 256 MiB. */
export const defaultBudget: Budget = { events: 300_000_000, bytes: 256 * 1024 * 1024, seconds: Infinity }

/** Why a run ended. */
export type End =
  /** On the way. */
  | 'running'
  /** As many requests as asked for have ended. */
  | 'requests'
  /** The 99th percentile is as precise as asked for. */
  | 'precision'
  /** All days are over. */
  | 'days'
  /** Nothing arrives. */
  | 'idle'
  /** More arrives than is served, and the queues grow. */
  | 'unstable'
  | 'events'
  | 'memory'
  | 'time'
  | 'cancelled'

/** What to tell a person. */
export const endings: { readonly [end in End]: string } = {
  running: 'still running: figures of the part that is done',
  requests: 'all requests simulated',
  precision: 'as precise as asked for',
  days: 'all days simulated',
  idle: 'nothing arrives, so there is nothing to simulate',
  unstable: 'ended early: more arrives than can be served, and the queues grow without end',
  events: 'ended early: the budget of events is used up',
  memory: 'ended early: the budget of memory is used up by executions in flight',
  time: 'ended early: the budget of time is used up',
  cancelled: 'cancelled: figures of the part that was done',
}

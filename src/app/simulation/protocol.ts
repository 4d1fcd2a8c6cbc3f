/** What page and simulation worker say to each other. Every word names the run that it is of. */

import type { Seconds } from '../../base/units'
import type { Capacity, Network } from '../../queueing/network'
import type { Report } from '../../simulation/report'
import type { View } from '../../store/state'

/** Both sides under one seed: what bears the same name on both draws the same numbers. */
export interface Task {
  readonly seed: number
  readonly requests: number
  readonly sides: readonly SideTask[]
}

export interface SideTask {
  readonly side: View
  /** Identity of network, capacity, seed and requests: a report answers this key and no other. */
  readonly key: string
  readonly network: Network
  readonly capacity: Capacity
}

/** A report, and what it is of. */
export interface Told {
  readonly side: View
  readonly key: string
  readonly report: Report
  /** Time spent on this side. */
  readonly seconds: Seconds
}

export type Question =
  /** Drops whatever runs. */
  { readonly ask: 'start'; readonly run: number; readonly task: Task } | { readonly ask: 'stop'; readonly run: number }

export type Answer =
  | { readonly say: 'ready' }
  /** Alive: said a few times a second as long as a run goes on. */
  | { readonly say: 'beat'; readonly run: number }
  | {
      readonly say: 'news'
      readonly run: number
      /** Last words of a run are `ended` and `stopped`. */
      readonly state: 'running' | 'ended' | 'stopped'
      readonly progress: number
      readonly told: readonly Told[]
    }
  | { readonly say: 'broken'; readonly run: number; readonly reason: string }

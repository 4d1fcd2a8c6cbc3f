/** What the page asks of the simulation worker, and what it reports. */

import type { Capacity, Network } from '../../../queueing/network/network'
import type { Report } from '../../../simulation/report'
import type { Side } from '../../../store/state'
import type * as watched from '../supervisor/supervisorProtocol'

/** Both sides under one seed: what bears the same name on both draws the same numbers. */
export interface Task extends watched.Task {
  readonly seed: number
  readonly requests: number
  readonly sides: readonly SideTask[]
}

export interface SideTask extends watched.SideTask {
  readonly side: Side
  readonly network: Network
  readonly capacity: Capacity
}

export interface Told extends watched.Told {
  readonly side: Side
  readonly report: Report
}

export type Question = watched.Question<Task>
export type Answer = watched.Answer<Told>

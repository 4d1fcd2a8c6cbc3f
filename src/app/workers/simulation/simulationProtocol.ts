/** What the page asks of the simulation worker, and what it reports. */

import type { Capacity, Network } from '../../../queueing/network/network'
import type { Report } from '../../../simulation/report'
import type { SideId } from '../../../store/state'
import type * as watched from '../supervisor/supervisorProtocol'

/** Both sides under one seed: what bears the same name on both draws the same numbers. */
export interface SimulationTask extends watched.WorkerTask {
  readonly seed: number
  readonly requests: number
  readonly sides: readonly SimulationSideTask[]
}

export interface SimulationSideTask extends watched.WorkerSideTask {
  readonly side: SideId
  readonly network: Network
  readonly capacity: Capacity
}

export interface SimulationSideReport extends watched.WorkerReport {
  readonly side: SideId
  readonly report: Report
}

export type SimulationRequest = watched.WorkerRequest<SimulationTask>
export type SimulationResponse = watched.WorkerResponse<SimulationSideReport>

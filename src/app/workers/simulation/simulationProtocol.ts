/** Messages to and from the simulation worker. */

import type { Capacity, Network } from '../../../queueing/network/network'
import type { Report } from '../../../simulation/output/report'
import type { SideId } from '../../../store/state'
import type {
  WorkerReport,
  WorkerRequest,
  WorkerResponse,
  WorkerSideTask,
  WorkerTask,
} from '../supervisor/supervisorProtocol'

/** Both sides under one seed: sources of the same name draw the same random numbers on both. */
export interface SimulationTask extends WorkerTask {
  readonly seed: number
  readonly requests: number
  readonly sides: readonly SimulationSideTask[]
}

/** The network and capacity of one side, to be simulated. */
export interface SimulationSideTask extends WorkerSideTask {
  readonly side: SideId
  readonly network: Network
  readonly capacity: Capacity
}

/** The report of one side, final or on the way. */
export interface SimulationSideReport extends WorkerReport {
  readonly side: SideId
  readonly report: Report
}

export type SimulationRequest = WorkerRequest<SimulationTask>
export type SimulationResponse = WorkerResponse<SimulationSideReport>

/**
 * What every rule of the bill, every limit and every check may look at. All of it is derived once per
 * scorecard, before the first rule runs; rules only read.
 */

import type { Table } from '../../base/table'
import type { PerSecond } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import type {
  Assumptions,
  CallId,
  DeployableId,
  Design,
  OperationId,
  ServiceId,
  WorkloadId,
} from '../../model/document'
import type { Solution } from '../../queueing/network/solution'
import type { Lowered, Sizing } from './scorecard'

export interface RuleContext {
  readonly design: Design
  /** Service → the deployable in which it runs after dissolving (L3). */
  readonly placement: Table<ServiceId, DeployableId>
  /** The catalog with the overrides of the author already in it. */
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  /** Mean over the day: what pays for use is billed by it. */
  readonly mean: HourlyTraffic
  /** Each of the 24 hours: what is provisioned is sized by it. */
  readonly hours: readonly HourlyTraffic[]
  /** The hour with the most requests (T6), a position in `hours`. */
  readonly busiestHour: number
  readonly lowered: Lowered
  readonly sizing: Sizing
  /** Of the busiest hour. */
  readonly solution: Solution
}

/** Flows in one hour: executions, calls and arrivals per second. */
export interface HourlyTraffic {
  readonly operations: Table<OperationId, PerSecond>
  readonly calls: Table<CallId, PerSecond>
  readonly workloads: Table<WorkloadId, PerSecond>
}

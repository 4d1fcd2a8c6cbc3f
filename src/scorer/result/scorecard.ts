/**
 * What scoring one partition of a design gives, in SI units and dollars. `score` makes one of these for the
 * drawn partition and one for the merged; `comparison` sets them side by side.
 */

import type { Table } from '../../base/table'
import type { Bytes, Cores, Dollars, PerSecond, Seconds } from '../../base/units'
import type { CallId, DeployableId, OperationId, Partition, ServiceId, WorkloadId } from '../../model/document'
import type { Capacity, Network } from '../../queueing/network/network'
import type { Response, Solution } from '../../queueing/network/solution'
import type { Bridge } from './bridgeStep'

/** All figures of one partition of a design: latency, bill, sizes, headroom, structure, findings. */
export interface Scorecard {
  readonly partition: Partition
  /** Service → the deployable in which it runs after dissolving (L3): every service is in it. */
  readonly placement: Table<ServiceId, DeployableId>
  readonly lowered: Lowered
  /** Executions, calls and arrivals per second in the mean hour: what is called in process included. */
  readonly traffic: HourlyTraffic
  readonly capacity: Capacity
  readonly solution: Solution
  readonly sizing: Sizing
  readonly structure: Structure
  readonly latency: Latency
  /** Completion time, async calls included [T7]; of workloads that start anything async. */
  readonly completion: Table<WorkloadId, Response>
  readonly bill: Bill
  readonly headroom: Headroom
  readonly availability: number
  /** Share of all requests that fail when this deployable fails. */
  readonly blastRadius: Table<DeployableId, number>
  readonly findings: readonly Finding[]
  /** Catalog facts that entered any figure, by id. */
  readonly facts: readonly string[]
}

/** The network and the way back from its positions to what was drawn. */
export interface Lowered {
  readonly network: Network
  /** By station: the deployable it stands for; of those that share machines [Z8], the first. */
  readonly stations: readonly DeployableId[]
  readonly stationOf: Table<DeployableId, number>
  /** By activity: the operation it executes. */
  readonly activities: readonly OperationId[]
  /** By source: the workload. */
  readonly sources: readonly WorkloadId[]
  /** What each call costs on this side, per single call. */
  readonly calls: Table<CallId, LoweredCall>
  /** Of functions, in the busiest hour: what starting an environment takes, and how often. */
  readonly coldStarts: Table<DeployableId, ColdStart>
}

/** The start of an environment of a function: its duration, and how often an execution waits for it, in the busiest hour. */
export interface ColdStart {
  readonly probability: number
  /** Finding a place, which is never billed, and initialising the runtime, which some providers bill. */
  readonly placement: Seconds
  readonly init: Seconds
  /** Ids of the facts behind it. */
  readonly facts: readonly string[]
}

/** Flows in one hour: executions, calls and arrivals per second. */
export interface HourlyTraffic {
  readonly operations: Table<OperationId, PerSecond>
  readonly calls: Table<CallId, PerSecond>
  readonly workloads: Table<WorkloadId, PerSecond>
}

/** Mean cost of one call on one side; `crossZone`: the probability that it leaves its zone. */
export interface LoweredCall {
  /** Runs inside one deployable: no network, no serialisation, no charge. */
  readonly inProcess: boolean
  readonly network: Seconds
  /** CPU of both ends. */
  readonly serialisation: Seconds
  readonly platform: Seconds
  readonly crossZone: number
  readonly bytes: Bytes
  /** Catalog facts that entered. */
  readonly facts: readonly string[]
}

/** The size of every deployable. */
export type Sizing = Table<DeployableId, DeployableSizing>

/** Offer, replicas and cores of one deployable, and what decided on them. */
export interface DeployableSizing {
  readonly id: DeployableId
  readonly services: readonly ServiceId[]
  /** The offer it runs on. */
  readonly runsOn: string
  /** The label of the offer; empty where there is none. */
  readonly label: string
  /** In the hour for which latency is scored (T6), and averaged over the day for the bill. */
  readonly replicas: number
  readonly meanReplicas: number
  readonly maxReplicas: number
  readonly cores: Cores
  readonly memory: Bytes
  readonly concurrency: number
  /** Busy cores in the scored hour. */
  readonly busyCores: Cores
  readonly utilization: number
  /** What set the number of replicas. */
  readonly sizedBy: 'load' | 'minimum' | 'memory' | 'concurrency' | 'hand' | 'platform'
  /** The machines that it shares [Z8]: `replicas` are then its part of them, by busy cores. */
  readonly machines?: SharedMachines
  /** How its platform came about where nobody wrote it [L8]. */
  readonly platform?: PlatformNote
}

/** Machines that the deployables of a group share. */
export interface SharedMachines {
  readonly group: string
  /** In the hour for which latency is scored. */
  readonly count: number
  /** The deployable whose offer all of them run on: the one with the most busy cores. */
  readonly ledBy: DeployableId
  /** Whether this one would run on another offer alone. */
  readonly moved: boolean
}

/** Why a deployable runs on its platform: `same` as its members, of most busy cores (`mixed`), moved, or for a limit. */
export interface PlatformNote {
  readonly reason: 'same' | 'mixed' | 'chosen' | 'cheapest' | 'limit'
  /** Members that ran on another platform as drawn. */
  readonly moved: readonly ServiceId[]
  /** Of `limit`: the platform of the members, by the start of its offers' ids, and what of them it cannot hold. */
  readonly limit?: PlatformLimit
}

/** What a family of offers could not hold of the modules of a deployable. */
export interface PlatformLimit {
  readonly family: string
  readonly what: 'memory' | 'duration' | 'speed' | 'power' | 'hardware' | 'architecture'
}

/** Counts of one side; means per request but for `deployables`, `depth` and the share (0 to 1). */
export interface Structure {
  readonly deployables: number
  /** Mean network calls per request. */
  readonly hops: number
  readonly criticalPath: number
  readonly depth: number
  readonly serialisations: number
  readonly bytes: Bytes
  readonly crossZoneShare: number
}

/** Response times in the busiest hour, over all requests and by workload. */
export interface Latency {
  /** Over all requests, workloads weighted by rate, busiest hour. */
  readonly overall: Response
  readonly workloads: Table<WorkloadId, Response>
}

/** Cost of a month and of a million requests (null without requests), by line. */
export interface Bill {
  readonly monthly: Dollars
  readonly perMillion: Dollars | null
  readonly lines: readonly BillLine[]
}

/** One line of the bill: quantity × unit price, for one service, call or deployable. */
export interface BillLine {
  /** Key of the cost rule. */
  readonly rule: string
  readonly of: ServiceId | CallId | DeployableId
  readonly what: string
  readonly quantity: number
  readonly unit: string
  readonly unitPrice: Dollars
  readonly monthly: Dollars
  /** The catalog facts behind it, by id; the first one is the price. */
  readonly facts: readonly string[]
  /** How the quantity came about, in words. */
  readonly formula: string
}

/** The load up to which everything holds, and all limits on the way. */
export interface Headroom {
  /** Largest multiple of today's workloads that everything bears; Infinity when nothing limits it. */
  readonly multiplier: number
  readonly rate: PerSecond
  /** Nearest first. */
  readonly limits: readonly Limit[]
}

/** One limit on the load axis: where it is reached, why, and what raises it. */
export interface Limit {
  /** Multiple of today's load at which it is reached. */
  readonly load: number
  readonly kind: 'quota' | 'saturation' | 'pool'
  readonly of: ServiceId | DeployableId
  readonly why: string
  /** What would move it. */
  readonly remedy: string
  readonly facts: readonly string[]
}

/** One remark of a check about a service, call, deployable or operation. */
export interface Finding {
  /** Key of the check. */
  readonly check: string
  readonly of: ServiceId | CallId | DeployableId | OperationId
  readonly text: string
}

/** Both sides of the question. */
export interface Comparison {
  readonly catalog: { readonly id: string; readonly asOf: string }
  readonly drawn: Scorecard
  readonly merged: Scorecard
  /** Where the difference comes from: scored when it is first read. Absent where the sides do not belong together. */
  readonly bridge?: Bridge
}

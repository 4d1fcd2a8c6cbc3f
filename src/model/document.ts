/**
 * The document: what a person drew, where it runs, what was assumed. Flat tables of readonly rows; every
 * value in SI units. How it is written in a file (names with units, defaults left out) is `formats/design/design.ts`.
 *
 * Ids carry their type: "service:web", "operation:web/page", "call:7", "workload:visits", "deployable:web".
 * What follows the prefix is the id in the file (for calls: their number, which the file does not keep).
 */

import type { Table } from '../base/table'
import type { Bytes, Dollars, PerSecond, Seconds } from '../base/units'

export type ServiceId = `service:${string}`
export type OperationId = `operation:${string}`
export type CallId = `call:${string}`
export type WorkloadId = `workload:${string}`
export type DeployableId = `deployable:${string}`

export interface Document {
  readonly name: string
  /** Free text of the author: what this is, where it comes from. Shown as text, never as markup. */
  readonly notes: string
  readonly design: Design
  readonly partition: Partition
  readonly assumptions: Assumptions
  /** Inputs that were assumed, not measured, by their path in the file ("services.web.memoryMiB"). */
  readonly assumed: Table<string, AssumedInput>
  readonly layout: Table<ServiceId, Point>
}

export interface Design {
  readonly services: Table<ServiceId, Service>
  readonly operations: Table<OperationId, Operation>
  readonly calls: Table<CallId, Call>
  readonly workloads: Table<WorkloadId, Workload>
}

export type Kind =
  | 'service'
  | 'function'
  | 'job'
  | 'orchestrator'
  | 'gateway'
  | 'queue'
  | 'topic'
  | 'stream'
  | 'database'
  | 'cache'
  | 'objectStore'
  | 'external'
  | 'client'

export interface Service {
  readonly id: ServiceId
  readonly name: string
  readonly kind: Kind
  /** An offer of the catalog ("aws.lambda", "aws.ec2.m6i.large", "ideal.2"); undefined: the kind's default there. */
  readonly runsOn?: string
  /** Code, heap, caches: what one replica needs before the first request. */
  readonly memory: Bytes
  readonly memoryPerRequest: Bytes
  /** Undefined: sized by rule Z1. */
  readonly replicas?: Replicas
  /** Requests that one replica holds at once; undefined: the default of what it runs on. */
  readonly concurrency?: number
  /** Availability zones over which the replicas are spread. */
  readonly zones: number
  readonly region?: string
  readonly team?: string
  readonly runtime?: string
  /** A reason why this must not share a deployable, in words; undefined: none. */
  readonly keepApart?: string
  /** Overrules rule L3 for this node; undefined: the rule decides. */
  readonly dissolves?: boolean
  /** Name of the machines that it shares with all deployables of the same group; undefined: machines of its own. */
  readonly machineGroup?: string
  /** Environments of a function that are kept ready, and paid for, all the time; undefined: none. */
  readonly provisionedConcurrency?: number
}

export type Replicas = number | { readonly min: number; readonly max: number; readonly targetUtilization: number }

export interface Operation {
  readonly id: OperationId
  readonly service: ServiceId
  readonly name: string
  /** CPU time of one execution at the reference core, its calls left out. */
  readonly demand: Seconds
  /** Coefficient of variation of the demand. */
  readonly cv: number
  /** Waits on nothing drawn: sleep, disk. */
  readonly wait: Seconds
  /** Share of executions that fail by their own doing. */
  readonly errorRate: number
}

export interface Call {
  readonly id: CallId
  readonly from: OperationId
  readonly to: OperationId
  /** Mean calls per execution of `from`. */
  readonly count: number
  readonly mode: 'sync' | 'async'
  /** Calls of one caller with the same stage run together; stages run in order. */
  readonly stage: number
  readonly fanOut: 'sequential' | 'parallel'
  readonly request: Bytes
  readonly response: Bytes
  /** Undefined: the default of the assumptions, or what the callee's kind speaks. */
  readonly protocol?: Protocol
  readonly timeout?: Seconds
  readonly retries: number
  /** Its failure is survived. */
  readonly optional: boolean
}

/** How a call is made; each has its CPU cost and its bytes in the catalog. */
export type Protocol = 'grpc' | 'http' | 'thrift' | 'binary'

export interface Workload {
  readonly id: WorkloadId
  readonly to: OperationId
  /** Mean over the day. Of a closed loop (`users`) it is a result, and this is not read. */
  readonly rate: PerSecond
  readonly profile: Profile
  /** Undefined: from the internet where its entry is a client, else from inside [C8]. */
  readonly from?: Origin
  /** Bytes of an answer where no client is drawn; undefined: as of a call to the kind of its entry. */
  readonly response?: Bytes
  /** Users of a closed loop, each with one request at a time; undefined: an open stream of `rate`. */
  readonly users?: number
  /** Mean time of a user between an answer and the next request; without `users` it is not read. */
  readonly think?: Seconds
}

export type Origin = 'internet' | 'inside'

/** A named shape of the day, or 24 hourly factors with mean 1. */
export type Profile = ProfileName | readonly number[]
export type ProfileName = 'flat' | 'office' | 'evening' | 'nightly' | 'spiky'

/** Where everything runs: a function from services to deployables, so that nothing can be placed twice. */
export interface Partition {
  /** Services that share a deployable with others, or whose deployable has a name or choices. */
  readonly of: Table<ServiceId, DeployableId>
  readonly deployables: Table<DeployableId, Deployable>
}

export interface Deployable {
  readonly id: DeployableId
  readonly name: string
  readonly runsOn?: string
  readonly replicas?: Replicas
  /** As of a service. */
  readonly machineGroup?: string
  /** How it is shown; no figure depends on either. */
  readonly color?: Color
  readonly collapsed?: boolean
}

/** Of deployables. Orange and teal are taken: calls over the network, and calls in process. */
export type Color = 'blue' | 'violet' | 'pink' | 'red' | 'yellow' | 'green' | 'brown' | 'grey'

export interface Assumptions {
  /** Catalog id; undefined: "ideal" when everything drawn runs on it, else "aws.us-east-1". */
  readonly catalog?: string
  /** The day of the catalog, as the author saw it. */
  readonly asOf?: string
  /** Where deployables of one region meet: one host, one zone, or spread over their zones. */
  readonly placement: 'host' | 'zone' | 'zones'
  readonly protocol: Protocol
  readonly mesh: boolean
  readonly observability: 'none' | 'cloudwatch' | 'datadog'
  readonly freeTier: boolean
  /** Hours in a billed month: 730 as the providers' calculators have it, 720 or 744 as their pages do. */
  readonly monthHours: number
  /** Databases may be merged too (rule L4). */
  readonly mergeDatabases: boolean
  /** Platform of merged deployables [L8a]: that of their members, the cheapest that fits, or an offer's id. */
  readonly mergedRunsOn: 'same' | 'cheapest' | (string & {})
  /** Internal load balancers [C7]: one of a platform for all that need one, or one for each service. */
  readonly balancers: 'shared' | 'perService'
  /** Price book of the account [C9]: discounts by family of offers, the longest matching prefix of the offer's id. */
  readonly discounts: Table<string, Discount>
  /** Reasons to stay apart (L5) are ignored in the merged twin. */
  readonly overruleKeepApart: boolean
  /** The account is new: its quotas are those that the provider starts with. */
  readonly newAccount: boolean
  /** Catalog values changed by hand, by fact id. */
  readonly overrides: Table<string, Override>
  /** Measured figures of the system as drawn, for calibration. */
  readonly measured?: Measurements
  /** Factors of the model, on both sides, fitted to the measured figures. Absent: 1 each. */
  readonly factors?: Factors
}

/** Over all requests in the busiest hour, and the bill of a month. */
export interface Measurements {
  readonly p50?: Seconds
  readonly p99?: Seconds
  readonly monthly?: Dollars
}

export interface Factors {
  /** Own work of operations: CPU time, and waits on what is not drawn. */
  readonly work: number
  /** Delay of a call between deployables, and its CPU time at both ends. */
  readonly hop: number
  /** Every line of the bill. */
  readonly price: number
}

export interface Discount {
  /** Share of the list price that is not paid: 0 to 1. */
  readonly share: number
  readonly why?: string
}

export interface Override {
  readonly value: number
  readonly range?: Range
  readonly why?: string
}

export interface AssumedInput {
  readonly range?: Range
  readonly why?: string
}

export type Range = readonly [low: number, high: number]

export interface Point {
  readonly x: number
  readonly y: number
  /** Gestures neither move nor delete the box. */
  readonly locked?: boolean
}

export type Edit = (document: Document) => Document

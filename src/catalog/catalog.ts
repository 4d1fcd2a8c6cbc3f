/**
 * What the world charges: facts (prices, latencies, quotas), each with unit, source, day and grade, and
 * offers, the things that a service can run on, which name the facts that price and limit them.
 */

import type { Table } from '../base/table'
import type { Bytes, Cores } from '../base/units'

/** Facts and offers of one provider in one region. */
export interface Catalog {
  /** "aws.us-east-1" */
  readonly id: string
  readonly label: string
  readonly provider: string
  readonly region: string
  /** The day for which the facts were collected. */
  readonly asOf: string
  readonly facts: Table<string, Fact>
  readonly offers: Table<string, Offer>
  /** What a kind runs on when nothing was chosen: kind → offer id. */
  readonly defaults: Table<string, string>
  /** What is charged for whatever it runs on: bytes, zones, logs. By role; the cost rules know the roles. */
  readonly prices?: Prices
  /** What is limited for whatever it runs on: ways to the internet, telemetry. By role; the limit rules know the roles. */
  readonly limits?: Limits
}

/** One price, latency, quota or constant with its source. */
export interface Fact {
  readonly id: string
  /** What it says, in words: "Step Functions Standard: state transitions per second". */
  readonly label: string
  /** Null: no limit. */
  readonly value: number | null
  readonly unit: string
  readonly region: string
  readonly source: string
  readonly asOf: string
  readonly confidence:
    | 'repo-data'
    | 'stored-official'
    | 'stored-third-party'
    | 'measured'
    | 'derived'
    | 'assumption'
    | 'memory'
  readonly grade: 'high' | 'medium' | 'low'
  /** Where the true value may lie; undefined: the value is a list price or a documented limit. */
  readonly range?: readonly [number, number]
  /** Cumulative bounds per month within which a tiered price holds. */
  readonly tier?: { readonly from: number; readonly to: number | null }
  /** Quotas: whether the provider raises it on request, and the bucket of a token bucket. */
  readonly adjustable?: boolean
  readonly bucket?: number
  readonly note?: string
  /** The region whose value stands here, because none of this region was found. */
  readonly borrowed?: string
  /** Set when the author of a design changed the value: the catalog's own value. */
  readonly overridden?: { readonly from: number | null; readonly why: string }
}

/** How an offer takes work: this decides lowering, sizing and billing. */
export type Platform =
  /** Billed by the hour per replica: virtual machines. */
  | 'machine'
  /** Billed by the second per replica, in steps of cores and memory: Fargate. */
  | 'container'
  /** An environment per execution, billed by use: Lambda. */
  | 'function'
  /** No replicas of ours: a delay, a rate limit and a price per request: S3, SQS, Step Functions. */
  | 'managed'
  /** n reference cores at 1 USD per core-hour: the `ideal` catalog. */
  | 'ideal'

/** One thing that a service can run on. */
export interface Offer {
  readonly id: string
  readonly label: string
  readonly platform: Platform
  /** Kinds of service that may run on it. */
  readonly kinds: readonly string[]
  /** Cores of one replica; for functions those of one environment with `memory`. */
  readonly cores: Cores
  readonly memory: Bytes
  /** Speed of one core against the reference core. */
  readonly speed: number
  /** Clock of a function's environment in GHz, where it is billed by clock × time. */
  readonly gigahertz?: number
  /**
   * What sizes of one thing share: a family and generation of machines, the pods of a cluster, tasks, a function
   * platform. A merged deployable stays in the family of its members [L8]. Undefined: what no own code runs on.
   */
  readonly family?: string
  /** Special hardware that only some modules need. */
  readonly accelerator?: Accelerator
  readonly architecture?: 'x86_64' | 'arm64'
  /** Share of its cores that may be busy for ever without surplus charges; undefined: all of it. */
  readonly baseline?: number
  /** Price per hour of one replica (machines), by fact id; other platforms are priced by their cost rule. */
  readonly hourly?: string
  /** Everything else it charges for, by role. */
  readonly prices?: Prices
  /** Delay of one request to a managed offer, or the invoke delay of a function: p50 and p99 by fact ids. */
  readonly delay?: DelayFacts
  /** The same for a request that carries more bytes than it returns; undefined: as `delay`. */
  readonly writeDelay?: DelayFacts
  /**
   * Delay of each call that it makes on behalf of others: a state transition, the delivery of a message, the
   * integration of a gateway. Comes on top of the callee's own `delay`.
   */
  readonly onward?: DelayFacts
  /** Facts that limit it; the capacity rules know what each id limits. */
  readonly quotas: readonly string[]
  /** The same by role. */
  readonly limits?: Limits
  /** More than one replica stands behind a load balancer: always, or only where requests enter the design. */
  readonly balanced?: 'always' | 'entry'
  /** Its consumers fetch from it, so that nothing has to stand before them to be reached: queues, streams. */
  readonly pulled?: true
  /** Availability promised for it, by fact id. */
  readonly availability?: string
}

/** An accelerator is a model with memory and a count [L8b]: another model is other hardware. */
export interface Accelerator {
  /** "NVIDIA T4" */
  readonly model: string
  /** Of one of them. */
  readonly memory: Bytes
  readonly count: number
}

/** Ids of the facts of a delay: its median and 99th percentile. */
export interface DelayFacts {
  readonly p50: string
  readonly p99: string
}

/**
 * Role → fact. Where a price has tiers, the id is what their ids begin with: "aws.lambda.gbs.x86" stands for
 * aws.lambda.gbs.x86.t1, .t2 and .t3. Roles in bytes name the step in which the provider meters.
 */
export type Prices = { readonly [role in PriceRole]?: string }
/** Role → fact of the quota. */
export type Limits = { readonly [role in LimitRole]?: string }

/** What a price of an offer is charged for. */
export type PriceRole =
  // by time
  | 'coreHour'
  | 'gibHour'
  /** Cores that an idle replica takes. */
  | 'idleCore'
  | 'shortest'
  | 'surplus'
  | 'gibSecond'
  | 'rounding'
  /** Share of initialising an environment that is billed; undefined: none of it. */
  | 'init'
  | 'memoryStep'
  | 'freeGibSeconds'
  /** An environment kept ready, by its memory and all the time; and what runs in it, instead of `gibSecond`. */
  | 'ready'
  | 'readyGibSecond'
  /** Cores and memory of an instance kept ready, while it serves nobody. */
  | 'idleCoreSecond'
  | 'idleGibSecond'
  | 'cluster'
  | 'coreSecond'
  | 'freeCoreSeconds'
  | 'clockSecond'
  | 'freeClockSeconds'
  /** Capacity of a database that scales itself, by the hour; its step, the least of it, and its cores. */
  | 'capacityHour'
  | 'capacityStep'
  | 'capacityLeast'
  | 'capacityCores'
  /** Share taken off a machine that runs all month. */
  | 'sustained'
  /** A charge per month for having any of it. */
  | 'base'
  // by use
  | 'request'
  | 'freeRequests'
  | 'transition'
  | 'start'
  | 'put'
  | 'get'
  | 'write'
  | 'read'
  | 'publish'
  | 'delivery'
  /** Bytes published and delivered, where they are charged besides. */
  | 'publishGib'
  | 'deliveryGib'
  /** Operations on the disk of a database. */
  | 'io'
  | 'shardHour'
  | 'chunk'
  /** Bytes in and bytes out alike, each message at least so many. */
  | 'throughput'
  | 'minBytes'
  | 'freeThroughput'
  /** Units of a table: bytes of one, units of each written, share of a unit that a read takes. */
  | 'writeStep'
  | 'readStep'
  | 'writeUnits'
  | 'readShare'
  /** Capacity of a table by the hour, per unit written and read a second; the share of it to use, and the least of it. */
  | 'writeHour'
  | 'readHour'
  | 'tableTarget'
  | 'tableLeast'
  // at rest
  | 'storage'
  // of the provider as a whole
  | 'balancerHour'
  | 'balancerUnit'
  | 'balancerGib'
  /** What one capacity unit of a balancer takes. */
  | 'unitNewConnections'
  | 'unitOpenConnections'
  | 'unitBytes'
  /** The same towards functions. */
  | 'unitBytesToFunctions'
  | 'unitRules'
  | 'egress'
  | 'freeEgress'
  | 'crossZone'
  /** On how many sides of a border between zones bytes are charged; undefined: both. */
  | 'crossZoneSides'
  | 'crossRegion'
  /** Of a content delivery network: bytes that it answers with, and bytes that it sends on to what it stands before. */
  | 'edgeOut'
  | 'edgeOn'
  | 'natHour'
  /** The same for each machine that uses it, up to a number of machines. */
  | 'natMachineHour'
  | 'natMachines'
  | 'natGib'
  /** A private way to one service of the provider, in each zone. */
  | 'endpointHour'
  | 'endpointGib'
  | 'logs'
  | 'freeLogs'
  /** Logs stored, and the share of the bytes taken in that is stored of them. */
  | 'logsKept'
  | 'logsCompressed'
  | 'metric'
  | 'freeMetrics'
  | 'trace'
  | 'freeTraces'
  | 'span'
  | 'freeSpans'

/** What a quota of an offer or account limits. */
export type LimitRole =
  | 'concurrency'
  /** Requests that share one instance, where the platform lets them. */
  | 'sharing'
  | 'ratePerConcurrency'
  /** Requests a second for each environment kept ready. */
  | 'ratePerReady'
  | 'timeout'
  | 'memoryPerCore'
  | 'minMemory'
  | 'maxMemory'
  | 'transitions'
  | 'starts'
  | 'requests'
  | 'puts'
  | 'gets'
  | 'reads'
  | 'writes'
  /** Capacity that all provisioned tables of an account may have. */
  | 'accountReads'
  | 'accountWrites'
  | 'hotReads'
  | 'hotWrites'
  | 'messages'
  | 'publishes'
  | 'publishedBytes'
  | 'shards'
  | 'shardBytes'
  | 'shardRecords'
  | 'shardReads'
  | 'replicas'
  /** vCPUs of a new account, and of one that has been in use. */
  | 'cores'
  | 'usedCores'
  /** Replicas that one load balancer takes, and load balancers of an account. */
  | 'targets'
  | 'balancers'
  /** Places that may be added in ten seconds. */
  | 'scaling'
  /** Messages received and not yet deleted; messages handed on a second. */
  | 'inflight'
  | 'deliveries'
  /** Connections to one instance: so many, or so many bytes of memory or a share of a core each. */
  | 'connections'
  | 'memoryPerConnection'
  | 'connectionsPerCore'
  /** Messages a second in batches of ten, and requests a second for one group of messages in order. */
  | 'batched'
  | 'group'
  /** Messages and bytes a second into one topic. */
  | 'topicMessages'
  | 'topicBytes'
  /** HTTP requests a second: of all workflows, and to one destination of a bus. */
  | 'httpTasks'
  | 'destination'
  /** Units a second that a new table takes at first, and by what it grows. */
  | 'firstWrites'
  | 'firstReads'
  | 'doubling'
  /** Requests a second for one object. */
  | 'hotPuts'
  | 'hotGets'
  /** Operations a second on the disk of a database. */
  | 'iops'
  /** Network of a replica: in all, per core and at most; to the internet, at most and as a share of all. */
  | 'bandwidth'
  | 'bandwidthPerCore'
  | 'maxBandwidth'
  | 'internet'
  | 'internetShare'
  /** One NAT gateway: connections to one destination, bytes, packets. */
  | 'natConnections'
  | 'natBandwidth'
  | 'natPackets'
  /** Telemetry of an account: segments of traces, requests that bring logs, requests that bring metrics. */
  | 'segments'
  | 'logRequests'
  | 'metricRequests'
  /** Replicas that may be started in a minute by one service, and in a second by the account. */
  | 'launch'
  | 'launchAll'
  /** Requests that one replica may hold. */
  | 'slots'
  /** What does not grow with the load: calls at once, steps of an execution, ways out, consumers, parts of an account. */
  | 'together'
  | 'branches'
  | 'steps'
  | 'history'
  | 'routes'
  | 'targetsEach'
  | 'consumers'
  | 'polls'
  | 'instances'
  | 'copies'
  /** Timeout of an asynchronous execution. */
  | 'timeoutPulled'
  /** Largest request or answer of a function behind a load balancer. */
  | 'payloadToFunction'
  /** Largest request or answer; the unit of the fact says in what. */
  | 'payload'
  | 'payloadAsync'

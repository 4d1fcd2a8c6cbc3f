/**
 * How providers count: what a step of metering is, what is rounded up, which of several dimensions is charged.
 * Pure arithmetic over quantities; the rules beside read the quantities off a design.
 */

import { type Bytes, gibibyte, type PerSecond, type Seconds } from '../../base/units'

/** Rounding up must not see the last digit of a floating-point sum: 120.00000000001 ms is 120 ms. */
const grain = 1e-9

/** Steps begun: 100 KB in steps of 64 KB are two; nothing at all is still one. */
export function meteringSteps(size: number, step: number): number {
  return Math.max(1, Math.ceil(size / step - grain))
}

/** Rounded up to a whole step. */
export function roundedUp(size: number, step: number): number {
  return Math.max(0, Math.ceil(size / step - grain)) * step
}

/** GB-seconds of so many executions: the duration rounded up to `rounding` each, memory in GB of 1,024 MB. */
export function gibSeconds(executions: number, duration: Seconds, memory: Bytes, rounding: Seconds): number {
  return executions * roundedUp(duration, rounding) * (memory / gibibyte)
}

/** Mean load of one load balancer in the four dimensions in which it is charged. */
export interface BalancerLoad {
  readonly newConnections: PerSecond
  readonly activeConnections: number
  readonly bytes: PerSecond
  /** Rules beyond the ten free ones × requests per second. */
  readonly ruleEvaluations: PerSecond
}

/** What one capacity unit of a load balancer holds. */
export interface BalancerUnit {
  readonly newConnections: PerSecond
  readonly activeConnections: number
  /** GB per hour; a GB is 10⁹ bytes here, as in the provider's own example. */
  readonly gigabytesPerHour: number
  readonly ruleEvaluations: PerSecond
}

/** Capacity units: only the dimension with the most counts. */
export function balancerUnits(load: BalancerLoad, unit: BalancerUnit): number {
  return Math.max(...unitsByDimension(load, unit))
}

/** Capacity units that each dimension alone asks for, always in the same order. */
export function unitsByDimension(load: BalancerLoad, unit: BalancerUnit): readonly number[] {
  return [
    load.newConnections / unit.newConnections,
    load.activeConnections / unit.activeConnections,
    (load.bytes * 3600) / 1e9 / unit.gigabytesPerHour,
    load.ruleEvaluations / unit.ruleEvaluations,
  ]
}

/** Load of one stream, per second. */
export interface ShardLoad {
  readonly records: PerSecond
  readonly bytes: PerSecond
  /** Consumers that share the reading of a shard; each reads everything. */
  readonly readers: number
}

/** What one shard takes and gives, per second. */
export interface ShardCapacity {
  readonly records: PerSecond
  readonly bytesIn: PerSecond
  readonly bytesOut: PerSecond
}

/** Whole shards that hold the load of a stream: by records, by bytes written, by bytes read. */
export function shardsNeeded({ records, bytes, readers }: ShardLoad, shard: ShardCapacity): number {
  return Math.max(
    1,
    Math.ceil(records / shard.records - grain),
    Math.ceil(bytes / shard.bytesIn - grain),
    Math.ceil((bytes * readers) / shard.bytesOut - grain),
  )
}

/** Busy cores of burstable machines beyond what their baseline earns: charged by the core-hour. */
export function surplusCores(busy: number, cores: number, baseline: number): number {
  return Math.max(0, busy - cores * baseline)
}

/** Counted hourly and billed at the ninth highest hour of the month: short peaks are free (Datadog). */
export function highWaterMark(hours: readonly number[], rank = 9): number {
  return [...hours].sort((a, b) => b - a)[Math.min(rank, hours.length) - 1] ?? 0
}

/**
 * Instances that are paid at any moment when requests share them and an instance is paid while at least one is in
 * progress. With L requests in progress on average, spread over n = max(1, L ÷ sharing) instances as a Poisson
 * number each, n · (1 − e^(−L/n)) are paid; but never fewer than the cores that are busy take. An instance that takes one
 * request at a time has no other in progress, so all L are paid in full [C6].
 */
export function sharedInstances(inProgress: number, sharing: number, busy: number, cores: number): number {
  if (sharing <= 1) return Math.max(inProgress, busy / cores)
  const instances = Math.max(1, inProgress / sharing)
  return Math.max(instances * -Math.expm1(-inProgress / instances), busy / cores)
}

/**
 * What is paid of the list price of a machine that runs this share of the month (Compute Engine, sustained use): each
 * quarter of the month is cheaper than the one before by the same amount, so that a full month has the discount.
 */
export function sustainedShare(share: number, discount: number): number {
  const ran = Math.min(1, share)
  if (!(ran > 0)) return 1
  const quarters = [0, 1, 2, 3].map((i) => Math.max(0, Math.min(0.25, ran - i / 4)) * (1 - (i * 2 * discount) / 3))
  return quarters.reduce((sum, part) => sum + part, 0) / ran
}

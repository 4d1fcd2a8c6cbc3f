/**
 * The result of solving a network. Every mean response time is the exact sum of its parts; every percentile is
 * read off a distribution. An unstable network has a solution too: `stable` is false, the saturated stations are
 * listed, and figures without a limit are Infinity (never NaN).
 */

import type { Erlangs, PerSecond, Seconds } from '../../base/units'
import type { Part } from './network'

/** Mean seconds by part. */
export type Parts = { readonly [part in Part]: Seconds }

/** The accuracy class of a figure: exact (closed form), good (within the measured table), approximate (outside it). */
export type Regime = 'exact' | 'good' | 'approximate'

/** The response time of a request. */
export interface Response {
  readonly mean: Seconds
  readonly p50: Seconds
  readonly p95: Seconds
  readonly p99: Seconds
  readonly p999: Seconds
  /** Sums to the mean. */
  readonly parts: Parts
  readonly regime: Regime
  /** Why the accuracy is no better than `regime`, one sentence each; empty when exact. */
  readonly reasons: readonly string[]
}

/** Load and waits of one station. */
export interface StationSolution {
  /** Slices of work per second. */
  readonly arrivalRate: PerSecond
  /** Mean busy servers. */
  readonly offered: Erlangs
  /** Busy share of the servers, may exceed 1 when unstable; 0 where servers are infinite. */
  readonly utilization: number
  /** Mean wait of one slice for a server. */
  readonly wait: Seconds
  /** Mean executions holding a slot, and their share of the slots. */
  readonly slotsHeld: number
  readonly poolUtilization: number
  /** Mean wait of one execution for a slot. */
  readonly poolWait: Seconds
}

/** The first four cumulants of a time, as `numeric/cumulants.ts` has them. */
export interface TimeCumulants {
  readonly mean: number
  readonly variance: number
  readonly third: number
  readonly fourth: number
}

/** Rate and times of one activity. */
export interface ActivitySolution {
  /** Executions per second. */
  readonly rate: PerSecond
  /** Mean wait of one of its slices for a server. */
  readonly wait: Seconds
  /** Mean response time, the wait for a slot included. */
  readonly mean: Seconds
  /** Mean response time without any queueing. */
  readonly uncontended: Seconds
  /** Cumulants of the response time; the first is `mean`. */
  readonly response: TimeCumulants
}

/** All figures of one network on one capacity. */
export interface Solution {
  readonly stable: boolean
  /** Positions of the stations whose servers or slots are saturated. */
  readonly saturated: readonly number[]
  readonly stations: readonly StationSolution[]
  readonly activities: readonly ActivitySolution[]
  /** In the order of `network.sources`. */
  readonly sources: readonly Response[]
  /** Requests per second of each source: of a closed loop its throughput, users ÷ (response + think time). */
  readonly rates: readonly PerSecond[]
  /** Over all sources, weighted by rate. */
  readonly overall: Response
}

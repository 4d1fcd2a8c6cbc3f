/**
 * What solving a network gives. Every mean response time splits exactly into parts; every percentile is
 * read off a distribution. An unstable network is an answer too: `stable` is false, the stations that
 * cannot keep up are named, and what they make infinite is Infinity (never NaN).
 */

import type { Erlangs, PerSecond, Seconds } from '../../base/units'
import type { Part } from './network'

export type Parts = { readonly [part in Part]: Seconds }

/** How far a figure can be trusted: exact (closed form), good (within the measured table), approximate (outside it). */
export type Regime = 'exact' | 'good' | 'approximate'

export interface Response {
  readonly mean: Seconds
  readonly p50: Seconds
  readonly p95: Seconds
  readonly p99: Seconds
  readonly p999: Seconds
  /** Sums to the mean. */
  readonly parts: Parts
  readonly regime: Regime
  /** Why it is not better than `regime`, one sentence each; empty when exact. */
  readonly reasons: readonly string[]
}

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

export interface ActivitySolution {
  /** Executions per second. */
  readonly rate: PerSecond
  /** Mean wait of one of its slices for a server. */
  readonly wait: Seconds
  /** Mean of its response, and what that would be if nobody had to queue. */
  readonly mean: Seconds
  readonly uncontended: Seconds
}

export interface Solution {
  readonly stable: boolean
  /** Stations (positions in the network) whose servers or pool cannot keep up. */
  readonly saturated: readonly number[]
  readonly stations: readonly StationSolution[]
  readonly activities: readonly ActivitySolution[]
  /** In the order of `network.sources`. */
  readonly sources: readonly Response[]
  /** Over all sources, weighted by rate. */
  readonly overall: Response
}

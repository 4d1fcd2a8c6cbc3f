/**
 * The one word that the solver and the simulation share. A network knows stations, activities and sources,
 * and nothing of what they stand for.
 *
 * - An **execution** of an activity holds one slot of its station's pool from start to end, nested waits
 *   included, unless it was called `local`: then it runs inside the slot of its caller, which is at the
 *   same station.
 * - The work of an activity is cut into equal slices, one before, between and after its stages. A slice
 *   takes one server of its station, first come first served; the server is free while the execution waits.
 * - Visits with the same `stage` run together and the stage ends with the last of them; stages run in order
 *   of their number. A visit whose `waits` is false starts an execution elsewhere and is not waited for.
 * - `ratio` is the mean number of calls: the whole part always, one more with the probability of the rest.
 *   They are made one after another (`sequence`) or at once (`parallel`).
 * - A timeout ends the wait, not the work already started. Retries start anew, and cost anew. A failed
 *   visit that is `optional` is survived; another fails its caller too.
 *
 * Units: seconds and per second. Indices are positions in the arrays of the network.
 */

import type { PerSecond, Seconds } from '../../base/units'
import type { Distribution } from './distribution'

export interface Network {
  readonly stations: readonly Station[]
  readonly activities: readonly Activity[]
  readonly sources: readonly Source[]
}

export interface Station {
  readonly name: string
}

/** The kinds of time of which every response is made, exactly and without remainder. */
export type Part = 'work' | 'queueing' | 'network' | 'serialisation' | 'platform'

export interface Activity {
  readonly name: string
  readonly station: number
  /** Server time of one execution at speed 1, its visits left out: all slices together. */
  readonly demand: Distribution
  /** The share of the demand's mean that is spent on making and answering calls: counted as serialisation. */
  readonly overhead: number
  /** A wait that holds the slot but no server (sleep, disk, a store that somebody else runs), after the first slice. */
  readonly pause: Delay
  /** Probability that one execution fails by its own doing. */
  readonly errorRate: number
  readonly visits: readonly Visit[]
}

export interface Visit {
  readonly to: number
  /** Mean calls per execution of the caller, ≥ 0. */
  readonly ratio: number
  readonly stage: number
  readonly fanOut: 'sequence' | 'parallel'
  /** Round trip, transfer and platform time of one call, paid by the caller (by the callee's start if async). */
  readonly delay: Delay
  readonly waits: boolean
  readonly local: boolean
  readonly timeout?: Seconds
  readonly retries: number
  readonly optional: boolean
}

/** Independent stretches of time, one after another, each named by the part that it counts as. */
export type Delay = readonly DelayPart[]

export interface DelayPart {
  readonly part: Part
  readonly time: Distribution
}

export interface Source {
  readonly name: string
  readonly to: number
  /** Poisson arrivals per second. */
  readonly rate: PerSecond
}

/** What stands at each station, in the order of `network.stations`. */
export type Capacity = readonly StationCapacity[]

export interface StationCapacity {
  /** Cores × replicas; Infinity where no work ever waits for a core (functions, managed parts, delays). */
  readonly servers: number
  /** How fast one server is against the reference: work takes demand / speed. */
  readonly speed: number
  /** Concurrency × replicas: the executions that may be inside at once; Infinity for no pool. */
  readonly slots: number
}

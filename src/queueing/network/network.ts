/**
 * The model that the solver and the simulation share. A network consists of stations, activities and sources; what
 * they represent is up to the caller.
 *
 * - An **execution** of an activity holds one slot of its station's pool from start to end, nested waits
 *   included, unless it was called `local`: then it runs inside the slot of its caller, which is at the
 *   same station.
 * - The work of one execution is drawn once, as a whole, and cut into equal slices: one before, between and after
 *   its stages. So the slices of one execution are all long or all short, and the spread of its work does not depend on
 *   the number of its calls. A slice takes one server of its station, first come first served; the server is free
 *   while the execution waits.
 * - Visits with the same `stage` run together and the stage ends with the last of them; stages run in order
 *   of their number. A visit whose `waits` is false starts an execution elsewhere and is not waited for.
 * - `ratio` is the mean number of calls: the whole part always, one more with the probability of the rest.
 *   They are made one after another (`sequence`) or at once (`parallel`).
 * - A timeout ends the wait, not the work already started. A retry executes the callee again, at full cost. A
 *   failed visit that is `optional` is ignored; any other fails its caller too.
 *
 * Units: seconds and per second. Indices are positions in the arrays of the network.
 */

import type { PerSecond, Seconds } from '../../base/units'
import type { Distribution } from './distribution'

/** Stations, the activities that run at them, and the sources of requests. */
export interface Network {
  readonly stations: readonly Station[]
  readonly activities: readonly Activity[]
  readonly sources: readonly Source[]
}

/** A place with servers and slots; how many of them, the `Capacity` says. */
export interface Station {
  readonly name: string
}

/** The parts into which every response time is divided; they sum to it exactly. */
export type Part = 'work' | 'queueing' | 'network' | 'serialisation' | 'platform'

/** A piece of work at a station and the visits (calls) that one execution makes. */
export interface Activity {
  readonly name: string
  readonly station: number
  /** Server time of one execution at speed 1, its visits excluded: all slices together, drawn once. */
  readonly demand: Distribution
  /** The share of the demand's mean, 0 to 1, that is spent on making and answering calls: counted as serialisation. */
  readonly overhead: number
  /** A wait after the first slice that holds the slot but no server (sleep, disk, an external store). */
  readonly pause: Delay
  /** Probability that one execution fails by itself, whatever its calls do. */
  readonly errorRate: number
  readonly visits: readonly Visit[]
}

/** Calls from one activity to another. */
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

/** Independent times, one after another. */
export type Delay = readonly DelayPart[]

/** One time of a delay, and the part of the response that it counts as. */
export interface DelayPart {
  readonly part: Part
  readonly time: Distribution
}

/** A stream of requests to one activity: open, with a rate of its own, or closed, where users wait for each answer. */
export interface Source {
  readonly name: string
  readonly to: number
  /** Poisson arrivals per second. Of a closed loop a result, and not read. */
  readonly rate: PerSecond
  /** Users of a closed loop (a mean, so it may be fractional): each thinks, sends one request, waits for its answer. */
  readonly users?: number
  /** Mean of the exponential time between an answer and the user's next request; absent: none. */
  readonly think?: Seconds
}

/** The capacity of each station, in the order of `network.stations`. */
export type Capacity = readonly StationCapacity[]

/** Servers, their speed, and slots of one station. */
export interface StationCapacity {
  /** Cores × replicas; Infinity where work never waits for a core (functions, managed parts, delays). */
  readonly servers: number
  /** Speed of one server relative to the reference: work takes demand / speed. */
  readonly speed: number
  /** Concurrency × replicas: the executions that may be inside at once; Infinity for no pool. */
  readonly slots: number
}

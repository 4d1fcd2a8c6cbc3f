/** Figures of one side over load, and the loads at which two sides swap order. */

import type { Dollars, PerSecond, Seconds } from '../../base/units'

/** A partition that is compared. */
export type SideName = 'drawn' | 'merged' | 'advised'

/** Figures of one side at one load. */
export interface LoadPoint {
  /** Multiple of today's load, and requests a second there in the mean hour. */
  readonly load: number
  readonly rate: PerSecond
  readonly monthly: Dollars
  readonly perMillion: Dollars | null
  /** Infinity where the side cannot keep up. */
  readonly mean: Seconds
  readonly p50: Seconds
  readonly p99: Seconds
  readonly replicas: number
  /** Largest multiple of this load that it can carry [K1]; Infinity: no limit. */
  readonly headroom: number
  /** No queue grows without bound. */
  readonly stable: boolean
  /** Stable, and no quota or pool exceeded [K1]. */
  readonly holds: boolean
}

/** Figures of one side over load. */
export interface LoadCurve {
  readonly side: SideName
  /** By load, ascending; today's (`load` 1) is one of them. */
  readonly points: readonly LoadPoint[]
}

/** Figures whose crossovers are searched for. */
export type CrossoverFigure = 'monthly' | 'p99' | 'headroom'

/** A load at which two sides swap order. */
export interface Crossover {
  readonly figure: CrossoverFigure
  readonly sides: readonly [SideName, SideName]
  /** Multiple of today's load, and requests a second there in the mean hour. */
  readonly load: number
  readonly rate: PerSecond
  /** The side that is better below it; the other is better above. */
  readonly below: SideName
  /** Both values at this load; at a step they differ. */
  readonly values: readonly [number, number]
  readonly step: boolean
  /** "Below 31/s the functions are cheaper." */
  readonly sentence: string
}

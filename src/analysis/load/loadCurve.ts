/** Figures of one side over load, and the loads at which two sides swap order. */

import type { Dollars, PerSecond, Seconds } from '../../base/units'

export type SideName = 'drawn' | 'merged' | 'advised'

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
  /** How many times this load it bears [K1]; Infinity: there is no limit. */
  readonly headroom: number
  /** No queue grows without end. */
  readonly stable: boolean
  /** Stable, and no quota or pool is exceeded either [K1]. */
  readonly holds: boolean
}

export interface LoadCurve {
  readonly side: SideName
  /** From the least load to the most; today's (`at` 1) is one of them. */
  readonly points: readonly LoadPoint[]
}

export type CrossoverFigure = 'monthly' | 'p99' | 'headroom'

export interface Crossover {
  readonly figure: CrossoverFigure
  readonly sides: readonly [SideName, SideName]
  /** Multiple of today's load, and requests a second there in the mean hour. */
  readonly load: number
  readonly rate: PerSecond
  /** The side that is better below it; the other is better above. */
  readonly below: SideName
  /** Both values there; at a step they differ, and the sign turns at once. */
  readonly values: readonly [number, number]
  readonly step: boolean
  /** "Below 31/s the functions are cheaper." */
  readonly sentence: string
}

/**
 * What is simulated, and of what. A report bears the scorecard that it is of and is found by it: figures of another
 * design, or of this one a moment ago, are never given out.
 */

import type { Seconds } from '../base/units'
import type { Scorecard } from '../scorer/result/scorecard'
import { endings } from '../simulation/budget'
import type { Report } from '../simulation/report'
import { comparison } from './selectors'
import type { SideId, State } from './state'

/** What a person may choose of a run. */
export interface SimulationChoice {
  readonly seed: number
  readonly requests: number
}

/** The same as `hoptax simulate --seed 1 --requests 100000`, to the digit. */
export const defaultSimulationChoice: SimulationChoice = { seed: 1, requests: 100_000 }
export const maxRequests = 100_000_000

export interface SimulationRun extends SimulationChoice {
  readonly phase: 'running' | 'done' | 'cancelled' | 'broken'
  /** 0 to 1. */
  readonly progress: number
  /** Why it broke, one sentence. */
  readonly reason?: string
  readonly sides: Readonly<Record<SideId, SimulatedSide>>
}

export interface SimulatedSide {
  /** The figures whose network was simulated. */
  readonly card: Scorecard
  /** Identity of network, capacity, seed and length. */
  readonly key: string
  readonly report?: Report
  /** Computing time. */
  readonly seconds?: Seconds
}

export type SimulatedResponse = Report['overall']
export type SimulatedFigure = 'mean' | 'p50' | 'p95' | 'p99' | 'p999'

type Seen = Pick<State, 'document' | 'simulation'>

/** The run of both sides on screen; undefined: there is none of them yet. */
export function simulationRun(state: Seen): SimulationRun | undefined {
  const { simulation } = state
  const both = comparison(state)
  const current = simulation?.sides.drawn.card === both.drawn && simulation.sides.merged.card === both.merged
  return current ? simulation : undefined
}

/** What was simulated of this side as it is on screen, even if the other one has changed since. */
export function simulatedSide(state: Seen, view: SideId): SimulatedSide | undefined {
  const side = state.simulation?.sides[view]
  return side?.report && isRipe(side.report) && side.card === comparison(state)[view] ? side : undefined
}

/** So many times the 99th percentile must have gone by before figures on the way are worth showing. */
const lifetimes = 20

/**
 * Whether the figures of a run mean something yet. On the way only requests that have ended are in them, and the slow
 * ones have not: until the run is many times as long as a slow request, they would all be too fast.
 */
export function isRipe({ end, measured, simulated, warmUp, overall }: Report): boolean {
  return measured > 0 && (end !== 'running' || simulated - warmUp >= lifetimes * overall.p99.value)
}

/** Why the run of this side ended, in words. */
export function endReason(report: Report): string {
  return endings[report.end]
}

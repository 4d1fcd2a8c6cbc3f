/**
 * Results of simulations. A report carries the scorecard whose network was simulated and is found by it: stale
 * reports are never returned.
 */

import { endings } from '../../simulation/budget'
import type { Report } from '../../simulation/output/report'
import type { ScoredState } from '../scoring/scoringState'
import type { SideId, SimulatedSide, SimulationChoice, SimulationRun, State } from '../state'
import { comparison } from './selectors'

/** The same as `hoptax simulate --seed 1 --requests 100000`, to the digit. */
export const defaultSimulationChoice: SimulationChoice = { seed: 1, requests: 100_000 }
/** The most requests that a person can ask for. */
export const maxRequests = 100_000_000

/** Simulated response times of one workload or of all. */
export type SimulatedResponse = Report['overall']
/** The simulated figures of a response. */
export type SimulatedFigure = 'mean' | 'p50' | 'p95' | 'p99' | 'p999'

type SimulationState = ScoredState & Pick<State, 'simulation'>

/** The run of both sides on screen, if there is one. */
export function simulationRun(state: SimulationState): SimulationRun | undefined {
  const { simulation } = state
  const both = comparison(state)
  const current = simulation?.sides.drawn.card === both.drawn && simulation.sides.merged.card === both.merged
  return current ? simulation : undefined
}

/** The simulated figures of one side on screen, even if the other side was edited since. */
export function simulatedSide(state: SimulationState, view: SideId): SimulatedSide | undefined {
  const side = state.simulation?.sides[view]
  return side?.report && isRipe(side.report) && side.card === comparison(state)[view] ? side : undefined
}

/** A running simulation shows figures once it has simulated this many times the 99th percentile. */
const minLifetimes = 20

/**
 * Whether the figures of a report can be shown. While a run goes on it counts only requests that have ended: until it is
 * many times as long as a slow request, slow requests are missing and every percentile is too low.
 */
export function isRipe({ end, measured, simulated, warmUp, overall }: Report): boolean {
  return measured > 0 && (end !== 'running' || simulated - warmUp >= minLifetimes * overall.p99.value)
}

/** Why the run of this side ended, in words. */
export function endReason(report: Report): string {
  return endings[report.end]
}

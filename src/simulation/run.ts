/**
 * A whole run at once, for the terminal and for tests. It asks between slices whether to go on.
 */

import type { Seconds } from '../base/units'
import type { Capacity, Network } from '../queueing/network/network'
import type { Report } from './output/report'
import { type Simulation, type SimulationOptions, simulation } from './simulation'

/** Options of a whole run. */
export interface RunOptions extends SimulationOptions {
  /** Asked every few milliseconds: whether to end the run. */
  readonly stop?: () => boolean
  /** The time, for a budget of seconds. */
  readonly clock?: () => Seconds
  /** Called every few milliseconds with the share that is done. */
  readonly progress?: (run: Simulation) => void
}

const stepsPerSlice = 50_000

/** Runs to the end and returns the report. */
export function run(network: Network, capacity: Capacity, options: RunOptions): Report {
  const { stop, clock, progress } = options
  const begin = clock?.() ?? 0
  const limit = options.budget?.seconds ?? Infinity
  const one = simulation(network, capacity, options)
  while (one.advance(stepsPerSlice)) {
    progress?.(one)
    if (stop?.()) one.end('cancelled')
    else if (clock && clock() - begin >= limit) one.end('time')
  }
  return one.report()
}

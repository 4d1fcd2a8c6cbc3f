/** The two interpreters of a network, asked the same things. Each calibrates and predicts with its own waits. */

import type { Seconds } from '../../src/base/units'
import type { Capacity, Network } from '../../src/queueing/network/network'
import type { StationSolution } from '../../src/queueing/network/solution'
import { solve } from '../../src/queueing/solve'
import { shipped } from '../simulation/shipped'
import type { Quantiles } from './levels'

const run = await shipped()

export interface Seen extends Quantiles {
  readonly mean: Seconds
  readonly stable: boolean
  /** The engine itself says that these figures are approximate. */
  readonly doubted: boolean
  readonly stations: readonly StationSolution[]
}

export interface Engine {
  readonly see: (network: Network, capacity: Capacity) => Seen
  /** Halvings of a calibration: as fine as the engine's own figures. */
  readonly rounds: number
}

export const solver: Engine = {
  rounds: 40,
  see: (network, capacity) => {
    const { overall, stable, stations } = solve(network, capacity)
    const { mean, p50, p95 } = overall
    return { mean, p50, p95, stable, doubted: overall.regime === 'approximate', stations }
  },
}

/** Requests of a run: p95 to about two percent. */
const requests = 12_000

export const simulation: Engine = {
  rounds: 8,
  see: (network, capacity) => {
    const instant = solver.see(network, capacity)
    // What cannot keep up would only be simulated until that is certain.
    if (!instant.stable) return instant
    const { overall, stations } = run(network, capacity, { seed: 1, requests })
    const { mean, p50, p95 } = overall
    return { mean: mean.value, p50: p50.value, p95: p95.value, stable: true, doubted: false, stations }
  },
}

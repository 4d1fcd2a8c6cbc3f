/**
 * How well the solver agrees with the simulation, on random networks: median, 90 % and worst of the error of
 * the mean and of p99, for each family. `npm run accuracy` prints it of a larger sample.
 */

import type { Regime } from '../../src/queueing/network/solution'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { type Family, randomCase } from '../support/networks'

export interface Errors {
  readonly seed: number
  readonly mean: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly regime: Regime
  /** Half the simulation's own interval, relative. */
  readonly doubt: { readonly mean: number; readonly p99: number }
}

/** Relative errors of one network's response, signed: above zero the solver says more. */
export function errors(family: Family, seed: number, requests: number): Errors {
  const { network, capacity } = randomCase(family, seed)
  const solved = solve(network, capacity).overall
  const measured = run(network, capacity, { seed, requests }).overall
  const off = (figure: 'mean' | 'p50' | 'p95' | 'p99' | 'p999') => solved[figure] / measured[figure].value - 1
  return {
    seed,
    mean: off('mean'),
    p50: off('p50'),
    p95: off('p95'),
    p99: off('p99'),
    p999: off('p999'),
    regime: solved.regime,
    doubt: {
      mean: measured.mean.halfWidth / measured.mean.value,
      p99: measured.p99.halfWidth / measured.p99.value,
    },
  }
}

/** Median, 90 % and worst of the absolute values, in per cent. */
export function summary(values: readonly number[]): readonly [number, number, number] {
  const sorted = values.map(Math.abs).sort((a, b) => a - b)
  const at = (share: number) => 100 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return [at(0.5), at(0.9), at(1)]
}

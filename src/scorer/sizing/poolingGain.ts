/**
 * The pooling gain [Z2]: cores that are paid for and idle. Rounding up and the minimum of two leave some idle in every
 * deployable; merged into one, they do so once.
 */

import { rows } from '../../base/table'
import type { Cores } from '../../base/units'
import type { DeployableSizing, Scorecard } from '../result/scorecard'

/** Cores provisioned in the busiest hour: replicas × cores, functions and managed parts left out. */
export function provisionedCores({ sizing }: Pick<Scorecard, 'sizing'>): Cores {
  return sum(sizing, ({ cores, replicas, sizedBy: by }) => (by === 'platform' ? 0 : cores * replicas))
}

/** Busy cores in the busiest hour, over all deployables. */
export function busyCores({ sizing }: Pick<Scorecard, 'sizing'>): Cores {
  return sum(sizing, (row) => row.busyCores)
}

/** Provisioned cores that are not busy. */
export function idleCores({ sizing }: Pick<Scorecard, 'sizing'>): Cores {
  return sum(sizing, ({ cores, replicas, sizedBy: by, busyCores: busy }) =>
    by === 'platform' ? 0 : Math.max(0, cores * replicas - busy),
  )
}

/**
 * Cores that are idle on the drawn side and not on the merged one. The target utilisation is the same, so this is
 * rounding and the minimum of two, applied once instead of many times, and the idle share of the hops' own CPU.
 */
export function poolingGain(drawn: Pick<Scorecard, 'sizing'>, merged: Pick<Scorecard, 'sizing'>): Cores {
  return idleCores(drawn) - idleCores(merged)
}

function sum(sizing: Scorecard['sizing'], value: (row: DeployableSizing) => number): number {
  return rows<DeployableSizing>(sizing).reduce((total, row) => total + value(row), 0)
}

/** Predicted against measured, for every level from every level. */

import type { Drawing } from './assumptions'
import type { Engine, Seen } from './engine'
import { type Level, levelsOf, type Quantiles } from './levels'
import { fitted, type Machines } from './prediction'

export interface Row {
  readonly from: Level
  readonly to: Level
  readonly cores: number
  /** Of the busiest station. */
  readonly utilization: number
  readonly predicted: Seen
  /** Predicted ÷ measured − 1; Infinity where the model does not keep up. */
  readonly errors: Quantiles
  /** The same with the model's error at the level that was imported divided out of it. */
  readonly anchored: Quantiles
}

/** From all levels, or from the one that is named. */
export function rowsOf(
  { application, of, rate }: Drawing,
  machines: Machines,
  engine: Engine,
  only?: number,
): readonly Row[] {
  const levels = levelsOf(application)
  const imported = levels.filter(({ nominal }) => only === undefined || nominal === only)
  return imported.flatMap((from) => {
    const fit = fitted(of(from.document), from, from[rate], machines, engine)
    const base = errors(fit.at(from[rate]), from.truth)
    return levels.map((to): Row => {
      const predicted = fit.at(to[rate])
      const plain = errors(predicted, to.truth)
      return {
        from,
        to,
        cores: fit.cores,
        predicted,
        errors: plain,
        utilization: Math.max(...predicted.stations.map((station) => station.utilization)),
        anchored: { p50: (1 + plain.p50) / (1 + base.p50) - 1, p95: (1 + plain.p95) / (1 + base.p95) - 1 },
      }
    })
  })
}

function errors(predicted: Quantiles, { p50, p95 }: Quantiles): Quantiles {
  return { p50: predicted.p50 / p50 - 1, p95: predicted.p95 / p95 - 1 }
}

/** Levels in brackets were imported, so their line is no prediction. */
export function inText(rows: readonly Row[]): string {
  const figures = ['p50', 'p95'] as const
  const head = ['from', 'to', 'cores', 'busy', ...figures.flatMap((p) => [p, 'was', 'error', 'anch.'])]
  const lines = rows.map(({ from, to, cores, utilization, predicted, errors: off, anchored }) => [
    `${from.nominal}`,
    from === to ? `(${to.nominal})` : `${to.nominal}`,
    cores >= 1e6 ? '∞' : `${cores}`,
    cores >= 1e6 ? '–' : utilization.toFixed(2),
    ...figures.flatMap((p) => [
      predicted.stable ? (predicted[p] * 1e3).toFixed(1) : 'never',
      (to.truth[p] * 1e3).toFixed(1),
      percent(off[p]),
      from === to ? '' : percent(anchored[p]),
    ]),
  ])
  return [head, ...lines].map((cells) => cells.map((cell) => cell.padStart(8)).join('')).join('\n')
}

/** How far a sample of a hundred is from all: no prediction from it can be surer than that. */
export function sampleInText(levels: readonly Level[]): string {
  const lines = levels.map(({ application, nominal, sample, truth, network }) =>
    [
      `${application} ${nominal}`.padEnd(10),
      ...(['p50', 'p95'] as const).map((p) => `${p} ${percent(sample[p] / truth[p] - 1)}`.padStart(12)),
      network > 0 ? `   between client and server ${(network * 1e3).toFixed(2)} ms a call` : '',
    ].join(''),
  )
  return lines.join('\n')
}

function percent(share: number): string {
  if (!Number.isFinite(share)) return '–'
  const whole = Math.round(100 * share)
  return `${whole < 0 ? '−' : '+'}${Math.abs(whole)} %`
}

/**
 * How far the solver is from the simulation, network by network, and whether it says so. The simulation is an
 * estimate too: each error comes with the half width of the interval that it is measured against.
 */

import type { Regime } from '../../src/queueing/network/solution'
import { solve } from '../../src/queueing/solve'
import { shipped } from '../simulation/shipped'
import type { NetworkCase } from '../support/networks'

export const figures = ['mean', 'p50', 'p95', 'p99'] as const
export type Figure = (typeof figures)[number]

export interface Measured {
  readonly name: string
  readonly regime: Regime
  /** Relative, signed: above zero the solver says more. And half the simulation's interval, relative too. */
  readonly error: Readonly<Record<Figure, number>>
  readonly doubt: Readonly<Record<Figure, number>>
}

export interface Effort {
  readonly seed: number
  readonly requests: number
  /** Events and steps, at most. */
  readonly events: number
}

const run = await shipped()

/** Undefined: it does not keep up, or nothing arrives. */
export function measured(
  name: string,
  { network, capacity }: NetworkCase,
  { seed, requests, events }: Effort,
): Measured | undefined {
  const { stable, overall } = solve(network, capacity)
  const { overall: seen, stable: keepsUp } = run(network, capacity, { seed, requests, budget: { events } })
  if (!stable || !keepsUp || seen.requests === 0) return undefined
  // A median may be nothing, where most requests ask for nothing: then a hundredth of the mean is what counts.
  const scale = (figure: Figure) => Math.max(seen[figure].value, 0.01 * seen.mean.value)
  const each = (of: (figure: Figure) => number) =>
    Object.fromEntries(figures.map((figure) => [figure, of(figure)])) as Record<Figure, number>
  return {
    name,
    regime: overall.regime,
    error: each((figure) => (overall[figure] - seen[figure].value) / scale(figure)),
    doubt: each((figure) => seen[figure].halfWidth / scale(figure)),
  }
}

/** Median, 90 % and worst of the absolute values, in percent. */
function summary(values: readonly number[]): string {
  const sorted = values.map(Math.abs).sort((a, b) => a - b)
  const at = (share: number) => 100 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return [0.5, 0.9, 1].map((share) => at(share).toFixed(1).padStart(5)).join(' ')
}

const wide = 36

export const header = [
  '|error| in %: median, 90 %, worst'.padEnd(wide),
  ...figures.map((figure) => figure.padEnd(17)),
  'interval of p99: median, 90 %, widest',
].join(' | ')

export function line(name: string, list: readonly Measured[]): string {
  const cells = figures.map((figure) => summary(list.map(({ error }) => error[figure])))
  return [`${name} (${list.length})`.padEnd(wide), ...cells, summary(list.map(({ doubt }) => doubt.p99))].join(' | ')
}

/** From where an error is far, beyond the interval that it is measured against. */
const far = 0.1

/**
 * Of the networks with a figure that is off by more than 10 %, the share that the solver calls approximate; and of
 * those without, the share that it calls so too.
 */
export function regimes(list: readonly Measured[]): readonly string[] {
  const count = (of: readonly Measured[]) => {
    const flagged = of.filter(({ regime }) => regime === 'approximate').length
    return `${flagged} of ${of.length}${of.length > 0 ? ` (${((100 * flagged) / of.length).toFixed(0)} %)` : ''}`
  }
  const off = (one: Measured, figure: Figure) => Math.abs(one.error[figure]) - one.doubt[figure] > far
  const any = (one: Measured) => figures.some((figure) => off(one, figure))
  const missed = list.filter((one) => any(one) && one.regime !== 'approximate')
  return [
    `p99 off by more than 10 % and flagged approximate: ${count(list.filter((one) => off(one, 'p99')))}`,
    `any of the four off by more than 10 % and flagged: ${count(list.filter(any))}`,
    `none off by more than 10 % and flagged all the same: ${count(list.filter((one) => !any(one)))}`,
    ...missed.map((one) => `  not flagged: ${inWords(one)}`),
    ...worst(list, 'mean').map((one) => `  worst by mean: ${inWords(one)}`),
    ...worst(list, 'p99').map((one) => `  worst by p99: ${inWords(one)}`),
  ]
}

function worst(list: readonly Measured[], figure: Figure): readonly Measured[] {
  return list.toSorted((a, b) => Math.abs(b.error[figure]) - Math.abs(a.error[figure])).slice(0, 4)
}

function inWords({ name, regime, error }: Measured): string {
  return `${name}, ${regime}: ${figures.map((figure) => `${figure} ${(100 * error[figure]).toFixed(0)} %`).join(', ')}`
}

/**
 * The verdict: how far the difference between both sides can be trusted. Inputs are drawn from their ranges, both
 * sides are scored on the same draw, and what is told is in how many draws each difference keeps its sign, between
 * which values figures lie, which inputs move the answer, and at which value of one of them it would flip.
 */

import type { Sliced } from '../base/drained'
import type { Quantity } from '../base/format'
import { type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import type { Document } from '../model/document'
import { metrics } from '../scorer/metrics'
import { score } from '../scorer/score'
import type { Scorecard } from '../scorer/scorecard'
import { verdict as sentence } from '../scorer/verdict'
import { type Input, inputsOf, withInputs } from './inputs'
import { gap } from './reading'
import { subject } from './subject'

export const judgedFigures = ['monthly', 'p50', 'p99', 'hops', 'headroom', 'availability'] as const
export type JudgedFigure = (typeof judgedFigures)[number]

/** Today's value, and the values below which 5 % and 95 % of the draws lie. Null: the figure does not exist. */
export interface Band {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface FigureBands {
  readonly figure: JudgedFigure
  readonly label: string
  readonly quantity: Quantity
  readonly drawn: Band
  readonly merged: Band
  /** Merged less drawn. */
  readonly difference: Band
  /** Shares of draws in which merged is lower, the same (within what is noticeable), higher. They sum to one. */
  readonly lower: number
  readonly same: number
  readonly higher: number
  /** Share of draws in which the difference has today's sign. */
  readonly holds: number
}

export interface Influence {
  readonly input: Input
  /** Difference (merged less drawn) with this input at its low and at its high end, all others as today. */
  readonly atLow: number
  readonly atHigh: number
  /** Spearman's rank correlation of input and difference over all draws. */
  readonly correlation: number
}

export interface Tornado {
  readonly figure: JudgedFigure
  /** Today's difference: the line on which the bars stand. */
  readonly today: number
  /** Widest first. */
  readonly bars: readonly Influence[]
}

export interface Flip {
  readonly figure: JudgedFigure
  readonly input: Input
  /** In the unit of the input. */
  readonly at: number
  /** Whether the value lies within the input's range. */
  readonly likely: boolean
  readonly sentence: string
}

export interface Verdict {
  readonly of: Document
  readonly seed: number
  readonly draws: number
  /** The sentence on top, with how far it holds. */
  readonly sentence: string
  readonly figures: readonly FigureBands[]
  readonly inputs: readonly Input[]
  readonly tornado: readonly Tornado[]
  /** Of money and p99; nearest to today's value first. Empty: no single input flips anything. */
  readonly flips: readonly Flip[]
}

export interface VerdictOptions {
  readonly draws?: number
  /** Of the design itself when not given, so that the same link gives the same verdict. */
  readonly seed?: number
}

export const usualDraws = 1000

export function* verdict(
  document: Document,
  catalog?: Catalog,
  { draws = usualDraws, seed = 1 }: VerdictOptions = {},
): Sliced<Result<Verdict>> {
  const about = subject(document, catalog)
  if (!about.ok) return about
  const { comparison, catalog: facts } = about.value
  const inputs = inputsOf(about.value)
  const pairs: [Scorecard, Scorecard][] = []
  for (let i = 0; i < draws; i++) {
    const values = inputs.map(({ low, high }, k) => low * (high / low) ** ((i * (k + 1) * 0.618034) % 1))
    const { design } = withInputs(document, inputs, values)
    const sides = [comparison.drawn, comparison.merged].map((card) =>
      score(design, card.partition, facts, document.assumptions),
    )
    const [a, b] = sides
    if (a?.ok && b?.ok) pairs.push([a.value, b.value])
    yield (i + 1) / draws
  }
  const figures = judgedFigures.map((figure): FigureBands => {
    const { value, label, quantity } = metrics[figure]
    const today = [value(comparison.drawn), value(comparison.merged)] as const
    const all = pairs.map(([a, b]) => [value(a), value(b)] as const)
    const gaps = all.map(([a, b]) => gap(a, b) ?? 0)
    const share = (is: (one: number) => boolean) => gaps.filter(is).length / Math.max(1, gaps.length)
    const signs = { lower: share((g) => g < 0), same: share((g) => g === 0), higher: share((g) => g > 0) }
    const now = gap(...today) ?? 0
    return {
      ...{ figure, label, quantity, ...signs },
      drawn: band(
        today[0],
        all.map(([a]) => a ?? 0),
      ),
      merged: band(
        today[1],
        all.map(([, b]) => b ?? 0),
      ),
      difference: band(now, gaps),
      holds: now < 0 ? signs.lower : now > 0 ? signs.higher : signs.same,
    }
  })
  return success({
    ...{ of: document, seed, draws, sentence: sentence(comparison), figures, inputs, tornado: [], flips: [] },
  })
}

function band(value: number | null, values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))] ?? null
  return { value, low: at(0.05), high: at(0.95) }
}

/**
 * The verdict: how far the difference between both sides can be trusted. Inputs are drawn from their ranges, both
 * sides are scored on the same draw, and what is told is in how many draws each difference keeps its sign, between
 * which values figures lie, which inputs move the answer, and at which value of one of them it would turn.
 */

import type { Quantity } from '../../base/quantityFormat'
import { type Result, success } from '../../base/result'
import { type Sliced, within } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import { metrics } from '../../scorer/metrics'
import { subject } from '../subject/analysisInput'
import { chargedInputs } from './catalogInputs'
import { difference, figuresOn, type JudgedFigure, judgedFigures, type Sample, sample } from './comparisonSample'
import { drawnInputs } from './designInputs'
import { drawsOf, worlds } from './monteCarlo'
import { hedged, support } from './qualifiedHeadline'
import { type Band, band } from './statistics'
import { type Flips, flipsOf } from './switchingValues'
import { type Tornado, tornadoOf } from './tornado'
import type { Input } from './uncertainInput'

export interface FigureBands {
  readonly figure: JudgedFigure
  readonly label: string
  readonly quantity: Quantity
  readonly drawn: Band
  readonly merged: Band
  /** Merged less drawn. */
  readonly difference: Band
  /** Shares of draws in which merged is lower, the same, higher. They sum to one. */
  readonly lower: number
  readonly same: number
  readonly higher: number
  /** Share of draws in which the difference has today's sign. */
  readonly holds: number
}

export interface Verdict {
  readonly of: Document
  readonly seed: number
  /** Draws that have an answer: all, unless calls go round without end in some. */
  readonly draws: number
  /** The sentence on top, hedged only where the draws do not agree. */
  readonly sentence: string
  /** "Of 1,000 draws of 64 inputs, merging costs less in 100 %, answers sooner in 98 %." */
  readonly support: string
  readonly figures: readonly FigureBands[]
  /** What was drawn, with its ranges. */
  readonly inputs: readonly Input[]
  readonly tornado: readonly Tornado[]
  readonly flips: Flips
}

export interface VerdictOptions {
  readonly draws?: number
  readonly seed?: number
}

export const usualDraws = 1000
export const usualSeed = 1

/** Shares of the work, for who watches it. */
const drawing = 0.8
const trying = 0.1

export function* verdict(
  document: Document,
  catalog?: Catalog,
  { draws = usualDraws, seed = usualSeed }: VerdictOptions = {},
): Sliced<Result<Verdict>> {
  const about = subject(document, catalog)
  if (!about.ok) return about
  const { comparison } = about.value
  const charged = chargedInputs(about.value)
  const inputs: readonly Input[] = [...drawnInputs(document), ...charged.doubted]
  const today: Sample = { drawn: figuresOn(comparison.drawn), merged: figuresOn(comparison.merged) }
  const columns = drawsOf(inputs, draws, seed)
  const world = worlds(about.value, inputs)
  const samples: Sample[] = []
  const kept: number[] = []
  for (let i = 0; i < draws; i++) {
    const one = sample(about.value, world(columns.map((column) => column[i]!)))
    if (one) {
      samples.push(one)
      kept.push(i)
    }
    yield (drawing * (i + 1)) / draws
  }
  const told = columns.map((column) => Float64Array.from(kept, (i) => column[i]!))
  const tornado = yield* within(drawing, trying, tornadoOf(about.value, inputs, told, today, samples))
  const flips = yield* within(
    drawing + trying,
    1 - drawing - trying,
    flipsOf(about.value, today, tornado, charged.listed),
  )
  const figures = judgedFigures.map((figure) => bandsOf(figure, today, samples))
  return success({
    ...{ of: document, seed, draws: samples.length, figures, inputs, tornado, flips },
    sentence: hedged(comparison, figures, samples),
    support: support(figures, samples.length, inputs.length),
  })
}

function bandsOf(figure: JudgedFigure, today: Sample, samples: readonly Sample[]): FigureBands {
  const { label, quantity } = metrics[figure]
  const gaps = samples.map((one) => difference(one, figure) ?? 0)
  const share = (sign: number) => gaps.filter((one) => Math.sign(one) === sign).length / Math.max(1, gaps.length)
  const now = difference(today, figure)
  const of = (side: 'drawn' | 'merged') => samples.map((one) => one[side][figure] ?? 0)
  return {
    ...{ figure, label, quantity, lower: share(-1), same: share(0), higher: share(1) },
    drawn: band(today.drawn[figure], of('drawn')),
    merged: band(today.merged[figure], of('merged')),
    difference: band(now, gaps),
    holds: share(Math.sign(now ?? 0)),
  }
}

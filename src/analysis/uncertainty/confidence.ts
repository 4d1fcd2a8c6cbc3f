/**
 * Confidence in the difference between both sides. Inputs are drawn from their ranges and both sides are scored on the
 * same draw. The result says in how many draws each difference keeps its sign, between which values figures lie, which
 * inputs move the answer, and at which value of one input it would turn.
 */

import { type Result, success } from '../../base/result'
import { subtask, type Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import { metrics } from '../../scorer/metrics'
import { analysisInput } from '../subject/analysisInput'
import { catalogInputs } from './catalogInputs'
import {
  type ComparisonSample,
  comparisonSample,
  type SampledFigure,
  sampleDifference,
  sampledFigures,
  sideFigures,
} from './comparisonSample'
import { designInputs } from './designInputs'
import { applyInputs, monteCarloDraws } from './monteCarlo'
import { qualifiedHeadline, supportSentence } from './qualifiedHeadline'
import type { FigureBands } from './statistics'
import { band } from './statistics'
import { findSwitchingValues, type SwitchingResult } from './switchingValues'
import { type Tornado, tornadoes } from './tornado'
import type { UncertainInput } from './uncertainInput'

/** The verdict on a document with its uncertainty. */
export interface Confidence {
  readonly document: Document
  readonly seed: number
  /** Draws that have an answer: all, unless calls diverge in some. */
  readonly draws: number
  /** The headline, qualified where the draws do not agree. */
  readonly sentence: string
  /** "Of 1,000 draws of 64 inputs, merging costs less in 100 %, answers sooner in 98 %." */
  readonly support: string
  readonly figures: readonly FigureBands[]
  /** The inputs drawn, with their ranges. */
  readonly inputs: readonly UncertainInput[]
  readonly tornado: readonly Tornado[]
  readonly switchingValues: SwitchingResult
}

export interface ConfidenceOptions {
  readonly draws?: number
  readonly seed?: number
}

export const defaultDraws = 1000
export const defaultSeed = 1

/** Shares of the work, for progress. */
const drawing = 0.8
const trying = 0.1

/** Draws the inputs of a document and scores both sides on each draw. */
export function* confidence(
  document: Document,
  catalog?: Catalog,
  { draws = defaultDraws, seed = defaultSeed }: ConfidenceOptions = {},
): Task<Result<Confidence>> {
  const baseline = analysisInput(document, catalog)
  if (!baseline.ok) return baseline
  const { comparison } = baseline.value
  const priced = catalogInputs(baseline.value)
  const inputs: readonly UncertainInput[] = [...designInputs(document), ...priced.uncertain]
  const today: ComparisonSample = { drawn: sideFigures(comparison.drawn), merged: sideFigures(comparison.merged) }
  const columns = monteCarloDraws(inputs, draws, seed)
  const apply = applyInputs(baseline.value, inputs)
  const samples: ComparisonSample[] = []
  const answered: number[] = []
  for (let i = 0; i < draws; i++) {
    const one = comparisonSample(baseline.value, apply(columns.map((column) => column[i]!)))
    if (one) {
      samples.push(one)
      answered.push(i)
    }
    yield (drawing * (i + 1)) / draws
  }
  const answeredDraws = columns.map((column) => Float64Array.from(answered, (i) => column[i]!))
  const tornado = yield* subtask(drawing, trying, tornadoes(baseline.value, inputs, answeredDraws, today, samples))
  const switchingValues = yield* subtask(
    drawing + trying,
    1 - drawing - trying,
    findSwitchingValues(baseline.value, today, tornado, priced.prices),
  )
  const figures = sampledFigures.map((figure) => bandsOf(figure, today, samples))
  return success({
    document,
    seed,
    draws: samples.length,
    figures,
    inputs,
    tornado,
    switchingValues,
    sentence: qualifiedHeadline(comparison, figures, samples),
    support: supportSentence(figures, samples.length, inputs.length, comparison),
  })
}

function bandsOf(figure: SampledFigure, today: ComparisonSample, samples: readonly ComparisonSample[]): FigureBands {
  const { label, quantity } = metrics[figure]
  const gaps = samples.map((one) => sampleDifference(one, figure) ?? 0)
  const share = (sign: number) => gaps.filter((one) => Math.sign(one) === sign).length / Math.max(1, gaps.length)
  const now = sampleDifference(today, figure)
  const of = (side: 'drawn' | 'merged') => samples.map((one) => one[side][figure] ?? 0)
  return {
    figure,
    label,
    quantity,
    lower: share(-1),
    same: share(0),
    higher: share(1),
    drawn: band(today.drawn[figure], of('drawn')),
    merged: band(today.merged[figure], of('merged')),
    difference: band(now, gaps),
    holds: share(Math.sign(now ?? 0)),
  }
}

/**
 * What moves the answer [D3]: for each figure the inputs by how far the difference between both sides goes when that
 * input alone runs from its low end to its high one, and by how closely it follows the input over all draws. Trying
 * every input of a large design would take longer than the draws; those that the draws show to matter are tried.
 */

import type { Task } from '../../base/task'
import { metrics } from '../../scorer/metrics'
import type { AnalysisInput } from '../subject/analysisInput'
import {
  type ComparisonSample,
  comparisonSample,
  type SampledFigure,
  sampleDifference,
  sampledFigures,
} from './comparisonSample'
import { applyInputs, type MonteCarloDraws } from './monteCarlo'
import { correlation, ranks } from './statistics'
import type { UncertainInput } from './uncertainInput'

export interface Influence {
  readonly input: UncertainInput
  /** Difference (merged less drawn) with this input at its low and at its high end, all others as today. */
  readonly atLow: number
  readonly atHigh: number
  /** Spearman's rank correlation of input and difference over all draws, −1 to 1. */
  readonly correlation: number
}

export interface Tornado {
  readonly figure: SampledFigure
  readonly label: string
  /** Today's difference: the line on which the bars stand. */
  readonly today: number
  /** Widest first. */
  readonly bars: readonly Influence[]
}

/** Per figure as many are tried as are shown, and some more: what is tried for one figure tells for all. */
const maxTried = 10
const maxShown = 8

export function* tornadoes(
  baseline: AnalysisInput,
  inputs: readonly UncertainInput[],
  draws: MonteCarloDraws,
  today: ComparisonSample,
  samples: readonly ComparisonSample[],
): Task<readonly Tornado[]> {
  const ranked = draws.map(ranks)
  const follows = new Map(
    sampledFigures.map((figure) => {
      const gaps = ranks(samples.map((one) => sampleDifference(one, figure) ?? 0))
      return [figure, ranked.map((column) => correlation(column, gaps))] as const
    }),
  )
  const chosen = new Set<number>()
  for (const all of follows.values()) {
    const order = all.map((_, k) => k).filter((k) => all[k] !== 0)
    order.sort((a, b) => Math.abs(all[b]!) - Math.abs(all[a]!))
    for (const k of order.slice(0, maxTried)) chosen.add(k)
  }
  const ends = new Map<number, readonly [ComparisonSample | undefined, ComparisonSample | undefined]>()
  for (const k of chosen) {
    const input = inputs[k]!
    const apply = applyInputs(baseline, [input])
    const low = comparisonSample(baseline, apply([input.low]))
    yield ends.size / chosen.size
    ends.set(k, [low, comparisonSample(baseline, apply([input.high]))])
    yield ends.size / chosen.size
  }
  return sampledFigures.map((figure): Tornado => {
    const bars = [...ends].flatMap(([k, [low, high]]): readonly Influence[] => {
      const [atLow, atHigh] = [low, high].map((end) => (end ? sampleDifference(end, figure) : null))
      if (atLow === null || atHigh === null || atLow === undefined || atHigh === undefined || atLow === atHigh)
        return []
      return [{ input: inputs[k]!, atLow, atHigh, correlation: follows.get(figure)?.[k] ?? 0 }]
    })
    bars.sort((a, b) => width(b) - width(a))
    const { label } = metrics[figure]
    return { figure, label, today: sampleDifference(today, figure) ?? 0, bars: bars.slice(0, maxShown) }
  })
}

function width({ atLow, atHigh }: Influence): number {
  return Math.abs(atHigh - atLow)
}

/**
 * Tornado [D3]: for each figure, how far the difference between both sides moves when one input runs from its low end
 * to its high end, and how closely it follows that input over all draws. Varying every input of a large design would
 * take longer than the draws, so only the inputs that correlate most are varied.
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

/** The influence of one input on the difference in one figure. */
export interface Influence {
  readonly input: UncertainInput
  /** Difference (merged less drawn) with this input at its low and at its high end, all others as today. */
  readonly atLow: number
  readonly atHigh: number
  /** Spearman's rank correlation of input and difference over all draws, −1 to 1. */
  readonly correlation: number
}

/** The inputs that move the difference in one figure. */
export interface Tornado {
  readonly figure: SampledFigure
  readonly label: string
  /** Today's difference: the base line of the bars. */
  readonly today: number
  /** Widest first. */
  readonly bars: readonly Influence[]
}

/** More inputs per figure are varied than shown: an input varied for one figure serves all. */
const maxTried = 10
const maxShown = 8

/** One tornado per sampled figure. */
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

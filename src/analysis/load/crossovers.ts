/**
 * Loads at which one side overtakes another [S2]. The points of a sweep show between which two loads the sign of the
 * difference changes; the load is then found by bisection on its logarithm, scoring both sides each time, until both
 * agree to 10⁻⁴. Cost grows in steps (another machine), so the sign may change although both are never equal: then the
 * load of the step is returned. Two sides may overtake each other several times.
 *
 * A difference too small to notice (half a per cent of cost, two of p99, five of headroom) has no sign, so that sides
 * of equal cost do not cross at random.
 */

import { rate as rateText } from '../../base/quantityFormat'
import type { Task } from '../../base/task'
import type { PerSecond } from '../../base/units'
import type { Scorecard } from '../../scorer/result/scorecard'
import type { AnalysisInput } from '../subject/analysisInput'
import { breakEvenAt, breakEvenSentence, sidePhrase } from './breakEven'
import type { Crossover, CrossoverFigure, LoadCurve, LoadPoint, SideName } from './loadCurve'

/** Relative difference at which two figures count as equal, and the relative width at which bisection ends. */
const equalShare = 1e-4
const minWidth = 1e-7
const noticeable = { monthly: 0.005, p99: 0.02, headroom: 0.05 }

/** The scorecard of a side at a multiple of today's load. */
export type SideScorer = (side: SideName, load: number) => Scorecard

/** All crossovers of two curves in one figure, by load. `rate`: requests per second today. */
export function* findCrossovers(
  input: AnalysisInput,
  figure: CrossoverFigure,
  [a, b]: readonly [LoadCurve, LoadCurve],
  scored: SideScorer,
  rate: PerSecond,
): Task<readonly Crossover[]> {
  const sides = [a.side, b.side] as const
  const list: Crossover[] = []
  for (const bracket of signChanges(a.points, b.points, figure)) {
    const load = yield* bisect(bracket, sides, figure, scored)
    const values = [figureOf(scored(a.side, load), figure), figureOf(scored(b.side, load), figure)] as const
    const crossover = { figure, load, rate: rate * load, values, below: bracket.below < 0 ? a.side : b.side, sides }
    list.push({
      ...crossover,
      step: !(Math.abs(values[0] - values[1]) <= 1e-3 * Math.max(...values)),
      sentence: sentence(input, crossover, list.length === 0, scored),
    })
  }
  return list
}

/** Two neighbouring loads between which the sign of the difference changes. */
interface Bracket {
  readonly low: number
  readonly high: number
  /** The sign at the lower load: −1 where the first side is lower. */
  readonly below: number
}

function signChanges(a: readonly LoadPoint[], b: readonly LoadPoint[], figure: CrossoverFigure): readonly Bracket[] {
  const brackets: Bracket[] = []
  let last: { readonly load: number; readonly sign: number } | undefined
  a.forEach((point, i) => {
    const [x, y] = [lower(point[figure], figure), lower(b[i]![figure], figure)]
    const sign = distance(x, y) > noticeable[figure] ? Math.sign(x - y) : 0
    if (sign === 0) return
    if (last && sign !== last.sign) brackets.push({ low: last.load, high: point.load, below: last.sign })
    last = { load: point.load, sign }
  })
  return brackets
}

/** Relative difference; 0 where both are infinite. */
function distance(x: number, y: number): number {
  if (x === y) return 0
  const larger = Math.max(Math.abs(x), Math.abs(y))
  return larger === Infinity ? 1 : Math.abs(x - y) / larger
}

function* bisect(
  bracket: Bracket,
  [a, b]: readonly [SideName, SideName],
  figure: CrossoverFigure,
  scored: SideScorer,
): Task<number> {
  let { low, high } = bracket
  while (high / low - 1 > minWidth) {
    const middle = Math.sqrt(low * high)
    const [x, y] = [a, b].map((side) => lower(figureOf(scored(side, middle), figure), figure)) as [number, number]
    yield 0
    if (distance(x, y) <= equalShare) return middle
    if (Math.sign(x - y) === bracket.below) low = middle
    else high = middle
  }
  return high
}

function figureOf({ bill, latency, headroom }: Scorecard, figure: CrossoverFigure): number {
  return figure === 'monthly' ? bill.monthly : figure === 'p99' ? latency.overall.p99 : headroom.multiplier
}

/** A value that is better the lower it is: of headroom its inverse. */
function lower(value: number, figure: CrossoverFigure): number {
  return figure === 'headroom' ? 1 / value : value
}

/** The lowest crossover names the better side below it, each later one the better side above it. */
function sentence(
  { comparison }: AnalysisInput,
  { figure, load, rate, below, sides }: Pick<Crossover, 'figure' | 'load' | 'rate' | 'below' | 'sides'>,
  first: boolean,
  scored: SideScorer,
): string {
  const { catalog } = comparison
  const there = { catalog, drawn: scored('drawn', load), merged: scored('merged', load) }
  if (first && figure === 'monthly' && below !== 'advised' && !sides.includes('advised')) {
    return breakEvenSentence(breakEvenAt(load, below, there)) as string
  }
  const above = sides[0] === below ? sides[1] : sides[0]
  const subject = (side: SideName) => (side === 'advised' ? 'the advised partition is' : sidePhrase(side, there))
  const better = { monthly: 'cheaper', p99: 'faster at p99', headroom: 'farther from a limit' }[figure]
  if (first) return `Below ${rateText(rate)} ${subject(below)} ${better}.`
  return `From ${rateText(rate)} on ${subject(above)} ${better} again.`
}

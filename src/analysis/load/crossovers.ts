/**
 * Where one side overtakes another over load [S2]. The points of a sweep only tell between which two loads the sign of
 * the difference turns; where, is found by halving the logarithm of the load between them, scoring both sides each
 * time, until both are equal to a ten-thousandth. Cost grows in steps (another machine), so the sign may turn without
 * the two ever being equal: then the load of the step is told. Both may overtake each other several times.
 *
 * A difference that is too small to be noticed (half a per cent of money, two of time, five of headroom) has no sign: two sides that cost
 * the same do not overtake each other a hundred times.
 */

import { rate as rateText } from '../../base/quantityFormat'
import type { Task } from '../../base/task'
import type { PerSecond } from '../../base/units'
import type { Scorecard } from '../../scorer/result/scorecard'
import type { AnalysisInput } from '../subject/analysisInput'
import { breakEvenAt, breakEvenSentence, sidePhrase } from './breakEven'
import type { Crossover, CrossoverFigure, LoadCurve, LoadPoint, SideName } from './loadCurve'

/** Relative distance at which two figures are equal, and the relative width at which a load is found. */
const equalShare = 1e-4
const minWidth = 1e-7
const noticeable = { monthly: 0.005, p99: 0.02, headroom: 0.05 }

export type SideScorer = (side: SideName, load: number) => Scorecard

export function* findCrossovers(
  input: AnalysisInput,
  figure: CrossoverFigure,
  [a, b]: readonly [LoadCurve, LoadCurve],
  scored: SideScorer,
  rate: PerSecond,
): Task<readonly Crossover[]> {
  const brackets = turns(a.points, b.points, figure)
  const list: Crossover[] = []
  for (const { low, high, below } of brackets) {
    const at = yield* solved([a.side, b.side], figure, scored, low, high, below)
    const values = [figureOf(scored(a.side, at), figure), figureOf(scored(b.side, at), figure)] as const
    const better = below < 0 ? a.side : b.side
    list.push({
      figure,
      load: at,
      rate: rate * at,
      values,
      below: better,
      sides: [a.side, b.side],
      step: !(Math.abs(values[0] - values[1]) <= 1e-3 * Math.max(...values)),
      sentence: sentence(input, figure, at, rate, better, [a.side, b.side], list.length === 0, scored),
    })
  }
  return list
}

interface Bracket {
  readonly low: number
  readonly high: number
  /** The sign below: −1 where the first side is lower. */
  readonly below: number
}

function turns(a: readonly LoadPoint[], b: readonly LoadPoint[], figure: CrossoverFigure): readonly Bracket[] {
  const list: Bracket[] = []
  let last: { readonly at: number; readonly sign: number } | undefined
  a.forEach((point, i) => {
    const [x, y] = [lower(point[figure], figure), lower(b[i]![figure], figure)]
    const sign = distance(x, y) > noticeable[figure] ? Math.sign(x - y) : 0
    if (sign === 0) return
    if (last && sign !== last.sign) list.push({ low: last.at, high: point.load, below: last.sign })
    last = { at: point.load, sign }
  })
  return list
}

/** Relative; two that never answer are equal. */
function distance(x: number, y: number): number {
  if (x === y) return 0
  const larger = Math.max(Math.abs(x), Math.abs(y))
  return larger === Infinity ? 1 : Math.abs(x - y) / larger
}

function* solved(
  [a, b]: readonly [SideName, SideName],
  figure: CrossoverFigure,
  scored: SideScorer,
  from: number,
  to: number,
  below: number,
): Task<number> {
  let [low, high] = [from, to]
  while (high / low - 1 > minWidth) {
    const middle = Math.sqrt(low * high)
    const [x, y] = [a, b].map((side) => lower(figureOf(scored(side, middle), figure), figure)) as [number, number]
    yield 0
    if (distance(x, y) <= equalShare) return middle
    if (Math.sign(x - y) === below) low = middle
    else high = middle
  }
  return high
}

function figureOf({ bill, latency, headroom }: Scorecard, figure: CrossoverFigure): number {
  return figure === 'monthly' ? bill.monthly : figure === 'p99' ? latency.overall.p99 : headroom.multiplier
}

/** What is better the lower it is: of headroom the share of it that is used up. */
function lower(value: number, figure: CrossoverFigure): number {
  return figure === 'headroom' ? 1 / value : value
}

/** The lowest crossing says who is better below it, the next ones who is better again from there on. */
function sentence(
  { document, comparison }: AnalysisInput,
  figure: CrossoverFigure,
  at: number,
  rate: PerSecond,
  below: SideName,
  sides: readonly [SideName, SideName],
  first: boolean,
  scored: SideScorer,
): string {
  const there = { ...comparison, drawn: scored('drawn', at), merged: scored('merged', at) }
  if (first && figure === 'monthly' && below !== 'advised' && !sides.includes('advised')) {
    return breakEvenSentence(breakEvenAt(document, at, below, there)) as string
  }
  const above = sides[0] === below ? sides[1] : sides[0]
  const subject = (side: SideName) => (side === 'advised' ? 'the advised partition is' : sidePhrase(side, there))
  const better = { monthly: 'cheaper', p99: 'faster at p99', headroom: 'farther from a limit' }[figure]
  if (first) return `Below ${rateText(rate * at)} ${subject(below)} ${better}.`
  return `From ${rateText(rate * at)} on ${subject(above)} ${better} again.`
}

/**
 * The headline qualified by the draws. It stays as it is where at least 95 % of the draws agree; otherwise it names
 * the doubtful claim and the range of the difference.
 */

import { duration, money, number, share } from '../../base/quantityFormat'
import { headline as plain } from '../../scorer/headline'
import type { Comparison } from '../../scorer/result/scorecard'
import { type ComparisonSample, noticeableSign, sideFigures } from './comparisonSample'
import type { FigureBands } from './statistics'

/** Share of draws from which a claim counts as certain. */
export const certainShare = 0.95

/** The headline of a comparison, followed by its doubtful claims. */
export function qualifiedHeadline(
  comparison: Comparison,
  figures: readonly FigureBands[],
  samples: readonly ComparisonSample[],
): string {
  const sentence = plain(comparison)
  const claimed = figures.filter(
    ({ figure }) =>
      figure === 'monthly' ||
      (figure === 'p50' && / (answers|takes) /.test(sentence) && !/finish/.test(sentence)) ||
      (figure === 'p99' && / at p99 /.test(sentence)),
  )
  const today: ComparisonSample = { drawn: sideFigures(comparison.drawn), merged: sideFigures(comparison.merged) }
  const doubts = claimed.flatMap((one) =>
    noticeableSign(today, one.figure) === 0 ? [] : (doubtOf(one, whatChanges(comparison)) ?? []),
  )
  return [sentence, ...walls(comparison, samples), ...doubts].join(' ')
}

/** "Of 1,000 draws of 64 inputs, merging costs less in 100 %, answers sooner in 98 %." */
export function supportSentence(
  figures: readonly FigureBands[],
  draws: number,
  inputs: number,
  comparison: Pick<Comparison, 'bridge'>,
): string {
  const claims = figures.flatMap(({ figure, difference: { value }, lower, same, higher }) => {
    const verb = verbs[figure as keyof typeof verbs]
    if (!verb || value === null) return []
    if (same === 1) return [`${verb.same} in all`]
    return [lower >= higher ? `${verb.lower} in ${share(lower, 2)}` : `${verb.higher} in ${share(higher, 2)}`]
  })
  if (claims.length === 0) return ''
  return `Of ${number(draws, 4)} draws of ${number(inputs, 4)} inputs, ${whatChanges(comparison)} ${claims.join(', ')}.`
}

/** What the draws compare: where the merged side has moved, both together. */
function whatChanges({ bridge }: Pick<Comparison, 'bridge'>): string {
  const to = bridge?.stayed?.movedTo
  return to === undefined ? 'merging' : `merging and moving to ${to}`
}

const verbs = {
  monthly: { lower: 'costs less', higher: 'costs more', same: 'costs the same' },
  p50: { lower: 'answers sooner', higher: 'answers later', same: 'answers as fast' },
  p99: { lower: 'answers sooner at p99', higher: 'answers later at p99', same: 'answers as fast at p99' },
} as const

/** The qualification of one figure; undefined where the draws agree. */
function doubtOf({ figure, difference, lower, higher, holds }: FigureBands, subject: string): string | undefined {
  const verb = verbs[figure as keyof typeof verbs]
  const { value, low, high } = difference
  if (!verb || value === null || low === null || high === null || holds >= certainShare) return undefined
  const what = value < 0 ? verb.lower : verb.higher
  const agree = value < 0 ? lower : higher
  const doubt = agree < 0.5 ? 'doubtful' : 'not certain'
  return `That ${subject} ${what} is ${doubt}: ${share(agree, 2)} of draws agree (${between(figure, low, high)}).`
}

/** "from $120 less to $40 more a month". */
function between(figure: string, low: number, high: number): string {
  const claims = (value: number) => {
    const size = figure === 'monthly' ? money(Math.abs(value), 2) : duration(Math.abs(value), 2)
    if (!Number.isFinite(value)) return value < 0 ? 'no end less' : 'no end more'
    return `${size} ${value < 0 ? 'less' : 'more'}`
  }
  return `from ${claims(low)} to ${claims(high)}${figure === 'monthly' ? ' a month' : ''}`
}

/** Whether a side carries its load is the first claim of the headline, so it is qualified first. */
function walls({ drawn, merged }: Comparison, samples: readonly ComparisonSample[]): readonly string[] {
  const sides = [
    ['drawn', drawn, 'as drawn it'],
    ['merged', merged, 'merged it'],
  ] as const
  return sides.flatMap(([side, card, who]) => {
    const bears = samples.filter((one) => (one[side].headroom ?? Infinity) >= 1).length / Math.max(1, samples.length)
    const today = card.headroom.multiplier >= 1
    if (today ? bears >= certainShare : bears <= 1 - certainShare) return []
    const text = today ? `stops short of its load in ${share(1 - bears, 2)}` : `bears its load in ${share(bears, 2)}`
    return [`${who.charAt(0).toUpperCase()}${who.slice(1)} ${text} of draws.`]
  })
}

/**
 * The headline sentence, derived from the figures alone: no adjective, no advice, fair both ways. First the limit that a
 * side reaches below its load, then what merging changes: hops, response time, money. Improvements stand before the
 * "but", deteriorations after it; where nothing improves, splitting wins.
 */

import { money, number, share } from '../base/quantityFormat'
import { size } from '../base/table'
import { wordList } from '../base/wordList'
import { idInFile } from '../model/constructors'
import type { DeployableId } from '../model/document'
import { completionTime, outlivesAnswer } from './measures/completionTime'
import type { Comparison, Limit, Scorecard } from './result/scorecard'

/** Smaller differences count as none: half a per cent of money, two of time. */
const noticeable = 0.005
const noticeableTime = 0.02

/** A change by merging: its text, and whether it is an improvement (+1), a deterioration (−1) or neither. */
interface Change {
  readonly text: string
  readonly sign: -1 | 0 | 1
}

/** One or two sentences about both sides; without services or workload, what to add. */
export function headline({ drawn, merged }: Comparison): string {
  if (size(drawn.placement) === 0) return 'Nothing is drawn yet: add a service, or open an example.'
  if (drawn.lowered.sources.length === 0) return 'Nobody calls this yet: add a workload, and the figures follow.'
  const walls = [wall('As drawn this', drawn), wall('Merged it', merged)]
  const fewer = hops(drawn, merged)
  const changes = [...pace(drawn, merged), costs(drawn, merged)]
  if (
    fewer === '' &&
    changes.every(({ sign }) => sign === 0) &&
    drawn.structure.deployables === merged.structure.deployables
  ) {
    return [walls[0], 'Merging changes nothing: both sides are the same.'].filter(Boolean).join(' ')
  }
  return [...walls, sentence(fewer, changes)].filter(Boolean).join(' ')
}

/** "As drawn this stops at 5 % of its load: Step Functions state transitions." Empty where it bears its load. */
function wall(who: string, card: Scorecard): string {
  const { multiplier, limits } = card.headroom
  if (!(multiplier < 1)) return ''
  return `${who} stops at ${share(multiplier, 2)} of its load${limits[0] ? `: ${whatStops(limits[0], card)}` : ''}.`
}

/** The provider's part for a quota, the deployable for what is ours; then what runs out, its figures left out. */
function whatStops({ kind, of, why }: Limit, { sizing }: Scorecard): string {
  const what = why.split(':')[0] ?? why
  const label = kind === 'quota' && sizing[of as DeployableId]?.label.replace(/,? (standard|on demand)$/i, '')
  if (!label) return `${what} of ${idInFile(of)}`
  return what.toLowerCase().startsWith(label.toLowerCase()) ? what : `${label} ${what}`
}

function sentence(hops: string, changes: readonly Change[]): string {
  const [better, worse] = [1, -1].map((sign) => changes.filter((change) => change.sign === sign)) as [
    Change[],
    Change[],
  ]
  const same = changes.filter(({ sign, text }) => sign === 0 && text !== '')
  const textOf = (list: readonly Change[], first = '') =>
    wordList([first, ...list.map((change) => change.text)].filter((part) => part !== ''))
  if (worse.length === 0) return `Merged it ${textOf([...better, ...same], hops)}.`
  if (better.length === 0) return `Splitting wins: merged it ${textOf([...worse, ...same], hops)}.`
  const both = `erged it ${textOf([...better, ...same], hops)}, but ${textOf(worse)}.`
  return worse.some(({ text }) => text.startsWith('costs')) ? `Splitting wins on cost: m${both}` : `M${both}`
}

/** Fewer hops are neither good nor bad, because their cost is in the other figures; they are named first. */
function hops(drawn: Scorecard, merged: Scorecard): string {
  const fewer = drawn.structure.hops - merged.structure.hops
  if (Math.abs(fewer) < 0.005) return ''
  const count = number(Math.abs(fewer), 2)
  return `makes ${count} ${fewer > 0 ? 'fewer' : 'more'} ${count === '1' ? 'hop' : 'hops'}`
}

/** The median; the p99 only where it goes the other way. */
function pace(drawn: Scorecard, merged: Scorecard): readonly Change[] {
  if (outlivesAnswer(drawn) || outlivesAnswer(merged)) return [finish(drawn, merged)]
  const [before, after] = [drawn.latency.overall, merged.latency.overall]
  const median = change(before.p50, after.p50)
  const tail = change(before.p99, after.p99)
  if (tail.sign * median.sign >= 0) return [median.sign === 0 ? tail : median]
  return [median, { ...tail, text: tail.text.replace(/^(answers|takes)/, 'at p99 $1') }]
}

/** Where most of the work outlives the answer, because calls are async, the completion time counts instead [T7]. */
function finish(drawn: Scorecard, merged: Scorecard): Change {
  const { text, sign } = change(completionTime(drawn), completionTime(merged))
  return { text: text.replace(/^answers/, 'finishes').replace(/^takes (.*)$/, 'takes $1 to finish'), sign }
}

function change(before: number, after: number): Change {
  if (before === after) return { text: before === Infinity ? 'keeps up no better' : 'answers as fast', sign: 0 }
  if (before === Infinity) return { text: 'keeps up with its load', sign: 1 }
  if (after === Infinity) return { text: 'does not keep up with its load', sign: -1 }
  const ratio = before === 0 ? Infinity : after / before
  if (Math.abs(ratio - 1) < noticeableTime) return { text: 'answers as fast', sign: 0 }
  if (ratio < 0.0005) return { text: 'answers at once', sign: 1 }
  if (ratio < 1) return { text: `answers in ${fraction(ratio)}`, sign: 1 }
  if (ratio === Infinity) return { text: 'takes longer', sign: -1 }
  return {
    text: ratio < 1.95 ? `takes ${share(ratio - 1, 2)} longer` : `takes ${number(ratio, 2)} times as long`,
    sign: -1,
  }
}

function costs({ bill: { monthly: before } }: Scorecard, { bill: { monthly: after } }: Scorecard): Change {
  const difference = after - before
  if (!Number.isFinite(difference) || Math.max(before, after) === 0) return { text: '', sign: 0 }
  if (Math.abs(difference) <= noticeable * Math.max(before, after)) return { text: 'costs the same', sign: 0 }
  const part = before > 0 ? ` (${difference > 0 ? '+' : '−'}${share(Math.abs(difference) / before, 2)})` : ''
  const more = difference > 0 ? 'more' : 'less'
  return { text: `costs ${money(Math.abs(difference))} ${more} a month${part}`, sign: difference > 0 ? -1 : 1 }
}

/** "a third of the time": the nearest plain fraction if it is near, else the share. */
function fraction(ratio: number): string {
  const near = plainFractions.find(([value]) => Math.abs(ratio / value - 1) < 0.05)
  return near ? near[1] : `${share(ratio, 2)} of the time`
}

const plainFractions: readonly (readonly [number, string])[] = [
  [1 / 2, 'half the time'],
  [1 / 3, 'a third of the time'],
  [2 / 3, 'two thirds of the time'],
  [1 / 4, 'a quarter of the time'],
  [3 / 4, 'three quarters of the time'],
  [1 / 5, 'a fifth of the time'],
  [1 / 10, 'a tenth of the time'],
]

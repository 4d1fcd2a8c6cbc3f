/**
 * The headline sentence, derived from the figures alone: no adjective, no advice, fair both ways. First the limit that a
 * side reaches below its load, then what merging changes: hops, response time, money and the largest step of it (the
 * bridge). Improvements stand before the "but", deteriorations after it; where nothing improves, splitting wins. Where
 * the merged side runs elsewhere than its members did, merging is judged as if it had stayed, and the move has a sentence
 * of its own [B8].
 */

import { money, number, share } from '../base/quantityFormat'
import { size } from '../base/table'
import { wordList } from '../base/wordList'
import { idInFile } from '../model/constructors'
import type { DeployableId } from '../model/document'
import { headlineFigures } from './bridge/headlineFigures'
import { largestStep } from './bridge/largestStep'
import type { HeadlineFigures, StayedSides, Steps } from './result/bridgeStep'
import type { Comparison, Limit, Scorecard } from './result/scorecard'
import { throughputSentence } from './userThroughput'

/** Smaller differences count as none: half a per cent of money, two of time. */
const noticeable = 0.005
const noticeableTime = 0.02

/** A change by merging: its text, and whether it is an improvement (+1), a deterioration (−1) or neither. */
interface Change {
  readonly text: string
  readonly sign: -1 | 0 | 1
}

/** Sentences about both sides: merging alone, then the move; without services or workload, what to add. */
export function headline({ drawn, merged, bridge }: Comparison): string {
  if (size(drawn.placement) === 0) return 'Nothing is drawn yet: add a service, or open an example.'
  if (drawn.lowered.sources.length === 0) return 'Nobody calls this yet: add a workload, and the figures follow.'
  const requests = throughputSentence({ drawn, merged }) ?? ''
  const walls = [wall('As drawn this', drawn), wall('Merged it', merged)]
  // Where a side has moved, merging is judged on the platform of its members [L8].
  const stayed = bridge?.stayed
  const [before, after] = [stayed?.drawn ?? headlineFigures(drawn), stayed?.merged ?? headlineFigures(merged)]
  const fewer = hops(before, after)
  const changes = [...pace(before, after), costs(before, after, bridge?.monthly)]
  const isSame = fewer === '' && changes.every(({ sign }) => sign === 0) && before.deployables === after.deployables
  const moves = stayed?.movedTo && move({ ...stayed, movedTo: stayed.movedTo }, headlineFigures(merged))
  const drawnMoves = stayed ? drawnMove(stayed.drawn.monthly - drawn.bill.monthly, stayed) : ''
  if (isSame) {
    const none = moves
      ? `Merging changes nothing; moving ${moves}`
      : 'Merging changes nothing: both sides are the same.'
    return [...(moves ? walls : [walls[0]]), none, drawnMoves, requests].filter(Boolean).join(' ')
  }
  return [...walls, sentence(fewer, changes), moves ? `Moving ${moves}` : '', drawnMoves, requests]
    .filter(Boolean)
    .join(' ')
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
function hops(drawn: HeadlineFigures, merged: HeadlineFigures): string {
  const fewer = drawn.hops - merged.hops
  if (Math.abs(fewer) < 0.005) return ''
  const count = number(Math.abs(fewer), 2)
  return `makes ${count} ${fewer > 0 ? 'fewer' : 'more'} ${count === '1' ? 'hop' : 'hops'}`
}

/** The median; the p99 only where it goes the other way. */
function pace(before: HeadlineFigures, after: HeadlineFigures): readonly Change[] {
  if (before.late || after.late) return [finish(before, after)]
  const median = change(before.p50, after.p50)
  const tail = change(before.p99, after.p99)
  if (tail.sign * median.sign >= 0) return [median.sign === 0 ? tail : median]
  return [median, { ...tail, text: tail.text.replace(/^(answers|takes)/, 'at p99 $1') }]
}

/** Where most of the work outlives the answer, because calls are async, the completion time counts instead [T7]. */
function finish(before: HeadlineFigures, after: HeadlineFigures): Change {
  const { text, sign } = change(before.done, after.done)
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

/** The difference of the bills, its share of the first, and the step that it is most of. */
function costs({ monthly: before }: HeadlineFigures, { monthly: after }: HeadlineFigures, steps?: Steps): Change {
  const difference = after - before
  if (!Number.isFinite(difference) || Math.max(before, after) === 0) return { text: '', sign: 0 }
  if (isUnnoticeable(before, after)) return { text: 'costs the same', sign: 0 }
  const notes = [shareOf(before, difference), steps ? largest(steps) : ''].filter(Boolean)
  const more = difference > 0 ? 'more' : 'less'
  const note = notes.length > 0 ? ` (${notes.join(', ')})` : ''
  return { text: `costs ${money(Math.abs(difference))} ${more} a month${note}`, sign: difference > 0 ? -1 : 1 }
}

function isUnnoticeable(before: number, after: number): boolean {
  return Math.abs(after - before) <= noticeable * Math.max(before, after)
}

/** "−92 %"; empty where there was nothing. */
function shareOf(before: number, difference: number): string {
  return before > 0 ? `${difference > 0 ? '+' : '−'}${share(Math.abs(difference) / before, 2)}` : ''
}

/** "most of it load balancers: $80.00". What is more than all of it, or less than half, is the largest step. */
function largest(steps: Steps): string {
  const found = largestStep(steps)
  if (!found) return ''
  const { whole, step } = found
  const part = step.value / whole
  const value = money(Math.abs(step.value))
  if (part >= 0.5 && part <= 1.005) return `most of it ${step.name}: ${value}`
  return `the largest step ${step.name}: ${step.value > 0 ? '+' : '−'}${value}`
}

/** "it to Fargate saves another $800 a month, and it answers in half the time.": the move on top of merging. */
function move({ drawn, merged, movedTo }: Required<StayedSides>, now: HeadlineFigures): string {
  const paces = pace(merged, now).filter(({ sign }) => sign !== 0)
  const then = paces.length > 0 ? `, and it ${wordList(paces.map(({ text }) => text))}` : ''
  return `it to ${movedTo} ${moveCosts(drawn, merged, now)}${then}.`
}

/** "Another" where merging goes the same way; the share where merging costs the same, so that nothing else states one. */
function moveCosts({ monthly: drawn }: HeadlineFigures, { monthly: merged }: HeadlineFigures, now: HeadlineFigures) {
  const difference = now.monthly - merged
  if (!Number.isFinite(difference) || isUnnoticeable(merged, now.monthly)) return 'costs the same'
  const isFirst = isUnnoticeable(drawn, merged)
  const isAnother = !isFirst && merged > drawn === difference > 0
  const note = isFirst && merged > 0 ? ` (${shareOf(merged, difference)})` : ''
  const amount = `${isAnother ? 'another ' : ''}${money(Math.abs(difference))}`
  if (difference < 0) return `saves ${amount} a month${note}`
  return `costs ${amount} ${isAnother ? '' : 'more '}a month${note}`
}

/** What moving the drawn side, which moves by the same rule, saves there. */
function drawnMove(saved: number, { drawn: { monthly }, movedTo }: StayedSides): string {
  if (!Number.isFinite(saved) || isUnnoticeable(monthly, monthly - saved)) return ''
  return `The drawn side moves${movedTo === undefined ? '' : ' too'}: that ${saved > 0 ? 'saves' : 'costs'} ${money(Math.abs(saved))} a month.`
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

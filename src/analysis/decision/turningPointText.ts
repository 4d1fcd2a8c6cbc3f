/**
 * What would turn the answer, as sentences: switching values of single inputs, and loads at which one side overtakes
 * another.
 */

import { factor, format } from '../../base/quantityFormat'
import type { LoadSweep } from '../load/loadSweep'
import type { SwitchingResult } from '../uncertainty/switchingValues'

/** At most `max` switching values of the bill, and half as many of response times. */
export function switchingSentences({ list, testedInputs: asked }: SwitchingResult, max = 6): readonly string[] {
  const money = list.filter(({ figure }) => figure === 'monthly')
  const times = list.filter(({ figure }) => figure !== 'monthly')
  const shown = [...money.slice(0, max), ...times.slice(0, max / 2)]
  const never = [
    ...(money.length === 0 && asked.monthly > 0 ? [`the cost (${asked.monthly} asked)`] : []),
    ...(times.length === 0 && asked.p50 + asked.p99 > 0
      ? [`the response time (${Math.max(asked.p50, asked.p99)} asked)`]
      : []),
  ]
  const none = `No input alone, from a hundredth to a hundred times its value, turns ${never.join(' or ')}.`
  return [
    ...shown.map(({ sentence, withinRange: likely }) => `${sentence}${likely ? ' That is within its range.' : ''}`),
    ...(never.length > 0 ? [none] : []),
    ...(shown.length === 0 && never.length === 0 ? ['Both sides are too alike for an answer to turn.'] : []),
  ]
}

/** Crossovers, first limits and today's load. */
export function loadSentences({
  crossovers: crossings,
  walls,
  rate,
}: Pick<LoadSweep, 'crossovers' | 'walls' | 'rate'>) {
  const first = walls.filter((wall) => wall.first)
  const sides = { drawn: 'As drawn', merged: 'Merged', advised: 'As advised' }
  const stops = first.map(
    ({ side, load: at, why }) => `${sides[side]} it stops at ${factor(at)} of today’s load: ${why}.`,
  )
  const never =
    'Neither side overtakes the other, in cost, at p99 or in headroom, from a thousandth to a thousand times today’s load.'
  return [
    ...crossings.map(({ sentence }) => sentence),
    ...(crossings.length === 0 ? [never] : []),
    ...stops,
    `Today’s load is ${format('rate', rate)}.`,
  ] as readonly string[]
}

/**
 * The sentence on top, made from the figures and from nothing else: no adjective, no advice, fair both ways. It
 * says first what stops a side before its load, then what merging changes: hops, response time, money.
 */

import { money, number, share } from '../base/format'
import { size } from '../base/table'
import type { Comparison, Scorecard } from './scorecard'

/** Below this a difference is none: 0.5 %. */
const noticeable = 0.005

export function verdict({ drawn, merged }: Comparison): string {
  if (size(drawn.placement) === 0) return 'Nothing is drawn yet: add a service, or open an example.'
  if (drawn.lowered.sources.length === 0) return 'Nobody calls this yet: add a workload, and the figures follow.'
  const walls = [wall('As drawn this', drawn), wall('Merged it', merged)].filter((said) => said !== '')
  const same =
    drawn.structure.deployables === merged.structure.deployables && drawn.structure.hops === merged.structure.hops
  if (same && alike(drawn, merged))
    return [...walls.slice(0, 1), 'There is nothing to merge: both sides are the same.'].join(' ')
  return [...walls, changes(drawn, merged)].join(' ')
}

/** "As drawn this stops at 5 % of its load: Step Functions state transitions." Empty where it bears its load. */
function wall(who: string, { headroom }: Scorecard): string {
  const [first] = headroom.limits
  if (!(headroom.multiplier < 1)) return ''
  return `${who} stops at ${share(headroom.multiplier, 2)} of its load${first ? `: ${first.why}` : ''}.`
}

function changes(drawn: Scorecard, merged: Scorecard): string {
  const saved = drawn.bill.monthly - merged.bill.monthly
  const dearer = -saved > noticeable * Math.max(drawn.bill.monthly, merged.bill.monthly)
  const [before, after] = [drawn.latency.overall.p50, merged.latency.overall.p50]
  const splitWins = dearer && !(after < before * (1 - noticeable))
  const said = [
    hops(drawn.structure.hops - merged.structure.hops),
    pace(before, after),
    costs(drawn.bill.monthly, merged.bill.monthly),
  ]
  const phrase = joined(said.filter((part) => part !== ''))
  return splitWins ? `Splitting wins: merged it ${phrase}.` : `Merged it ${phrase}.`
}

function hops(fewer: number): string {
  if (Math.abs(fewer) < 0.005) return 'makes as many hops'
  return `makes ${number(Math.abs(fewer), 2)} ${fewer > 0 ? 'fewer' : 'more'} ${number(Math.abs(fewer), 2) === '1' ? 'hop' : 'hops'}`
}

function pace(before: number, after: number): string {
  if (before === Infinity && after === Infinity) return 'keeps up no better'
  if (before === Infinity) return 'keeps up with its load'
  if (after === Infinity) return 'no longer keeps up with its load'
  const ratio = before === 0 ? (after === 0 ? 1 : Infinity) : after / before
  if (Math.abs(ratio - 1) < noticeable) return 'answers as fast'
  if (ratio < 1) return `answers in ${fraction(ratio)} of the time`
  return `takes ${number(ratio, 2)} times as long`
}

function costs(before: number, after: number): string {
  const difference = after - before
  const most = Math.max(before, after)
  if (most === 0) return ''
  if (Math.abs(difference) <= noticeable * most) return 'costs the same'
  const part = before > 0 ? ` (${difference > 0 ? '+' : '−'}${share(Math.abs(difference) / before, 2)})` : ''
  return `costs ${money(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} a month${part}`
}

/** "a third", "a tenth", "70 %": the nearest plain fraction if it is near. */
function fraction(ratio: number): string {
  const plain: readonly (readonly [number, string])[] = [
    [1 / 2, 'half'],
    [1 / 3, 'a third'],
    [2 / 3, 'two thirds'],
    [1 / 4, 'a quarter'],
    [3 / 4, 'three quarters'],
    [1 / 5, 'a fifth'],
    [1 / 10, 'a tenth'],
  ]
  const near = plain.find(([value]) => Math.abs(ratio / value - 1) < 0.07)
  return near ? near[1] : share(ratio, 2)
}

function alike(drawn: Scorecard, merged: Scorecard): boolean {
  const close = (a: number, b: number) => a === b || Math.abs(a - b) <= noticeable * Math.max(Math.abs(a), Math.abs(b))
  return close(drawn.bill.monthly, merged.bill.monthly) && close(drawn.latency.overall.p50, merged.latency.overall.p50)
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

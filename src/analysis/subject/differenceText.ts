/**
 * The difference between two sets of figures as text: what improves and what gets worse. Differences too small to
 * notice are left out.
 */

import { duration, money, number, share } from '../../base/quantityFormat'
import { wordList } from '../../base/wordList'
import type { PartitionFigures } from './rating'

/** Relative differences below these count as none; for independence, which is a share, the absolute difference. */
const minDifference = { money: 0.005, time: 0.02, hops: 0.01, load: 0.05, independence: 0.01 }

/** Headroom above this multiple of today's load is not distinguished. */
const maxMultiple = 100

/** Phrases without a subject, improvements apart from losses. */
export interface DifferenceText {
  /** "costs $384 less a month (−52 %)" */
  readonly better: readonly string[]
  readonly worse: readonly string[]
}

/** Phrases for the changes of bill, p99, hops and headroom, improvements apart from losses. */
export function differenceText(before: PartitionFigures, after: PartitionFigures): DifferenceText {
  const changes = [bill, time, hops, load].map((rule) => rule(before, after)).filter((one) => one !== undefined)
  return {
    better: changes.flatMap(({ better, text }) => (better ? [text] : [])),
    worse: changes.flatMap(({ better, text }) => (better ? [] : [text])),
  }
}

/** "makes 3 fewer hops, but costs $12.00 more a month (+4 %)"; empty where nothing changes. */
export function differencePhrase({ better, worse }: DifferenceText): string {
  return [wordList(better), wordList(worse)].filter(Boolean).join(', but ')
}

type Change = { readonly better: boolean; readonly text: string } | undefined

function bill({ monthly: before }: PartitionFigures, { monthly: after }: PartitionFigures): Change {
  const by = after - before
  if (!(Math.abs(by) > minDifference.money * Math.max(before, after))) return undefined
  const part = before > 0 ? ` (${by > 0 ? '+' : '−'}${share(Math.abs(by) / before, 2)})` : ''
  return { better: by < 0, text: `costs ${money(Math.abs(by))} ${by < 0 ? 'less' : 'more'} a month${part}` }
}

function time({ p99: before }: PartitionFigures, { p99: after }: PartitionFigures): Change {
  if (before === after || Math.abs(after - before) <= minDifference.time * Math.max(before, after)) return undefined
  if (before === Infinity) return { better: true, text: 'keeps up with its load' }
  if (after === Infinity) return { better: false, text: 'does not keep up with its load' }
  return { better: after < before, text: `answers in ${duration(after)} at p99, not ${duration(before)}` }
}

function hops({ hops: before }: PartitionFigures, { hops: after }: PartitionFigures): Change {
  const by = before - after
  if (!(Math.abs(by) > minDifference.hops * Math.max(before, after))) return undefined
  const count = number(Math.abs(by), 2)
  return { better: by > 0, text: `makes ${count} ${by > 0 ? 'fewer' : 'more'} ${count === '1' ? 'hop' : 'hops'}` }
}

function load({ headroom: before }: PartitionFigures, { headroom: after }: PartitionFigures): Change {
  if (before === after || Math.min(before, after) > maxMultiple) return undefined
  if (Math.abs(after - before) <= minDifference.load * Math.max(before, after)) return undefined
  const text = (value: number) =>
    value > maxMultiple ? 'far more than today’s load' : `${number(value, 2)} times today’s load`
  const from = before > maxMultiple ? 'far more' : number(before, 2)
  return { better: after > before, text: `bears ${text(after)}, not ${from}` }
}

/** Whether any figure, independence included, differs noticeably. */
export function isNoticeable(before: PartitionFigures, after: PartitionFigures): boolean {
  const { better, worse } = differenceText(before, after)
  return (
    better.length + worse.length > 0 || Math.abs(after.independence - before.independence) > minDifference.independence
  )
}

/**
 * Which partition is advised [V3]. It must bear its load: as much as drawn, at least today's, but nobody asks for more
 * than ten times today's. Its p99 is not noticeably longer than drawn (two per cent), and it has one, if any of them
 * keeps up with the load. Of those it is the one of most worth:
 *
 *     worth  =  saving ÷ greatest saving  +  independence  +  ½ · gain of p99 ÷ greatest gain of p99
 *               −  ⅕ · merges and splits ÷ services
 *
 * So the last tenth of the saving is worth a tenth of independence [V1]; all that can be gained in time is worth half
 * of all that can be gained in money; and each change is work, which has to pay. A greatest saving under a tenth of
 * the drawn bill counts as a tenth of it, a greatest gain under a quarter of the drawn p99 as a quarter: dust is no
 * reason to merge. The drawing stands if its worth is within a twentieth of the best; else the best is advised, out
 * of those that no other beats in all three.
 */

import type { Task } from '../../base/task'
import type { Dollars, Seconds } from '../../base/units'
import type { Rating } from '../subject/rating'
import { paretoFrontTask } from './paretoFront'

export interface RatedPartition extends Rating {
  /** Merges and splits that lead there from the drawing. */
  readonly moves: number
}

/** The most that any of them saves and gains against the drawing, or what counts as that. */
export interface BestGains {
  readonly saving: Dollars
  readonly gain: Seconds
}

const maxHeadroom = 10
export const noticeableTimeShare = 0.02
const minSaving = 0.1
const minGain = 0.25
const drawnBonus = 0.05
export const moveCost = 0.2

/** Those that bear their load, or the most that any of them bears. */
export function carryingLoad<Point extends Rating>(all: readonly Point[], drawn: Rating): readonly Point[] {
  const required = Math.min(
    requiredHeadroom(drawn),
    maxOf(all, ({ headroom }) => headroom),
  )
  return all.filter(({ headroom }) => headroom >= required * (1 - 1e-9))
}

/** Out of those that bear their load; `drawn` gives the bounds, it may be among them or not. */
export function* selectPartition<Point extends RatedPartition>(
  strong: readonly Point[],
  drawn: Rating,
  services: number,
): Task<Point> {
  const fast = fastEnough(strong, drawn)
  const gains = bestGains(fast, drawn)
  const value = (point: Point) => netUtility(point, drawn, gains, services)
  const best = (yield* paretoFrontTask(fast)).reduce((a, b) => (value(b) > value(a) ? b : a))
  return fast.find((point) => point.moves === 0 && value(point) >= value(best) - drawnBonus) ?? best
}

/** Worth less the work of getting there. */
export function netUtility(point: RatedPartition, drawn: Rating, gains: BestGains, services: number): number {
  return utility(point, drawn, gains) - (moveCost * point.moves) / Math.max(1, services)
}

/** No slower than drawn; those that are fastest where all are slower. */
export function fastEnough<Point extends Rating>(points: readonly Point[], drawn: Rating): readonly Point[] {
  const bound = Math.min(drawn.p99 * (1 + noticeableTimeShare), Number.MAX_VALUE)
  const fast = points.filter(({ p99 }) => p99 <= bound)
  if (fast.length > 0) return fast
  const fastest = minOf(points, ({ p99 }) => p99)
  return points.filter(({ p99 }) => p99 === fastest)
}

export function bestGains(points: readonly Rating[], drawn: Rating): BestGains {
  const lowest = minOf(points, ({ monthly }) => monthly)
  const fastest = minOf(points, ({ p99 }) => p99)
  const before = finiteOr(drawn.p99, fastest)
  return {
    saving: Math.max(drawn.monthly - lowest, minSaving * drawn.monthly),
    gain: Math.max(before - finiteOr(fastest, before), minGain * before),
  }
}

export function utility({ monthly, p99, independence }: Rating, drawn: Rating, { saving, gain }: BestGains): number {
  const slow = finiteOr(drawn.p99, p99)
  const saved = saving > 0 ? (drawn.monthly - monthly) / saving : 0
  const gained = gain > 0 && Number.isFinite(p99) ? (slow - p99) / gain : 0
  return saved + independence + gained / 2
}

export function requiredHeadroom({ headroom }: Rating): number {
  return Math.min(maxHeadroom, Math.max(1, headroom))
}

/** A hundred thousand values are too many arguments for `Math.min`. */
function minOf<Row>(list: readonly Row[], value: (row: Row) => number): number {
  return list.reduce((least, row) => Math.min(least, value(row)), Infinity)
}

function maxOf<Row>(list: readonly Row[], value: (row: Row) => number): number {
  return -minOf(list, (row) => -value(row))
}

/** The first, if it is a number one can reckon with. */
export function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : Number.isFinite(otherwise) ? otherwise : 0
}

/**
 * Which partition is advised [V3]. It must carry its load: as much as drawn, at least today's, at most ten times
 * today's. Its p99 is not noticeably longer than drawn (two per cent), and finite if that of any partition is. Of
 * those it has the highest net utility:
 *
 *     net utility  =  saving ÷ greatest saving  +  independence  +  ½ · gain of p99 ÷ greatest gain of p99
 *                     −  ⅕ · merges and splits ÷ services
 *
 * So the last tenth of the saving is worth a tenth of independence [V1]; the greatest gain of time is worth half of
 * the greatest saving; and each move is work that has to pay. A greatest saving under a tenth of the drawn bill counts
 * as a tenth of it, a greatest gain under a quarter of the drawn p99 as a quarter, so that tiny gains do not justify a
 * merge. The drawing is kept if its utility is within a twentieth of the best; otherwise the best of the Pareto front
 * is advised.
 */

import type { Task } from '../../base/task'
import type { Dollars, Seconds } from '../../base/units'
import type { Rating } from '../subject/rating'
import { paretoFrontTask } from './paretoFront'

/** A rating with the distance from the drawing. */
export interface RatedPartition extends Rating {
  /** Merges and splits from the drawing to it. */
  readonly moves: number
}

/** The greatest saving and gain against the drawing, or their lower bounds. */
export interface BestGains {
  readonly saving: Dollars
  readonly gain: Seconds
}

const maxHeadroom = 10

/** Relative difference from which a p99 counts as longer. */
export const noticeableTimeShare = 0.02
const minSaving = 0.1
const minGain = 0.25
const drawnBonus = 0.05

/** Utility that moving every service once costs. */
export const moveCost = 0.2

/** The partitions that carry their load; those with the most headroom where none does. */
export function carryingLoad<Point extends Rating>(all: readonly Point[], drawn: Rating): readonly Point[] {
  const required = Math.min(
    requiredHeadroom(drawn),
    maxOf(all, ({ headroom }) => headroom),
  )
  return all.filter(({ headroom }) => headroom >= required * (1 - 1e-9))
}

/** The advised partition among those that carry their load; `drawn` sets the bounds and need not be one of them. */
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

/** Utility less the cost of the moves. */
export function netUtility(point: RatedPartition, drawn: Rating, gains: BestGains, services: number): number {
  return utility(point, drawn, gains) - (moveCost * point.moves) / Math.max(1, services)
}

/** Partitions no slower than drawn; the fastest ones where all are slower. */
export function fastEnough<Point extends Rating>(points: readonly Point[], drawn: Rating): readonly Point[] {
  const bound = Math.min(drawn.p99 * (1 + noticeableTimeShare), Number.MAX_VALUE)
  const fast = points.filter(({ p99 }) => p99 <= bound)
  if (fast.length > 0) return fast
  const fastest = minOf(points, ({ p99 }) => p99)
  return points.filter(({ p99 }) => p99 === fastest)
}

/** The greatest saving and gain of p99 among these partitions. */
export function bestGains(points: readonly Rating[], drawn: Rating): BestGains {
  const lowest = minOf(points, ({ monthly }) => monthly)
  const fastest = minOf(points, ({ p99 }) => p99)
  const before = finiteOr(drawn.p99, fastest)
  return {
    saving: Math.max(drawn.monthly - lowest, minSaving * drawn.monthly),
    gain: Math.max(before - finiteOr(fastest, before), minGain * before),
  }
}

/** Weighted sum of saving, independence and gain of p99. */
export function utility({ monthly, p99, independence }: Rating, drawn: Rating, { saving, gain }: BestGains): number {
  const slow = finiteOr(drawn.p99, p99)
  const saved = saving > 0 ? (drawn.monthly - monthly) / saving : 0
  const gained = gain > 0 && Number.isFinite(p99) ? (slow - p99) / gain : 0
  return saved + independence + gained / 2
}

/** The headroom that a partition must have: that of the drawing, from 1 to 10. */
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

/** `value` where it is finite, else `otherwise`, else 0. */
export function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : Number.isFinite(otherwise) ? otherwise : 0
}

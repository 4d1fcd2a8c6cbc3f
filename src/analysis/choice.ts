/**
 * Which partition is advised [V3]. In this order:
 *
 * 1. It bears its load: as much as drawn, at least today's, but nobody asks for more than ten times today's.
 * 2. Its p99 is not noticeably longer than drawn (two per cent); it has one, if any of them keeps up with the load.
 * 3. Of those it is as cheap as the cheapest, to within a hundredth of the drawn bill or a twentieth of what the
 *    cheapest saves: the last dollars are not worth what they bind together.
 * 4. Of those it is as fast as the fastest, to within a tenth of the drawn p99.
 * 5. Of those it is as independent as the most independent, to within a twentieth.
 * 6. Of those it is the drawing, if that is still among them; else, of what no other beats in all three and is the
 *    cheapest to within half a hundredth of the drawn bill, what is fewest merges and splits away from it.
 *
 * So the drawing stands wherever nothing pays for a change.
 */

import type { Figures } from './figures'
import { dominates } from './front'

export interface Considered extends Figures {
  /** Merges and splits that lead there from the drawing. */
  readonly moves: number
}

const enough = 10
export const noticeableTime = 0.02
const cheapOfBill = 0.01
const cheapOfSaving = 0.05
const fastOfDrawn = 0.1
const asIndependent = 0.05
const dust = 0.005

/** Those that bear the load which rule 1 asks for, or the most that any of them bears. */
export function bearing<Point extends Figures>(all: readonly Point[], drawn: Figures): readonly Point[] {
  const wanted = Math.min(bearingOf(drawn), Math.max(...all.map(({ headroom }) => headroom)))
  return all.filter(({ headroom }) => headroom >= wanted * (1 - 1e-9))
}

/** Out of those that bear the load; `drawn` gives the bounds, it may be among them or not. */
export function chosen<Point extends Considered>(strong: readonly Point[], drawn: Figures): Point {
  const bound = Math.min(drawn.p99 * (1 + noticeableTime), Number.MAX_VALUE)
  const fast = kept(strong, ({ p99 }) => p99 <= bound, least(strong, 'p99'))
  const cheapest = Math.min(...fast.map(({ monthly }) => monthly))
  const slack = Math.max(cheapOfBill * drawn.monthly, cheapOfSaving * (drawn.monthly - cheapest))
  const cheap = fast.filter(({ monthly }) => monthly <= cheapest + slack)
  const fastest = Math.min(...cheap.map(({ p99 }) => p99))
  const quick = cheap.filter(({ p99 }) => p99 <= fastest + fastOfDrawn * finite(drawn.p99, fastest))
  const freest = Math.max(...quick.map(({ independence }) => independence))
  const free = quick.filter(({ independence }) => independence >= freest - asIndependent)
  const asDrawn = free.find(({ moves }) => moves === 0)
  if (asDrawn) return asDrawn
  const unbeaten = free.filter((point) => !free.some((other) => dominates(other, point)))
  const lowest = Math.min(...unbeaten.map(({ monthly }) => monthly))
  const near = unbeaten.filter(({ monthly }) => monthly <= lowest + dust * drawn.monthly)
  return near.reduce((best, next) => (simpler(next, best) ? next : best))
}

/** Fewer moves, then cheaper, then faster. */
function simpler(a: Considered, b: Considered): boolean {
  if (a.moves !== b.moves) return a.moves < b.moves
  return a.monthly === b.monthly ? a.p99 < b.p99 : a.monthly < b.monthly
}

export function bearingOf({ headroom }: Figures): number {
  return Math.min(enough, Math.max(1, headroom))
}

function kept<Point>(points: readonly Point[], fits: (point: Point) => boolean, otherwise: readonly Point[]) {
  const fitting = points.filter(fits)
  return fitting.length > 0 ? fitting : otherwise
}

function least<Point extends Figures>(points: readonly Point[], of: 'p99'): readonly Point[] {
  const best = Math.min(...points.map((point) => point[of]))
  return points.filter((point) => point[of] === best)
}

/** The first, if it is a number one can reckon with. */
export function finite(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : Number.isFinite(otherwise) ? otherwise : 0
}

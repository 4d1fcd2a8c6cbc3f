/**
 * Which partition is advised [V3]. In this order:
 *
 * 1. It bears its load: as much as drawn, at least today's, but nobody asks for more than ten times today's.
 * 2. Its p99 is not noticeably longer than drawn (two per cent).
 * 3. Of those it is as cheap as the cheapest, to within a hundredth of the drawn bill or a twentieth of what the
 *    cheapest saves: the last dollars are not worth what they bind together.
 * 4. Of those it is as fast as the fastest, to within a tenth of the drawn p99.
 * 5. Of those it is as independent as the most independent, to within a hundredth.
 * 6. Of those it is the drawing, if that is still among them, else the one that is fewest moves away from it.
 *
 * So the drawing stands wherever nothing pays for a change.
 */

import type { Figures } from './figures'

export interface Considered extends Figures {
  /** Merges and splits that lead there from the drawing. */
  readonly moves: number
}

const enough = 10
const noticeableTime = 0.02
const cheapOfBill = 0.01
const cheapOfSaving = 0.05
const fastOfDrawn = 0.1
const asIndependent = 0.01

/** `drawn` gives the bounds; it may be among `all` or not. */
export function chosen<Point extends Considered>(all: readonly Point[], drawn: Figures): Point {
  const bearing = Math.min(enough, Math.max(1, drawn.headroom))
  const most = Math.max(...all.map(({ headroom }) => headroom))
  const strong = all.filter(({ headroom }) => headroom >= Math.min(bearing, most) * (1 - 1e-9))
  const fast = kept(strong, ({ p99 }) => p99 <= drawn.p99 * (1 + noticeableTime), least(strong, 'p99'))
  const cheapest = Math.min(...fast.map(({ monthly }) => monthly))
  const slack = Math.max(cheapOfBill * drawn.monthly, cheapOfSaving * (drawn.monthly - cheapest))
  const cheap = fast.filter(({ monthly }) => monthly <= cheapest + slack)
  const fastest = Math.min(...cheap.map(({ p99 }) => p99))
  const quick = cheap.filter(({ p99 }) => p99 <= fastest + fastOfDrawn * finite(drawn.p99, fastest))
  const freest = Math.max(...quick.map(({ independence }) => independence))
  const free = quick.filter(({ independence }) => independence >= freest - asIndependent)
  return free.reduce((best, next) => (better(next, best) ? next : best))
}

/** Fewer moves; of as many the cheaper, then the faster, then the one that came first. */
function better(a: Considered, b: Considered): boolean {
  if (a.moves !== b.moves) return a.moves < b.moves
  if (a.monthly !== b.monthly) return a.monthly < b.monthly
  return a.p99 < b.p99
}

function kept<Point>(points: readonly Point[], fits: (point: Point) => boolean, otherwise: readonly Point[]) {
  const fitting = points.filter(fits)
  return fitting.length > 0 ? fitting : otherwise
}

function least<Point extends Figures>(points: readonly Point[], of: 'p99'): readonly Point[] {
  const best = Math.min(...points.map((point) => point[of]))
  return points.filter((point) => point[of] === best)
}

function finite(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : Number.isFinite(otherwise) ? otherwise : 0
}

/** Aims of the search, the less the better: what [V3] asks for, then speed, then independence, then all in balance. */
export function aims(drawn: Figures): readonly ((figures: Figures) => number)[] {
  const bill = ({ monthly }: Figures) => (drawn.monthly > 0 ? monthly / drawn.monthly : monthly)
  const time = ({ p99 }: Figures) => (p99 === Infinity ? 1e3 : p99 / Math.max(finite(drawn.p99, p99), 1e-9))
  const bound = ({ independence }: Figures) => 1 - independence
  const bearing = Math.min(enough, Math.max(1, drawn.headroom))
  const lacking = ({ headroom }: Figures) => Math.max(0, 1 - headroom / bearing)
  const slow = (figures: Figures) => Math.max(0, time(figures) - 1 - noticeableTime)
  const strain = (figures: Figures) => 100 * lacking(figures) + 10 * Math.min(10, slow(figures))
  return [
    (figures) => strain(figures) + bill(figures) + 0.02 * time(figures) + 0.02 * bound(figures),
    (figures) => 100 * lacking(figures) + time(figures) + 0.05 * bill(figures) + 0.05 * bound(figures),
    (figures) => strain(figures) + bill(figures) + bound(figures),
    (figures) => strain(figures) + bill(figures) + 0.3 * time(figures) + 0.3 * bound(figures),
  ]
}

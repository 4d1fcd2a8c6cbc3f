/**
 * The Pareto front of cost, p99 and independence: partitions of which no other is as good in all three and better
 * in one. The rest need nobody's attention.
 */

import type { Partition } from '../model/document'
import type { Figures } from './figures'

/** A partition that comes into question, and what it comes to. */
export interface Candidate extends Figures {
  readonly partition: Partition
}

export function dominates(a: Figures, b: Figures): boolean {
  return (
    a.monthly <= b.monthly &&
    a.p99 <= b.p99 &&
    a.independence >= b.independence &&
    (a.monthly < b.monthly || a.p99 < b.p99 || a.independence > b.independence)
  )
}

/** Those that none dominates, cheapest first; of equals the first one. */
export function frontOf<Point extends Figures>(points: readonly Point[]): readonly Point[] {
  const ordered = [...points].sort(
    (a, b) => a.monthly - b.monthly || order(a.p99, b.p99) || b.independence - a.independence,
  )
  const front: Point[] = []
  for (const point of ordered) {
    // All that came before cost as much or less.
    if (!front.some(({ p99, independence }) => p99 <= point.p99 && independence >= point.independence))
      front.push(point)
  }
  return front
}

function order(a: number, b: number): number {
  return a === b ? 0 : a - b
}

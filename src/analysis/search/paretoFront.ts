/**
 * The Pareto front of cost, p99 and independence: the partitions that no other partition dominates, that is, matches
 * in all three and beats in one.
 */

import type { Task } from '../../base/task'
import type { Partition } from '../../model/document'
import type { PartitionFigures, Rating } from '../subject/rating'

/** A partition with its figures. */
export interface Candidate extends PartitionFigures {
  readonly partition: Partition
}

/** Whether `a` is as good in all three figures and better in one. */
export function dominates(a: Rating, b: Rating): boolean {
  return (
    a.monthly <= b.monthly &&
    a.p99 <= b.p99 &&
    a.independence >= b.independence &&
    (a.monthly < b.monthly || a.p99 < b.p99 || a.independence > b.independence)
  )
}

/** The points that none dominates, cheapest first; of equal points the first. */
export function paretoFront<Point extends Rating>(points: readonly Point[]): readonly Point[] {
  const ordered = [...points].sort(
    (a, b) => a.monthly - b.monthly || order(a.p99, b.p99) || b.independence - a.independence,
  )
  const front: Point[] = []
  for (const point of ordered) {
    // All earlier points cost as much or less.
    if (!front.some(({ p99, independence }) => p99 <= point.p99 && independence >= point.independence))
      front.push(point)
  }
  return front
}

const slice = 2000

/** `paretoFront` in slices, for many points: a point dominated within its slice is dominated overall. */
export function* paretoFrontTask<Point extends Rating>(points: readonly Point[]): Task<readonly Point[]> {
  let front: readonly Point[] = []
  for (let from = 0; from < points.length; from += slice) {
    front = paretoFront([...front, ...points.slice(from, from + slice)])
    yield from / points.length
  }
  return front
}

/** Points closer than this share of each axis are indistinguishable on a chart. */
const minDistance = 0.04

/**
 * Keeps one of several points that are close on all axes [V4]: the cheapest point of the front and `wanted` always
 * stay.
 */
export function thinFront<Point extends Rating>(front: readonly Point[], wanted?: Point): readonly Point[] {
  const axes = [({ monthly }: Point) => monthly, ({ p99 }: Point) => p99, ({ independence }: Point) => independence]
  const near = axes.map((value) => {
    const seen = front.map(value).filter(Number.isFinite)
    const width = minDistance * (Math.max(...seen) - Math.min(...seen))
    return (a: Point, b: Point) => value(a) === value(b) || Math.abs(value(a) - value(b)) <= width
  })
  const stays = (point: Point) => point === wanted || point === front[0]
  const selected: Point[] = []
  for (const point of [...front].sort((a, b) => Number(stays(b)) - Number(stays(a))))
    if (stays(point) || !selected.some((other) => near.every((axis) => axis(point, other)))) selected.push(point)
  return front.filter((point) => selected.includes(point))
}

function order(a: number, b: number): number {
  return a === b ? 0 : a - b
}

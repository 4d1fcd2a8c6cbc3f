/**
 * What was left out, and could be best after all. Sums of parts are off by little, and by how much is known of all
 * that was scored. A partition that was not scored contends if it were best with twice the largest error that any sum
 * had on the wrong side. Once nothing contends, the answer is as sure as that.
 */

import type { Sliced } from '../../base/task'
import type { Rating } from '../subject/rating'
import { type Sums, slice } from './additiveModel'
import { distance } from './partitionMoves'
import type { Archive, Row } from './scoredPartitions'
import { bearing, net, quickEnough, reachOf } from './utility'

const caution = 2

export function* contenders(
  { rows, figures }: Sums,
  found: Archive,
  drawn: Rating,
  drawnRow: Row,
): Sliced<readonly Row[]> {
  const quick = quickEnough(bearing(found.points, drawn), drawn)
  const reach = reachOf(quick, drawn)
  const value = (of: Rating, row: Row) => net({ ...of, moves: distance(drawnRow, row) }, drawn, reach, row.length)
  const best = Math.max(...quick.map((point) => net(point, drawn, reach, drawnRow.length)))
  let error = 0
  const open: { readonly row: Row; readonly sum: number }[] = []
  for (const [at, row] of rows.entries()) {
    if (at % slice === 0) yield 1
    const sum = value(figures(at), row)
    if (found.knows(row)) error = Math.max(error, value(found.look(row), row) - sum)
    else open.push({ row, sum })
  }
  return open.filter(({ sum }) => sum + caution * error > best).map(({ row }) => row)
}

/**
 * What was left out, and could be best after all. Sums of parts are off by little, and by how much is known of all
 * that was scored. A partition that was not scored contends if it were best with twice the largest error that any sum
 * had on the wrong side. Once nothing contends, the answer is as sure as that.
 */

import type { Task } from '../../base/task'
import type { Rating } from '../subject/rating'
import { type AdditiveModel, sliceSize } from './additiveModel'
import type { PartitionCode } from './partitionCode'
import { moveDistance } from './partitionMoves'
import type { ScoredPartitions } from './scoredPartitions'
import { bestGains, carryingLoad, fastEnough, netUtility } from './utility'

const caution = 2

export function* unscoredContenders(
  { codes: rows, estimate: figures }: AdditiveModel,
  found: ScoredPartitions,
  drawn: Rating,
  drawnRow: PartitionCode,
): Task<readonly PartitionCode[]> {
  const quick = fastEnough(carryingLoad(found.points, drawn), drawn)
  const reach = bestGains(quick, drawn)
  const value = (of: Rating, row: PartitionCode) =>
    netUtility({ ...of, moves: moveDistance(drawnRow, row) }, drawn, reach, row.length)
  const best = Math.max(...quick.map((point) => netUtility(point, drawn, reach, drawnRow.length)))
  let error = 0
  const open: { readonly row: PartitionCode; readonly sum: number }[] = []
  for (const [at, row] of rows.entries()) {
    if (at % sliceSize === 0) yield 1
    const sum = value(figures(at), row)
    if (found.has(row)) error = Math.max(error, value(found.score(row), row) - sum)
    else open.push({ row, sum })
  }
  return open.filter(({ sum }) => sum + caution * error > best).map(({ row }) => row)
}

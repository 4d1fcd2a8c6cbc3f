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

const errorFactor = 2

export function* unscoredContenders(
  { codes, estimate: figures }: AdditiveModel,
  scored: ScoredPartitions,
  drawn: Rating,
  drawnCode: PartitionCode,
): Task<readonly PartitionCode[]> {
  const quick = fastEnough(carryingLoad(scored.points, drawn), drawn)
  const gains = bestGains(quick, drawn)
  const value = (of: Rating, code: PartitionCode) =>
    netUtility({ ...of, moves: moveDistance(drawnCode, code) }, drawn, gains, code.length)
  const best = Math.max(...quick.map((point) => netUtility(point, drawn, gains, drawnCode.length)))
  let error = 0
  const open: { readonly row: PartitionCode; readonly sum: number }[] = []
  for (const [at, row] of codes.entries()) {
    if (at % sliceSize === 0) yield 1
    const sum = value(figures(at), row)
    if (scored.has(row)) error = Math.max(error, value(scored.score(row), row) - sum)
    else open.push({ row: row, sum })
  }
  return open.filter(({ sum }) => sum + errorFactor * error > best).map(({ row: code }) => code)
}

/**
 * Unscored partitions that could still be best. The error of the additive model is known for all scored partitions: an
 * unscored one contends if it would be best after adding twice the largest error by which any estimate was too low.
 * Once none contends, the answer is certain to that degree.
 */

import type { Task } from '../../base/task'
import type { Rating } from '../subject/rating'
import { type AdditiveModel, sliceSize } from './additiveModel'
import type { PartitionCode } from './partitionCode'
import { moveDistance } from './partitionMoves'
import type { ScoredPartitions } from './scoredPartitions'
import { bestGains, carryingLoad, fastEnough, netUtility } from './utility'

const errorFactor = 2

/** The contenders, in the order of enumeration. */
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
    else open.push({ row, sum })
  }
  return open.filter(({ sum }) => sum + errorFactor * error > best).map(({ row: code }) => code)
}

/**
 * Partitions in numbers: services by their position, each with the number of its block, blocks numbered in the order
 * in which they first appear. So every partition has one such row and no other (a restricted growth string), and an
 * archive of what was scored already knows it again.
 */

import type { Rating } from '../subject/rating'
import type { Evaluator } from './evaluator'
import { blocksAmong } from './mergeConstraints'
import { blocksOfCode, canonicalCode, codeOf, type PartitionCode } from './partitionCode'
import { moveDistance } from './partitionMoves'

/** A partition that was scored: small, for there may be a hundred thousand. */
export interface ScoredPartition extends Rating {
  readonly code: PartitionCode
  /** Merges and splits that lead there from the drawing. */
  readonly moves: number
}

export interface ScoredPartitions {
  /** All that was scored, in that order. */
  readonly points: readonly ScoredPartition[]
  /** Scores it unless it was scored already. */
  readonly score: (row: PartitionCode) => ScoredPartition
  readonly has: (row: PartitionCode) => boolean
}

export function scoredPartitions({ document, constraints, toPartition, rating }: Evaluator): ScoredPartitions {
  const { services } = constraints
  const drawn = codeOf(blocksAmong(document.partition, constraints), services)
  const byCode = new Map<string, ScoredPartition>()
  const points: ScoredPartition[] = []
  return {
    points,
    has: (code) => byCode.has(canonicalCode(code).join()),
    score: (row) => {
      const code = canonicalCode(row)
      const key = code.join()
      const cached = byCode.get(key)
      if (cached) return cached
      const point = {
        code: code,
        moves: moveDistance(drawn, code),
        ...rating(toPartition(blocksOfCode(code, services))),
      }
      byCode.set(key, point)
      points.push(point)
      return point
    },
  }
}

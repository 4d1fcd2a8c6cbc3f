/** The partitions scored so far, by their code: no partition is scored twice. */

import type { Rating } from '../subject/rating'
import type { Evaluator } from './evaluator'
import { blocksAmong } from './mergeConstraints'
import { blocksOfCode, canonicalCode, codeOf, type PartitionCode } from './partitionCode'
import { moveDistance } from './partitionMoves'

/** A scored partition: small, as there may be a hundred thousand. */
export interface ScoredPartition extends Rating {
  readonly code: PartitionCode
  /** Merges and splits from the drawing to it. */
  readonly moves: number
}

/** An archive of scores. */
export interface ScoredPartitions {
  /** All scored partitions, in the order of scoring. */
  readonly points: readonly ScoredPartition[]
  /** The score of a partition; from the archive where it has one. */
  readonly score: (code: PartitionCode) => ScoredPartition
  /** Whether a partition has been scored. */
  readonly has: (code: PartitionCode) => boolean
}

/** An empty archive. */
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
        code,
        moves: moveDistance(drawn, code),
        ...rating(toPartition(blocksOfCode(code, services))),
      }
      byCode.set(key, point)
      points.push(point)
      return point
    },
  }
}

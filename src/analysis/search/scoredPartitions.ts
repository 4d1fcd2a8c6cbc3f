/**
 * Partitions in numbers: services by their position, each with the number of its block, blocks numbered in the order
 * in which they first appear. So every partition has one such row and no other (a restricted growth string), and an
 * archive of what was scored already knows it again.
 */

import type { ServiceId } from '../../model/document'
import type { Rating } from '../subject/rating'
import type { Evaluator } from './evaluator'
import { type Block, blocksAmong } from './mergeConstraints'
import { moveDistance } from './partitionMoves'

/** By service: the number of its block. */
export type PartitionCode = readonly number[]

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

export function scoredPartitions({
  document,
  constraints: joining,
  toPartition: written,
  rating,
}: Evaluator): ScoredPartitions {
  const { services } = joining
  const drawn = codeOf(blocksAmong(document.partition, joining), services)
  const known = new Map<string, ScoredPartition>()
  const points: ScoredPartition[] = []
  return {
    points,
    has: (row) => known.has(canonicalCode(row).join()),
    score: (row) => {
      const same = canonicalCode(row)
      const key = same.join()
      const found = known.get(key)
      if (found) return found
      const point = { code: same, moves: moveDistance(drawn, same), ...rating(written(blocksOfCode(same, services))) }
      known.set(key, point)
      points.push(point)
      return point
    },
  }
}

/** Blocks numbered anew in the order in which they first appear. */
export function canonicalCode(row: PartitionCode): PartitionCode {
  const names = new Map<number, number>()
  return row.map((block) => {
    const known = names.get(block)
    if (known !== undefined) return known
    names.set(block, names.size)
    return names.size - 1
  })
}

export function codeOf(blocks: readonly Block[], services: readonly ServiceId[]): PartitionCode {
  const home = new Map(blocks.flatMap((block, i) => block.map((service) => [service, i] as const)))
  return canonicalCode(services.map((service, i) => home.get(service) ?? blocks.length + i))
}

export function blocksOfCode(row: PartitionCode, services: readonly ServiceId[]): readonly Block[] {
  const blocks: ServiceId[][] = []
  row.forEach((block, i) => {
    const known = blocks[block]
    if (known) known.push(services[i]!)
    else blocks[block] = [services[i]!]
  })
  return blocks
}

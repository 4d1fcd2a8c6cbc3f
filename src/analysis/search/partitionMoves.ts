/** Merges and splits between partitions, one at a time. */

import type { ServiceId } from '../../model/document'
import type { Block } from './mergeConstraints'
import type { PartitionCode } from './partitionCode'

/** The fewest merges and splits of two from one partition to the other, by way of their common refinement. */
export function countMoves(from: readonly Block[], to: readonly Block[]): number {
  const pieces = commonRefinement(from, to).length
  return pieces - from.length + (pieces - to.length)
}

/** `countMoves` of partition codes. */
export function moveDistance(from: PartitionCode, to: PartitionCode): number {
  const pieces = new Set(from.map((block, i) => block * from.length + to[i]!)).size
  return 2 * pieces - new Set(from).size - new Set(to).size
}

/** The coarsest partition finer than both: services that share a block in both. */
export function commonRefinement(a: readonly Block[], b: readonly Block[]): readonly Block[] {
  const home = new Map<ServiceId, number>()
  for (const [i, block] of b.entries()) for (const service of block) home.set(service, i)
  return a.flatMap((block) => {
    const parts = new Map<number | undefined, ServiceId[]>()
    for (const service of block) {
      const at = home.get(service)
      const part = parts.get(at)
      if (part) part.push(service)
      else parts.set(at, [service])
    }
    return [...parts.values()]
  })
}

/** One merge or split. */
export interface PartitionMove {
  readonly kind: 'merge' | 'split'
  readonly parts: readonly [Block, Block]
  /** The blocks after the move. */
  readonly blocks: readonly Block[]
}

/**
 * The moves that lead nearer to the goal: a block with parts in several blocks of the goal is split along the goal;
 * two blocks within one block of the goal are merged.
 */
export function movesTowards(here: readonly Block[], goal: readonly Block[]): readonly PartitionMove[] {
  const home = new Map(goal.flatMap((block, i) => block.map((service) => [service, i] as const)))
  const order = new Map(goal.flat().map((service, i) => [service, i]))
  const moves: PartitionMove[] = []
  const whole: Block[] = []
  for (const block of here) {
    const pieces = commonRefinement([block], goal)
    if (pieces.length === 1) whole.push(block)
    else {
      for (const part of pieces.length === 2 ? pieces.slice(1) : pieces) {
        const rest = block.filter((service) => !part.includes(service))
        moves.push({
          kind: 'split',
          parts: [rest, part],
          blocks: [...here.filter((other) => other !== block), rest, part],
        })
      }
    }
  }
  whole.forEach((block, i) => {
    for (const other of whole.slice(i + 1)) {
      if (home.get(block[0]!) !== home.get(other[0]!)) continue
      const joined = [...block, ...other].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      const blocks = [...here.filter((one) => one !== block && one !== other), joined]
      moves.push({ kind: 'merge', parts: [block, other], blocks })
    }
  })
  return moves
}

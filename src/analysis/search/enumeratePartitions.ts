/**
 * Enumerates all partitions within the merge constraints, as codes: each service in turn joins a block whose members
 * it may join, or opens a new one. Ten services without constraints have 115,975 partitions (Bell's number).
 */

import type { MergeConstraints } from './mergeConstraints'
import type { PartitionCode } from './partitionCode'

/** Which services may share a block, by position. */
export type JoinMatrix = readonly (readonly boolean[])[]

/** The merge constraints as a matrix. */
export function joinMatrix({ services, mayJoin }: MergeConstraints): JoinMatrix {
  return services.map((a) => services.map((b) => mayJoin(a, b)))
}

/** The number of partitions, counted up to `max` + 1. */
export function countPartitions(canJoin: JoinMatrix, max: number): number {
  let count = 0
  for (const _ of enumeratePartitions(canJoin)) if (++count > max) break
  return count
}

/** All allowed partitions. */
export function* enumeratePartitions(canJoin: JoinMatrix): Generator<PartitionCode> {
  const code: number[] = []
  const blocks: number[][] = []
  yield* place(0)

  function* place(service: number): Generator<PartitionCode> {
    if (service === canJoin.length) {
      yield [...code]
      return
    }
    // The position after the last block is a new one.
    const open = blocks.length
    for (let at = 0; at <= open; at++) {
      const block = blocks[at] ?? []
      if (at < open && !block.every((other) => canJoin[service]?.[other])) continue
      code[service] = at
      if (at === open) blocks.push(block)
      block.push(service)
      yield* place(service + 1)
      block.pop()
      if (at === open) blocks.pop()
    }
  }
}

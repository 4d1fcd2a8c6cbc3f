/**
 * All partitions that obey the reasons to stay apart, as rows of block numbers: each service in turn joins one of the
 * blocks whose members it may join, or opens one. Ten services without any reason have 115,975 of them (Bell's number).
 */

import type { MergeConstraints } from './mergeConstraints'
import type { PartitionCode } from './partitionCode'

/** Which services may be joined, by position. */
export type JoinMatrix = readonly (readonly boolean[])[]

export function joinMatrix({ services, mayJoin }: MergeConstraints): JoinMatrix {
  return services.map((a) => services.map((b) => mayJoin(a, b)))
}

/** How many there are, counted no further than `most` + 1. */
export function countPartitions(canJoin: JoinMatrix, max: number): number {
  let count = 0
  for (const _ of enumeratePartitions(canJoin)) if (++count > max) break
  return count
}

export function* enumeratePartitions(canJoin: JoinMatrix): Generator<PartitionCode> {
  const code: number[] = []
  const blocks: number[][] = []
  yield* place(0)

  function* place(service: number): Generator<PartitionCode> {
    if (service === canJoin.length) {
      yield [...code]
      return
    }
    // One more than there are: a block of its own.
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

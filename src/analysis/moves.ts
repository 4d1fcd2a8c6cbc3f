/** Ways between partitions, one merge or split at a time. */

import type { ServiceId } from '../model/document'
import type { Block } from './joining'

/** The fewest merges and splits of two that lead from one to the other, by way of what both have together. */
export function movesBetween(from: readonly Block[], to: readonly Block[]): number {
  const pieces = meet(from, to).length
  return pieces - from.length + (pieces - to.length)
}

/** What is together in both. */
export function meet(a: readonly Block[], b: readonly Block[]): readonly Block[] {
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

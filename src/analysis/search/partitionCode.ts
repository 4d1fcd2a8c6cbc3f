/**
 * A partition as a restricted growth string: for each service, by position, the number of its block; blocks are
 * numbered in the order in which they first appear. Each partition has exactly one such code.
 */

import type { ServiceId } from '../../model/document'
import type { Block } from './mergeConstraints'

/** By service: the number of its block. */
export type PartitionCode = readonly number[]

/** The code with its blocks renumbered in the order in which they first appear. */
export function canonicalCode(code: PartitionCode): PartitionCode {
  const names = new Map<number, number>()
  return code.map((block) => {
    const number = names.get(block)
    if (number !== undefined) return number
    names.set(block, names.size)
    return names.size - 1
  })
}

/** The code of these blocks; a service in none of them is alone. */
export function codeOf(blocks: readonly Block[], services: readonly ServiceId[]): PartitionCode {
  const home = new Map(blocks.flatMap((block, i) => block.map((service) => [service, i] as const)))
  return canonicalCode(services.map((service, i) => home.get(service) ?? blocks.length + i))
}

/** The blocks of a code, as service ids. */
export function blocksOfCode(code: PartitionCode, services: readonly ServiceId[]): readonly Block[] {
  const blocks: ServiceId[][] = []
  code.forEach((block, i) => {
    const number = blocks[block]
    if (number) number.push(services[i]!)
    else blocks[block] = [services[i]!]
  })
  return blocks
}

/**
 * Partitions in numbers: services by their position, each with the number of its block, blocks numbered in the order
 * in which they first appear. So every partition has one such row and no other (a restricted growth string), and an
 * archive of what was scored already knows it again.
 */

import type { ServiceId } from '../../model/document'
import type { Rating } from '../subject/rating'
import type { Setting } from './evaluator'
import { type Block, blocksAmong } from './mergeConstraints'
import { distance } from './partitionMoves'

/** By service: the number of its block. */
export type Row = readonly number[]

/** A partition that was scored: small, for there may be a hundred thousand. */
export interface Point extends Rating {
  readonly row: Row
  /** Merges and splits that lead there from the drawing. */
  readonly moves: number
}

export interface Archive {
  /** All that was scored, in that order. */
  readonly points: readonly Point[]
  /** Scores it unless it was scored already. */
  readonly look: (row: Row) => Point
  readonly knows: (row: Row) => boolean
}

export function archive({ document, joining, written, rating }: Setting): Archive {
  const { services } = joining
  const drawn = rowOf(blocksAmong(document.partition, joining), services)
  const known = new Map<string, Point>()
  const points: Point[] = []
  return {
    points,
    knows: (row) => known.has(numbered(row).join()),
    look: (row) => {
      const same = numbered(row)
      const key = same.join()
      const found = known.get(key)
      if (found) return found
      const point = { row: same, moves: distance(drawn, same), ...rating(written(blocksIn(same, services))) }
      known.set(key, point)
      points.push(point)
      return point
    },
  }
}

/** Blocks numbered anew in the order in which they first appear. */
export function numbered(row: Row): Row {
  const names = new Map<number, number>()
  return row.map((block) => {
    const known = names.get(block)
    if (known !== undefined) return known
    names.set(block, names.size)
    return names.size - 1
  })
}

export function rowOf(blocks: readonly Block[], services: readonly ServiceId[]): Row {
  const home = new Map(blocks.flatMap((block, i) => block.map((service) => [service, i] as const)))
  return numbered(services.map((service, i) => home.get(service) ?? blocks.length + i))
}

export function blocksIn(row: Row, services: readonly ServiceId[]): readonly Block[] {
  const blocks: ServiceId[][] = []
  row.forEach((block, i) => {
    const known = blocks[block]
    if (known) known.push(services[i]!)
    else blocks[block] = [services[i]!]
  })
  return blocks
}

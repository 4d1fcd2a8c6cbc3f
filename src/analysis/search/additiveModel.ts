/**
 * An additive model of partitions. The change that joining one block makes, all else apart, is scored once per block;
 * a partition with several blocks is estimated by the sum of these changes. Interactions between blocks (a call
 * between two of them, a shared control plane) are left out; they are small, so the most promising partitions are
 * known before they are scored. Ten services have 1,013 blocks of two and more, and 115,975 partitions.
 *
 * Quotas add up as shares of their limit, so headroom is added up as its inverse.
 */

import type { Task } from '../../base/task'
import type { Rating } from '../subject/rating'
import { enumeratePartitions, type JoinMatrix } from './enumeratePartitions'
import type { Objective } from './objective'
import type { PartitionCode } from './partitionCode'
import type { ScoredPartitions } from './scoredPartitions'

/** Partitions between two progress reports. */
export const sliceSize = 2000

/** Response times are capped here, so that infinite ones can be added. */
const maxTime = 1e4

/** Summed values per block: bill, p99, independence, inverse of headroom. */
const width = 4

/** Estimates of all partitions. */
export interface AdditiveModel {
  /** All allowed partitions. */
  readonly codes: readonly PartitionCode[]
  /** The estimated rating of the partition at a position in `codes`. */
  readonly estimate: (at: number) => Rating
}

/** Joinable blocks of two and more, as bit masks; undefined where there are more than `max`. */
export function joinableBlocks(canJoin: JoinMatrix, max: number): readonly number[] | undefined {
  if (canJoin.length > 20) return undefined
  const blocks: number[] = []
  const grow = (block: number, next: number): boolean => {
    for (let service = next; service < canJoin.length; service++) {
      if (!members(block).every((other) => canJoin[service]?.[other])) continue
      const grown = block | (1 << service)
      if (block !== 0) blocks.push(grown)
      if (blocks.length > max || !grow(grown, service + 1)) return false
    }
    return true
  }
  return grow(0, 0) ? blocks : undefined
}

/** Scores each block alone and enumerates the partitions. */
export function* additiveModel(
  scored: ScoredPartitions,
  canJoin: JoinMatrix,
  blocks: readonly number[],
): Task<AdditiveModel> {
  const apart = canJoin.map((_, i) => i)
  const base = vector(scored.score(apart))
  const changes = new Float64Array((1 << canJoin.length) * width)
  for (const [i, block] of blocks.entries()) {
    const first = members(block)[0]!
    const figures = scored.score(apart.map((own) => (block & (1 << own) ? first : own)))
    vector(figures).forEach((value, k) => {
      changes[block * width + k] = value - base[k]!
    })
    yield i / (blocks.length + 1)
  }
  const codes: PartitionCode[] = []
  for (const code of enumeratePartitions(canJoin)) {
    codes.push(code)
    if (codes.length % sliceSize === 0) yield blocks.length / (blocks.length + 1)
  }
  const masks = new Int32Array(canJoin.length)
  const estimate = (at: number) => {
    masks.fill(0)
    codes[at]?.forEach((block, i) => {
      masks[block] = masks[block]! | (1 << i)
    })
    const sum = [...base]
    for (const block of masks) for (let k = 0; k < width; k++) sum[k] = sum[k]! + changes[block * width + k]!
    return figuresOf(sum)
  }
  return { codes, estimate }
}

/** The most promising partitions by each objective in turn, best first, at most `max`; some may have been scored. */
export function* mostPromising(
  { codes, estimate }: AdditiveModel,
  objectives: readonly Objective[],
  max: number,
): Task<readonly PartitionCode[]> {
  const values = objectives.map((): number[] => [])
  for (let at = 0; at < codes.length; at++) {
    const sum = estimate(at)
    objectives.forEach((objective, a) => {
      values[a]?.push(objective(sum))
    })
    if (at % sliceSize === 0) yield at / codes.length
  }
  const orders: (readonly number[])[] = []
  for (const list of values) {
    orders.push(list.map((_, i) => i).sort((a, b) => list[a]! - list[b]!))
    yield 1
  }
  return roundRobin(orders, max).map((at) => codes[at]!)
}

/** `count` partitions, evenly spaced over all. */
export function evenSample({ codes }: AdditiveModel, count: number): readonly PartitionCode[] {
  return Array.from({ length: Math.min(count, codes.length) }, (_, i) => codes[Math.floor((i * codes.length) / count)]!)
}

/** The first of each order in turn, without repetition, at most `max`. */
function roundRobin(orders: readonly (readonly number[])[], max: number): readonly number[] {
  const selected = new Set<number>()
  for (let i = 0; selected.size < max && i < (orders[0]?.length ?? 0); i++)
    for (const order of orders) if (selected.size < max) selected.add(order[i]!)
  return [...selected]
}

function vector({ monthly, p99, independence, headroom }: Rating): readonly number[] {
  return [monthly, Math.min(p99, maxTime), independence, headroom > 0 ? 1 / headroom : maxTime]
}

function figuresOf([monthly = 0, p99 = 0, independence = 0, load = 0]: readonly number[]): Rating {
  return { monthly, p99: Math.max(0, p99), headroom: load > 0 ? 1 / load : Infinity, independence }
}

function members(block: number): readonly number[] {
  const services: number[] = []
  for (let i = 0; block >> i !== 0; i++) if (block & (1 << i)) services.push(i)
  return services
}

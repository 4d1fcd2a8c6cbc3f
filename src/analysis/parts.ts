/**
 * Partitions weighed by the sum of their parts. What joining a block changes, all else apart, is scored once per
 * block; of a partition with several blocks the changes are added up. That leaves out what blocks do to each other
 * (a call between two of them, a control plane that they share), which is little: so of more partitions than anybody
 * can score the most promising ones are known before they are scored. Ten services have 1,013 blocks of two and
 * more, and 115,975 partitions.
 *
 * Quotas add up as shares of what they allow, so the highest load is added up as its inverse.
 */

import type { Sliced } from '../base/drained'
import type { Aim } from './aim'
import type { Archive, Row } from './archive'
import { everyPartition, type Joinable } from './exhaustive'
import type { Figures } from './figures'

/** Nobody waits longer: what never answers has a time to add up. */
const longest = 1e4

const added = ['monthly', 'p99', 'independence', 'load'] as const
const width = added.length

export interface Promising {
  readonly rows: readonly Row[]
  /** All partitions that there are. */
  readonly of: number
}

/** Blocks of two and more that may be joined, as bits; undefined where they are more than `most`. */
export function blocksOf(may: Joinable, most: number): readonly number[] | undefined {
  if (may.length > 20) return undefined
  const found: number[] = []
  const grow = (block: number, next: number): boolean => {
    for (let service = next; service < may.length; service++) {
      if (!members(block).every((other) => may[service]?.[other])) continue
      const grown = block | (1 << service)
      if (block !== 0) found.push(grown)
      if (found.length > most || !grow(grown, service + 1)) return false
    }
    return true
  }
  return grow(0, 0) ? found : undefined
}

/** The most promising partitions, scored or not, by each of the aims in turn, best first, no more than `most`. */
export function* promising(
  found: Archive,
  may: Joinable,
  blocks: readonly number[],
  aims: readonly Aim[],
  most: number,
): Sliced<Promising> {
  const apart = may.map((_, i) => i)
  const base = vector(found.look(apart).figures)
  const changes = new Float64Array((1 << may.length) * width)
  for (const [i, block] of blocks.entries()) {
    const first = members(block)[0] as number
    const { figures } = found.look(apart.map((own) => (block & (1 << own) ? first : own)))
    vector(figures).forEach((value, k) => {
      changes[block * width + k] = value - (base[k] as number)
    })
    yield i / (blocks.length + 1)
  }
  const rows: Row[] = []
  const values = aims.map((): number[] => [])
  const masks = new Int32Array(may.length)
  for (const row of everyPartition(may)) {
    masks.fill(0)
    row.forEach((block, i) => {
      masks[block] = (masks[block] as number) | (1 << i)
    })
    const sum = [...base]
    for (const block of masks)
      for (let k = 0; k < width; k++) sum[k] = (sum[k] as number) + (changes[block * width + k] as number)
    const figures = figuresOf(sum)
    aims.forEach((aim, a) => {
      values[a]?.push(aim(figures))
    })
    rows.push(row)
    if (rows.length % 2000 === 0) yield blocks.length / (blocks.length + 1)
  }
  return { rows: inTurns(values, most).map((at) => rows[at] as Row), of: rows.length }
}

/** Positions in each list in order of value, one of each list in turn, none twice. */
function inTurns(values: readonly (readonly number[])[], most: number): readonly number[] {
  const orders = values.map((list) => list.map((_, i) => i).sort((a, b) => (list[a] as number) - (list[b] as number)))
  const taken = new Set<number>()
  for (let i = 0; taken.size < most && i < (orders[0]?.length ?? 0); i++)
    for (const order of orders) if (taken.size < most) taken.add(order[i] as number)
  return [...taken]
}

function vector({ monthly, p99, independence, headroom }: Figures): readonly number[] {
  return [monthly, Math.min(p99, longest), independence, headroom > 0 ? 1 / headroom : longest]
}

function figuresOf([monthly = 0, p99 = 0, independence = 0, load = 0]: readonly number[]): Figures {
  const time = Math.max(0, p99)
  const headroom = load > 0 ? 1 / load : Infinity
  return { monthly, p50: time, p99: time, hops: 0, headroom, independence, deployables: 0 }
}

function members(block: number): readonly number[] {
  const found: number[] = []
  for (let i = 0; block >> i !== 0; i++) if (block & (1 << i)) found.push(i)
  return found
}

/** Steps of the search from one partition to the next, all of them within the reasons to stay apart. */

import type { Affinity } from './affinity'
import type { JoinMatrix } from './enumeratePartitions'
import { canonicalCode, type PartitionCode } from './partitionCode'

/** From so many services on only what calls each other is brought together: the rest would be too many. */
export const minSparseServices = 16

/** One service into another block or into one of its own, or two blocks in one. */
export function neighbourhood(row: PartitionCode, may: JoinMatrix, links: Affinity): readonly PartitionCode[] {
  const open = Math.max(-1, ...row) + 1
  const near = (a: readonly number[], b: readonly number[]) =>
    row.length < minSparseServices || a.some((x) => b.some((y) => (links[x]?.[y] ?? 0) > 0))
  const fits = (a: readonly number[], b: readonly number[]) => a.every((x) => b.every((y) => may[x]?.[y]))
  const members = Array.from({ length: open }, (_, block) => row.flatMap((at, i) => (at === block ? [i] : [])))
  const found: PartitionCode[] = []
  row.forEach((home, service) => {
    const alone = members[home]?.length === 1
    if (!alone) found.push(row.map((at, i) => (i === service ? open : at)))
    members.forEach((block, at) => {
      // Alone into another block is a merge, which comes below.
      if (at !== home && !alone && near([service], block) && fits([service], block))
        found.push(row.map((before, i) => (i === service ? at : before)))
    })
  })
  members.forEach((block, at) => {
    members.forEach((other, to) => {
      if (to < at && near(block, other) && fits(block, other))
        found.push(row.map((before) => (before === at ? to : before)))
    })
  })
  return found.map(canonicalCode)
}

/** Two services in each other's block, where neither is alone: what single moves reach only by way of something worse. */
export function swaps(row: PartitionCode, may: JoinMatrix): readonly PartitionCode[] {
  if (row.length >= minSparseServices) return []
  const rest = (service: number) => row.flatMap((at, i) => (at === row[service] && i !== service ? [i] : []))
  const fits = (service: number, others: readonly number[]) => others.every((other) => may[service]?.[other])
  return row.flatMap((home, a) =>
    row.flatMap((other, b) => {
      const [left, right] = [rest(a), rest(b)]
      if (b <= a || home === other || left.length + right.length === 0) return []
      return fits(a, right) && fits(b, left)
        ? [canonicalCode(row.map((at, i) => (i === a ? other : i === b ? home : at)))]
        : []
    }),
  )
}

/** From all apart to all together that may be: the strongest link first. */
export function mergePath(may: JoinMatrix, links: Affinity): readonly PartitionCode[] {
  let row: PartitionCode = may.map((_, i) => i)
  const path: PartitionCode[] = [row]
  const pairs = links
    .flatMap((rates, a) => rates.flatMap((rate, b) => (a < b && may[a]?.[b] ? [{ a, b, rate }] : [])))
    .sort((x, y) => y.rate - x.rate)
  for (const { a, b } of pairs) {
    const [from, to] = [row[a], row[b]]
    if (from === to) continue
    const side = (block: number | undefined) => row.flatMap((at, i) => (at === block ? [i] : []))
    if (!side(from).every((x) => side(to).every((y) => may[x]?.[y]))) continue
    row = row.map((at) => (at === from ? (to as number) : at))
    path.push(canonicalCode(row))
  }
  return path
}

/** Moves of the local search from one partition to the next, all within the merge constraints. */

import type { Affinity } from './affinity'
import type { JoinMatrix } from './enumeratePartitions'
import { canonicalCode, type PartitionCode } from './partitionCode'

/** From this number of services on, only services that call each other are joined: all pairs would be too many. */
export const minSparseServices = 16

/** All partitions one move away: one service into another block or into a new one, or two blocks merged. */
export function neighbourhood(code: PartitionCode, canJoin: JoinMatrix, affinity: Affinity): readonly PartitionCode[] {
  const open = Math.max(-1, ...code) + 1
  const near = (a: readonly number[], b: readonly number[]) =>
    code.length < minSparseServices || a.some((x) => b.some((y) => (affinity[x]?.[y] ?? 0) > 0))
  const fits = (a: readonly number[], b: readonly number[]) => a.every((x) => b.every((y) => canJoin[x]?.[y]))
  const members = Array.from({ length: open }, (_, block) => code.flatMap((at, i) => (at === block ? [i] : [])))
  const codes: PartitionCode[] = []
  code.forEach((home, service) => {
    const alone = members[home]?.length === 1
    if (!alone) codes.push(code.map((at, i) => (i === service ? open : at)))
    members.forEach((block, at) => {
      // A lone service into another block is a merge: see below.
      if (at !== home && !alone && near([service], block) && fits([service], block))
        codes.push(code.map((before, i) => (i === service ? at : before)))
    })
  })
  members.forEach((block, at) => {
    members.forEach((other, to) => {
      if (to < at && near(block, other) && fits(block, other))
        codes.push(code.map((before) => (before === at ? to : before)))
    })
  })
  return codes.map(canonicalCode)
}

/**
 * Partitions with two services exchanged between their blocks, neither of them alone: single moves reach these only
 * through a worse partition.
 */
export function swaps(code: PartitionCode, canJoin: JoinMatrix): readonly PartitionCode[] {
  if (code.length >= minSparseServices) return []
  const rest = (service: number) => code.flatMap((at, i) => (at === code[service] && i !== service ? [i] : []))
  const fits = (service: number, others: readonly number[]) => others.every((other) => canJoin[service]?.[other])
  return code.flatMap((home, a) =>
    code.flatMap((other, b) => {
      const [left, right] = [rest(a), rest(b)]
      if (b <= a || home === other || left.length + right.length === 0) return []
      return fits(a, right) && fits(b, left)
        ? [canonicalCode(code.map((at, i) => (i === a ? other : i === b ? home : at)))]
        : []
    }),
  )
}

/** The partitions from all apart to all merged as far as allowed, joining the pair of highest affinity first. */
export function mergePath(canJoin: JoinMatrix, affinity: Affinity): readonly PartitionCode[] {
  let code: PartitionCode = canJoin.map((_, i) => i)
  const path: PartitionCode[] = [code]
  const pairs = affinity
    .flatMap((rates, a) => rates.flatMap((rate, b) => (a < b && canJoin[a]?.[b] ? [{ a, b, rate }] : [])))
    .sort((x, y) => y.rate - x.rate)
  for (const { a, b } of pairs) {
    const [from, to] = [code[a], code[b]]
    if (from === to) continue
    const side = (block: number | undefined) => code.flatMap((at, i) => (at === block ? [i] : []))
    if (!side(from).every((x) => side(to).every((y) => canJoin[x]?.[y]))) continue
    code = code.map((at) => (at === from ? (to as number) : at))
    path.push(canonicalCode(code))
  }
  return path
}

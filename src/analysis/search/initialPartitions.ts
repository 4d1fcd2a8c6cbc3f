/**
 * Initial partitions of a search: the drawing, all apart, the merged twin, and two paths between the last two: pairs
 * of services joined in order of affinity (as in Kruskal's algorithm), and the same with pairs of one team first.
 */

import type { Affinity } from './affinity'
import type { JoinMatrix } from './enumeratePartitions'
import type { Evaluator } from './evaluator'
import { blocksAmong, isAllowed, type MergeConstraints } from './mergeConstraints'
import { mergePath } from './neighbourhood'
import { codeOf, type PartitionCode } from './partitionCode'

/** Points of a path that are scored. */
const maxPlaces = 40

/** Codes of all initial partitions; the first three are drawing (where allowed), all apart and twin. */
export function initialPartitions(
  evaluator: Evaluator,
  canJoin: JoinMatrix,
  affinity: Affinity,
): readonly PartitionCode[] {
  const { constraints, document, merged } = evaluator
  const drawn = blocksAmong(document.partition, constraints)
  return [
    ...(isAllowed(drawn, constraints) ? [codeOf(drawn, constraints.services)] : []),
    constraints.services.map((_, i) => i),
    codeOf(blocksAmong(merged.partition, constraints), constraints.services),
    ...[affinity, withinTeams(evaluator, constraints, affinity)].flatMap((by) => sampled(mergePath(canJoin, by))),
  ]
}

/** Affinity that ranks pairs of one team above all others. */
function withinTeams({ document }: Evaluator, { services }: MergeConstraints, affinity: Affinity): Affinity {
  const team = services.map((id) => document.design.services[id]?.team)
  const max = Math.max(1, ...affinity.flat())
  return affinity.map((row, a) =>
    row.map((rate, b) => (team[a] !== undefined && team[a] === team[b] ? rate + 2 * max : rate)),
  )
}

/** All points at the beginning, where single merges matter most, then evenly spaced ones. */
function sampled(path: readonly PartitionCode[]): readonly PartitionCode[] {
  if (path.length <= maxPlaces) return path
  const dense = maxPlaces / 4
  const rest = Array.from({ length: maxPlaces - dense }, (_, i) => (i + 1) / (maxPlaces - dense))
  return [...path.slice(0, dense), ...rest.map((share) => path[dense - 1 + Math.round(share * (path.length - dense))]!)]
}

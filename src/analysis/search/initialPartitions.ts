/**
 * Where a search starts: the drawing, everything apart, the merged twin; and paths between the last two: services joined
 * one pair after another, those with the most calls between them first (as Kruskal's tree grows), and the same with
 * pairs of one team before all others.
 */

import type { Affinity } from './affinity'
import type { JoinMatrix } from './enumeratePartitions'
import type { Evaluator } from './evaluator'
import { blocksAmong, isAllowed, type MergeConstraints } from './mergeConstraints'
import { mergePath } from './neighbourhood'
import { codeOf, type PartitionCode } from './partitionCode'

/** Places of a path that are scored. */
const places = 40

export function initialPartitions(setting: Evaluator, may: JoinMatrix, links: Affinity): readonly PartitionCode[] {
  const { constraints: joining, document, merged } = setting
  const drawn = blocksAmong(document.partition, joining)
  return [
    ...(isAllowed(drawn, joining) ? [codeOf(drawn, joining.services)] : []),
    joining.services.map((_, i) => i),
    codeOf(blocksAmong(merged.partition, joining), joining.services),
    ...[links, withinTeams(setting, joining, links)].flatMap((by) => sampled(mergePath(may, by))),
  ]
}

/** Pairs of one team first, however few their calls. */
function withinTeams({ document }: Evaluator, { services }: MergeConstraints, links: Affinity): Affinity {
  const team = services.map((id) => document.design.services[id]?.team)
  const most = Math.max(1, ...links.flat())
  return links.map((row, a) =>
    row.map((rate, b) => (team[a] !== undefined && team[a] === team[b] ? rate + 2 * most : rate)),
  )
}

/** Every place at the beginning, where single merges count most, then fewer. */
function sampled(path: readonly PartitionCode[]): readonly PartitionCode[] {
  if (path.length <= places) return path
  const dense = places / 4
  const rest = Array.from({ length: places - dense }, (_, i) => (i + 1) / (places - dense))
  return [...path.slice(0, dense), ...rest.map((share) => path[dense - 1 + Math.round(share * (path.length - dense))]!)]
}

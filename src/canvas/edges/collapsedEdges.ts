/**
 * Deployables shown as one box: edges that end at a service inside end at the box instead, those that thereby connect
 * the same two ends become one, and those inside are not drawn.
 */

import { memo } from '../../base/memo'
import type { Fold } from '../../layout/arrangement'
import type { ServiceId } from '../../model/document'
import type { EdgeEnd } from '../state/nodeData'
import { edgeId, type ServiceEdge } from './serviceEdges'

/** Service → the collapsed deployable that stands for it. */
export type HiddenServices = ReadonlyMap<ServiceId, Fold>

/** The same list where nothing is collapsed. */
export const collapsedEdges = memo((edges: readonly ServiceEdge[], hidden: HiddenServices): readonly ServiceEdge[] => {
  if (hidden.size === 0) return edges
  const visibleEnd = (id: EdgeEnd): EdgeEnd => hidden.get(id as ServiceId)?.id ?? id
  const groups = new Map<string, ServiceEdge[]>()
  for (const edge of edges) {
    const [from, to] = [visibleEnd(edge.from), visibleEnd(edge.to)]
    if (from === to) continue
    const moved = { ...edge, id: edgeId(from, to), from, to }
    const group = groups.get(moved.id)
    if (group) group.push(moved)
    else groups.set(moved.id, [moved])
  }
  return Array.from(groups.values(), (group) => {
    const [{ from, to }] = group as [ServiceEdge]
    return { ...joinedEdge(group), paired: groups.has(edgeId(to, from)) }
  })
})

/** One edge for several: rates and money add up, times are weighted by rate. */
function joinedEdge(group: readonly ServiceEdge[]): ServiceEdge {
  const [first] = group as [ServiceEdge]
  if (group.length === 1) return first
  const sum = (value: (edge: ServiceEdge) => number) => group.reduce((total, edge) => total + value(edge), 0)
  const rate = sum((edge) => edge.rate)
  return {
    ...first,
    rate,
    calls: group.flatMap((edge) => edge.calls),
    count: undefined,
    time: sum((edge) => edge.time * (rate > 0 ? edge.rate / rate : 1 / group.length)),
    money: sum((edge) => edge.money),
    saving: group.some((edge) => edge.saving !== undefined)
      ? Math.max(...group.map((edge) => edge.saving ?? 0))
      : undefined,
    inProcess: group.every((edge) => edge.inProcess),
    async: group.every((edge) => edge.async),
    parallel: group.some((edge) => edge.parallel),
    critical: group.some((edge) => edge.critical),
    entry: group.every((edge) => edge.entry),
  }
}

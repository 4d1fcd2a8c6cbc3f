/**
 * Deployables shown as one box: arrows that end at a service in one end at the box instead, those that thereby run
 * between the same two become one, and those inside are not drawn.
 */

import { memo } from '../../base/memo'
import type { Fold } from '../../layout/arrangement'
import type { ServiceId } from '../../model/document'
import { type EdgeEnd, edgeId, type ServiceEdge } from './serviceEdges'

export type HiddenServices = ReadonlyMap<ServiceId, Fold>

/** The very arrows where nothing is collapsed. */
export const collapsedEdges = memo((arrows: readonly ServiceEdge[], hidden: HiddenServices): readonly ServiceEdge[] => {
  if (hidden.size === 0) return arrows
  const end = (id: EdgeEnd): EdgeEnd => hidden.get(id as ServiceId)?.id ?? id
  const groups = new Map<string, ServiceEdge[]>()
  for (const arrow of arrows) {
    const [from, to] = [end(arrow.from), end(arrow.to)]
    if (from === to) continue
    const id = edgeId(from, to)
    const group = groups.get(id)
    if (group) group.push(arrow)
    else groups.set(id, [arrow])
  }
  return Array.from(groups, ([id, group]) => joined(id, end, group, groups))
})

/** One arrow for several: rates and money add up, times are weighed by how often they are paid. */
function joined(
  id: string,
  end: (id: EdgeEnd) => EdgeEnd,
  group: readonly ServiceEdge[],
  all: ReadonlyMap<string, unknown>,
): ServiceEdge {
  const [first] = group as [ServiceEdge, ...ServiceEdge[]]
  const [from, to] = [end(first.from), end(first.to)]
  const paired = all.has(edgeId(to, from))
  if (group.length === 1) return { ...first, id, from, to, paired }
  const sum = (of: (arrow: ServiceEdge) => number) => group.reduce((total, arrow) => total + of(arrow), 0)
  const rate = sum((arrow) => arrow.rate)
  return {
    id,
    from,
    to,
    paired,
    rate,
    calls: group.flatMap((arrow) => arrow.calls),
    count: undefined,
    time: sum((arrow) => arrow.time * (rate > 0 ? arrow.rate / rate : 1 / group.length)),
    money: sum((arrow) => arrow.money),
    saving: group.some((arrow) => arrow.saving !== undefined)
      ? Math.max(...group.map((one) => one.saving ?? 0))
      : undefined,
    inProcess: group.every((arrow) => arrow.inProcess),
    async: group.every((arrow) => arrow.async),
    parallel: group.some((arrow) => arrow.parallel),
    critical: group.some((arrow) => arrow.critical),
    entry: group.every((arrow) => arrow.entry),
  }
}

/** What each box says to whoever hears it: made anew when figures or names change, not when boxes move. */

import { memo } from '../../base/memo'
import type { ServiceId } from '../../model/document'
import type { HiddenServices } from '../edges/collapsedEdges'
import { type NamedCall, serviceSentence } from '../edges/labelText'
import type { EdgeEnd, ServiceEdge } from '../edges/serviceEdges'
import type { ServiceNodeData } from './serviceNodeData'

export const nodeDescriptions = memo(
  (
    boxes: ReadonlyMap<ServiceId, ServiceNodeData>,
    arrows: readonly ServiceEdge[],
    hidden: HiddenServices,
  ): ReadonlyMap<ServiceId, string> => {
    const folds = new Map<EdgeEnd, string>([...hidden.values()].map((fold) => [fold.id, fold.name]))
    const received = countByEnd(arrows, 'to')
    const made = new Map<EdgeEnd, NamedCall[]>()
    for (const { from, to, count } of arrows) {
      const call = { to: boxes.get(to as ServiceId)?.name ?? folds.get(to) ?? '', count }
      const others = made.get(from)
      if (others) others.push(call)
      else made.set(from, [call])
    }
    return new Map(
      Array.from(boxes, ([id, data]) => [id, serviceSentence(data, made.get(id) ?? [], received.get(id) ?? 0)]),
    )
  },
)

export function countByEnd(arrows: readonly ServiceEdge[], end: 'from' | 'to'): ReadonlyMap<EdgeEnd, number> {
  const sums = new Map<EdgeEnd, number>()
  for (const arrow of arrows) sums.set(arrow[end], (sums.get(arrow[end]) ?? 0) + 1)
  return sums
}

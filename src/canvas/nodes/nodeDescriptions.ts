/** What each box says to whoever hears it: made anew when figures or names change, not when boxes move. */

import { memo } from '../../base/memo'
import type { ServiceId } from '../../model/document'
import type { Hidden } from '../edges/collapsedEdges'
import { boxSentence, type SpokenCall } from '../edges/labelText'
import type { Arrow, End } from '../edges/serviceEdges'
import type { BoxData } from './serviceNodeData'

export const boxCaptions = memo(
  (
    boxes: ReadonlyMap<ServiceId, BoxData>,
    arrows: readonly Arrow[],
    hidden: Hidden,
  ): ReadonlyMap<ServiceId, string> => {
    const folds = new Map<End, string>([...hidden.values()].map((fold) => [fold.id, fold.name]))
    const received = tally(arrows, 'to')
    const made = new Map<End, SpokenCall[]>()
    for (const { from, to, count } of arrows) {
      const call = { to: boxes.get(to as ServiceId)?.name ?? folds.get(to) ?? '', count }
      const others = made.get(from)
      if (others) others.push(call)
      else made.set(from, [call])
    }
    return new Map(
      Array.from(boxes, ([id, data]) => [id, boxSentence(data, made.get(id) ?? [], received.get(id) ?? 0)]),
    )
  },
)

export function tally(arrows: readonly Arrow[], end: 'from' | 'to'): ReadonlyMap<End, number> {
  const sums = new Map<End, number>()
  for (const arrow of arrows) sums.set(arrow[end], (sums.get(arrow[end]) ?? 0) + 1)
  return sums
}

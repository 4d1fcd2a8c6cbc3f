/** Cycles between deployables: they wait for each other, and fail together [L6]. */

import { rows } from '../../base/table'
import { serviceOf } from '../../model/constructors'
import type { Call, DeployableId } from '../../model/document'
import type { Context } from '../context'
import type { Check } from './check'
import { namesIn } from './naming'

export const cycles: Check = {
  label: 'Circles of calls',
  findings: (context) =>
    circles(context).map((circle) => ({
      ...{ check: 'cycles', of: circle[0] as DeployableId },
      text: `${circle.map((id) => namesIn(context, id)).join(', ')} call one another in a circle: none can be deployed, scaled or restarted without the others.`,
    })),
}

/** Groups of deployables that reach one another by synchronous calls, each once. */
function circles({ design, placement }: Context): readonly (readonly DeployableId[])[] {
  const next = new Map<DeployableId, Set<DeployableId>>()
  for (const call of rows<Call>(design.calls)) {
    const [from, to] = [placement[serviceOf(call.from)], placement[serviceOf(call.to)]]
    if (!from || !to || from === to || call.mode !== 'sync' || !(call.count > 0)) continue
    next.set(from, (next.get(from) ?? new Set<DeployableId>()).add(to))
  }
  const reach = (start: DeployableId): ReadonlySet<DeployableId> => {
    const seen = new Set<DeployableId>()
    const waiting = [start]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const to of next.get(at) ?? []) {
        if (seen.has(to)) continue
        seen.add(to)
        waiting.push(to)
      }
    }
    return seen
  }
  const suspects = new Map(
    [...next.keys()].map((id) => [id, reach(id)]).filter(([id, to]) => (to as Set<string>).has(id as string)) as [
      DeployableId,
      ReadonlySet<DeployableId>,
    ][],
  )
  const found: DeployableId[][] = []
  const done = new Set<DeployableId>()
  for (const [id, to] of suspects) {
    if (done.has(id)) continue
    const circle = [...suspects].filter(([other, back]) => to.has(other) && back.has(id)).map(([other]) => other)
    for (const member of circle) done.add(member)
    found.push(circle)
  }
  return found
}

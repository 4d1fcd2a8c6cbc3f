/** Cycles between deployables: they wait for each other, and fail together [L6]. */

import { ids } from '../../base/table'
import type { DeployableId } from '../../model/document'
import { zeroTime } from '../../queueing/network/distribution'
import type { Visit } from '../../queueing/network/network'
import { visitGraph } from '../../queueing/network/visitGraph'
import type { RuleContext } from '../crossings/ruleContext'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const cycles: Check = {
  label: 'Circles of calls',
  findings: (context) =>
    circles(context).map((circle) => ({
      check: 'cycles',
      of: circle[0]!,
      text: `${circle.map((id) => servicesIn(context, id)).join(', ')} call one another in a circle: none can be deployed, scaled or restarted without the others.`,
    })),
}

/** Groups of deployables that reach one another by synchronous calls, each once. */
function circles({ crossings, sizing }: RuleContext): readonly (readonly DeployableId[])[] {
  const deployables = ids(sizing)
  const positions = new Map(deployables.map((id, i) => [id, i]))
  const callees = deployables.map(() => new Set<number>())
  for (const { call, from, to } of crossings.crossings) {
    if (call.mode === 'sync' && call.count > 0) callees[positions.get(from.id)!]!.add(positions.get(to.id)!)
  }
  // The strongly connected components are found as those of a network with one activity per deployable.
  const { callOrder } = visitGraph({
    activities: callees.map((list) => ({ ...idleActivity, visits: Array.from(list, (to) => ({ ...oneVisit, to })) })),
  })
  return Array.from(callOrder.cyclic).flatMap((cyclic, component) => {
    if (!cyclic) return []
    const { activities, componentStart } = callOrder
    const members = activities.subarray(componentStart[component], componentStart[component + 1])
    return [Array.from(members, (i) => deployables[i]!).reverse()]
  })
}

const idleActivity = { name: '', station: 0, demand: zeroTime, overhead: 0, pause: [], errorRate: 0 }
const oneVisit: Omit<Visit, 'to'> = {
  ratio: 1,
  stage: 0,
  fanOut: 'sequence',
  delay: [],
  waits: true,
  local: false,
  retries: 0,
  optional: false,
}

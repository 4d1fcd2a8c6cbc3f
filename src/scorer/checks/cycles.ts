/** Cycles between deployables: they wait for each other, and fail together [L6]. */

import { memo, memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import { serviceOf } from '../../model/constructors'
import type { Call, DeployableId, Design } from '../../model/document'
import { zeroTime } from '../../queueing/network/distribution'
import type { Visit } from '../../queueing/network/network'
import { visitGraph } from '../../queueing/network/visitGraph'
import { type Crossing, type Crossings, crossingsOf } from '../crossings/crossings'
import type { RuleContext } from '../result/ruleContext'
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
function circles(context: RuleContext): readonly (readonly DeployableId[])[] {
  const { design, placement, lowered } = context
  return isTangled(crossingsOf(context)) ? circlesOf(placement)(design.calls, lowered.stations) : []
}

/**
 * Whether anything is left when all that nobody waits for is taken away, and then what nobody else waits for, and so
 * on: in most designs nothing is, and no circle has to be looked for.
 */
const isTangled = memoWeak(({ boxes }: Crossings): boolean => {
  const callers = new Map(boxes.map((box) => [box, box.inbound.filter(isWaitedFor).length]))
  const free = boxes.filter((box) => callers.get(box) === 0)
  // The list grows while it is walked.
  for (const box of free) {
    for (const crossing of box.outbound) {
      if (!isWaitedFor(crossing)) continue
      const left = callers.get(crossing.to)! - 1
      callers.set(crossing.to, left)
      if (left === 0) free.push(crossing.to)
    }
  }
  return free.length < boxes.length
})

function isWaitedFor({ call }: Crossing): boolean {
  return call.mode === 'sync' && call.count > 0
}

/** Work and load make no circle: each placement remembers its own. */
const circlesOf = memoWeak((placement: RuleContext['placement']) =>
  memo((calls: Design['calls'], stations: readonly DeployableId[]) => found(placement, calls, stations)),
)

function found(
  placement: RuleContext['placement'],
  calls: Design['calls'],
  stations: readonly DeployableId[],
): readonly (readonly DeployableId[])[] {
  const place = new Map(stations.map((id, i) => [id, i]))
  const next = stations.map(() => new Set<number>())
  for (const call of rows<Call>(calls)) {
    const [from, to] = [place.get(placement[serviceOf(call.from)]!), place.get(placement[serviceOf(call.to)]!)]
    if (from === undefined || to === undefined || from === to || call.mode !== 'sync' || !(call.count > 0)) continue
    next[from]?.add(to)
  }
  // The strongly connected parts are found as those of a network with one activity per deployable.
  const { callOrder: flow } = visitGraph({
    stations: [{ name: '' }],
    activities: next.map((to) => ({ ...still, visits: Array.from(to, (to) => ({ ...once, to })) })),
    sources: [],
  })
  return Array.from(flow.cyclic).flatMap((cyclic, part) => {
    if (!cyclic) return []
    const members = flow.activities.subarray(flow.componentStart[part], flow.componentStart[part + 1])
    return [Array.from(members, (i) => stations[i]!).reverse()]
  })
}

const still = { name: '', station: 0, demand: zeroTime, overhead: 0, pause: [], errorRate: 0 }
const once: Omit<Visit, 'to'> = {
  ratio: 1,
  stage: 0,
  fanOut: 'sequence',
  delay: [],
  waits: true,
  local: false,
  retries: 0,
  optional: false,
}

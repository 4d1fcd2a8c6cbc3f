/**
 * A network as flat arrays: the visits of all activities in one list, each activity's own in the order of
 * their stages, and two orders in which no activity comes before those that it calls.
 *
 * A group of activities that reach one another (a cycle) is a strongly connected part; in either order its
 * members stand side by side. The parts are found by Tarjan's algorithm (1972), with a list for a stack, so
 * that a chain of twenty thousand calls is no deeper than one of two.
 */

import { memoWeak } from '../../base/memo'
import type { Network, Visit } from './network'

export interface VisitGraph {
  readonly visits: readonly Visit[]
  /** Who makes each visit. */
  readonly caller: Int32Array
  /** Visits of activity i: from firstVisit[i] up to firstVisit[i + 1]. */
  readonly firstVisit: Int32Array
  /** Stages of activity i: from firstStage[i] up to firstStage[i + 1]. */
  readonly firstStage: Int32Array
  /** Visits of stage s: from stageVisit[s] up to stageVisit[s + 1]. */
  readonly stageVisit: Int32Array
  /** All visits counted: where work flows. */
  readonly callOrder: ComponentOrder
  /** Only the visits that are waited for: whose response is part of whose. */
  readonly waitOrder: ComponentOrder
}

export interface ComponentOrder {
  /** Activities, called before callers. */
  readonly activities: Int32Array
  /** Part p holds activities[partStart[p]] up to activities[partStart[p + 1]]. */
  readonly componentStart: Int32Array
  /** Whether part p calls itself, be it by one visit or by a long way round. */
  readonly cyclic: Uint8Array
  /** The part of each activity. */
  readonly component: Int32Array
}

/** The graph of a network, derived once per network, and once for all networks of the same stations and visits. */
export const visitGraph: (network: Network) => VisitGraph = memoWeak((network: Network) => {
  const recent = recentOf(network.stations)
  const known = recent.find(({ visits }) => isDrawnAlike(visits, network))
  if (known) return known.graph
  const found = { visits: network.activities.map(({ visits }) => visits), graph: drawn(network) }
  recent.unshift(found)
  recent.length = Math.min(recent.length, remembered)
  return found.graph
})

interface Drawn {
  readonly visits: readonly (readonly Visit[])[]
  readonly graph: VisitGraph
}

/** A network, and the one made of it in which everything is waited for. */
const remembered = 2
const recentOf = memoWeak((_: Network['stations']): Drawn[] => [])

function isDrawnAlike(visits: Drawn['visits'], { activities }: Network): boolean {
  return visits.length === activities.length && activities.every((activity, i) => activity.visits === visits[i])
}

function drawn(network: Network): VisitGraph {
  const count = network.activities.length
  const visits: Visit[] = []
  const caller: number[] = []
  const firstVisit = new Int32Array(count + 1)
  const firstStage = new Int32Array(count + 1)
  const stageVisit: number[] = []
  network.activities.forEach((activity, i) => {
    const own = activity.visits
    const sorted = own.every((visit, j) => j === 0 || visit.stage >= own[j - 1]!.stage)
      ? own
      : [...own].sort((a, b) => a.stage - b.stage)
    for (let j = 0; j < sorted.length; j++) {
      const visit = sorted[j]!
      if (j === 0 || visit.stage !== sorted[j - 1]!.stage) stageVisit.push(visits.length)
      visits.push(visit)
      caller.push(i)
    }
    firstVisit[i + 1] = visits.length
    firstStage[i + 1] = stageVisit.length
  })
  stageVisit.push(visits.length)
  const flow = order(count, firstVisit, visits, () => true)
  const waits = visits.every((visit) => visit.waits) ? flow : order(count, firstVisit, visits, (visit) => visit.waits)
  return {
    visits,
    caller: Int32Array.from(caller),
    firstVisit,
    firstStage,
    stageVisit: Int32Array.from(stageVisit),
    callOrder: flow,
    waitOrder: waits,
  }
}

/** The number of slices into which an activity's work is cut: one before, between and after its stages. */
export function sliceCount(graph: VisitGraph, activity: number): number {
  return graph.firstStage[activity + 1]! - graph.firstStage[activity]! + 1
}

function order(
  count: number,
  firstVisit: Int32Array,
  visits: readonly Visit[],
  counts: (visit: Visit) => boolean,
): ComponentOrder {
  const found = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const next = Int32Array.from(firstVisit.subarray(0, count))
  const open = new Uint8Array(count)
  const self = new Uint8Array(count)
  const waiting: number[] = []
  const path: number[] = []
  const activities = new Int32Array(count)
  const partStart: number[] = [0]
  const cyclic: number[] = []
  const part = new Int32Array(count)
  let seen = 0
  let done = 0
  const enter = (i: number) => {
    found[i] = low[i] = seen++
    waiting.push(i)
    open[i] = 1
    path.push(i)
  }
  for (let root = 0; root < count; root++) {
    if (found[root]! >= 0) continue
    enter(root)
    while (path.length > 0) {
      const i = path[path.length - 1]!
      const at = next[i]!
      if (at < firstVisit[i + 1]!) {
        next[i] = at + 1
        const visit = visits[at]!
        if (!(visit.ratio > 0) || !counts(visit)) continue
        const to = visit.to
        if (to === i) self[i] = 1
        if (found[to]! < 0) enter(to)
        else if (open[to]) low[i] = Math.min(low[i]!, found[to]!)
        continue
      }
      path.pop()
      const above = path[path.length - 1]
      if (above !== undefined) low[above] = Math.min(low[above]!, low[i]!)
      if (low[i] !== found[i]) continue
      const from = done
      let member: number
      do {
        member = waiting.pop()!
        open[member] = 0
        part[member] = cyclic.length
        activities[done++] = member
      } while (member !== i)
      cyclic.push(done - from > 1 || self[i] === 1 ? 1 : 0)
      partStart.push(done)
    }
  }
  return { activities, componentStart: Int32Array.from(partStart), cyclic: Uint8Array.from(cyclic), component: part }
}

/**
 * A network as flat arrays: one list of all visits, those of each activity sorted by stage, and two topological
 * orders in which every activity comes after the activities that it calls.
 *
 * Activities that reach one another (a cycle of calls) form a strongly connected component; in both orders its
 * members are adjacent. Components are found by Tarjan's algorithm (1972) with an explicit stack, so that a chain
 * of twenty thousand calls does not overflow the call stack.
 */

import { memoWeak } from '../../base/memo'
import type { Network, Visit } from './network'

/** The visits of a network as flat arrays, indexed by activity, stage and visit. */
export interface VisitGraph {
  readonly visits: readonly Visit[]
  /** The activity that makes each visit. */
  readonly caller: Int32Array
  /** Visits of activity i: from firstVisit[i] up to firstVisit[i + 1]. */
  readonly firstVisit: Int32Array
  /** Stages of activity i: from firstStage[i] up to firstStage[i + 1]. */
  readonly firstStage: Int32Array
  /** Visits of stage s: from stageVisit[s] up to stageVisit[s + 1]. */
  readonly stageVisit: Int32Array
  /** By all visits: the order in which work flows. */
  readonly callOrder: ComponentOrder
  /** By the awaited visits only: the order in which responses depend on one another. */
  readonly waitOrder: ComponentOrder
}

/** The strongly connected components of a graph in topological order. */
export interface ComponentOrder {
  /** Activities, callees before callers. */
  readonly activities: Int32Array
  /** Component c holds activities[componentStart[c]] up to activities[componentStart[c + 1]]. */
  readonly componentStart: Int32Array
  /** Whether component c contains a cycle; 0 for a single activity that does not call itself. */
  readonly cyclic: Uint8Array
  /** The component of each activity. */
  readonly component: Int32Array
}

/** The graph of a network, derived once for its activities. */
export function visitGraph({ activities }: Pick<Network, 'activities'>): VisitGraph {
  return graphOf(activities)
}

const graphOf = memoWeak((activities: Network['activities']): VisitGraph => {
  const count = activities.length
  const visits: Visit[] = []
  const caller: number[] = []
  const firstVisit = new Int32Array(count + 1)
  const firstStage = new Int32Array(count + 1)
  const stageVisit: number[] = []
  activities.forEach((activity, i) => {
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
  const callOrder = componentOrder(count, firstVisit, visits, () => true)
  const waitOrder = visits.every(({ waits }) => waits)
    ? callOrder
    : componentOrder(count, firstVisit, visits, ({ waits }) => waits)
  return {
    visits,
    caller: Int32Array.from(caller),
    firstVisit,
    firstStage,
    stageVisit: Int32Array.from(stageVisit),
    callOrder,
    waitOrder,
  }
})

/** The number of slices into which an activity's work is cut, ≥ 1: one before, between and after its stages. */
export function sliceCount(graph: VisitGraph, activity: number): number {
  return graph.firstStage[activity + 1]! - graph.firstStage[activity]! + 1
}

/** The visits of a stage whose answers are awaited; those with ratio 0 are left out. */
export function awaitedVisits({ visits, stageVisit }: VisitGraph, stage: number): readonly number[] {
  const awaited: number[] = []
  for (let v = stageVisit[stage]!; v < stageVisit[stage + 1]!; v++)
    if (visits[v]!.waits && visits[v]!.ratio > 0) awaited.push(v)
  return awaited
}

/** Tarjan's algorithm over the visits that `isEdge` selects; visits with ratio 0 are no edges. */
function componentOrder(
  count: number,
  firstVisit: Int32Array,
  visits: readonly Visit[],
  isEdge: (visit: Visit) => boolean,
): ComponentOrder {
  const index = new Int32Array(count).fill(-1)
  const lowLink = new Int32Array(count)
  const nextVisit = Int32Array.from(firstVisit.subarray(0, count))
  const isOnStack = new Uint8Array(count)
  const callsItself = new Uint8Array(count)
  const stack: number[] = []
  const path: number[] = []
  const activities = new Int32Array(count)
  const componentStart: number[] = [0]
  const cyclic: number[] = []
  const component = new Int32Array(count)
  let nextIndex = 0
  let placed = 0
  const enter = (i: number) => {
    index[i] = lowLink[i] = nextIndex++
    stack.push(i)
    isOnStack[i] = 1
    path.push(i)
  }
  for (let root = 0; root < count; root++) {
    if (index[root]! >= 0) continue
    enter(root)
    while (path.length > 0) {
      const i = path[path.length - 1]!
      const v = nextVisit[i]!
      if (v < firstVisit[i + 1]!) {
        nextVisit[i] = v + 1
        const visit = visits[v]!
        if (!(visit.ratio > 0) || !isEdge(visit)) continue
        const to = visit.to
        if (to === i) callsItself[i] = 1
        if (index[to]! < 0) enter(to)
        else if (isOnStack[to]) lowLink[i] = Math.min(lowLink[i]!, index[to]!)
        continue
      }
      path.pop()
      const parent = path[path.length - 1]
      if (parent !== undefined) lowLink[parent] = Math.min(lowLink[parent]!, lowLink[i]!)
      if (lowLink[i] !== index[i]) continue
      const first = placed
      let member: number
      do {
        member = stack.pop()!
        isOnStack[member] = 0
        component[member] = cyclic.length
        activities[placed++] = member
      } while (member !== i)
      cyclic.push(placed - first > 1 || callsItself[i] === 1 ? 1 : 0)
      componentStart.push(placed)
    }
  }
  return { activities, componentStart: Int32Array.from(componentStart), cyclic: Uint8Array.from(cyclic), component }
}

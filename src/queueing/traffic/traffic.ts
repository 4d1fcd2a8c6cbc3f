/**
 * Traffic equations: how often everything happens. An activity is executed as often as its sources start it
 * and its callers call it:
 *
 *   λⱼ = sources of j + Σᵢ λᵢ · calls from i to j
 *
 * Without cycles one pass from callers to callees solves this. A strongly connected component is solved by
 * **elimination**: an activity is removed, and its callers call its callees directly, as often as they did through it;
 * calls to itself repeat it 1/(1 − r) times. The removed rates are filled in again in reverse order. Nothing but 1 − r
 * is ever subtracted, so no digits are lost, and r ≥ 1 at any step is exactly the sign of a divergent cycle (I − M is
 * then no M-matrix, the spectral radius of M is not below 1).
 *
 * A component so large and so dense that elimination would fill up is solved by iteration instead, which converges
 * fast for just such components.
 *
 * Sources: Jackson, Management Science 10, 1963; Grassmann, Taksar & Heyman, Operations Research 33, 1985;
 * Berman & Plemmons, Nonnegative Matrices, ch. 6 (the pivots of an M-matrix are positive).
 */

import { failure, type Result, success } from '../../base/result'
import type { Erlangs } from '../../base/units'
import { meanOf } from '../network/distribution'
import type { Network } from '../network/network'
import { type ComponentOrder, type VisitGraph, visitGraph } from '../network/visitGraph'
import { expectedFailures } from './failures'
import { sparseElimination } from './sparseElimination'

/** How often everything happens. */
export interface Traffic {
  /** Executions per second of each activity. */
  readonly rates: Float64Array
}

/** Executions per second; a failure that names the activities for a cycle of calls that never ends. */
export function traffic(network: Network): Result<Traffic> {
  const cycle = divergence(network)
  if (cycle) {
    const names = cycle.slice(0, 6).map((i) => network.activities[i]?.name ?? '?')
    const shown = cycle.length > 6 ? `${names.join(' → ')} → …` : [...names, names[0]].join(' → ')
    return failure('', `These calls go round in a circle and never end: ${shown}`.slice(0, 400))
  }
  return success({ rates: executionRates(network, expectedFailures(network).attempts) })
}

/** The activities, by position, of a divergent cycle of calls; undefined if all cycles converge. */
export function divergence(network: Network): readonly number[] | undefined {
  const graph = visitGraph(network)
  const { attempts } = expectedFailures(network)
  for (let component = 0; component < graph.callOrder.cyclic.length; component++) {
    if (!graph.callOrder.cyclic[component]) continue
    const members = membersOf(graph.callOrder, component)
    if (!sparseElimination(graph, members, attempts, new Float64Array(members.length)))
      return heaviestCycle(graph, members, attempts)
  }
  return undefined
}

/** By station: the busy servers that its load needs at speed 1; what sizing starts from. */
export function offeredLoad(network: Network): readonly Erlangs[] {
  const rates = executionRates(network, expectedFailures(network).attempts)
  const load = new Array<Erlangs>(network.stations.length).fill(0)
  network.activities.forEach((activity, i) => {
    const mean = meanOf(activity.demand)
    if (mean > 0 && rates[i]! > 0) load[activity.station] = load[activity.station]! + rates[i]! * mean
  })
  return load
}

/**
 * By activity: executions per second, given the mean attempts of each visit per execution of its caller. A divergent
 * cycle and all that it calls have the rate Infinity.
 */
export function executionRates(
  network: Network,
  calls: Float64Array,
  rates = new Float64Array(network.activities.length),
): Float64Array {
  const graph = visitGraph(network)
  rates.fill(0)
  for (const source of network.sources) rates[source.to] = rates[source.to]! + source.rate
  const { callOrder } = graph
  for (let part = callOrder.cyclic.length - 1; part >= 0; part--) {
    if (callOrder.cyclic[part]) solvePart(graph, membersOf(callOrder, part), calls, rates)
    for (let at = callOrder.componentStart[part]!; at < callOrder.componentStart[part + 1]!; at++) {
      const i = callOrder.activities[at]!
      const rate = rates[i]!
      if (!(rate > 0)) continue
      for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
        const to = graph.visits[v]!.to
        if (!(calls[v]! > 0) || callOrder.component[to] === part) continue
        rates[to] = rates[to]! + rate * calls[v]!
      }
    }
  }
  return rates
}

function membersOf(order: ComponentOrder, part: number): Int32Array {
  return order.activities.subarray(order.componentStart[part]!, order.componentStart[part + 1]!)
}

function solvePart(graph: VisitGraph, members: Int32Array, calls: Float64Array, rates: Float64Array): void {
  const solved = Float64Array.from(members, (i) => rates[i]!)
  if (!solved.some((rate) => rate > 0)) return
  if (!sparseElimination(graph, members, calls, solved)) solved.fill(Infinity)
  members.forEach((i, at) => {
    rates[i] = solved[at]!
  })
}

/** The cycle that follows the most frequent call from the first member on. */
function heaviestCycle(graph: VisitGraph, members: Int32Array, calls: Float64Array): readonly number[] {
  const inside = new Set(members)
  const path: number[] = []
  const place = new Map<number, number>()
  let at = members[0]!
  while (!place.has(at)) {
    place.set(at, path.length)
    path.push(at)
    let heaviest = -1
    let to = at
    for (let v = graph.firstVisit[at]!; v < graph.firstVisit[at + 1]!; v++) {
      const next = graph.visits[v]!.to
      if (!inside.has(next) || !(calls[v]! > heaviest)) continue
      heaviest = calls[v]!
      to = next
    }
    at = to
  }
  return path.slice(place.get(at))
}

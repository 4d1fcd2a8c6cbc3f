/** Executions that somebody outside a box starts: how many, and how long each lasts. */

import { memoByEquality, memoWeak } from '../../base/memo'
import type { PerSecond, Seconds } from '../../base/units'
import type { Call, OperationId } from '../../model/document'
import type { HourlyTraffic, RuleContext } from '../result/ruleContext'
import type { Lowered } from '../result/scorecard'
import { callRate, type DeployableBox, type Entry, workloadRate } from './crossings'

export interface ExecutionRate {
  /** Executions that somebody outside the box starts, per second. */
  readonly rate: PerSecond
  /** Mean seconds of one, what it waits for included [L7]. */
  readonly duration: Seconds
}

/** What counts as the duration of an execution: all of its response, or as if nobody had to queue. */
export type DurationKind = 'mean' | 'uncontended'

/** Executions of a box that are started from outside it, operation by operation. */
export function executionsOf(
  context: RuleContext,
  box: DeployableBox,
  traffic: HourlyTraffic,
  span: DurationKind = 'mean',
): readonly ExecutionRate[] {
  return calledIn(box).map((one) => ({ rate: rateOf(one, traffic), duration: duration(context, one.operation, span) }))
}

/** An operation and all that starts it from outside its box. */
interface Called {
  readonly operation: OperationId
  readonly calls: readonly Call[]
  readonly workloads: readonly Entry['workload'][]
}

/** What somebody outside starts, in the order in which it is met. */
const calledIn = memoWeak(({ inbound, entries }: DeployableBox): readonly Called[] => {
  const called = new Map<OperationId, { operation: OperationId; calls: Call[]; workloads: Entry['workload'][] }>()
  const at = (operation: OperationId) => {
    const known = called.get(operation)
    if (known) return known
    const first = { operation, calls: [], workloads: [] }
    called.set(operation, first)
    return first
  }
  for (const { call } of inbound) at(call.to).calls.push(call)
  for (const { workload } of entries) at(workload.to).workloads.push(workload)
  return [...called.values()]
})

function rateOf({ calls, workloads }: Called, traffic: HourlyTraffic): PerSecond {
  let rate = 0
  for (const call of calls) rate += callRate(traffic, call)
  for (const workload of workloads) rate += workloadRate(traffic, workload)
  return rate
}

/** Mean response of an operation in the busiest hour. */
export function responseOf(context: RuleContext, id: OperationId): Seconds {
  return duration(context, id, 'mean')
}

/** Mean duration of an operation in the busiest hour, over all ways in which it is lowered. */
function duration({ lowered, solution }: RuleContext, id: OperationId, span: DurationKind): Seconds {
  const places = placesOf(lowered).get(id)
  const only = places && solution.activities[places[0]!]
  if (!only) return 0
  if (places.length === 1) return only[span]
  const ways = places.map((place) => solution.activities[place]!)
  const rate = ways.reduce((sum, way) => sum + way.rate, 0)
  if (!(rate > 0)) return only[span]
  return ways.reduce((sum, way) => (way.rate > 0 ? sum + (way.rate / rate) * way[span] : sum), 0)
}

/** The activities of each operation. Work and rates seldom change which they are. */
const placesOf = memoWeak(({ stations, activities }: Lowered) => lasting(stations)(activities))

const lasting = memoWeak((_: Lowered['stations']) => memoByEquality(isSame, found))

function isSame(some: readonly OperationId[], others: readonly OperationId[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i])
}

function found(activities: readonly OperationId[]): ReadonlyMap<OperationId, readonly number[]> {
  const places = new Map<OperationId, number[]>()
  activities.forEach((id, place) => {
    const known = places.get(id)
    if (known) known.push(place)
    else places.set(id, [place])
  })
  return places
}

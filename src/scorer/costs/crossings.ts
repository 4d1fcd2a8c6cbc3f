/**
 * What the rules of bill and limits look at: boxes with what they run on, and everything that enters a box or
 * leaves it. What happens inside a box crosses nothing and costs nothing but work [L1].
 */

import { memoByIdentity } from '../../base/memo'
import { rows } from '../../base/table'
import { type PerSecond, type Seconds, secondsPerHour } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import { serviceOf } from '../../model/constructors'
import type { Call, DeployableId, OperationId, Service, Workload } from '../../model/document'
import type { ActivitySolution, Response } from '../../queueing/solution'
import type { Context, Traffic } from '../context'
import type { DeployableSizing, LoweredCall } from '../scorecard'

export interface Box {
  readonly id: DeployableId
  readonly sizing: DeployableSizing
  /** Undefined: nobody's offer, such as a client. */
  readonly offer?: Offer
  readonly services: readonly Service[]
  readonly inbound: readonly Crossing[]
  readonly outbound: readonly Crossing[]
  readonly entries: readonly Entry[]
}

/** A call between two boxes. */
export interface Crossing {
  readonly call: Call
  readonly caller: Service
  readonly callee: Service
  readonly from: Box
  readonly to: Box
  readonly toll: LoweredCall
}

/** A workload that reaches a box from outside the design. */
export interface Entry {
  readonly workload: Workload
  readonly to: Box
}

export interface Crossings {
  readonly boxes: readonly Box[]
  readonly crossings: readonly Crossing[]
}

export const crossingsOf: (context: Context) => Crossings = memoByIdentity(
  ({ design, placement, sizing, catalog, lowered }: Context) => {
    const boxes = new Map<DeployableId, Growing>()
    for (const of of rows<DeployableSizing>(sizing)) {
      const found = findOffer(catalog, of.runsOn)
      const services = of.services.flatMap((id) => design.services[id] ?? [])
      const empty = { inbound: [], outbound: [], entries: [] }
      boxes.set(of.id, { id: of.id, sizing: of, services, ...empty, ...(found.ok && { offer: found.value }) })
    }
    const boxOf = (operation: OperationId) => boxes.get(placement[serviceOf(operation)] as DeployableId)
    const crossings: Crossing[] = []
    for (const call of rows<Call>(design.calls)) {
      const [from, to, toll] = [boxOf(call.from), boxOf(call.to), lowered.calls[call.id]]
      if (!from || !to || !toll || from === to) continue
      const [caller, callee] = [design.services[serviceOf(call.from)], design.services[serviceOf(call.to)]]
      if (!caller || !callee) continue
      const crossing = { call, from, to, caller, callee, toll }
      crossings.push(crossing)
      from.outbound.push(crossing)
      to.inbound.push(crossing)
    }
    for (const workload of rows<Workload>(design.workloads)) {
      const to = boxOf(workload.to)
      to?.entries.push({ workload, to })
    }
    return { boxes: [...boxes.values()], crossings }
  },
)

/** A box while its lists grow. */
interface Growing extends Box {
  readonly inbound: Crossing[]
  readonly outbound: Crossing[]
  readonly entries: Entry[]
}

/** Calls per second, retries included. */
export function callRate(traffic: Traffic, { id }: Call): PerSecond {
  return traffic.calls[id] ?? 0
}

export function workloadRate(traffic: Traffic, { id }: Workload): PerSecond {
  return traffic.workloads[id] ?? 0
}

/** Requests that reach a box from outside, per second: calls and workloads. */
export function arrivals(box: Box, traffic: Traffic): PerSecond {
  return (
    box.inbound.reduce((sum, { call }) => sum + callRate(traffic, call), 0) +
    box.entries.reduce((sum, { workload }) => sum + workloadRate(traffic, workload), 0)
  )
}

export interface Started {
  /** Executions that somebody outside the box starts, per second. */
  readonly rate: PerSecond
  /** Mean seconds of one, what it waits for included [L7]. */
  readonly duration: Seconds
}

/** Which part of a response counts as the duration of an execution. */
export type Span = (response: Response) => Seconds

/** Executions of a box that are started from outside it, operation by operation. */
export function started(context: Context, box: Box, traffic: Traffic, span: Span = whole): readonly Started[] {
  const rates = new Map<OperationId, PerSecond>()
  const add = (id: OperationId, rate: PerSecond) => rates.set(id, (rates.get(id) ?? 0) + rate)
  for (const { call } of box.inbound) add(call.to, callRate(traffic, call))
  for (const { workload } of box.entries) add(workload.to, workloadRate(traffic, workload))
  return [...rates].map(([id, rate]) => ({ rate, duration: duration(context, id, span) }))
}

function whole({ mean }: Response): Seconds {
  return mean
}

/** Mean response of an operation in the busiest hour. */
export function responseOf(context: Context, id: OperationId): Seconds {
  return duration(context, id, whole)
}

/** Mean duration of an operation in the busiest hour, over all ways in which it is lowered. */
function duration(context: Context, id: OperationId, span: Span): Seconds {
  const ways = waysOf(context).get(id) ?? []
  const rate = ways.reduce((sum, way) => sum + way.rate, 0)
  if (!(rate > 0)) return ways[0] ? span(ways[0].response) : 0
  return ways.reduce((sum, way) => (way.rate > 0 ? sum + (way.rate / rate) * span(way.response) : sum), 0)
}

const waysOf = memoByIdentity(({ lowered, solution }: Context) => {
  const found = new Map<OperationId, ActivitySolution[]>()
  lowered.activities.forEach((id, i) => {
    const way = solution.activities[i]
    if (!way) return
    const ways = found.get(id)
    if (ways) ways.push(way)
    else found.set(id, [way])
  })
  return found as ReadonlyMap<OperationId, readonly ActivitySolution[]>
})

/** Seconds in the billed month. */
export function monthSeconds({ assumptions }: Context): Seconds {
  return assumptions.monthHours * secondsPerHour
}

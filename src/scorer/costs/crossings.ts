/**
 * What the rules of bill and limits look at: boxes with what they run on, and everything that enters a box or
 * leaves it. What happens inside a box crosses nothing and costs nothing but work [L1].
 */

import { memo, memoByIdentity } from '../../base/memo'
import { rows } from '../../base/table'
import { type PerSecond, type Seconds, secondsPerHour } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Call, DeployableId, Operation, OperationId, Service, Workload } from '../../model/document'
import type { ActivitySolution } from '../../queueing/solution'
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

/** What the crossings of a side are made of. Checks see more than the bill does, of the same rows. */
type Crossed = Pick<Context, 'design' | 'placement' | 'sizing' | 'catalog' | 'lowered'>

/** Remembered by the sizes, of which every score has its own: bill, limits and checks ask for the same. */
export function crossingsOf({ design, placement, sizing, catalog, lowered }: Crossed): Crossings {
  return crossed(sizing)(design, placement, catalog, lowered)
}

const crossed = memoByIdentity((sizing: Context['sizing']) =>
  memo(
    (
      design: Context['design'],
      placement: Context['placement'],
      catalog: Context['catalog'],
      lowered: Context['lowered'],
    ) => found({ design, placement, sizing, catalog, lowered }),
  ),
)

interface End {
  readonly service: Service
  readonly box: Growing
}

function found({ design, placement, sizing, catalog, lowered }: Crossed): Crossings {
  const boxes = new Map<DeployableId, Growing>()
  for (const of of rows<DeployableSizing>(sizing)) {
    const offer = findOffer(catalog, of.runsOn)
    const services = of.services.flatMap((id) => design.services[id] ?? [])
    const empty = { id: of.id, sizing: of, services, inbound: [], outbound: [], entries: [] }
    boxes.set(of.id, offer.ok ? { ...empty, offer: offer.value } : empty)
  }
  // Thousands of calls have hundreds of ends: each is looked up once.
  const ends = new Map<OperationId, End>()
  for (const { id, service: home } of rows<Operation>(design.operations)) {
    const service = design.services[home]
    const box = boxes.get(placement[home] as DeployableId)
    if (service && box) ends.set(id, { service, box })
  }
  const crossings: Crossing[] = []
  for (const call of rows<Call>(design.calls)) {
    const [caller, callee] = [ends.get(call.from), ends.get(call.to)]
    if (!caller || !callee || caller.box === callee.box) continue
    const toll = lowered.calls[call.id]
    if (!toll) continue
    const crossing = { call, from: caller.box, to: callee.box, caller: caller.service, callee: callee.service, toll }
    crossings.push(crossing)
    caller.box.outbound.push(crossing)
    callee.box.inbound.push(crossing)
  }
  for (const workload of rows<Workload>(design.workloads)) {
    const to = ends.get(workload.to)?.box
    to?.entries.push({ workload, to })
  }
  return { boxes: [...boxes.values()], crossings }
}

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

/** What counts as the duration of an execution: all of its response, or as if nobody had to queue. */
export type Span = 'mean' | 'unhindered'

/** Executions of a box that are started from outside it, operation by operation. */
export function started(context: Context, box: Box, traffic: Traffic, span: Span = 'mean'): readonly Started[] {
  const rates = new Map<OperationId, PerSecond>()
  const add = (id: OperationId, rate: PerSecond) => rates.set(id, (rates.get(id) ?? 0) + rate)
  for (const { call } of box.inbound) add(call.to, callRate(traffic, call))
  for (const { workload } of box.entries) add(workload.to, workloadRate(traffic, workload))
  return [...rates].map(([id, rate]) => ({ rate, duration: duration(context, id, span) }))
}

/** Mean response of an operation in the busiest hour. */
export function responseOf(context: Context, id: OperationId): Seconds {
  return duration(context, id, 'mean')
}

/** Mean duration of an operation in the busiest hour, over all ways in which it is lowered. */
function duration(context: Context, id: OperationId, span: Span): Seconds {
  const ways = waysOf(context).get(id)
  const only = ways?.[0]
  if (!ways || !only) return 0
  if (ways.length === 1) return only[span]
  const rate = ways.reduce((sum, way) => sum + way.rate, 0)
  if (!(rate > 0)) return only[span]
  return ways.reduce((sum, way) => (way.rate > 0 ? sum + (way.rate / rate) * way[span] : sum), 0)
}

/** Remembered by the solution, as crossings are by the sizes. */
function waysOf({ lowered, solution }: Context): ReadonlyMap<OperationId, readonly ActivitySolution[]> {
  return waysIn(solution)(lowered)
}

const waysIn = memoByIdentity((solution: Context['solution']) =>
  memo((lowered: Context['lowered']) => {
    const found = new Map<OperationId, ActivitySolution[]>()
    lowered.activities.forEach((id, i) => {
      const way = solution.activities[i]
      if (!way) return
      const ways = found.get(id)
      if (ways) ways.push(way)
      else found.set(id, [way])
    })
    return found
  }),
)

/** Seconds in the billed month. */
export function monthSeconds({ assumptions }: Context): Seconds {
  return assumptions.monthHours * secondsPerHour
}

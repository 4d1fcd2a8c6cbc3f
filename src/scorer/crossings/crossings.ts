/**
 * What the rules of bill and limits look at: boxes with what they run on, and everything that enters a box or
 * leaves it. What happens inside a box crosses nothing and costs nothing but work [L1].
 *
 * Nothing here says how large a box is or how much comes to it: sizes and rates change with most edits, and are asked
 * for beside (`sizeOf`, `callRate`). So boxes and crossings stay the same objects as long as the drawing does, and all
 * that follows from them alone is found once (`crossings/filters.ts`).
 */

import { memo, memoByEquality, memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import { type PerSecond, type Seconds, secondsPerHour } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Call, DeployableId, Operation, OperationId, Service, Workload } from '../../model/document'
import type { HourlyTraffic, RuleContext } from '../result/ruleContext'
import type { DeployableSizing, LoweredCall } from '../result/scorecard'
import { type Crossed, isAlike } from './equality'

export interface DeployableBox {
  readonly id: DeployableId
  /** Undefined: nobody's offer, such as a client. */
  readonly offer: Offer | undefined
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
  readonly from: DeployableBox
  readonly to: DeployableBox
  readonly cost: LoweredCall
}

/** A workload that reaches a box from outside the design: which, whatever its rate. */
export interface Entry {
  readonly workload: Pick<Workload, 'id' | 'to'>
  readonly to: DeployableBox
}

export interface Crossings {
  readonly catalog: Catalog
  readonly boxes: readonly DeployableBox[]
  readonly crossings: readonly Crossing[]
}

/** Remembered by the sizes, of which every score has its own: bill, limits and checks ask for the same. */
export function crossingsOf({ design, placement, sizing, catalog, lowered }: Crossed): Crossings {
  return crossed(sizing)(design, placement, catalog, lowered)
}

const crossed = memoWeak((sizing: RuleContext['sizing']) =>
  memo(
    (
      design: RuleContext['design'],
      placement: RuleContext['placement'],
      catalog: RuleContext['catalog'],
      lowered: RuleContext['lowered'],
    ) => lasting(placement)({ design, placement, sizing, catalog, lowered }),
  ),
)

/** Those of the score before while they are made of the same. Drawn and merged take turns: each placement has its own. */
const lasting = memoWeak((_: RuleContext['placement']) => memoByEquality(isAlike, found))

/** An operation, in its service and its box. */
interface End {
  readonly service: Service
  readonly box: Growing
}

/** A box while its lists grow. */
interface Growing extends DeployableBox {
  readonly inbound: Crossing[]
  readonly outbound: Crossing[]
  readonly entries: Entry[]
}

function found({ design, placement, sizing, catalog, lowered }: Crossed): Crossings {
  const boxes = new Map<DeployableId, Growing>()
  for (const { id, runsOn, services: inside } of rows<DeployableSizing>(sizing)) {
    const offered = findOffer(catalog, runsOn)
    const services = inside.flatMap((one) => design.services[one] ?? [])
    const offer = offered.ok ? offered.value : undefined
    boxes.set(id, { id, offer, services, inbound: [], outbound: [], entries: [] })
  }
  // Thousands of calls have hundreds of ends: each is looked up once.
  const ends = new Map<OperationId, End>()
  for (const { id, service: home } of rows<Operation>(design.operations)) {
    const service = design.services[home]
    const box = boxes.get(placement[home]!)
    if (service && box) ends.set(id, { service, box })
  }
  const crossings: Crossing[] = []
  for (const call of rows<Call>(design.calls)) {
    const [caller, callee] = [ends.get(call.from), ends.get(call.to)]
    if (!caller || !callee || caller.box === callee.box) continue
    const cost = lowered.calls[call.id]
    if (!cost) continue
    const crossing = {
      call,
      from: caller.box,
      to: callee.box,
      caller: caller.service,
      callee: callee.service,
      cost: cost,
    }
    crossings.push(crossing)
    caller.box.outbound.push(crossing)
    callee.box.inbound.push(crossing)
  }
  for (const workload of rows<Workload>(design.workloads)) {
    const to = ends.get(workload.to)?.box
    to?.entries.push({ workload, to })
  }
  return { catalog, boxes: [...boxes.values()], crossings }
}

/** How large a box is in this score. */
export function sizeOf({ sizing }: Pick<RuleContext, 'sizing'>, { id }: DeployableBox): DeployableSizing {
  return sizing[id]!
}

/** Calls per second, retries included. */
export function callRate(traffic: HourlyTraffic, { id }: Call): PerSecond {
  return traffic.calls[id] ?? 0
}

export function workloadRate(traffic: HourlyTraffic, { id }: Pick<Workload, 'id'>): PerSecond {
  return traffic.workloads[id] ?? 0
}

/** Requests that reach a box from outside, per second: calls and workloads. */
export function arrivals(
  { inbound, entries }: Pick<DeployableBox, 'inbound' | 'entries'>,
  traffic: HourlyTraffic,
): PerSecond {
  return (
    inbound.reduce((sum, { call }) => sum + callRate(traffic, call), 0) +
    entries.reduce((sum, { workload }) => sum + workloadRate(traffic, workload), 0)
  )
}

/** Seconds in the billed month. */
export function monthSeconds({ assumptions }: RuleContext): Seconds {
  return assumptions.monthHours * secondsPerHour
}

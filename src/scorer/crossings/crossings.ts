/**
 * The deployables with what they run on, and every call and workload that enters or leaves them. A call inside a
 * deployable crosses nothing and costs nothing but work [L1]. Sizes and rates are read beside (`sizeOf`, `callRate`).
 */

import { rows, type Table } from '../../base/table'
import { type PerSecond, type Seconds, secondsPerHour } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type {
  Assumptions,
  Call,
  DeployableId,
  Design,
  Operation,
  OperationId,
  Service,
  ServiceId,
  Workload,
} from '../../model/document'
import type { DeployableSizing, HourlyTraffic, Lowered, LoweredCall, Sizing } from '../result/scorecard'

/** One deployable: its offer, its services, and every call and workload that crosses its boundary. */
export interface DeployableBox {
  readonly id: DeployableId
  /** Undefined where the catalog offers none, as for a client. */
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

/** A workload that reaches a box from outside the design: its rate is read off the traffic. */
export interface Entry {
  readonly workload: Pick<Workload, 'id' | 'to' | 'from' | 'response'>
  readonly to: DeployableBox
}

/** All deployables of one side, and all calls between two of them. */
export interface Crossings {
  readonly boxes: readonly DeployableBox[]
  readonly crossings: readonly Crossing[]
}

/** What the crossings of one side are derived from. */
export interface CrossingInput {
  readonly design: Design
  /** Service → the deployable in which it runs after dissolving [L3]. */
  readonly placement: Table<ServiceId, DeployableId>
  /** The catalog with the author's overrides applied. */
  readonly catalog: Catalog
  readonly lowered: Lowered
  readonly sizing: Sizing
}

/** An operation, in its service and its box. */
interface End {
  readonly service: Service
  readonly box: MutableBox
}

/** A box while its lists are filled. */
interface MutableBox extends DeployableBox {
  readonly inbound: Crossing[]
  readonly outbound: Crossing[]
  readonly entries: Entry[]
}

/** All boxes and crossings of one side, in the order of the tables. */
export function crossingsOf({ design, placement, sizing, catalog, lowered }: CrossingInput): Crossings {
  const boxes = new Map<DeployableId, MutableBox>()
  for (const { id, runsOn, services: members } of rows<DeployableSizing>(sizing)) {
    const offer = findOffer(catalog, runsOn)
    const services = members.flatMap((member) => design.services[member] ?? [])
    const lists = { inbound: [], outbound: [], entries: [] }
    boxes.set(id, { id, offer: offer.ok ? offer.value : undefined, services, ...lists })
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
    const crossing = { call, from: caller.box, to: callee.box, caller: caller.service, callee: callee.service, cost }
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

/** How large a box is in this score. */
export function sizeOf({ sizing }: Pick<CrossingInput, 'sizing'>, { id }: DeployableBox): DeployableSizing {
  return sizing[id]!
}

/** Calls per second, retries included. */
export function callRate(traffic: HourlyTraffic, { id }: Call): PerSecond {
  return traffic.calls[id] ?? 0
}

/** Arrivals of a workload per second. */
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
export function monthSeconds({ assumptions }: { readonly assumptions: Assumptions }): Seconds {
  return assumptions.monthHours * secondsPerHour
}

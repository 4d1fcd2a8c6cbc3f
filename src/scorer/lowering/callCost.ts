/**
 * What one call costs on this side, by where its two ends run [L1] [L2]: CPU of both ends, bytes, the way
 * there and back, and the platform's own delay. Everything else about lowering follows from these tolls.
 *
 * - Both ends in one deployable: nothing [L1].
 * - A client's own call to the entry is no hop: nothing either, on every side alike [K4].
 * - Towards a part that somebody else runs and that answers by itself (database, store, something external) the
 *   published or given delay is what its caller sees: it holds the round trip already [L11].
 * - A part that passes on what it gets (gateway, queue, topic, workflow) delays each onward call [L12].
 * - Towards a function the platform's invoke delay stands in place of a round trip; cold starts come on top [T4].
 */

import { type Bytes, kibibyte, type Seconds } from '../../base/units'
import type { Catalog, DelayFacts } from '../../catalog/catalog'
import { serviceOf } from '../../model/constructors'
import type { Assumptions, Call, Protocol } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { constant, type Distribution } from '../../queueing/network/distribution'
import type { Delay, Part } from '../../queueing/network/network'
import { cumulantsOf } from '../../queueing/numeric/moments'
import { noCalibration, withHopFactor } from './calibrationFactors'
import { type CallConstants, callConstants, callFacts, type NetworkDistance } from './callConstants'
import type { Host } from './host'

export interface CallCost {
  /** Runs inside one deployable. */
  readonly inProcess: boolean
  /** A network call between deployables, the client's own to the entry left out [K4]. */
  readonly hop: boolean
  /** CPU at the reference core, per call. */
  readonly clientWork: Seconds
  readonly serverWork: Seconds
  readonly delay: Delay
  /** Carries more bytes there than back. */
  readonly write: boolean
  /** Means of the delay. */
  readonly network: Seconds
  readonly platform: Seconds
  /** Probability that it crosses zones. */
  readonly crossZone: number
  readonly bytes: Bytes
  /** Catalog facts that entered. */
  readonly facts: readonly string[]
}

const free = { write: false, clientWork: 0, serverWork: 0, delay: [], network: 0, platform: 0, crossZone: 0, bytes: 0 }
const inProcess: CallCost = { ...free, facts: [], inProcess: true, hop: false }
const entry: CallCost = { ...free, facts: [], inProcess: false, hop: false }

/** Tells the toll of a call between two hosts. Tolls of calls that are alike are one object. */
export function callCosts(
  catalog: Catalog,
  assumptions: Assumptions,
): (call: Call, caller: Host, callee: Host) => CallCost {
  const known = new Map<string, Map<Bytes, Map<Bytes, CallCost>>>()
  const traits = new Map<Host, string>()
  const traitsOf = (host: Host) => traits.get(host) ?? entered(traits, host, traitsAtEnd(host))
  return (call, caller, callee) => {
    if (caller === callee) return inProcess
    if (caller.client) return entry
    const protocol = protocolOf(call, callee, assumptions)
    const ends = `${traitsOf(caller)}>${traitsOf(callee)}${protocol}`
    const byRequest = known.get(ends) ?? entered(known, ends, new Map<Bytes, Map<Bytes, CallCost>>())
    const byResponse = byRequest.get(call.request) ?? entered(byRequest, call.request, new Map<Bytes, CallCost>())
    return (
      byResponse.get(call.response) ??
      entered(
        byResponse,
        call.response,
        remote(call, protocol, caller, callee, callConstants(catalog, caller, callee), assumptions),
      )
    )
  }
}

/** All of a host that a toll hangs on: few hosts differ in it, though their ids do. */
function traitsAtEnd({ platform, own, zones, region, offer }: Host): string {
  const delays = [offer?.onward, offer?.delay].map((delay) => delay && `${delay.p50} ${delay.p99}`)
  return [platform, own, zones, region, ...delays].join()
}

function entered<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.set(key, value)
  return value
}

function remote(
  call: Call,
  protocol: Protocol,
  caller: Host,
  callee: Host,
  of: CallConstants,
  assumptions: Assumptions,
): CallCost {
  const mesh = assumptions.mesh && caller.own && callee.own
  const crossZone = crossing(caller, callee, assumptions)
  const way = wayOf(caller, callee, assumptions)
  const cpu = of.cpu(protocol)
  const payload = call.request + call.response
  const bytes = payload + 2 * cpu.headers
  const delays = [caller.platform === 'managed' ? caller.offer?.onward : undefined, invokeOf(callee)]
  const { hop } = assumptions.factors ?? noCalibration
  const wire: Delay = [
    ...(way === 'region' || !answersItself(callee) ? roundTrip(way, crossZone, of) : []),
    ...stretch('network', constant(bytes / of.bandwidth(way))),
    // The two proxies' CPU is in the work of both ends; what they add beyond it is waiting.
    ...(mesh ? stretch('network', constant(Math.max(0, of.mesh.delay - of.mesh.work))) : []),
    ...delays.flatMap((published) => stretch('platform', of.between(published))),
  ]
  const delay = withHopFactor(wire, hop)
  const work = hop * (cpu.both / 2 + (cpu.perKib * payload) / kibibyte + (mesh ? of.mesh.work / 2 : 0))
  return {
    inProcess: false,
    hop: true,
    delay,
    crossZone,
    bytes,
    write: call.request > call.response,
    clientWork: caller.own ? work : 0,
    serverWork: callee.own ? work : 0,
    network: sum(delay, 'network'),
    platform: sum(delay, 'platform'),
    facts: callFacts(protocol, way, mesh, delays),
  }
}

/** Functions are reached through their platform, whose published delay holds the round trip [L11]. */
function invokeOf(callee: Host): DelayFacts | undefined {
  return callee.platform === 'function' ? callee.offer?.delay : undefined
}

function answersItself(callee: Host): boolean {
  return callee.platform === 'function' || callee.platform === 'managed'
}

function roundTrip(way: NetworkDistance, crossZone: number, of: CallConstants): Delay {
  if (way !== 'same-zone') return stretch('network', way === 'host' ? of.host : of.region)
  const beyond: Distribution = { shape: 'sometimes', probability: crossZone, of: of.beyondZone }
  return [...stretch('network', of.zone), ...(crossZone > 0 ? stretch('network', beyond) : [])]
}

function wayOf(caller: Host, callee: Host, { placement }: Assumptions): NetworkDistance {
  const far = caller.region !== undefined && callee.region !== undefined && caller.region !== callee.region
  if (far) return 'region'
  return placement === 'host' && caller.own && callee.own ? 'host' : 'same-zone'
}

/**
 * Replicas spread over z zones meet their own zone with probability 1/z [L2]. A part that the provider runs has
 * an end in every zone: reaching it crosses none, unless it sits on machines of its own.
 */
function crossing(caller: Host, callee: Host, { placement }: Assumptions): number {
  if (placement !== 'zones' || answersItself(callee) || answersItself(caller)) return 0
  return 1 - 1 / Math.max(caller.zones, callee.zones, 1)
}

function protocolOf(call: Call, callee: Host, assumptions: Assumptions): Protocol {
  if (call.protocol !== undefined) return call.protocol
  const target = callee.services.find((service) => service.id === serviceOf(call.to))
  return (target && kindForms[target.kind].protocol) ?? assumptions.protocol
}

function stretch(part: Part, time: Distribution): Delay {
  return cumulantsOf(time).mean > 0 ? [{ part, time }] : []
}

function sum(delay: Delay, part: Part): Seconds {
  return delay.reduce((total, { part: of, time }) => (of === part ? total + cumulantsOf(time).mean : total), 0)
}

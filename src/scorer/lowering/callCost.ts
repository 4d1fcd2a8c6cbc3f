/**
 * The cost of one call by where its two ends run [L1] [L2]: CPU of both ends, bytes, the network both ways, and the
 * platform's own delay. Everything else in lowering follows from these costs.
 *
 * - Both ends in one deployable: nothing [L1].
 * - A client's own call to the entry is no hop: nothing either, on every side alike [K4].
 * - Towards a part that the provider or a third party runs and that answers itself (database, store, external
 *   service) the published or written delay is what its caller sees: it includes the round trip [L11].
 * - A part that passes on what it gets (gateway, queue, topic, workflow) delays each onward call [L12].
 * - Towards a function the platform's invoke delay replaces the round trip; cold starts come on top [T4].
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

/** Cost of one call on one side: CPU seconds of both ends, delays, bytes. */
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

/** A function from a call and the hosts of its ends to its cost. Calls of equal cost share one object. */
export function callCosts(
  catalog: Catalog,
  assumptions: Assumptions,
): (call: Call, caller: Host, callee: Host) => CallCost {
  const costs = new Map<string, CallCost>()
  const traits = new Map<Host, string>()
  const traitsOf = (host: Host) => traits.get(host) ?? entered(traits, host, costTraits(host))
  return (call, caller, callee) => {
    if (caller === callee) return inProcess
    if (caller.client) return entry
    const protocol = protocolOf(call, callee, assumptions)
    const key = `${traitsOf(caller)}>${traitsOf(callee)}${protocol} ${call.request} ${call.response}`
    return costs.get(key) ?? entered(costs, key, remoteCost({ call, protocol, caller, callee, catalog, assumptions }))
  }
}

/** Everything of a host that the cost of a call depends on. */
function costTraits({ platform, own, zones, region, offer }: Host): string {
  const delays = [offer?.onward, offer?.delay].map((delay) => delay && `${delay.p50} ${delay.p99}`)
  return [platform, own, zones, region, ...delays].join()
}

function entered<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.set(key, value)
  return value
}

interface RemoteCall {
  readonly call: Call
  readonly protocol: Protocol
  readonly caller: Host
  readonly callee: Host
  readonly catalog: Catalog
  readonly assumptions: Assumptions
}

function remoteCost({ call, protocol, caller, callee, catalog, assumptions }: RemoteCall): CallCost {
  const constants = callConstants(catalog, caller, callee)
  const mesh = assumptions.mesh && caller.own && callee.own
  const crossZone = crossZoneProbability(caller, callee, assumptions)
  const distance = networkDistance(caller, callee, assumptions)
  const cpu = constants.cpu(protocol)
  const payload = call.request + call.response
  const bytes = payload + 2 * cpu.headers
  const delays = [caller.platform === 'managed' ? caller.offer?.onward : undefined, invokeDelay(callee)]
  const { hop } = assumptions.factors ?? noCalibration
  const wire: Delay = [
    ...(distance === 'region' || !answersItself(callee) ? roundTrip(distance, crossZone, constants) : []),
    ...stretch('network', constant(bytes / constants.bandwidth(distance))),
    // The CPU of the two proxies is in the work of both ends; the rest of their delay is waiting.
    ...(mesh ? stretch('network', constant(Math.max(0, constants.mesh.delay - constants.mesh.work))) : []),
    ...delays.flatMap((published) => stretch('platform', constants.between(published))),
  ]
  const delay = withHopFactor(wire, hop)
  const work = hop * (cpu.both / 2 + (cpu.perKib * payload) / kibibyte + (mesh ? constants.mesh.cpu(payload) / 2 : 0))
  return {
    inProcess: false,
    hop: true,
    delay,
    crossZone,
    bytes,
    write: call.request > call.response,
    clientWork: caller.own ? work : 0,
    serverWork: callee.own ? work : 0,
    network: meanOfPart(delay, 'network'),
    platform: meanOfPart(delay, 'platform'),
    facts: callFacts(protocol, distance, mesh, delays),
  }
}

/** Functions are reached through their platform, whose published delay includes the round trip [L11]. */
function invokeDelay(callee: Host): DelayFacts | undefined {
  return callee.platform === 'function' ? callee.offer?.delay : undefined
}

function answersItself(callee: Host): boolean {
  return callee.platform === 'function' || callee.platform === 'managed'
}

function roundTrip(distance: NetworkDistance, crossZone: number, constants: CallConstants): Delay {
  if (distance !== 'same-zone') return stretch('network', distance === 'host' ? constants.host : constants.region)
  const beyond: Distribution = { shape: 'sometimes', probability: crossZone, of: constants.beyondZone }
  return [...stretch('network', constants.zone), ...(crossZone > 0 ? stretch('network', beyond) : [])]
}

function networkDistance(caller: Host, callee: Host, { placement }: Assumptions): NetworkDistance {
  const far = caller.region !== undefined && callee.region !== undefined && caller.region !== callee.region
  if (far) return 'region'
  return placement === 'host' && caller.own && callee.own ? 'host' : 'same-zone'
}

/**
 * The callee is in the caller's zone with probability 1/z when replicas are spread over z zones [L2]. A part that the
 * provider runs has an end in every zone: reaching it crosses none, unless it runs on machines of its own.
 */
function crossZoneProbability(caller: Host, callee: Host, { placement }: Assumptions): number {
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

/** Mean of the stretches of one part. */
function meanOfPart(delay: Delay, part: Part): Seconds {
  return delay.reduce((total, { part: of, time }) => (of === part ? total + cumulantsOf(time).mean : total), 0)
}

/**
 * The physical constants of a catalog: the time and CPU of a round trip, a byte and a call. Read once per catalog.
 * Between ideal machines a call is free and takes no time unless the design overrides a constant, so there only
 * overridden constants count.
 */

import { memoWeak } from '../../base/memo'
import { type Bytes, kibibyte, type PerSecond, type Seconds } from '../../base/units'
import type { Catalog, DelayFacts, Platform } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import type { Protocol } from '../../model/document'
import { constant, type Distribution, lognormalBetween } from '../../queueing/network/distribution'

/** Constants of a call: round trips and CPU in seconds, bandwidth in bytes per second. */
export interface CallConstants {
  /** Round trips. */
  readonly host: Distribution
  readonly zone: Distribution
  /** What reaching a replica in another zone adds to `zone`. */
  readonly beyondZone: Distribution
  readonly region: Distribution
  /** Bytes per second of one stream. */
  readonly bandwidth: (distance: NetworkDistance) => PerSecond
  /** `both` is the CPU of one call at its two ends together, `perKib` what each KiB costs at each of them. */
  readonly cpu: (protocol: Protocol) => { readonly both: Seconds; readonly perKib: Seconds; readonly headers: Bytes }
  /** Of the two proxies of a hop: what they add, and the part of it that is CPU; `cpu` for so much payload. */
  readonly mesh: { readonly delay: Seconds; readonly work: Seconds; readonly cpu: (payload: Bytes) => Seconds }
  readonly between: (delay: DelayFacts | undefined) => Distribution
}

interface RunsOn {
  readonly platform: Platform
}

/** How far a call goes: within a machine, within a zone, or to a service of the region. */
export type NetworkDistance = 'host' | 'same-zone' | 'region'

/** The constants of a call whose two ends run on these platforms. */
export function callConstants(catalog: Catalog, caller: RunsOn, callee: RunsOn): CallConstants {
  return caller.platform === 'ideal' && callee.platform === 'ideal'
    ? overriddenOnly(catalog)
    : catalogConstants(catalog)
}

/** Ids of the facts that make a call cost CPU at its two ends. */
export const callCpuFacts: readonly string[] = [
  ...['grpc', 'http', 'thrift', 'binary'].flatMap((protocol) => [`call.${protocol}.cpu`, `call.${protocol}.per-kib`]),
  'mesh.cpu',
  'mesh.per-kib',
]

/** Ids of the facts behind a call, as `callConstants` reads them. */
export function callFacts(
  protocol: Protocol,
  distance: NetworkDistance,
  mesh: boolean,
  delays: readonly (DelayFacts | undefined)[],
): readonly string[] {
  const roundTrips = distance === 'same-zone' ? ['same-zone', 'cross-zone'] : [distance]
  return [
    ...roundTrips.map((name) => `latency.network.${name}`),
    `throughput.network.${distance}`,
    `call.${protocol}.cpu`,
    `call.${protocol}.per-kib`,
    `call.${protocol}.bytes`,
    ...(mesh ? ['mesh.latency', 'mesh.cpu', 'mesh.per-kib', 'mesh.payload'] : []),
    ...delays.flatMap((delay) => (delay ? [delay.p50, delay.p99] : [])),
  ]
}

/** The constants of a catalog, overridden or not. */
export const catalogConstants = memoWeak((catalog: Catalog) => read((id) => findFact(catalog, id)?.value ?? undefined))

const overriddenOnly = memoWeak((catalog: Catalog) =>
  read((id) => {
    const fact = findFact(catalog, id)
    return fact?.overridden ? (fact.value ?? undefined) : undefined
  }),
)

/** CPU grows in proportion to the bytes from the payload on with which it was measured per call. */
function meshOf(value: (id: string) => number): CallConstants['mesh'] {
  const [work, perKib, measured] = [value('mesh.cpu'), value('mesh.per-kib'), value('mesh.payload')]
  const cpu = (payload: Bytes) => Math.max(0, work + (perKib * (payload - measured)) / kibibyte)
  return { delay: value('mesh.latency'), work, cpu }
}

function read(factOf: (id: string) => number | undefined): CallConstants {
  const value = (id: string) => Math.max(0, factOf(id) ?? 0)
  const roundTrip = (name: string) => value(`latency.network.${name}`)
  const zone = roundTrip('same-zone')
  // One distribution per offer: the solver derives its moments once for all parts on it.
  const published = memoWeak((delay: DelayFacts) => lognormalBetween(value(delay.p50), value(delay.p99)))
  return {
    host: constant(roundTrip('host')),
    zone: constant(zone),
    region: constant(roundTrip('region')),
    beyondZone: constant(Math.max(0, roundTrip('cross-zone') - zone)),
    bandwidth: (distance) => Math.max(1, factOf(`throughput.network.${distance}`) ?? Infinity),
    cpu: (protocol) => ({
      both: value(`call.${protocol}.cpu`),
      perKib: value(`call.${protocol}.per-kib`),
      headers: value(`call.${protocol}.bytes`),
    }),
    mesh: meshOf(value),
    between: (delay) => (delay ? published(delay) : constant(0)),
  }
}

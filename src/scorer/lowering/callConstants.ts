/**
 * The constants of nature of a catalog: what a round trip, a byte and a call cost besides money. Read once per
 * catalog. Between ideal machines a call is free and takes no time, unless the author of the design says
 * otherwise by an override; so there only what was overridden counts.
 */

import { memoWeak } from '../../base/memo'
import type { Bytes, PerSecond, Seconds } from '../../base/units'
import type { Catalog, DelayFacts, Platform } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import type { Protocol } from '../../model/document'
import { constant, type Distribution, lognormalBetween } from '../../queueing/network/distribution'

export interface CallConstants {
  /** Round trips. */
  readonly host: Distribution
  readonly zone: Distribution
  /** What meeting a replica of another zone adds to `zone`. */
  readonly beyondZone: Distribution
  readonly region: Distribution
  /** Bytes per second of one stream. */
  readonly bandwidth: (way: NetworkDistance) => PerSecond
  /** `both` is the CPU of one call at its two ends together, `perKib` what each KiB costs at each of them. */
  readonly cpu: (protocol: Protocol) => { readonly both: Seconds; readonly perKib: Seconds; readonly headers: Bytes }
  readonly mesh: { readonly delay: Seconds; readonly work: Seconds }
  readonly between: (delay: DelayFacts | undefined) => Distribution
}

interface Runs {
  readonly platform: Platform
}

export type NetworkDistance = 'host' | 'same-zone' | 'region'

/** Of a call whose two ends run on these platforms. */
export function callConstants(catalog: Catalog, caller: Runs, callee: Runs): CallConstants {
  return caller.platform === 'ideal' && callee.platform === 'ideal'
    ? overriddenOnly(catalog)
    : catalogConstants(catalog)
}

/** The facts behind a call, as `physics` reads them. Calls that are alike share one list. */
export function callFacts(
  protocol: Protocol,
  way: NetworkDistance,
  mesh: boolean,
  delays: readonly (DelayFacts | undefined)[],
): readonly string[] {
  const key = [protocol, way, mesh, ...delays.map((delay) => delay?.p50)].join()
  const known = factLists.get(key)
  if (known) return known
  const facts = [
    ...(way === 'same-zone' ? ['latency.network.same-zone', 'latency.network.cross-zone'] : [`latency.network.${way}`]),
    `throughput.network.${way}`,
    `call.${protocol}.cpu`,
    `call.${protocol}.per-kib`,
    `call.${protocol}.bytes`,
    ...(mesh ? ['mesh.latency', 'mesh.cpu'] : []),
    ...delays.flatMap((delay) => (delay ? [delay.p50, delay.p99] : [])),
  ]
  factLists.set(key, facts)
  return facts
}

/** As many as there are protocols, ways and offers: it cannot grow without end. */
const factLists = new Map<string, readonly string[]>()

export const catalogConstants = memoWeak((catalog: Catalog) => read((id) => findFact(catalog, id)?.value ?? undefined))

const overriddenOnly = memoWeak((catalog: Catalog) =>
  read((id) => {
    const fact = findFact(catalog, id)
    return fact?.overridden ? (fact.value ?? undefined) : undefined
  }),
)

function read(known: (id: string) => number | undefined): CallConstants {
  const value = (id: string) => Math.max(0, known(id) ?? 0)
  const trip = (way: string) => value(`latency.network.${way}`)
  const zone = trip('same-zone')
  // One object for all parts on one offer: who asks a thousand times finds what it made of it the first time.
  const published = memoWeak((delay: DelayFacts) => lognormalBetween(value(delay.p50), value(delay.p99)))
  return {
    host: constant(trip('host')),
    zone: constant(zone),
    region: constant(trip('region')),
    beyondZone: constant(Math.max(0, trip('cross-zone') - zone)),
    bandwidth: (way) => Math.max(1, known(`throughput.network.${way}`) ?? Infinity),
    cpu: (protocol) => ({
      both: value(`call.${protocol}.cpu`),
      perKib: value(`call.${protocol}.per-kib`),
      headers: value(`call.${protocol}.bytes`),
    }),
    mesh: { delay: value('mesh.latency'), work: value('mesh.cpu') },
    between: (delay) => (delay ? published(delay) : constant(0)),
  }
}

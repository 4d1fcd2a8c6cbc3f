/**
 * From one level to another: the traces of one, on machines that somebody assumed, under the load of the other.
 * Of the other level nothing enters but its load.
 */

import { demandCorrections, scaleDemand } from '../../src/analysis/calibration/demandCorrection'
import { rows, tableOf } from '../../src/base/table'
import type { PerSecond, Seconds } from '../../src/base/units'
import type { Catalog } from '../../src/catalog/catalog'
import { catalogs } from '../../src/catalog/index'
import { withOverrides } from '../../src/catalog/overrides'
import type { Assumptions, Document } from '../../src/model/document'
import type { Capacity, Network } from '../../src/queueing/network/network'
import { score } from '../../src/scorer/score'
import type { Engine, Seen } from './engine'
import type { Level } from './levels'

export interface Machines {
  readonly name: string
  /** Cores of each service, or of one host that all of them share. */
  readonly of: 'service' | 'host'
  /** Several: whichever of them comes nearest to the level that was imported. */
  readonly cores: readonly number[]
  /** Own times are freed of the waits that the model makes of them, or taken for work as they are. */
  readonly calibrated: boolean
}

/** One level made a model, at any load. */
export interface Fitted {
  readonly cores: number
  readonly at: (rate: PerSecond) => Seen
}

/** All that is fitted is fitted here, on one level at its own load. */
export function fitted(document: Document, level: Level, rate: PerSecond, machines: Machines, engine: Engine): Fitted {
  const tried = machines.cores.map((cores) => {
    const one = on(document, level, rate, { ...machines, cores }, engine)
    if (machines.cores.length === 1) return { one, off: 0 }
    const { p50, p95 } = one.at(rate)
    return { one, off: Math.abs(Math.log(p50 / level.sample.p50)) + Math.abs(Math.log(p95 / level.sample.p95)) }
  })
  return tried.reduce((best, next) => (next.off < best.off ? next : best)).one
}

function on(
  document: Document,
  level: Level,
  rate: PerSecond,
  { of, cores, calibrated }: Omit<Machines, 'cores'> & { readonly cores: number },
  engine: Engine,
): Fitted {
  const drawn = lowered(document, cores, level.network)
  const { network, capacity } = of === 'host' ? onOneHost(drawn, cores) : drawn
  const loaded = underLoad(network, rate)
  const observation = { stations: (n: Network, c: Capacity) => engine.see(n, c).stations, rounds: engine.rounds }
  const work = calibrated ? scaleDemand(loaded, demandCorrections(loaded, capacity, observation)) : loaded
  return { cores, at: (other) => engine.see(underLoad(work, other), capacity) }
}

interface Lowered {
  readonly network: Network
  readonly capacity: Capacity
}

/** Every service by itself on so many ideal cores; a call takes as long as calls took when they were measured. */
function lowered(document: Document, cores: number, network: Seconds): Lowered {
  const services = tableOf(rows(document.design.services).map((service) => ({ ...service, runsOn: `ideal.${cores}` })))
  const overrides: Assumptions['overrides'] = network > 0 ? { 'latency.network.same-zone': { value: network } } : {}
  const catalog = withOverrides(catalogs.ideal as Catalog, overrides)
  const assumptions: Assumptions = { ...document.assumptions, catalog: 'ideal', placement: 'zone', overrides }
  const card = score({ ...document.design, services }, document.partition, catalog, assumptions)
  if (!card.ok) throw new Error(card.problem.message)
  return { network: card.value.lowered.network, capacity: card.value.capacity }
}

/** All stations become one: processes of their own, but the cores are the host's. */
function onOneHost({ network }: Lowered, cores: number): Lowered {
  const activities = network.activities.map((activity) => ({ ...activity, station: 0 }))
  return {
    network: { ...network, stations: [{ name: 'host' }], activities },
    capacity: [{ servers: cores, speed: 1, slots: Infinity }],
  }
}

function underLoad(network: Network, rate: PerSecond): Network {
  return { ...network, sources: network.sources.map((source) => ({ ...source, rate })) }
}

/** Builders of networks: a test states what it is about and these supply the rest. */

import { constant, work } from '../../src/queueing/network/distribution'
import type {
  Activity,
  Capacity,
  Delay,
  Network,
  Source,
  StationCapacity,
  Visit,
} from '../../src/queueing/network/network'

export interface ActivitySketch extends Partial<Omit<Activity, 'demand' | 'visits' | 'pause'>> {
  readonly demand?: Activity['demand'] | number
  readonly cv?: number
  readonly pause?: Delay
  readonly visits?: readonly VisitSketch[]
}

export type VisitSketch = Partial<Visit> & { readonly to: number }

/** One station per activity unless `station` says otherwise; calls one after another, without delay. */
export function network(
  activities: readonly ActivitySketch[],
  sources: readonly (Partial<Source> & { rate: number })[],
): Network {
  const rows = activities.map((sketch, i): Activity => {
    const { demand = 0, cv = 1 } = sketch
    return {
      name: sketch.name ?? `a${i}`,
      station: sketch.station ?? i,
      demand: typeof demand === 'number' ? work(demand, cv) : demand,
      overhead: sketch.overhead ?? 0,
      pause: sketch.pause ?? [],
      errorRate: sketch.errorRate ?? 0,
      visits: (sketch.visits ?? []).map((visit, stage) => ({
        ratio: 1,
        stage,
        fanOut: 'sequence',
        delay: [],
        waits: true,
        local: false,
        retries: 0,
        optional: false,
        ...visit,
      })),
    }
  })
  const stations = 1 + rows.reduce((most, { station }) => Math.max(most, station), -1)
  return {
    stations: Array.from({ length: stations }, (_, i) => ({ name: `s${i}` })),
    activities: rows,
    sources: sources.map((source, i) => ({ name: `source ${i}`, to: 0, ...source })),
  }
}

/** One server of speed 1 and slots without limit at every station, unless a sketch says otherwise. */
export function capacity(network: Network, sketches: readonly Partial<StationCapacity>[] = []): Capacity {
  return network.stations.map((_, i) => ({ servers: 1, speed: 1, slots: Infinity, ...sketches[i] }))
}

export const unlimited: StationCapacity = { servers: Infinity, speed: 1, slots: Infinity }

export function wire(seconds: number): Delay {
  return [{ part: 'network', time: constant(seconds) }]
}

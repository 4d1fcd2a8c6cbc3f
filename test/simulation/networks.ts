/** Small networks for the tests: an activity says only what is its own. */

import { work } from '../../src/queueing/network/distribution'
import type { Activity, Capacity, Network, Source, StationCapacity, Visit } from '../../src/queueing/network/network'

export function visit(to: number, stage = 0, own: Partial<Visit> = {}): Visit {
  const plain = {
    ratio: 1,
    fanOut: 'sequence',
    delay: [],
    waits: true,
    local: false,
    retries: 0,
    optional: false,
  } as const
  return { ...plain, ...own, to, stage }
}

export function activity(name: string, station: number, mean: number, cv = 1, own: Partial<Activity> = {}): Activity {
  return { name, station, demand: work(mean, cv), overhead: 0, pause: [], errorRate: 0, visits: [], ...own }
}

/** Arrivals at the first activity, unless the sources are given; as many stations as are spoken of. */
export function network(rate: number, activities: readonly Activity[], sources?: readonly Source[]): Network {
  const count = Math.max(0, ...activities.map(({ station }) => station + 1))
  return {
    stations: Array.from({ length: count }, (_, i) => ({ name: `station ${i}` })),
    activities,
    sources: sources ?? [{ name: 'clients', to: 0, rate }],
  }
}

export function place(servers: number, slots = Infinity, speed = 1): StationCapacity {
  return { servers, slots, speed }
}

export function places(count: number, each: StationCapacity = place(1)): Capacity {
  return Array.from({ length: count }, () => each)
}

/** Quantile of an exponential. */
export function exponentialQuantile(mean: number, q: number): number {
  return -mean * Math.log(1 - q)
}

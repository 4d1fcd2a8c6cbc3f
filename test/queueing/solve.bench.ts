import { bench, describe } from 'vitest'
import { constant, work } from '../../src/queueing/distribution'
import type { Capacity, Network } from '../../src/queueing/network'
import { solve } from '../../src/queueing/solve'
import { dice } from '../support/networks'

/** Layers of activities, each calling about three of the next ones; every solve sees a new network, as after an edit. */
function layered(size: number): { readonly network: Network; readonly capacity: Capacity } {
  const chance = dice(size)
  const network: Network = {
    stations: Array.from({ length: size }, (_, i) => ({ name: `s${i}` })),
    activities: Array.from({ length: size }, (_, i) => ({
      name: `a${i}`,
      station: i,
      demand: work(0.001 + 0.004 * chance(), i % 3 === 0 ? 1.5 : 1),
      overhead: 0.1,
      pause: [],
      errorRate: 0,
      visits: Array.from({ length: 3 }, (_, n) => 3 * i + n + 1)
        .filter((to) => to < size)
        .concat(
          i > size / 3 ? [] : [Math.min(size - 1, i + 1 + Math.floor(chance() * size))].filter((to) => to > 3 * i + 3),
        )
        .map((to, stage) => ({
          to,
          ratio: stage === 2 ? 0.5 : 1,
          stage: Math.floor(stage / 2),
          fanOut: 'sequence' as const,
          delay: [{ part: 'network' as const, time: constant(0.0005) }],
          waits: true,
          local: false,
          retries: 0,
          optional: false,
        })),
    })),
    sources: [{ name: 'all', to: 0, rate: 10 }],
  }
  return { network, capacity: network.stations.map(() => ({ servers: 2, speed: 1, slots: 64 })) }
}

describe('solve', () => {
  for (const size of [100, 1000]) {
    const { network, capacity } = layered(size)
    bench(`${size} stations, a new network each time`, () => {
      solve({ ...network }, capacity)
    })
  }
})

/**
 * The solver as it ships, on designs of the size that the targets speak of: three entries, stations that each
 * call three of those after them, loads from 0.2 to 0.8. Every solve sees a network that it has not seen before, as
 * after an edit, and reads the percentiles that a scorecard shows.
 */

import { bench, describe } from 'vitest'
import { constant, work } from '../../src/queueing/distribution'
import type { Capacity, Network } from '../../src/queueing/network'
import type { solve as Solve } from '../../src/queueing/solve'
import { bundled } from '../simulation/shipped'
import { dice } from '../support/networks'

const { solve } = await bundled<{ readonly solve: typeof Solve }>('queueing/solve.ts')

function grown(size: number): { readonly network: Network; readonly capacity: Capacity } {
  const chance = dice(size)
  const layer = size / 10
  const capacity = Array.from({ length: size }, () => ({ servers: 2, speed: 1, slots: 500 }))
  const targets = capacity.map((_, i) =>
    [0, 1, 2].map((n) => (3 * i + n + 3 < 3 * layer ? 3 * i + n + 3 : i + 1 + Math.floor(chance() * 2 * layer))),
  )
  const of = (demands: readonly number[]): Network => ({
    stations: demands.map((_, i) => ({ name: `station ${i}` })),
    activities: demands.map((demand, i) => ({
      ...{ name: `activity ${i}`, station: i, demand: work(demand, i % 3 === 0 ? 1.5 : 1), overhead: 0.1, pause: [] },
      errorRate: 0,
      visits: (targets[i] ?? []).flatMap((to, n) => {
        if (to >= size) return []
        const delay = [{ part: 'network' as const, time: constant(0.0005) }]
        const plain = { waits: true, local: false, retries: 0, optional: false, fanOut: 'sequence' as const }
        return [{ ...plain, to, delay, ratio: 0.5, stage: Math.floor(n / 2) }]
      }),
    })),
    sources: [0, 1, 2].map((i) => ({ name: `source ${i}`, to: i, rate: 10 })),
  })
  const rates = solve(of(capacity.map(() => 0)), capacity).activities.map(({ rate }) => rate)
  return { network: of(rates.map((rate) => (2 * (0.2 + 0.6 * chance())) / rate)), capacity }
}

describe('solver, as it ships', () => {
  for (const size of [100, 1000]) {
    const { network, capacity } = grown(size)
    const calls = network.activities.reduce((sum, { visits }) => sum + visits.length, 0)
    bench(`${size} stations, ${calls} calls, percentiles of the whole`, () => {
      const { overall } = solve({ ...network }, capacity)
      if (!(overall.p50 < overall.p99)) throw new Error('no answer')
    })
  }
})

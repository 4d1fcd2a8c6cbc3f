/**
 * The solver as it ships, on designs of the size that the targets speak of. **Loaded**: three entries, stations that each
 * call three of those after them, loads from 0.2 to 0.8. Every solve sees a network that it has not seen before: one edit
 * away from the last, be it of a rate, after which nothing is as it was, or of one demand.
 */

import { bench, describe } from 'vitest'
import { constant, type Distribution, work } from '../../src/queueing/network/distribution'
import type { Capacity, Network } from '../../src/queueing/network/network'
import { cumulantsOf } from '../../src/queueing/numeric/moments'
import type { solve as Solve } from '../../src/queueing/solve'
import { bundled } from '../simulation/shipped'
import { mulberry32 } from '../support/networks'

const { solve } = await bundled<{ readonly solve: typeof Solve }>('queueing/solve.ts')

interface Drawn {
  readonly network: Network
  readonly capacity: Capacity
}

function loaded(size: number): Drawn {
  const chance = mulberry32(size)
  const layer = size / 10
  const capacity = Array.from({ length: size }, () => ({ servers: 2, speed: 1, slots: 500 }))
  const targets = capacity.map((_, i) =>
    [0, 1, 2].map((n) => (3 * i + n + 3 < 3 * layer ? 3 * i + n + 3 : i + 1 + Math.floor(chance() * 2 * layer))),
  )
  const of = (demands: readonly number[]): Network => ({
    stations: demands.map((_, i) => ({ name: `station ${i}` })),
    activities: demands.map((demand, i) => ({
      name: `activity ${i}`,
      station: i,
      demand: work(demand, i % 3 === 0 ? 1.5 : 1),
      overhead: 0.1,
      pause: [],
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

/** A tree of calls from one entry, and some across it. */
function light(size: number): Drawn {
  const chance = mulberry32(size)
  const targets = (i: number) => {
    const below = [1, 2, 3].map((n) => 3 * i + n).filter((to) => to < size)
    const across = Math.min(size - 1, i + 1 + Math.floor(chance() * size))
    return i <= size / 3 && across > 3 * i + 3 ? [...below, across] : below
  }
  const delay = [{ part: 'network' as const, time: constant(0.0005) }]
  const plain = { waits: true, local: false, retries: 0, optional: false, fanOut: 'sequence' as const, delay }
  return {
    network: {
      stations: Array.from({ length: size }, (_, i) => ({ name: `station ${i}` })),
      activities: Array.from({ length: size }, (_, i) => ({
        name: `activity ${i}`,
        station: i,
        overhead: 0.1,
        pause: [],
        errorRate: 0,
        demand: work(0.001 + 0.004 * chance(), i % 3 === 0 ? 1.5 : 1),
        visits: targets(i).map((to, n) => ({ ...plain, to, ratio: n === 2 ? 0.5 : 1, stage: Math.floor(n / 2) })),
      })),
      sources: [{ name: 'all', to: 0, rate: 10 }],
    },
    capacity: Array.from({ length: size }, () => ({ servers: 2, speed: 1, slots: 64 })),
  }
}

for (const [load, drawn] of Object.entries({ light, loaded })) {
  describe(`solver, as it ships, ${load}`, () => {
    for (const size of [100, 1000]) {
      const { network, capacity } = drawn(size)
      const calls = network.activities.reduce((sum, { visits }) => sum + visits.length, 0)
      let turn = 0
      const read = ({ overall }: ReturnType<typeof Solve>) => {
        if (!(overall.p50 < overall.p99)) throw new Error('no answer')
      }
      // Another rate is another load of every station.
      const scaled = (): Network => ({
        ...network,
        sources: network.sources.map((source) => ({ ...source, rate: source.rate * (1 + (turn % 100) * 1e-6) })),
      })
      // Another demand is another load of one.
      const typed = (): Network => {
        const at = (turn * 37) % size
        const by = 1 + (turn % 100) * 1e-6
        const change = (row: Network['activities'][number]) => ({
          ...row,
          demand: { ...row.demand, mean: cumulantsOf(row.demand).mean * by } as Distribution,
        })
        return { ...network, activities: network.activities.map((row, i) => (i === at ? change(row) : row)) }
      }
      for (const [name, edited] of Object.entries({ 'a rate': scaled, 'a demand': typed })) {
        bench(`${size} stations, ${calls} calls, ${name} edited, means`, () => {
          turn++
          solve(edited(), capacity)
        })
        bench(`${size} stations, ${calls} calls, ${name} edited, with percentiles of the whole`, () => {
          turn++
          read(solve(edited(), capacity))
        })
      }
    }
  })
}

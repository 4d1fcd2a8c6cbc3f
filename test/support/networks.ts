/**
 * Random networks, in five families, for the law that the solver and the simulation agree. From a seed, so
 * that a counterexample can be named.
 *
 * A network is a tree of calls over 3 to 32 stations, sometimes with a second caller for one of them.
 * Demands are chosen backwards, from the load that each station is meant to have.
 */

import { constant, lognormalBetween, work } from '../../src/queueing/network/distribution'
import type { Activity, Capacity, Delay, Network, Visit } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { traffic } from '../../src/queueing/traffic/traffic'

export const families = {
  exponential: 'exponential work',
  parallel: 'with parallel stages',
  light: 'mixed cv (0.5 to 2), light load',
  mixed: 'mixed cv, all loads',
  pools: 'tight pools',
} as const

export type Family = keyof typeof families

export interface NetworkCase {
  readonly network: Network
  readonly capacity: Capacity
}

type Random = () => number

/** A seeded generator. Not that of `base/random.ts`: the published samples of networks are of these seeds. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function randomCase(family: Family, seed: number): NetworkCase {
  const random = mulberry32(seed * 7919 + Object.keys(families).indexOf(family))
  const between = (low: number, high: number) => low + (high - low) * random()
  const oneOf = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  const size = Math.round(Math.exp(between(Math.log(3), Math.log(32))))
  const rate = 100
  const visits = Array.from({ length: size }, (): Visit[] => [])
  for (let i = 1; i < size; i++) {
    const callers = random() < 0.12 && i > 2 ? 2 : 1
    for (let n = 0; n < callers; n++) call(visits, Math.floor(random() ** 1.5 * i), i, family, random)
  }
  const bare: Network = {
    stations: visits.map((_, i) => ({ name: `station ${i}` })),
    activities: visits.map(
      (own, i): Activity => ({
        name: `activity ${i}`,
        station: i,
        demand: constant(0),
        overhead: 0.1,
        pause: random() < 0.1 ? [{ part: 'work', time: work(between(0.001, 0.02), 0.5) }] : [],
        errorRate: 0,
        visits: own,
      }),
    ),
    sources: [{ name: 'source', to: 0, rate }],
  }
  const flow = traffic(bare)
  if (!flow.ok) throw new Error('a tree has no circle')
  const servers = visits.map(() => oneOf([1, 1, 2, 2, 4, 8]))
  const network: Network = {
    ...bare,
    activities: bare.activities.map((activity, i) => {
      const load = family === 'light' ? between(0.05, 0.3) : between(0.2, 0.8)
      const cv = family === 'light' || family === 'mixed' ? between(0.5, 2) : 1
      const demand = (load * servers[i]!) / flow.value.rates[i]!
      return { ...activity, demand: work(demand, cv) }
    }),
  }
  const unlimitedSlots: Capacity = servers.map((count) => ({ servers: count, speed: 1, slots: Infinity }))
  if (family !== 'pools') return { network, capacity: unlimitedSlots }
  const slotsHeld = solve(network, unlimitedSlots).stations.map((station) => station.slotsHeld)
  return {
    network,
    capacity: unlimitedSlots.map((station, i) => {
      if (random() < 0.4) return station
      const inside = slotsHeld[i]!
      return { ...station, slots: Math.max(station.servers, Math.ceil(inside + between(0.8, 2.5) * Math.sqrt(inside))) }
    }),
  }
}

function call(visits: Visit[][], caller: number, to: number, family: Family, random: Random): void {
  const own = visits[caller]!
  const together = family === 'parallel' && own.length > 0 && random() < 0.6
  const last = own[own.length - 1]?.stage ?? -1
  const chance = random()
  own.push({
    to,
    ratio: chance < 0.7 ? 1 : chance < 0.85 ? 0.4 : chance < 0.95 ? 2 : 1.5,
    stage: together ? last : last + 1,
    fanOut: 'sequence',
    delay: hop(random),
    waits: true,
    local: false,
    retries: 0,
    optional: false,
  })
}

function hop(random: Random): Delay {
  const median = 0.0003 + 0.001 * random()
  return [{ part: 'network', time: random() < 0.5 ? constant(median) : lognormalBetween(median, 3 * median) }]
}

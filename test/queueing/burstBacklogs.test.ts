/** Branches of one request arrive at a station in a burst: what that costs other requests, and its own tail. */

import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network } from '../support/network'

/** Three branches of five slices each at one station, and independent requests of a second source. */
const bursts = (rate: number): Network =>
  network(
    [
      { station: 0, demand: 0.002, visits: [1, 2, 3].map((to) => ({ to, stage: 0, local: true })) },
      ...[1, 2, 3].map(() => ({ station: 0, demand: 0.003, visits: [{ to: 4, stage: 0, ratio: 3, local: true }] })),
      { station: 0, demand: 0.004 },
      { station: 0, demand: 0.001 },
    ],
    [
      { to: 0, rate },
      { to: 5, rate: rate / 2 },
    ],
  )

/** The same branches, made in sequence. */
const inSequence = (rate: number): Network => {
  const network = bursts(rate)
  const [first, ...rest] = network.activities
  const visits = first?.visits.map((visit, stage) => ({ ...visit, stage })) ?? []
  return { ...network, activities: [...(first ? [{ ...first, visits }] : []), ...rest] }
}

const servers = [
  { servers: 1, rate: 6 },
  { servers: 1, rate: 14 },
  { servers: 2, rate: 28 },
  { servers: 4, rate: 56 },
]

describe('a burst of branches', () => {
  it.each(servers)(
    'a burst of branches delays other requests as in the simulation: $servers servers, $rate per second',
    ({ servers, rate }) => {
      const network = bursts(rate)
      const on = capacity(network, [{ servers }])
      const [, other] = solve(network, on).sources
      const simulated = run(network, on, { seed: 4, requests: 60_000 }).sources[1]
      const [waited, wait] = [(simulated?.mean.value ?? 0) - 0.001, (other?.mean ?? 0) - 0.001]
      expect(Math.abs(wait / waited - 1)).toBeLessThan(0.15)
      // Behind the same work arriving in sequence the wait is shorter.
      expect((solve(inSequence(rate), on).sources[1]?.mean ?? 0) - 0.001).toBeLessThan(0.75 * wait)
    },
  )

  it.each(servers)(
    'a burst of branches has the p99 of the simulation: $servers servers, $rate per second',
    ({ servers, rate }) => {
      const network = bursts(rate)
      const on = capacity(network, [{ servers }])
      const [own] = solve(network, on).sources
      const simulated = run(network, on, { seed: 4, requests: 60_000 }).sources[0]
      expect(Math.abs((own?.p99 ?? 0) / (simulated?.p99.value ?? 1) - 1)).toBeLessThan(0.1)
    },
  )

  it('a burst of branches lengthens no queue where its branches go to different stations', () => {
    const apart = (stage: (k: number) => number) =>
      network(
        [
          { station: 0, demand: 0.002, visits: [1, 2, 3].map((to) => ({ to, stage: stage(to) })) },
          ...[1, 2, 3].map((station) => ({ station, demand: 0.01 })),
        ],
        [{ rate: 30 }],
      )
    const waits = (network: Network) =>
      solve(network, capacity(network))
        .stations.slice(1)
        .map(({ wait }) => wait)
    expect(waits(apart(() => 0))).toEqual(waits(apart((k) => k)))
  })
})

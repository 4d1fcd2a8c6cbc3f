import { describe, expect, it } from 'vitest'
import type { Capacity, Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network } from '../support/network'

function means(network: Network, on: Capacity, requests = 100_000) {
  return [solve(network, on).overall.mean, run(network, on, { seed: 3, requests }).overall.mean.value] as const
}

describe('slices that return to their station at once', () => {
  it('independent slices that return at once wait like Poisson arrivals if they are equal and exponential (Jackson)', () => {
    const of = network(
      [{ visits: Array.from({ length: 5 }, () => ({ to: 1, local: true })) }, { station: 0, demand: 0.01 }],
      [{ rate: 12 }],
    )
    // Five slices of 10 ms, ρ = 0.6.
    expect(solve(of, capacity(of)).overall.mean).toBeCloseTo((5 * 0.01) / 0.4, 9)
  })

  it('slices that return at once have the exact mean wait at one server, for any work', () => {
    const of = network(
      [
        { demand: 0.004, cv: 0, visits: [{ to: 1, local: true }] },
        { station: 0, demand: 0.002, cv: 0.5 },
        { station: 0, demand: 0.1, cv: 1 },
      ],
      [{ rate: 30 }, { rate: 4, to: 2 }],
    )
    const on = capacity(of)
    const simulated = run(of, on, { seed: 3, requests: 200_000 })
    solve(of, on).sources.forEach((source, i) => {
      expect(Math.abs(source.mean / (simulated.sources[i]?.mean.value ?? 0) - 1)).toBeLessThan(0.04)
    })
  })

  it.each([3, 4, 6])(
    'slices that return at once wait as simulated behind a long async job, at %i servers',
    (servers) => {
      const of = network(
        [
          {
            demand: 0.002,
            visits: [
              { to: 1, stage: 0, ratio: 2, local: true },
              { to: 2, stage: 1, ratio: 1.5, local: true },
              { to: 3, stage: 2, waits: false },
            ],
          },
          { station: 0, demand: 0.01, cv: 0.5 },
          { station: 0, demand: 0.01, cv: 2 },
          { station: 0, demand: 0.5, cv: 1 },
        ],
        [{ rate: servers === 3 ? 4 : 5 }],
      )
      const [solved, simulated] = means(of, capacity(of, [{ servers }]), 30_000)
      expect(Math.abs(solved / simulated - 1)).toBeLessThan(0.35)
    },
  )
})

import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network } from '../support/network'

const work = 0.01
/** Added to the measured errors below. */
const margin = 0.01

/** A caller without work, and its branches, which begin together at one station. */
const branches = (
  count: number,
  rate: number,
  visits: Parameters<typeof network>[0][number]['visits'] = [],
  cv = 1,
): Network =>
  network(
    [
      {
        station: 1,
        demand: 0,
        visits: Array.from({ length: count }, (_, j) => ({ to: 1 + j, stage: 0, local: true })),
      },
      ...Array.from({ length: count }, () => ({ station: 0, demand: work, cv, visits })),
      { station: 0, demand: 0.004 },
    ],
    [{ rate }],
  )

const copies = (count: number, rate: number): Network =>
  network(
    [
      { station: 1, demand: 0, visits: [{ to: 1, stage: 0, ratio: count, fanOut: 'parallel', local: true }] },
      { station: 0, demand: work },
    ],
    [{ rate }],
  )

describe('branches that begin at one station', () => {
  it.each([2, 3, 6])('branches that begin at one station wait like a batch of %i in M^X/M/1', (count) => {
    const rho = 0.4
    const network = branches(count, rho / (count * work))
    expect(solve(network, capacity(network)).stations[0]?.wait).toBeCloseTo(
      (work * (rho + (count - 1) / 2)) / (1 - rho),
      9,
    )
  })

  it.each([1, 2, 4])(
    'branches that begin at one station of %i servers wait as long as as many copies of one call',
    (servers) => {
      const wait = (network: Network) => solve(network, capacity(network, [{ servers }, {}])).stations[0]?.wait
      expect(wait(branches(6, 5 * servers))).toBeCloseTo(wait(copies(6, 5 * servers)) ?? 0, 12)
    },
  )

  // `error` is the relative error of the mean as measured against this simulation, whose own interval is 1 to 2 %.
  it.each([
    { count: 2, servers: 1, rate: 15, cv: 1, error: 0.003 },
    { count: 6, servers: 1, rate: 5, cv: 1, error: 0.002 },
    { count: 6, servers: 2, rate: 10, cv: 1, error: 0.094 },
    { count: 6, servers: 4, rate: 40, cv: 1, error: 0.045 },
    { count: 6, servers: 1, rate: 5, cv: 0.3, error: 0.002 },
    { count: 6, servers: 2, rate: 10, cv: 0.3, error: 0.134 },
    { count: 6, servers: 4, rate: 40, cv: 0.3, error: 0.156 },
  ])(
    'branches that begin at one station take as long as simulated: $count at $servers servers, cv $cv',
    ({ count, servers, rate, cv, error }) => {
      const sketch = branches(count, rate, [], cv)
      const on = capacity(sketch, [{ servers }, {}])
      const { mean } = run(sketch, on, { seed: 4, requests: 40_000 }).overall
      expect(Math.abs(solve(sketch, on).overall.mean / mean.value - 1)).toBeLessThan(error + margin)
    },
  )
})

describe('branches that meet slice by slice', () => {
  const rows = (rate: number) => branches(3, rate, [{ to: 4, stage: 0, ratio: 3, local: true }])

  // Relative errors as measured against this simulation, whose own interval is 1 to 3 % of the mean, 6 to 19 % of p99.
  it.each([
    { servers: 1, rate: 4, meanError: 0.238, p99Error: 0.049 },
    { servers: 1, rate: 9, meanError: 0.198, p99Error: 0.115 },
    { servers: 2, rate: 9, meanError: 0.209, p99Error: 0.087 },
    { servers: 4, rate: 36, meanError: 0.045, p99Error: 0.107 },
  ])(
    'branches that meet slice by slice take as long as simulated: $servers servers, $rate requests per second',
    ({ servers, rate, meanError, p99Error }) => {
      const sketch = rows(rate)
      const on = capacity(sketch, [{ servers }, {}])
      const { mean, p99 } = run(sketch, on, { seed: 4, requests: 40_000 }).overall
      const { overall } = solve(sketch, on)
      expect(Math.abs(overall.mean / mean.value - 1)).toBeLessThan(meanError + margin)
      expect(Math.abs(overall.p99 / p99.value - 1)).toBeLessThan(p99Error + margin)
    },
  )

  it('branches that meet at a station take no less than all their work divided by the servers', () => {
    for (const servers of [1, 2, 3])
      for (const rate of [0.1, 1, 5]) {
        const network = rows(rate)
        const { overall } = solve(network, capacity(network, [{ servers }, {}]))
        expect(overall.mean).toBeGreaterThan((3 * (work + 3 * 0.004)) / servers)
      }
  })

  it('the response of branches that meet has parts that sum to the mean', () => {
    const network = rows(8)
    const { mean, parts } = solve(network, capacity(network, [{ servers: 2 }, {}])).overall
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBeCloseTo(mean, 12)
  })
})

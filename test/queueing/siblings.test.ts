import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network } from '../support/network'

const work = 0.01

/** One that only calls, and its branches at one station, begun together. */
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
  it.each([2, 3, 6])('wait as a batch of %i does in M^X/M/1', (count) => {
    const rho = 0.4
    const network = branches(count, rho / (count * work))
    expect(solve(network, capacity(network)).stations[0]?.wait).toBeCloseTo(
      (work * (rho + (count - 1) / 2)) / (1 - rho),
      9,
    )
  })

  it.each([1, 2, 4])('are to %i servers what as many copies of one call are', (servers) => {
    const wait = (network: Network) => solve(network, capacity(network, [{ servers }, {}])).stations[0]?.wait
    expect(wait(branches(6, 5 * servers))).toBeCloseTo(wait(copies(6, 5 * servers)) ?? 0, 12)
  })

  it.each([
    { count: 2, servers: 1, rate: 15 },
    { count: 6, servers: 1, rate: 5 },
    { count: 6, servers: 2, rate: 10 },
    { count: 6, servers: 4, rate: 40 },
    { count: 6, servers: 1, rate: 5, cv: 0.3 },
    { count: 6, servers: 2, rate: 10, cv: 0.3 },
    { count: 6, servers: 4, rate: 40, cv: 0.3 },
  ])('$count of them at $servers servers, cv $cv, take as long as simulated', ({ count, servers, rate, cv }) => {
    const network = branches(count, rate, [], cv)
    const on = capacity(network, [{ servers }, {}])
    const { mean } = run(network, on, { seed: 4, requests: 40_000 }).overall
    expect(Math.abs(solve(network, on).overall.mean / mean.value - 1)).toBeLessThan(0.2)
  })
})

describe('branches that meet again', () => {
  const rows = (rate: number) => branches(3, rate, [{ to: 4, stage: 0, ratio: 3, local: true }])

  it.each([
    { servers: 1, rate: 4 },
    { servers: 1, rate: 9 },
    { servers: 2, rate: 9 },
    { servers: 4, rate: 36 },
  ])('slice by slice share $servers servers, $rate requests a second', ({ servers, rate }) => {
    const network = rows(rate)
    const on = capacity(network, [{ servers }, {}])
    const { mean, p99 } = run(network, on, { seed: 4, requests: 40_000 }).overall
    const { overall } = solve(network, on)
    expect(Math.abs(overall.mean / mean.value - 1)).toBeLessThan(0.25)
    expect(Math.abs(overall.p99 / p99.value - 1)).toBeLessThan(0.15)
  })

  it('cannot be over before all their work is done', () => {
    for (const servers of [1, 2, 3])
      for (const rate of [0.1, 1, 5]) {
        const network = rows(rate)
        const { overall } = solve(network, capacity(network, [{ servers }, {}]))
        expect(overall.mean).toBeGreaterThan((3 * (work + 3 * 0.004)) / servers)
      }
  })

  it('split their mean into parts that add up to it', () => {
    const network = rows(8)
    const { mean, parts } = solve(network, capacity(network, [{ servers: 2 }, {}])).overall
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBeCloseTo(mean, 12)
  })
})

import { describe, expect, it } from 'vitest'
import { work } from '../../src/queueing/network/distribution'
import { constantWork } from '../../src/queueing/percentiles/constantWork'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network, unlimited } from '../support/network'

/** Erlang 1909, whose terms alternate: good for a few durations. */
function erlang(rate: number, duration: number, wait: number): number {
  let sum = 0
  let factorial = 1
  for (let k = 0; k * duration <= wait; k++) {
    if (k > 0) factorial *= k
    const y = rate * (wait - k * duration)
    sum += ((-y) ** k / factorial) * Math.exp(y)
  }
  return (1 - rate * duration) * sum
}

describe('[T3] work that is always the same, at one server (M/D/1)', () => {
  it.each([0.1, 0.5, 0.8])('the wait has the distribution that Erlang found, at utilization %d', (rho) => {
    const { tailAt } = constantWork(rho, 1)
    for (const wait of [0, 0.3, 0.999, 1, 1.7, 3.2, 6.5])
      expect(1 - tailAt(1 + wait).beyond).toBeCloseTo(erlang(rho, 1, wait), 9)
  })

  it.each([0.5, 0.9, 0.99])('the tail sums to the mean of Pollaczek and Khinchine, at utilization %d', (rho) => {
    const { tailAt } = constantWork(rho, 1)
    // Midpoints of 1/50: R = 1 + ρ/2(1 − ρ).
    let mean = 0
    for (let t = 0.01; t < 2500 && (t < 1 || tailAt(t).beyond > 1e-10); t += 0.02) mean += 0.02 * tailAt(t).beyond
    expect(Math.abs(mean / (1 + rho / (2 * (1 - rho))) - 1)).toBeLessThan(1e-3)
  })

  it('F10: 100 ms of constant work, five a second, take 150 ms on average, and half of them exactly 100 ms', () => {
    const of = network([{ demand: 0.1, cv: 0 }], [{ rate: 5 }])
    const { overall } = solve(of, capacity(of))
    // W = ρD/2(1 − ρ) = 50 ms; P(W = 0) = 1 − ρ = ½.
    expect(overall.mean).toBeCloseTo(0.15, 12)
    expect([overall.p50, overall.regime]).toEqual([0.1, 'exact'])
    for (const [figure, p] of [
      ['p95', 0.95],
      ['p99', 0.99],
      ['p999', 0.999],
    ] as const)
      expect(erlang(5, 0.1, overall[figure] - 0.1), figure).toBeCloseTo(p, 9)
  })

  it('work that hardly varies has the percentiles that are simulated', () => {
    for (const cv of [0.02, 0.1, 0.2, 0.45]) {
      const of = network([{ demand: 0.1, cv }], [{ rate: 3 }])
      const { overall } = solve(of, capacity(of))
      const seen = run(of, capacity(of), { seed: 4, requests: 60_000 }).overall
      for (const figure of ['p50', 'p95', 'p99'] as const)
        expect(Math.abs(overall[figure] / seen[figure].value - 1), `${figure} at cv ${cv}`).toBeLessThan(0.02)
    }
  })

  it('work that hardly varies at several servers is called approximate where it queues', () => {
    const of = network([{ demand: 0.1, cv: 0 }], [{ rate: 16 }])
    expect(solve(of, capacity(of, [{ servers: 2 }])).overall.regime).toBe('approximate')
  })
})

describe('a response that takes no time at all in most cases', () => {
  const sometimes = (probability: number, cv: number) =>
    network(
      [{ pause: [{ part: 'platform', time: { shape: 'sometimes', probability, of: work(0.5, cv) } }] }],
      [{ rate: 1 }],
    )

  it.each([0, 0.4, 1, 2])('has percentiles of exactly 0 up to that share, at cv %d', (cv) => {
    const of = sometimes(0.03, cv)
    const { overall } = solve(of, capacity(of, [unlimited]))
    expect([overall.p50, overall.p95]).toEqual([0, 0])
    expect(overall.p99).toBeGreaterThan(0.01)
  })

  it('has percentiles of exactly 0 without work, and over several sources', () => {
    const none = network([{}], [{ rate: 1 }])
    expect(solve(none, capacity(none)).overall).toMatchObject({ mean: 0, p50: 0, p99: 0 })
    const both = network([{}, { demand: 1, cv: 2 }], [{ rate: 9 }, { rate: 1, to: 1 }])
    const { overall } = solve(both, capacity(both, [unlimited, unlimited]))
    expect(overall.p50).toBe(0)
    expect(overall.p95).toBeGreaterThan(0.1)
  })
})

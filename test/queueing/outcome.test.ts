import { describe, expect, it } from 'vitest'
import { constant } from '../../src/queueing/network/distribution'
import { afterCalls, endOutcome, totalTime } from '../../src/queueing/responses/outcome'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network, unlimited } from '../support/network'

const exponential = (mean: number) => ({ mean, variance: mean ** 2, third: 2 * mean ** 3, fourth: 6 * mean ** 4 })

describe('calls that can fail', () => {
  it('calls in a sequence of n, each failing with f, are a geometric number truncated at n', () => {
    const [n, f] = [5, 0.3]
    const one = { success: 1 - f, successTime: exponential(1), failureTime: exponential(1) }
    const { mean, variance } = totalTime(afterCalls(n, one, endOutcome(0)))
    let [first, second] = [0, 0]
    for (let k = 1; k <= n; k++) {
      const chance = (1 - f) ** (k - 1) * (k < n ? f : 1)
      first += chance * k
      second += chance * (k + k * k)
    }
    expect(mean).toBeCloseTo(first, 12)
    expect(variance).toBeCloseTo(second - first ** 2, 12)
  })

  it('a long sequence of calls, combined in blocks, keeps its mean', () => {
    const one = { success: 0.999, successTime: exponential(1), failureTime: exponential(1) }
    const { mean, variance } = totalTime(afterCalls(1000, one, endOutcome(0)))
    const survived = 0.999 ** 1000
    expect(mean / ((1 - survived) / 0.001)).toBeCloseTo(1, 3)
    expect(variance).toBeGreaterThan(100_000)
  })

  it('a sequence of calls ends at the first failure, at every percentile', () => {
    const of = network(
      [{ visits: [{ to: 1, ratio: 3 }] }, { errorRate: 0.3, pause: [{ part: 'platform', time: constant(0.01) }] }],
      [{ rate: 1 }],
    )
    const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
    // 10, 20 or 30 ms with 0.3, 0.21 and 0.49.
    expect(overall.mean).toBeCloseTo(0.0219, 12)
    expect(Math.abs(overall.p50 / 0.02 - 1)).toBeLessThan(0.12)
    expect(Math.abs(overall.p95 / 0.03 - 1)).toBeLessThan(0.12)
  })

  it('nested calls that can fail agree with the simulation at every percentile', () => {
    const of = network(
      [
        { demand: 0.001, visits: [{ to: 1, ratio: 2 }] },
        { demand: 0.0015, cv: 0.5, visits: [{ to: 2, ratio: 3 }] },
        { demand: 0.004, cv: 0.7, errorRate: 0.2 },
      ],
      [{ rate: 1 }],
    )
    const on = capacity(of, [unlimited, unlimited, unlimited])
    const { overall } = solve(of, on)
    const simulated = run(of, on, { seed: 1, requests: 60_000 }).overall
    for (const figure of ['mean', 'p50', 'p95', 'p99'] as const)
      expect(Math.abs(overall[figure] / simulated[figure].value - 1), figure).toBeLessThan(0.03)
  })

  it('calls retried before a timeout agree with the simulation at every percentile', () => {
    const of = network(
      [{ demand: 0.02, visits: [{ to: 1, timeout: 0.3, retries: 1, optional: true }] }, { demand: 0.1 }],
      [{ rate: 1 }],
    )
    const on = capacity(of, [unlimited, unlimited])
    const { overall } = solve(of, on)
    const simulated = run(of, on, { seed: 1, requests: 60_000 }).overall
    for (const figure of ['mean', 'p50', 'p95', 'p99'] as const)
      expect(Math.abs(overall[figure] / simulated[figure].value - 1), figure).toBeLessThan(0.03)
  })
})

describe('an activity without work at its station', () => {
  it('an activity without work does not wait at its station', () => {
    const works = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ station: 0, demand: 0.01 * n }))
    const facade = { station: 0, visits: [{ to: 1, local: true }] }
    const rates = works.map((_, n) => ({ rate: 2, to: n + 1 }))
    const of = network([facade, ...works], [{ rate: 2, to: 0 }, ...rates.slice(1)])
    const plain = network([facade, ...works], rates)
    const [with_, without] = [of, plain].map((one) => solve(one, capacity(one, [{ servers: 2 }])).overall)
    for (const figure of ['mean', 'p50', 'p95', 'p99'] as const)
      expect((with_?.[figure] ?? 0) / (without?.[figure] ?? 1)).toBeCloseTo(1, 3)
  })
})

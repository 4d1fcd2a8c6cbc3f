import { describe, expect, it } from 'vitest'
import { work } from '../../src/queueing/network/distribution'
import type { Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { run } from '../../src/simulation/run'
import { capacity, network, unlimited } from '../support/network'

const figures = ['mean', 'p50', 'p95', 'p99', 'p999'] as const

/** A second of work, cut into slices by calls to an operation of no work that takes `away` on average. */
const cut = (calls: number, cv: number, rate: number, away = 0): Network =>
  network(
    [
      { demand: 1, cv, visits: Array.from({ length: calls }, () => ({ to: 1 })) },
      { pause: away > 0 ? [{ part: 'platform', time: work(away, 1) }] : [] },
    ],
    [{ rate }],
  )

describe('[T3] the work of an execution is drawn once', () => {
  it.each([0, 0.5, 1, 2])(
    'calls that take no time change neither mean nor percentiles, at cv %d, where nothing waits',
    (cv) => {
      const whole = cut(0, cv, 1)
      const reference = solve(whole, capacity(whole, [unlimited, unlimited])).overall
      for (const calls of [1, 3, 10, 40]) {
        const of = cut(calls, cv, 1)
        const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
        for (const figure of figures)
          expect(Math.abs(overall[figure] / reference[figure] - 1), figure).toBeLessThan(1e-9)
      }
    },
  )

  it.each([0, 0.5, 1, 2])('calls that take no time change no simulated figure, at cv %d, where nothing waits', (cv) => {
    const [whole, tenths] = [0, 10].map((calls) => {
      const of = cut(calls, cv, 1)
      return run(of, capacity(of, [unlimited, unlimited]), { seed: 5, requests: 40_000 }).overall
    })
    for (const figure of ['mean', 'p50', 'p95', 'p99'] as const) {
      const [one, other] = [whole![figure], tenths![figure]]
      expect(Math.abs(one.value - other.value), figure).toBeLessThanOrEqual(one.halfWidth + other.halfWidth + 1e-9)
    }
  })

  it('ten free calls leave p99 of 30 ms of exponential work at 30·ln 100 = 138.2 ms, solved and simulated', () => {
    // The work of F1 of the fault files, at its thousandth of a request per second.
    for (const calls of [0, 10]) {
      const of = network(
        [{ demand: 0.03, visits: Array.from({ length: calls }, () => ({ to: 1 })) }, { demand: 0 }],
        [{ rate: 0.001 }],
      )
      expect(Math.abs(solve(of, capacity(of)).overall.p99 / (0.03 * Math.log(100)) - 1)).toBeLessThan(1e-4)
      const { p99 } = run(of, capacity(of), { seed: 2, requests: 100_000 }).overall
      expect(Math.abs(p99.value - 0.03 * Math.log(100))).toBeLessThan(p99.halfWidth)
    }
  })

  it('an execution that fails on the way takes as long as what it had done of its one draw', () => {
    // Half of the executions end after the first of two slices: T = D/2 or D, D exponential of mean 1.
    const of = network([{ demand: 1, visits: [{ to: 1 }] }, { errorRate: 0.5 }], [{ rate: 1 }])
    const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
    expect(overall.mean).toBeCloseTo(0.75, 9)
    // P(T > t) = (e^(−2t) + e^(−t))/2 = 0.01 at x = e^(−t): x² + x = 0.02, x = (−1 + √1.08)/2.
    expect(Math.abs(overall.p99 / -Math.log((Math.sqrt(1.08) - 1) / 2) - 1)).toBeLessThan(0.01)
  })

  it('work that is a sum has the moments and percentiles of the sum', () => {
    const of = network([{ demand: { shape: 'sum', of: [work(1, 1), work(0.5, 0), work(2, 1)] } }], [{ rate: 1 }])
    const { overall } = solve(of, capacity(of, [unlimited]))
    expect(overall.mean).toBeCloseTo(3.5, 12)
    // Hypoexponential of 1 and 2, shifted by 0.5: P(T > t) = 2e^(−t/2) − e^(−t) = 0.01, x = e^(−t/2) = 1 − √0.99.
    expect(overall.p99).toBeCloseTo(0.5 - 2 * Math.log(1 - Math.sqrt(0.99)), 9)
    const { mean, p99 } = run(of, capacity(of, [unlimited]), { seed: 1, requests: 40_000 }).overall
    expect(Math.abs(mean.value - 3.5)).toBeLessThan(2 * mean.halfWidth)
    expect(Math.abs(p99.value - overall.p99)).toBeLessThan(2 * p99.halfWidth)
  })
})

describe('slices of one draw that return to their station', () => {
  // Relative errors as measured with 600,000 requests; half the interval of 60,000 is 1 to 4 % of the mean.
  it.each([
    { calls: 1, cv: 1, servers: 1, rho: 0.3, away: 0, error: 0.01 },
    { calls: 5, cv: 1, servers: 1, rho: 0.6, away: 0, error: 0.02 },
    { calls: 5, cv: 0.5, servers: 1, rho: 0.6, away: 1 / 6, error: 0.01 },
    { calls: 5, cv: 1, servers: 1, rho: 0.6, away: 10 / 6, error: 0.01 },
    { calls: 5, cv: 1, servers: 4, rho: 0.6, away: 0, error: 0.02 },
    { calls: 1, cv: 0.5, servers: 2, rho: 0.8, away: 0.5, error: 0.01 },
  ])(
    'slices of one draw wait as simulated: $calls calls of $away s, cv $cv, $servers servers at $rho',
    ({ calls, cv, servers, rho, away, error }) => {
      const of = cut(calls, cv, rho * servers, away)
      const on = capacity(of, [{ servers }, unlimited])
      const { mean } = run(of, on, { seed: 3, requests: 60_000 }).overall
      const { overall } = solve(of, on)
      expect(Math.abs(overall.mean - mean.value)).toBeLessThan(error * mean.value + mean.halfWidth)
    },
  )

  it('slices that return at once wait 2k/(k + 1) times as long as Poisson arrivals in heavy traffic', () => {
    // Less the covariance, which is bounded: the ratio tends to 2k/(k + 1) as ρ → 1.
    for (const k of [2, 3, 6]) {
      const of = cut(k - 1, 1, 0.999)
      const wait = solve(of, capacity(of)).stations[0]?.wait ?? 0
      const poisson = (0.999 * (1 / k)) / 0.001
      expect(Math.abs(wait / poisson / ((2 * k) / (k + 1)) - 1)).toBeLessThan(0.001)
    }
  })

  it('slices that return at once to a busy station are called approximate, those that return late are not', () => {
    const regimes = [0, 100].map((away) => {
      const of = cut(5, 1, 0.7, away)
      return solve(of, capacity(of, [{}, unlimited])).overall.regime
    })
    expect(regimes).toEqual(['approximate', 'good'])
  })
})

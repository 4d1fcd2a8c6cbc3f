import { describe, expect, it } from 'vitest'
import type { Delay } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import { capacity, network, unlimited } from '../support/network'

const takes = (seconds: number, cv: number): Delay => [
  { part: 'platform', time: { shape: 'lognormal', mean: seconds, cv } },
]

describe('an approximate response gives its reason', () => {
  it('the response is approximate for a median between fast and slow requests', () => {
    const of = (share: number) =>
      network(
        [{ pause: takes(0.01, 0.3) }, { pause: takes(1, 0.3) }],
        [
          { rate: share, to: 0 },
          { rate: 1 - share, to: 1 },
        ],
      )
    const [between, within] = [0.5, 0.8].map(
      (share) => solve(of(share), capacity(of(share), [unlimited, unlimited])).overall,
    )
    expect(between?.regime).toBe('approximate')
    expect(between?.reasons.join()).toMatch(/hardly any response ends/)
    expect(within?.regime).toBe('good')
    // 62.5 % of the fast: ln-sd 0.2936, ln-mean ln(0.01) − 0.0431, Φ⁻¹(0.625) = 0.31864.
    expect(Math.abs((within?.p50 ?? 0) / (0.01 * Math.exp(0.2936 * 0.31864 - 0.0431)) - 1)).toBeLessThan(0.03)
  })

  it('the response is approximate for slots held for very different times', () => {
    const of = (chance: number) =>
      network([{ demand: 0.005, visits: [{ to: 1, ratio: chance }] }, { demand: 0.06 / chance }], [{ rate: 50 }])
    const reasons = [0.05, 1].map((chance) => {
      const one = of(chance)
      return solve(one, capacity(one, [{ servers: 4, slots: 4 }, unlimited])).overall.reasons.join()
    })
    expect(reasons[0]).toMatch(/very different times/)
    expect(reasons[1]).not.toMatch(/very different times/)
  })

  it('the response is approximate for an async job at the station where its caller goes on', () => {
    const of = (station: number) =>
      network(
        [
          { demand: 0.004, visits: [{ to: 1, waits: false }] },
          { demand: 0.004, station },
        ],
        [{ rate: 80 }],
      )
    const reasons = [0, 1].map((station) => solve(of(station), capacity(of(station))).overall.reasons.join())
    expect(reasons[0]).toMatch(/nobody waits for/)
    expect(reasons[1]).not.toMatch(/nobody waits for/)
  })

  it('the response is approximate for branches with much work at a shared station, not for those with little', () => {
    const of = (shared: number) => {
      const leaf = { demand: 0.02, visits: [{ to: 3 }] }
      return network(
        [
          {
            visits: [
              { to: 1, stage: 0 },
              { to: 2, stage: 0 },
            ],
          },
          leaf,
          leaf,
          { demand: shared },
        ],
        [{ rate: 10 }],
      )
    }
    const reasons = [0.02, 0.0005].map((shared) => solve(of(shared), capacity(of(shared))).overall.reasons.join())
    expect(reasons[0]).toMatch(/wait at the same station/)
    expect(reasons[1]).not.toMatch(/wait at the same station/)
  })
})

describe('an activity that only makes parallel calls', () => {
  it('an activity that only makes parallel calls has the percentiles of their maximum (order statistics)', () => {
    const of = network(
      [{ visits: [{ to: 1, ratio: 100, fanOut: 'parallel' }] }, { pause: takes(0.002, 1.3) }],
      [{ rate: 1 }],
    )
    const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
    // The lognormal's own percentiles at p^(1/100): ln-sd σ, ln-mean µ.
    const sigma = Math.sqrt(Math.log1p(1.3 ** 2))
    const scale = 0.002 * Math.exp((-sigma * sigma) / 2)
    // Φ⁻¹ of 0.5^0.01, 0.95^0.01, 0.99^0.01.
    for (const [figure, z] of [
      ['p50', 2.4624],
      ['p95', 3.2844],
      ['p99', 3.7177],
    ] as const)
      expect(Math.abs(overall[figure] / (scale * Math.exp(sigma * z)) - 1), figure).toBeLessThan(0.04)
  })

  it('an activity with parallel calls of ratio 1.5 makes one call or two', () => {
    const of = network([{ visits: [{ to: 1, ratio: 1.5, fanOut: 'parallel' }] }, { demand: 1 }], [{ rate: 1 }])
    const { overall } = solve(of, capacity(of, [unlimited, unlimited]))
    expect(overall.mean).toBeCloseTo((1 + 1.5) / 2, 9)
  })
})

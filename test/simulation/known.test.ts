import { describe, expect, it } from 'vitest'
import { constant } from '../../src/queueing/network/distribution'
import type { Activity, Capacity, Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'
import type { Report } from '../../src/simulation/output/report'
import { activity, exponentialQuantile, network, place, places, visit } from './networks'
import { shipped } from './shipped'

const run = await shipped()

/**
 * Networks with an exact answer. A seeded run gives the same figure every time; the tolerance is what three standard
 * errors of such a run come to, so that a wrong rule fails and an unlucky seed does not.
 */
interface Known {
  readonly name: string
  readonly of: Network
  readonly on: Capacity
  readonly mean: number
  readonly p50?: number
  readonly p95?: number
  readonly p99?: number
  readonly requests?: number
  /** In percent. */
  readonly within?: number
}

const single = (rate: number, mean: number, cv = 1): Network => network(rate, [activity('work', 0, mean, cv)])

const chain = (rate: number, means: readonly number[]): Network =>
  network(rate, [
    // Without work of its own, so that what comes after another is not nested in it.
    activity('all', 0, 0, 0, { visits: means.map((_, i) => visit(i + 1, i)) }),
    ...means.map((mean, i) => activity(`step ${i}`, i + 1, mean)),
  ])

const fork = (rate: number, branches: number, mean: number, stations: 'each' | 'one'): Network => {
  const leaf = (i: number): Activity => activity(`leaf ${i}`, stations === 'each' ? i + 1 : 1, mean)
  return network(rate, [
    activity('fork', 0, 0, 0, {
      visits:
        stations === 'each'
          ? Array.from({ length: branches }, (_, i) => visit(i + 1, 0))
          : [visit(1, 0, { ratio: branches, fanOut: 'parallel' })],
    }),
    ...Array.from({ length: stations === 'each' ? branches : 1 }, (_, i) => leaf(i)),
  ])
}

const unlimited = place(Infinity)

const inside = (to: number, stage: number) => visit(to, stage, { local: true })

describe('[E8] known answers', () => {
  it.each<Known>([
    {
      name: 'K1 M/M/1, half full (Kleinrock)',
      of: single(5, 0.1),
      on: places(1),
      mean: 0.2,
      p50: 0.138629,
      p95: 0.599146,
      p99: 0.921034,
    },
    {
      name: 'K2 M/M/1, nine tenths full (Kleinrock)',
      of: single(9, 0.1),
      on: places(1),
      mean: 1,
      p95: 2.99573,
      p99: 4.60517,
      requests: 4_000_000,
      within: 4,
    },
    {
      name: 'K3 M/M/2 (Erlang C)',
      of: single(12, 0.1),
      on: [place(2)],
      mean: 0.15625,
      p95: 0.443341,
      p99: 0.656791,
    },
    {
      name: 'K4 M/M/4 (Erlang C)',
      of: single(32, 0.1),
      on: [place(4)],
      mean: 0.174554,
      p50: 0.13462,
      p95: 0.473802,
      p99: 0.68932,
    },
    { name: 'K5 M/M/16 (Erlang C)', of: single(150, 0.1), on: [place(16)], mean: 0.173008, p99: 0.633201, within: 4 },
    { name: 'K6 M/M/3 (textbook)', of: single(2, 1), on: [place(3)], mean: 1.44444 },
    { name: 'K7 M/D/1 (Pollaczek and Khinchine)', of: single(5, 0.1, 0), on: places(1), mean: 0.15 },
    {
      name: 'K7 M/G/1 of cv 2 (Pollaczek and Khinchine)',
      of: single(5, 0.1, 2),
      on: places(1),
      mean: 0.35,
      requests: 2_000_000,
      within: 4,
    },
    { name: 'K8 M/G/1 of cv 0.5 (Pollaczek and Khinchine)', of: single(8, 0.1, 0.5), on: places(1), mean: 0.35 },
    {
      name: 'K10 tandem (Burke)',
      of: chain(15, [0.02, 0.04]),
      on: [unlimited, place(1), place(1)],
      mean: 0.128571,
      p50: 0.100626,
      p95: 0.333214,
      p99: 0.494164,
    },
    {
      name: 'K11 sum of exponentials without queues (hypoexponential)',
      of: chain(10, [0.01, 0.02, 0.05]),
      on: places(4, unlimited),
      mean: 0.08,
      p50: 0.0668885,
      p95: 0.186366,
      p99: 0.266946,
    },
    {
      name: 'K12 longest of 2 exponentials (order statistics)',
      of: fork(1, 2, 1, 'each'),
      on: places(3, unlimited),
      mean: 1.5,
      p99: 5.29581,
    },
    {
      name: 'K12 longest of 8 exponentials (order statistics)',
      of: fork(1, 8, 1, 'one'),
      on: places(2, unlimited),
      mean: 2.71786,
      p99: 6.68022,
      requests: 300_000,
    },
    {
      name: 'K12 longest of 100 exponentials (order statistics)',
      of: fork(1, 100, 1, 'one'),
      on: places(2, unlimited),
      mean: 5.18738,
      p99: 9.20537,
      requests: 60_000,
    },
    {
      name: 'K13 fork-join of two M/M/1, half full (Nelson and Tantawi 1988)',
      of: fork(5, 2, 0.1, 'each'),
      on: [unlimited, place(1), place(1)],
      mean: 0.2875,
    },
    {
      name: 'K13 fork-join of two M/M/1, eight tenths full (Nelson and Tantawi 1988)',
      of: fork(8, 2, 0.1, 'each'),
      on: [unlimited, place(1), place(1)],
      mean: 0.7,
      requests: 3_000_000,
    },
    {
      name: 'K16 closed slots (two simulators)',
      of: network(160, [activity('front', 0, 0.001, 1, { visits: [visit(1)] }), activity('back', 1, 0.005)]),
      on: [place(Infinity, 6), place(1)],
      mean: 0.0261,
      p50: 0.0184,
      p95: 0.0764,
      p99: 0.1167,
      requests: 3_000_000,
      within: 1.5,
    },
    {
      // Each slice is an execution of its own in the slot of its caller, and so a draw of its own.
      name: 'K17 three tiers with pools, independent slices (two simulators)',
      of: network(400, [
        activity('web', 0, 0, 0, { visits: [inside(3, 0), visit(1, 1), inside(3, 2)] }),
        activity('app', 1, 0, 0, { visits: [inside(4, 0), visit(2, 1), inside(4, 2), visit(2, 3), inside(4, 4)] }),
        activity('db', 2, 0.002),
        activity('slice of web', 0, 0.002),
        activity('slice of app', 1, 0.002),
      ]),
      on: [place(4, 32), place(4, 16), place(2, 8)],
      mean: 0.02225,
      p50: 0.02025,
      p95: 0.0422,
      p99: 0.055,
      requests: 2_000_000,
      within: 1.5,
    },
    {
      // 3 × 450,000 requests of 60 lines of Python, written for this: mean 22.60, 22.39, 22.47; p50 20.38, 20.22, 20.29;
      // p95 45.44, 45.13, 45.17; p99 59.89, 59.09, 59.02 ms.
      name: 'K17 three tiers with pools, slices of one draw (another simulator)',
      of: network(400, [
        activity('web', 0, 0.004, 1, { visits: [visit(1)] }),
        activity('app', 1, 0.006, 1, { visits: [visit(2, 0), visit(2, 1)] }),
        activity('db', 2, 0.002),
      ]),
      on: [place(4, 32), place(4, 16), place(2, 8)],
      mean: 0.02249,
      p50: 0.0203,
      p95: 0.04525,
      p99: 0.0593,
      requests: 2_000_000,
      within: 1.5,
    },
  ])(
    '$name: simulated mean and percentiles match the known answer',
    ({ of, on, requests = 1_000_000, within = 2, ...expected }) => {
      const { overall, complete, stable } = run(of, on, { seed: 20_26, requests })
      expect([complete, stable]).toEqual([true, true])
      for (const key of ['mean', 'p50', 'p95', 'p99'] as const) {
        const exact = expected[key]
        if (exact !== undefined) expect(Math.abs(overall[key].value / exact - 1), key).toBeLessThan(within / 100)
      }
    },
    60_000,
  )

  it('K9 fast and slow requests in one queue have the same mean wait (Pollaczek and Khinchine)', () => {
    const report = run(
      network(
        8,
        [activity('fast', 0, 0.01, 0), activity('slow', 0, 0.5, 0)],
        [
          { name: 'fast', to: 0, rate: 8 * 0.95 },
          { name: 'slow', to: 1, rate: 8 * 0.05 },
        ],
      ),
      places(1),
      { seed: 3, requests: 1_000_000 },
    )
    const [fast, slow] = report.sources as [Report['overall'], Report['overall']]
    expect(fast.mean.value - 0.01).toBeCloseTo(0.069586, 2)
    expect(slow.mean.value - 0.5).toBeCloseTo(0.069586, 2)
    expect(report.stations[0]?.utilization).toBeCloseTo(0.276, 2)
  })

  it.each([
    { leaves: 1, share: 0.01, requests: 20_000 },
    { leaves: 10, share: 0.0956, requests: 20_000 },
    { leaves: 100, share: 0.634, requests: 20_000 },
    { leaves: 2000, share: 1, requests: 1000 },
    { leaves: 2000, share: 0.1813, rare: 0.0001, requests: 12_000 },
  ])(
    'K14 the tail at scale: $leaves leaves give a share $share of slow requests, simulated and solved (Dean and Barroso 2013)',
    ({ leaves, share, rare = 0.01, requests }) => {
      const slow = { shape: 'sometimes', probability: rare, of: constant(1) } as const
      const leaf = activity('leaf', 1, 0, 0, {
        pause: [
          { part: 'work', time: constant(0.01) },
          { part: 'work', time: slow },
        ],
      })
      const visits = [visit(1, 0, { ratio: leaves, fanOut: 'parallel' as const })]
      const of = network(0.01, [activity('root', 0, 0, 0, { visits }), leaf])
      const on = places(2, unlimited)
      // The slow second is the only one, so the mean tells the share.
      const simulated = run(of, on, { seed: 4, requests }).overall.mean.value - 0.01
      expect(Math.abs(simulated - share)).toBeLessThan(0.01)
      expect(Math.abs(solve(of, on).overall.mean - 0.01 - share)).toBeLessThan(0.0001)
    },
    60_000,
  )

  describe('K18 nested functions of 60, 120 and 200 ms under a limit of 1,000 at once (Little)', () => {
    const nested = (rate: number, local: boolean) =>
      network(rate, [
        activity('first', 0, 0.06, 0, { visits: [visit(1, 0, { local })] }),
        activity('second', 0, 0.12, 0, { visits: [visit(2, 0, { local })] }),
        activity('third', 0, 0.2, 0),
      ])
    const on = [place(Infinity, 1000)]
    const options = { seed: 18, requests: 300_000 }

    it('nested functions hold 900 ms of concurrency per request, merged ones 380', () => {
      for (const [local, held] of [
        [false, 0.9],
        [true, 0.38],
      ] as const) {
        expect(
          Math.abs((run(nested(700, local), on, options).stations[0]?.slotsHeld ?? 0) / (700 * held) - 1),
        ).toBeLessThan(0.01)
        expect(solve(nested(700, local), on).stations[0]?.slotsHeld).toBeCloseTo(700 * held, 6)
      }
    })

    it.each([
      { local: false, most: 1111.1 },
      { local: true, most: 2631.6 },
    ])('nested functions are stable up to $most requests per second (local: $local)', ({ local, most }) => {
      for (const [rate, stable] of [
        [0.9 * most, true],
        [1.02 * most, false],
      ] as const) {
        expect(run(nested(rate, local), on, options).stable, `simulated at ${rate}`).toBe(stable)
        expect(solve(nested(rate, local), on).stable, `solved at ${rate}`).toBe(stable)
      }
    })
  })

  describe('K20 equal services on equal machines, no cost of a hop: merged and drawn bear the same per core (algebra)', () => {
    const three = (rate: number, merged: boolean) =>
      network(rate, [
        activity('a', 0, 0.03, 1, { visits: [visit(1, 0, { local: merged })] }),
        activity('b', merged ? 0 : 1, 0.03, 1, { visits: [visit(2, 0, { local: merged })] }),
        activity('c', merged ? 0 : 2, 0.03),
      ])
    const on = (merged: boolean) => (merged ? [place(6)] : places(3, place(2)))
    const most = 2 / 0.03

    it.each([{ merged: false }, { merged: true }])(
      'equal services on equal machines saturate at the same rate per core (merged: $merged)',
      ({ merged }) => {
        for (const [rate, stable] of [
          [0.97 * most, true],
          [1.02 * most, false],
        ] as const) {
          const simulated = run(three(rate, merged), on(merged), { seed: 20, requests: 2_000_000 })
          const solved = solve(three(rate, merged), on(merged))
          expect([simulated.stable, solved.stable], `at ${rate}`).toEqual([stable, stable])
          if (!stable) continue
          for (const station of simulated.stations) expect(station.utilization).toBeCloseTo(rate / most, 2)
          for (const station of solved.stations) expect(station.utilization).toBeCloseTo(rate / most, 9)
        }
      },
    )
  })
})

it('[E8] percentiles of M/M/1 are those of its exponential response time', () => {
  const { overall } = run(single(7, 0.1), places(1), { seed: 8, requests: 3_000_000 })
  for (const [key, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
    ['p999', 0.999],
  ] as const) {
    const exact = exponentialQuantile(1 / 3, q)
    expect(Math.abs(overall[key].value - exact), key).toBeLessThan(1.5 * overall[key].halfWidth)
    expect(overall[key].halfWidth / exact, key).toBeLessThan(0.2)
  }
})

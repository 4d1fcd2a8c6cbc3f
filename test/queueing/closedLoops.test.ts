import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constant, work } from '../../src/queueing/network/distribution'
import { solve } from '../../src/queueing/solve'
import { capacity, network, unlimited, wire } from '../support/network'
import { mulberry32 } from '../support/networks'

/** Stations in a circle, with exponential work, `servers` each, and n users who think. */
interface Circle {
  readonly users: number
  readonly think: number
  readonly demands: readonly number[]
  readonly servers: readonly number[]
}

/** The exact throughput by Buzen's convolution: X = G(n − 1)/G(n), all terms positive. */
function exactThroughput({ users, think, demands, servers }: Circle): number {
  // In units of the bottleneck's work, so that nothing overflows.
  const unit = Math.max(...demands.map((demand, i) => demand / servers[i]!))
  const factors = [
    (j: number) => think / unit / j,
    ...demands.map((demand, i) => (j: number) => demand / unit / Math.min(j, servers[i]!)),
  ]
  let g = [1, ...new Array<number>(users).fill(0)]
  for (const factor of factors) {
    const weights = [1]
    for (let j = 1; j <= users; j++) weights[j] = weights[j - 1]! * factor(j)
    g = g.map((_, n) => weights.slice(0, n + 1).reduce((sum, weight, j) => sum + weight * g[n - j]!, 0))
  }
  return g[users - 1]! / g[users]! / unit
}

function solveCircle({ users, think, demands, servers }: Circle) {
  const steps = demands.map((demand) => ({ demand }))
  const of = network(
    [{ demand: 0, visits: demands.map((_, i) => ({ to: i + 1 })) }, ...steps],
    [{ rate: 0, users, think }],
  )
  return solve(of, capacity(of, [unlimited, ...servers.map((count) => ({ servers: count }))]))
}

/** |error| in %: median, 90 %, worst. */
function spread(errors: readonly number[]): readonly number[] {
  const sorted = errors.map((error) => 100 * Math.abs(error)).sort((a, b) => a - b)
  return [0.5, 0.9, 1].map((share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!)
}

describe('closed loops', () => {
  it.each([
    { users: 1, servers: 1, think: 1 },
    { users: 5, servers: 1, think: 0.3 },
    { users: 20, servers: 1, think: 1 },
    { users: 20, servers: 1, think: 0 },
    { users: 100, servers: 1, think: 20 },
    { users: 3, servers: 4, think: 0.1 },
    { users: 20, servers: 4, think: 0.35 },
    { users: 148, servers: 8, think: 2.287 },
  ])('are exact at one station: the machine repair model, $users users, $servers servers', (row) => {
    const circle = { ...row, demands: [0.1], servers: [row.servers] }
    const { rates, overall, stable } = solveCircle(circle)
    expect(Math.abs(rates[0]! / exactThroughput(circle) - 1)).toBeLessThan(1e-7)
    // Little's law: n = X(R + Z).
    expect(rates[0]! * (overall.mean + row.think)).toBeCloseTo(row.users, 5)
    expect(stable).toBe(true)
  })

  it('agree with the exact solution of random product-form networks', () => {
    const throughput: number[] = []
    const response: number[] = []
    for (let seed = 1; throughput.length < 120; seed++) {
      const random = mulberry32(9000 + seed)
      const servers = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
        seed % 2 ? 1 : [1, 2, 4, 8][Math.floor(random() * 4)]!,
      )
      const demands = servers.map((count) => 0.01 * count * Math.exp(2.5 * random()))
      const total = demands.reduce((sum, demand) => sum + demand, 0)
      const think = random() < 0.2 ? 0 : total * Math.exp(4 * random() - 1)
      const bottleneck = Math.max(...demands.map((demand, i) => demand / servers[i]!))
      const users = Math.max(1, Math.round(((think + total) / bottleneck) * Math.exp(2.2 * random() - 1.2)))
      if (users > 150) continue
      const solution = solveCircle({ users, think, demands, servers })
      const exact = exactThroughput({ users, think, demands, servers })
      throughput.push(solution.rates[0]! / exact - 1)
      response.push(solution.overall.mean / (users / exact - think) - 1)
    }
    // Measured: X 0.00 / 0.53 / 2.1 %, R 0.01 / 0.77 / 2.1 %.
    const bounds = [0.05, 0.8, 2.5]
    for (const errors of [spread(throughput), spread(response)])
      errors.forEach((error, i) => {
        expect(error).toBeLessThan(bounds[i]!)
      })
  })

  it('serve one user as if there were no queue, beside an open stream as exactly as M/M/1 has it', () => {
    const alone = solveCircle({ users: 1, think: 0.5, demands: [0.1, 0.2], servers: [1, 1] })
    expect(alone.overall.mean).toBeCloseTo(0.3, 9)
    // Beside an open stream of 5/s one user sees M/M/1: 0.1 ÷ (1 − 0.5) = 0.2 s, X = 1/(0.2 + 0.1); the stream then
    // has (0.1 + 0.1 · the mean number of users there, ⅔) ÷ 0.5 = ⅓ s.
    const of = network(
      [{ demand: 0.1 }, { demand: 0.1, station: 0 }],
      [
        { rate: 0, users: 1, think: 0.1 },
        { rate: 5, to: 1 },
      ],
    )
    const { sources, rates } = solve(of, capacity(of))
    expect(sources[0]!.mean).toBeCloseTo(0.2, 6)
    expect(rates[0]).toBeCloseTo(10 / 3, 4)
    expect(sources[1]!.mean).toBeCloseTo(1 / 3, 6)
  })

  it('never pass their bottleneck, and reach it with many users', () => {
    for (const users of [1, 10, 100, 1e4, 1e6, 1e9]) {
      const solution = solveCircle({ users, think: 2, demands: [0.1, 0.05], servers: [1, 1] })
      expect(solution.rates[0]!).toBeLessThanOrEqual(10)
      expect(solution.rates[0]!).toBeLessThanOrEqual((users / 2.15) * (1 + 1e-9))
      expect(solution.rates[0]! * (solution.overall.mean + 2)).toBeCloseTo(users, users > 1e5 ? -3 : 3)
      if (users >= 100) expect(solution.rates[0]!).toBeGreaterThan(9.99)
    }
  })

  it('become open streams where they are many who think for long', () => {
    // 100,000 users who think for 20,000 s are 5 requests a second: M/M/1 at 0.5, 0.2 s, p99 = 0.2 · ln 100.
    const { overall } = solveCircle({ users: 1e5, think: 2e4, demands: [0.1], servers: [1] })
    expect(overall.mean).toBeCloseTo(0.2, 4)
    expect(overall.p99).toBeCloseTo(0.2 * Math.log(100), 3)
  })

  it('wait for a slot where more of them come than there are slots, as M/M/c//n has it', () => {
    // A slot held for a delay of 0.2 s is a server of M/M/5//40.
    const of = network(
      [{ demand: 0, pause: [{ part: 'work', time: work(0.2, 1) }] }],
      [{ rate: 0, users: 40, think: 1 }],
    )
    const { rates, overall, stations } = solve(of, capacity(of, [{ slots: 5 }]))
    const exact = exactThroughput({ users: 40, think: 1, demands: [0.2], servers: [5] })
    expect(rates[0]! / exact).toBeCloseTo(1, 6)
    expect(overall.parts.queueing).toBeCloseTo(40 / exact - 1 - 0.2, 5)
    expect(stations[0]!.poolUtilization).toBeCloseTo((exact * 0.2) / 5, 5)
  })

  it('keep to the narrower of two pools, one inside the other', () => {
    // 1,000 users through 100 slots in front of 10 slots, each held for 0.1 s: 100 requests a second.
    const of = network(
      [
        { demand: 0, visits: [{ to: 1, delay: wire(0.001) }] },
        { demand: 0, pause: [{ part: 'work', time: constant(0.1) }] },
      ],
      [{ rate: 0, users: 1000, think: 1 }],
    )
    const { rates, overall } = solve(of, capacity(of, [{ slots: 100 }, { slots: 10 }]))
    expect(rates[0]! / 100).toBeCloseTo(1, 2)
    expect(rates[0]! * (overall.mean + 1)).toBeCloseTo(1000, 2)
  })

  it('stand still behind what an open stream saturates', () => {
    const of = network(
      [{ demand: 0.1 }, { demand: 0.1, station: 0 }],
      [
        { rate: 0, users: 5, think: 1 },
        { rate: 20, to: 1 },
      ],
    )
    const { rates, stable, sources } = solve(of, capacity(of))
    expect(rates[0]).toBe(0)
    expect(stable).toBe(false)
    expect(sources[0]!.mean).toBe(Infinity)
  })

  it('leave no figure without a number', () => {
    const strange = (value: unknown, place = ''): readonly string[] => {
      // Third and fourth cumulants may be negative.
      const least = /\.(third|fourth)$/.test(place) ? -Infinity : -1e-9
      if (typeof value === 'number') return Number.isNaN(value) || value < least ? [`${place} ${value}`] : []
      if (typeof value !== 'object' || value === null) return []
      return Object.entries(value).flatMap(([key, one]) => strange(one, `${place}.${key}`))
    }
    const time = fc
      .tuple(fc.constantFrom(0, 1e-9, 1e-3, 1, 1e4), fc.constantFrom(0, 0.5, 1, 5))
      .map(([mean, cv]) => work(mean, cv))
    fc.assert(
      fc.property(
        fc.array(time, { minLength: 4, maxLength: 4 }),
        fc.array(
          fc.record({ servers: fc.constantFrom(0.5, 1, 4, Infinity), slots: fc.constantFrom(1, 10, Infinity) }),
          { minLength: 4, maxLength: 4 },
        ),
        fc.record({ users: fc.constantFrom(0.3, 1, 3, 50, 1e6), think: fc.constantFrom(0, 1e-6, 1, 1e5) }),
        fc.constantFrom(0, 0.1, 100),
        fc.record({
          ratio: fc.constantFrom(0.3, 1, 20),
          fanOut: fc.constantFrom('sequence' as const, 'parallel' as const),
          waits: fc.boolean(),
          timeout: fc.constantFrom(0.5, Infinity),
          retries: fc.constantFrom(0, 2),
        }),
        (demands, stations, loop, rate, visit) => {
          const [entry, ...others] = demands.map((demand) => ({ demand }))
          const of = network(
            [{ ...entry, visits: [{ to: 1, ...visit }, { to: 2 }] }, ...others],
            [
              { rate: 0, ...loop },
              { rate: 0, users: 2, think: 1, to: 2 },
              { rate, to: 3 },
            ],
          )
          expect(strange(solve(of, capacity(of, stations)))).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
})

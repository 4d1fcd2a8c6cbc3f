import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divergence, offeredLoad, traffic } from '../../src/queueing/traffic/traffic'
import { network } from '../support/network'

function rates(of: ReturnType<typeof network>): readonly number[] {
  const found = traffic(of)
  if (!found.ok) throw new Error(found.problem.message)
  return Array.from(found.value.rates)
}

const ring = (size: number, ratio: number) =>
  network(
    Array.from({ length: size }, (_, i) => ({
      name: `r${i}`,
      demand: 1e-6,
      visits: [{ to: (i + 1) % size, ratio: i === 0 ? ratio : 1 }],
    })),
    [{ rate: 1 }],
  )

describe('traffic equations', () => {
  it('[L6] traffic equations of a converging cycle of calls have their solution', () => {
    const of = network(
      [
        { visits: [{ to: 1, ratio: 0.5 }] },
        {
          visits: [
            { to: 0, ratio: 0.5 },
            { to: 1, ratio: 0.2 },
          ],
        },
      ],
      [{ rate: 1 }],
    )
    const [a, b] = rates(of) as [number, number]
    expect(a).toBeCloseTo(1 + 0.5 * b, 12)
    expect(b).toBeCloseTo(0.5 * a + 0.2 * b, 12)
  })

  it('[L6] traffic equations of a divergent cycle name its activities', () => {
    const of = network(
      [
        { name: 'start', visits: [{ to: 1 }] },
        { name: 'a', visits: [{ to: 2, ratio: 2 }] },
        { name: 'b', visits: [{ to: 1, ratio: 0.5 }] },
      ],
      [{ rate: 1 }],
    )
    expect([...(divergence(of) ?? [])].sort()).toEqual([1, 2])
    const found = traffic(of)
    expect(found.ok ? '' : found.problem.message).toContain('never end')
    expect(found.ok ? '' : found.problem.message).toMatch(/a → b|b → a/)
  })

  it('[L6] traffic equations distinguish a spectral radius just below 1 from one just above', () => {
    expect(divergence(ring(3, 0.999999))).toBeUndefined()
    expect(divergence(ring(3, 1.000001))).toHaveLength(3)
    expect(divergence(network([{ visits: [{ to: 0, ratio: 1 }] }], []))).toEqual([0])
  })

  it('traffic equations of a chain of 20,000 and a ring of 10,000 are solved', () => {
    const chain = network(
      Array.from({ length: 20_000 }, (_, i) => ({ visits: i < 19_999 ? [{ to: i + 1 }] : [] })),
      [{ rate: 3 }],
    )
    expect(rates(chain)[19_999]).toBe(3)
    expect(rates(ring(10_000, 0.9))[5000]).toBeCloseTo(9, 6)
  })

  it('traffic equations of large dense components are solved', () => {
    const size = 300
    const of = network(
      Array.from({ length: size }, (_, i) => ({
        visits: Array.from({ length: 20 }, (_, j) => ({ to: (i * 7 + j * 13) % size, ratio: 0.045 })),
      })),
      [{ rate: 1 }],
    )
    expect(rates(of).reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(10, 6)
  })

  it('traffic equations balance every flow', () => {
    const visit = fc.record({ to: fc.nat(7), ratio: fc.double({ min: 0, max: 0.3, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(fc.array(visit, { maxLength: 3 }), { minLength: 8, maxLength: 8 }), (visits) => {
        const of = network(
          visits.map((own) => ({ visits: own })),
          [{ rate: 2 }],
        )
        const found = rates(of)
        found.forEach((rate, i) => {
          const into = visits.flatMap((own, from) =>
            own.filter(({ to }) => to === i).map(({ ratio }) => ratio * (found[from] ?? 0)),
          )
          expect(rate).toBeCloseTo((i === 0 ? 2 : 0) + into.reduce((sum, flow) => sum + flow, 0), 9)
        })
      }),
    )
  })

  it('traffic equations give each station the load rate × demand', () => {
    const of = network([{ demand: 0.1, visits: [{ to: 1, ratio: 3 }] }, { demand: 0.2 }], [{ rate: 5 }])
    expect(offeredLoad(of)).toEqual([0.5, 3])
  })

  it('traffic equations include retries of executions that fail by themselves', () => {
    const of = network([{ visits: [{ to: 1, retries: 1, optional: true }] }, { errorRate: 0.5 }], [{ rate: 10 }])
    expect(rates(of)[1]).toBeCloseTo(15, 12)
  })
})

/** Figures over load: today's are those of the scorecard, crossings are solved, walls stand where limits are. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakEven, breakEvenSentence, scaleLoad } from '../../src/analysis/load/breakEven'
import { type LoadSweep, loadSweep } from '../../src/analysis/load/loadSweep'
import { runToEnd } from '../../src/base/task'
import { mebibyte } from '../../src/base/units'
import type { Document } from '../../src/model/document'
import { finest } from '../../src/model/partition'
import { compared } from '../scorer/compared'
import { documents } from '../support/arbitrary'
import { document, type Sketch } from '../support/build'

const ms = 1e-3

function swept(of: Document, options = {}): LoadSweep {
  const result = runToEnd(loadSweep(of, undefined, options))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const two = { kind: 'function', memory: 1769 * mebibyte, operations: { run: { demand: 100 * ms } } } as const
const functions = document({
  services: { a: two, b: two },
  workloads: { a: ['a/run', { rate: 0.5 }], b: ['b/run', { rate: 0.5 }] },
  assumptions: { mergedRunsOn: 'aws.ec2.c6i.large' },
})

describe('[S1] points', () => {
  const of = functions
  const { curves, rate } = swept(of)
  const today = compared(of)

  it('points go from a thousandth to a thousand times today’s load, evenly on the logarithm', () => {
    for (const { points } of curves) {
      expect(points[0]?.load).toBeCloseTo(1e-3, 12)
      expect(points.at(-1)?.load).toBeCloseTo(1e3, 9)
      const steps = points.slice(1).map(({ load: at }, i) => at / (points[i]?.load ?? 1))
      for (const step of steps) expect(step).toBeCloseTo(10 ** 0.1, 9)
    }
  })

  it.each(['drawn', 'merged'] as const)(
    'the point at today’s load equals the scorecard of %s digit for digit',
    (side) => {
      const point = curves.find((curve) => curve.side === side)?.points.find(({ load: at }) => at === 1)
      const { bill, latency } = today[side]
      expect(point).toMatchObject({
        rate,
        monthly: bill.monthly,
        perMillion: bill.perMillion,
        p50: latency.overall.p50,
        p99: latency.overall.p99,
        mean: latency.overall.mean,
        stable: true,
        holds: true,
      })
    },
  )

  it('a point at another load equals the scorecard of the design with that load', () => {
    const { drawn } = compared(scaleLoad(of, 10))
    expect(curves[0]?.points.find(({ load: at }) => at === 10)?.monthly).toBe(drawn.bill.monthly)
  })

  it('a sweep has a third curve for the advised partition', () => {
    expect(swept(of, { advised: finest }).curves.map(({ side }) => side)).toEqual(['drawn', 'merged', 'advised'])
  })
})

describe('[S2] crossings', () => {
  it('crossovers have equal cost within a thousandth, or lie at a step that changes the sign', () => {
    const designs: Sketch[] = [
      {
        services: { a: two, b: two },
        workloads: { a: ['a/run', { rate: 3 }], b: ['b/run', { rate: 0.1 }] },
        assumptions: { mergedRunsOn: 'aws.ec2.c6i.large' },
      },
      {
        services: { a: two, b: two, c: two },
        calls: [
          ['a', 'b'],
          ['b', 'c'],
        ],
        workloads: { a: ['a/run', { rate: 9 }] },
        assumptions: { mergedRunsOn: 'aws.ec2.c6i.large' },
      },
    ]
    for (const sketch of designs) {
      const of = document(sketch)
      const cost = swept(of).crossovers.filter(({ figure }) => figure === 'monthly')
      expect(cost.length).toBeGreaterThan(0)
      for (const { load: at, step, below } of cost) {
        const gap = (load: number) => {
          const { drawn, merged } = compared(scaleLoad(of, load))
          return (drawn.bill.monthly - merged.bill.monthly) / merged.bill.monthly
        }
        if (!step) expect(Math.abs(gap(at))).toBeLessThan(1e-3)
        expect(gap(at * 0.999) < 0).toBe(below === 'drawn')
        expect(gap(at * 1.001) < 0).toBe(below !== 'drawn')
      }
    }
  })

  it('the first crossover has the sentence and the load of the break-even', () => {
    const [first] = swept(functions).crossovers.filter(({ figure }) => figure === 'monthly')
    const even = breakEven(functions)
    expect((first?.load ?? 0) / (even?.load ?? 1)).toBeCloseTo(1, 2)
    expect(first?.sentence).toBe(breakEvenSentence(even))
    expect(first).toMatchObject({ below: 'drawn', step: false })
  })

  it('crossovers do not depend on today’s load', () => {
    const rates = (of: Document) =>
      swept(of).crossovers.flatMap(({ figure, rate }) => (figure === 'monthly' ? [rate] : []))
    const elsewhere = rates(scaleLoad(functions, 30))
    rates(functions).forEach((rate, i) => {
      expect((elsewhere[i] ?? 0) / rate).toBeCloseTo(1, 3)
    })
  })

  it('equal sides have no crossovers', () => {
    const one = document({ services: { a: two }, workloads: { w: ['a', { rate: 1 }] } })
    expect(swept(one).crossovers).toEqual([])
  })

  it('a slow job beside a fast endpoint has a crossover of p99', () => {
    const of = document({
      services: {
        fast: { runsOn: 'ideal.1', operations: { ask: { demand: 10 * ms } } },
        slow: { runsOn: 'ideal.1', operations: { make: { demand: 0.5 } } },
      },
      workloads: { ask: ['fast', { rate: 20 }], make: ['slow', { rate: 0.2 }] },
    })
    const found = swept(of).crossovers.filter(({ figure }) => figure === 'p99')
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.sentence).toMatch(/^Below .*\/(s|min|h) (merging|splitting) is faster at p99\.$/)
    for (const { values, step } of found) if (!step) expect(values[0] / values[1]).toBeCloseTo(1, 3)
  })
})

describe('[S3] walls', () => {
  it('walls are the limits of the scorecard, the first of each side marked', () => {
    const of = document({
      services: { a: { runsOn: 'ideal.1', operations: { run: { demand: 10 * ms } } } },
      workloads: { w: ['a', { rate: 20 }] },
    })
    const { walls, curves } = swept(of)
    expect(walls.map(({ side, load: at, first }) => ({ side, at, first }))).toEqual([
      { side: 'drawn', at: 5, first: true },
      { side: 'merged', at: 5, first: true },
    ])
    for (const { points } of curves)
      for (const { load: at, holds, p99 } of points) {
        expect(holds).toBe(at < 5)
        if (at > 5) expect(p99).toBe(Infinity)
      }
  })

  it('a sweep of any design has no NaN', () => {
    fc.assert(
      fc.property(documents({ services: 4, calls: 5 }), (of) => {
        const result = runToEnd(loadSweep(of))
        if (!result.ok) return
        for (const { points } of result.value.curves)
          for (const { monthly, p50, p99, mean, replicas } of points)
            for (const value of [monthly, p50, p99, mean, replicas]) expect(value).not.toBeNaN()
        for (const { sentence } of result.value.crossovers) expect(sentence).not.toMatch(/NaN|undefined|∞/)
      }),
      { numRuns: 25 },
    )
  })
})

/** Laws that hold for every design, on the whole scorer. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ids, type Table } from '../../src/base/table'
import type { Design, Document, ServiceId } from '../../src/model/document'
import { merge, split } from '../../src/model/partition'
import { compare } from '../../src/scorer/comparison'
import { headline } from '../../src/scorer/headline'
import { type MetricId, metrics } from '../../src/scorer/metrics'
import type { Scorecard } from '../../src/scorer/result/scorecard'
import { documents } from '../support/arbitrary'
import { document } from '../support/build'
import { compared } from './compared'

interface Tree {
  readonly parents: readonly number[]
  readonly works: readonly number[]
  readonly counts: readonly number[]
  readonly parallel: readonly boolean[]
  readonly load: number
  readonly runsOn: string | undefined
}

/** A tree of services, each called by one before it, below 70 % of its slowest machine's load. */
const tree: fc.Arbitrary<Tree> = fc.integer({ min: 2, max: 8 }).chain((n) =>
  fc.record({
    parents: fc.tuple(...Array.from({ length: n - 1 }, (_, i) => fc.integer({ min: 0, max: i }))),
    works: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: n, maxLength: n }),
    counts: fc.array(fc.constantFrom(1, 2, 0.5, 1.5), { minLength: n, maxLength: n }),
    parallel: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
    load: fc.double({ min: 0.05, max: 0.7, noNaN: true }),
    runsOn: fc.constant(undefined),
  }),
)

function planted({ parents, works, counts, parallel, load }: Tree, runsOn: string): Document {
  const visits = [1]
  for (const [i, parent] of parents.entries()) visits.push(visits[parent]! * counts[i]!)
  const heaviest = Math.max(...works.map((work, i) => work * 1e-3 * visits[i]!))
  return document({
    services: Object.fromEntries(
      works.map((work, i) => [`s${i}`, { runsOn, operations: { run: { demand: work * 1e-3 } } }]),
    ),
    calls: parents.map((parent, i) => [
      `s${parent}/run`,
      `s${i + 1}/run`,
      { count: counts[i]!, ...(parallel[i] ? { stage: 0 } : { stage: i + 1 }) },
    ]),
    workloads: { w: ['s0/run', { rate: load / heaviest }] },
  })
}

function figures(card: Scorecard): Record<string, number | null> {
  return Object.fromEntries(Object.entries(metrics).map(([id, metric]) => [id, metric.value(card)]))
}

function expectAlike(a: Scorecard, b: Scorecard): void {
  const [left, right] = [figures(a), figures(b)]
  for (const [id, value] of Object.entries(left)) {
    if (value === null || !Number.isFinite(value)) expect(right[id], id).toBe(value)
    else expect(Math.abs((right[id] ?? 0) - value), id).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
  }
}

describe('laws of the scorecard', () => {
  it('every document gives figures without NaN and a headline, or one problem with a message', () => {
    fc.assert(
      fc.property(documents(), (drawn) => {
        const result = compare(drawn)
        if (!result.ok) {
          expect(result.problem.message).not.toBe('')
          return
        }
        for (const card of [result.value.drawn, result.value.merged]) {
          for (const [id, value] of Object.entries(figures(card))) {
            // How slow a system is that cannot keep up is the solver's own promise, and its tests'.
            if (card.solution.stable || metrics[id as MetricId].quantity !== 'duration') expect(value, id).not.toBeNaN()
          }
        }
        expect(headline(result.value)).toMatch(/\.$/)
      }),
      { numRuns: 100 },
    )
  })

  it('[T5] the parts of each mean latency sum to it', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('aws.ec2.c6i.large', 'aws.lambda', 'ideal.2'), (drawn, runsOn) => {
        const both = compared(planted(drawn, runsOn))
        for (const { latency } of [both.drawn, both.merged]) {
          const { mean, parts } = latency.overall
          const sum = Object.values(parts).reduce((a, b) => a + b, 0)
          expect(Math.abs(sum - mean)).toBeLessThanOrEqual(1e-9 * mean)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('reordering the services changes no figure', () => {
    fc.assert(
      fc.property(tree, (drawn) => {
        const one = planted(drawn, 'aws.ec2.c6i.large')
        const turned = { ...one, design: { ...one.design, services: reversed(one.design.services) } }
        expectAlike(compared(one).drawn, compared(turned).drawn)
        expectAlike(compared(one).merged, compared(turned).merged)
      }),
      { numRuns: 15 },
    )
  })

  it('renaming the services changes no figure', () => {
    fc.assert(
      fc.property(tree, (drawn) => {
        const one = planted(drawn, 'aws.fargate.0.5x1')
        expectAlike(compared(one).drawn, compared({ ...one, design: renamed(one.design) }).drawn)
      }),
      { numRuns: 15 },
    )
  })

  it('moving a box changes no figure', () => {
    const one = planted(
      {
        parents: [0, 0],
        works: [5, 5, 5],
        counts: [1, 2, 1],
        parallel: [true, true, true],
        load: 0.4,
        runsOn: undefined,
      },
      'aws.lambda',
    )
    expect(compared({ ...one, layout: { 'service:s0': { x: 10, y: 20 } } })).toEqual(compared(one))
  })

  it('splitting a merged pair restores the figures of before', () => {
    fc.assert(
      fc.property(tree, (drawn) => {
        const one = planted(drawn, 'aws.ec2.c6i.large')
        const pair: readonly ServiceId[] = ['service:s0', 'service:s1']
        const there = merge(one.partition, one.design.services, pair)
        const back = split(there, one.design.services, pair)
        expectAlike(compared(one).drawn, compared({ ...one, partition: back }).drawn)
      }),
      { numRuns: 15 },
    )
  })

  it('a faster network never raises the mean latency', () => {
    fc.assert(
      fc.property(tree, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, share) => {
        const one = planted(drawn, 'aws.ec2.c6i.large')
        const overrides = {
          'latency.network.same-zone': { value: 0.00015 * share },
          'latency.network.cross-zone': { value: 0.00083 * share },
        }
        const faster = compared({ ...one, assumptions: { ...one.assumptions, overrides } }).drawn
        expect(faster.latency.overall.mean).toBeLessThanOrEqual(compared(one).drawn.latency.overall.mean + 1e-12)
      }),
      { numRuns: 15 },
    )
  })

  it('[L1] a partition over a free network adds no CPU work', () => {
    fc.assert(
      fc.property(tree, (drawn) => {
        const { drawn: apart, merged } = compared(planted(drawn, 'ideal.1'))
        expect(apart.latency.overall.parts.network + apart.latency.overall.parts.serialisation).toBe(0)
        const busy = (card: Scorecard) => metrics.busyCores.value(card)
        expect(Math.abs(busy(apart) - busy(merged))).toBeLessThanOrEqual(1e-9 * busy(apart))
      }),
      { numRuns: 20 },
    )
  })

  it('[K20] equal machines without hop cost need as many cores and the same bill drawn and merged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), (n) => {
        const services = Object.fromEntries(
          Array.from({ length: n }, (_, i) => [`s${i}`, { runsOn: 'ideal.1', operations: { run: { demand: 0.01 } } }]),
        )
        const workloads = Object.fromEntries(
          Array.from({ length: n }, (_, i) => [`w${i}`, [`s${i}/run`, { rate: 40 }] as const]),
        )
        const { drawn, merged } = compared({ services, workloads })
        expect(metrics.provisionedCores.value(merged)).toBe(metrics.provisionedCores.value(drawn))
        expect(merged.bill.monthly).toBeCloseTo(drawn.bill.monthly, 6)
        expect(merged.headroom.multiplier).toBeCloseTo(drawn.headroom.multiplier, 9)
      }),
    )
  })
})

function reversed<Row>(table: Table<ServiceId, Row>): Table<ServiceId, Row> {
  return Object.fromEntries(Object.entries(table).reverse()) as Table<ServiceId, Row>
}

/** Every service under another id. */
function renamed(design: Design): Design {
  const text = JSON.stringify(design)
  const names = ids(design.services).map((id) => id.slice('service:'.length))
  const changed = names.reduce(
    (json, name) =>
      json
        .replaceAll(`service:${name}"`, `service:new-${name}"`)
        .replaceAll(`operation:${name}/`, `operation:new-${name}/`),
    text,
  )
  return JSON.parse(changed) as Design
}

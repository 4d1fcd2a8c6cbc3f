/** The price of a boundary: the difference of two scores, for each pair that calls each other and around each glue. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BoundaryPrices, boundaryPrices } from '../../src/analysis/boundaries/boundaryPrices'
import { findBoundaries } from '../../src/analysis/boundaries/findBoundaries'
import { analysisInput, scorePartition } from '../../src/analysis/subject/analysisInput'
import { type MetricValues, metricValues } from '../../src/analysis/subject/metricValues'
import { runToEnd } from '../../src/base/task'
import { mebibyte } from '../../src/base/units'
import type { Document } from '../../src/model/document'
import { isSamePartition, merge } from '../../src/model/partition'
import { compared } from '../scorer/compared'
import { documents } from '../support/arbitrary'
import { document, type Sketch } from '../support/build'

const ms = 1e-3
const work = (milliseconds: number, cv = 1) => ({ run: { demand: milliseconds * ms, cv } })

function priced(of: Sketch | Document): BoundaryPrices {
  const result = runToEnd(boundaryPrices('design' in of ? of : document(of)))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const chain: Sketch = {
  services: {
    a: { operations: work(5) },
    b: { operations: work(2) },
    c: { operations: work(1) },
    db: { kind: 'database' },
  },
  calls: [
    ['a', 'b', { count: 3 }],
    ['b', 'c'],
    ['c', 'db'],
  ],
  workloads: { w: ['a', { rate: 40 }] },
}

describe('[P1] boundaries', () => {
  it('boundaries run between own code that calls each other, not towards kept parts', () => {
    const { list } = priced(chain)
    expect(list.map(({ between }) => between.join(' ')).sort()).toEqual([
      'deployable:a deployable:b',
      'deployable:b deployable:c',
    ])
  })

  it('one boundary runs around glue, with all deployables that communicate through it', () => {
    const { list } = priced({
      services: {
        flow: { kind: 'orchestrator' },
        a: { kind: 'function' },
        b: { kind: 'function' },
        c: { kind: 'function' },
      },
      calls: [
        ['flow', 'a'],
        ['flow', 'b'],
        ['flow', 'c'],
      ],
      workloads: { w: ['flow', { rate: 1 }] },
    })
    expect(list).toHaveLength(1)
    expect(list[0]).toMatchObject({ through: ['service:flow'], label: 'flow: a, b and 1 more' })
    expect(list[0]?.between).toHaveLength(3)
    // Merged, the workflow dissolves with it [L3].
    expect(list[0]?.merged.hops).toBe(0)
  })

  it('each call names the boundary that it crosses', () => {
    const { list, byCall } = priced(chain)
    const at = (call: 'call:0' | 'call:1' | 'call:2') => list[byCall.get(call) ?? -1]?.between.length
    expect([at('call:0'), at('call:1'), at('call:2')]).toEqual([2, 2, undefined])
  })

  it('a merged drawing has no boundary', () => {
    expect(priced({ ...chain, together: [['a', 'b', 'c']] }).list).toEqual([])
  })
})

describe('[P2] the price', () => {
  it('the price is the score with only that boundary merged, less the score as drawn', () => {
    const about = analysisInput(document(chain))
    if (!about.ok) throw new Error(about.problem.message)
    const { list, drawn } = priced(chain)
    expect(drawn).toEqual(metricValues(about.value.comparison.drawn))
    for (const { partition, merged, difference } of list) {
      const after = metricValues(scorePartition(about.value, partition))
      expect(merged).toEqual(after)
      for (const id of Object.keys(difference) as (keyof MetricValues)[]) {
        expect(difference[id]).toBeCloseTo((after[id] as number) - (drawn[id] as number), 12)
      }
    }
  })

  it('merging a boundary saves the hops of the calls across it, and no others', () => {
    const { list } = priced(chain)
    const hops = Object.fromEntries(list.map(({ label, difference }) => [label, difference.hops]))
    expect(hops).toEqual({ 'a ↔ b': -3, 'b ↔ c': -3 })
  })

  it('merging two pods of a cluster keeps them on the cluster: another load balancer saves nothing', () => {
    const pod = { runsOn: 'aws.eks.0.2x0.125', memory: 64 * mebibyte, operations: work(2) }
    const { list } = priced({
      services: { a: pod, b: pod, c: pod },
      calls: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      workloads: { w: ['a', { rate: 3000 }] },
    })
    for (const { difference } of list) expect(difference.monthly).toBeLessThan(0)
  })

  it('merging every boundary of a connected design ends at the merged twin', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 6 }), fc.nat(), (extra, shuffle) => {
        const names = Array.from({ length: 8 }, (_, i) => `s${i}`)
        const tree = names.slice(1).map((name, i) => [names[Math.floor(i / 2)]!, name] as const)
        const more = extra.filter(([a, b]) => a < b).map(([a, b]) => [`s${a}`, `s${b}`] as const)
        const drawn = document({
          services: Object.fromEntries(names.map((name) => [name, { operations: work(1) }])),
          calls: [...tree, ...more],
          workloads: { w: ['s0', { rate: 1 }] },
        })
        const { services } = drawn.design
        const sides = compared(drawn)
        const all = [...findBoundaries(drawn.design, sides.drawn)]
        all.push(...all.splice(0, shuffle % all.length))
        const end = all.reduce((partition, border) => merge(partition, services, border.services), drawn.partition)
        expect(isSamePartition(end, sides.merged.partition, services)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('every price of any design is a number or null', () => {
    fc.assert(
      fc.property(documents({ services: 6, calls: 8 }), (drawn) => {
        const result = runToEnd(boundaryPrices(drawn))
        if (!result.ok) return
        for (const { difference, judgement } of result.value.list) {
          for (const value of Object.values(difference)) expect(value).not.toBeNaN()
          expect(judgement.sentence).not.toMatch(/NaN|undefined|Infinity|∞/)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('[P3] whether to keep it', () => {
  const judged = (sketch: Sketch) => priced(sketch).list[0]?.judgement
  const two = (a: object, b: object, fields = {}): Sketch => ({
    // Two whole cores each: with one, a request sometimes waits for the other's work, merged.
    services: {
      a: { runsOn: 'aws.fargate.1x2', operations: work(5, 0), ...a },
      b: { runsOn: 'aws.fargate.1x2', operations: work(1, 0), ...b },
    },
    calls: [['a', 'b', fields]],
    workloads: { w: ['a', { rate: 4 }] },
  })

  it('the judgement is merge where merging only gains', () => {
    const judgement = judged(two({}, {}))
    expect(judgement).toMatchObject({ recommendation: 'merge', keepReasons: [] })
    expect(judgement?.sentence).toMatch(/^Merge: costs \$.* less a month/)
  })

  it('the judgement is keep for a written reason, and still names the gains of merging', () => {
    const judgement = judged(two({}, { keepApart: 'card data' }))
    expect(judgement?.recommendation).toBe('keep')
    expect(judgement?.sentence).toMatch(/^Keep: b stays apart: card data\. Merged it costs \$.* less a month/)
    expect(
      judged({ ...two({}, { keepApart: 'card data' }), assumptions: { overruleKeepApart: true } })?.recommendation,
    ).toBe('merge')
  })

  it('the judgement is keep for different runtimes, and names them', () => {
    expect(judged(two({ runtime: 'go' }, { runtime: 'python 3' }))?.sentence).toContain(
      'different runtimes (go, python 3)',
    )
  })

  it('the judgement is keep for hardware that every replica would need', () => {
    const judgement = judged(two({ runsOn: 'aws.ec2.c6i.large' }, { runsOn: 'aws.ec2.g4dn.xlarge' }))
    expect(judgement?.keepReasons[0]).toMatchObject({ kind: 'hardware', weight: 'rule' })
  })

  it('the judgement names a fast workload that a slow one would delay', () => {
    const judgement = judged({
      services: {
        fast: { runsOn: 'ideal.1', operations: { ask: { demand: 1 * ms } } },
        slow: { runsOn: 'ideal.1', operations: { make: { demand: 2 } } },
      },
      calls: [['fast', 'slow', { count: 0.001 }]],
      workloads: { ask: ['fast', { rate: 50 }], make: ['slow', { rate: 0.2 }] },
    })
    expect(judgement?.keepReasons.map(({ kind }) => kind)).toContain('tail')
    expect(judgement?.keepReasons.find(({ text }) => text.includes('p99 of ask'))?.text).toMatch(/ from .* to /)
  })

  it('the judgement names the cost of merging and its machines', () => {
    const idle = { kind: 'function', operations: work(50) } as const
    const judgement = judged({
      services: { a: idle, b: idle },
      calls: [['a', 'b', { mode: 'async' }]],
      workloads: { w: ['a', { rate: 0.001 }] },
      assumptions: { mergedRunsOn: 'aws.ec2.c6i.large' },
    })
    expect(judgement?.keepReasons[0]?.text).toMatch(/^costs \$.* more a month \(\d+ × .* in place of Lambda.*\)$/)
  })

  it('the judgement names teams and crash impact without deciding by them', () => {
    const judgement = judged({
      services: {
        a: { team: 'red', operations: { ...work(5), quick: { demand: ms } } },
        b: { team: 'blue', operations: work(1) },
      },
      calls: [['a/run', 'b']],
      workloads: { often: ['a/quick', { rate: 90 }], seldom: ['a/run', { rate: 10 }] },
    })
    expect(judgement?.recommendation).not.toBe('keep')
    expect(judgement?.keepReasons.filter(({ weight }) => weight === 'note')).toEqual([
      { kind: 'team', weight: 'note', text: 'red and blue would release together' },
      { kind: 'failures', weight: 'note', text: 'a crash of b would stop 100\u202f% of requests, not 10\u202f%' },
    ])
  })
})

/** What is advised: within the reasons to stay apart, best by a stated rule, for merging and for splitting alike. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluatorOf } from '../../src/analysis/search/evaluator'
import { blocksAmong, isAllowed } from '../../src/analysis/search/mergeConstraints'
import { dominates } from '../../src/analysis/search/paretoFront'
import { scorePartition } from '../../src/analysis/subject/analysisInput'
import { independence } from '../../src/analysis/subject/independence'
import type { Document, ServiceId } from '../../src/model/document'
import { finest, isRefinement, merge } from '../../src/model/partition'
import { advisable } from '../support/advisable'
import { partitions } from '../support/arbitrary'
import { document } from '../support/build'
import { example } from './examples'
import { adviceOf, exactly } from './gap'

const designs = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 4 }))
const small = { numRuns: 15 }

function settingFor(of: Document) {
  const setting = evaluatorOf(of)
  if (!setting.ok) throw new Error(setting.problem.message)
  return setting.value
}

describe('advice', () => {
  it('[V3] advice merges services where it pays and keeps those with a reason to stay apart [L5]', () => {
    const {
      advised,
      drawn,
      exact,
      scored,
      sentences: said,
    } = adviceOf(
      document({
        services: {
          web: { runsOn: 'aws.ec2.c6i.large', operations: { page: { demand: 0.004 } } },
          cart: { runsOn: 'aws.ec2.c6i.large', operations: { read: { demand: 0.002 } } },
          ads: { runsOn: 'aws.ec2.c6i.large', keepApart: 'another company', operations: { pick: { demand: 0.002 } } },
        },
        calls: [
          ['web/page', 'cart/read', { count: 10 }],
          ['web/page', 'ads/pick', {}],
        ],
        workloads: { visits: ['web/page', { rate: 20 }] },
      }),
    )
    expect({ exact, scored }).toEqual({ exact: true, scored: 2 })
    expect(advised.monthly).toBeLessThan(drawn.monthly)
    expect(advised.partition.of).not.toHaveProperty('service:ads')
    expect(said[0]).toBe('Merge web and cart; leave ads alone.')
    expect(said).toContain('ads stays apart: another company.')
  })

  it.each(['idle-functions', 'gpu-beside-web', 'payment-plans-functions'])(
    '[V3] leaves %s as drawn, for splitting wins there',
    (name) => {
      const {
        asDrawn,
        advised,
        drawn,
        sentences: said,
      } = adviceOf(example(name), { maxExhaustive: 60, maxBlocks: 0, budget: 40, seed: 1 })
      expect(asDrawn).toBe(true)
      expect(advised).toBe(drawn)
      expect(said[0]).toMatch(/^Leave it as drawn: /)
    },
  )

  it('[V3] advice splits a merged deployable where splitting wins', () => {
    const drawn = example('gpu-beside-web')
    const all = Object.keys(drawn.design.services) as ServiceId[]
    const { advised, sentences: said } = adviceOf({ ...drawn, partition: merge(finest, drawn.design.services, all) })
    expect(advised.partition).toEqual(drawn.partition)
    expect(said[0]).toMatch(/^Split .+ from .+\.$/)
  })

  it('[V3] [V4] advice and front contain no forbidden and no dominated partition', () => {
    fc.assert(
      fc.property(designs, ([seed, n]) => {
        const of = advisable(seed, n)
        const { front, advised, asDrawn, drawn } = exactly(of)
        const { constraints: joining } = settingFor(of)
        for (const { partition } of [...front, ...(asDrawn ? [] : [advised])])
          expect(isAllowed(blocksAmong(partition, joining), joining)).toBe(true)
        for (const a of front) for (const b of front) expect(dominates(a, b)).toBe(false)
        if (!asDrawn) {
          expect(front).toContainEqual(advised)
          expect(advised.p99).toBeLessThanOrEqual(Math.max(drawn.p99 * 1.02, Math.min(...front.map(({ p99 }) => p99))))
        }
      }),
      small,
    )
  })

  it('[V3] advice is the same when services are renamed', () => {
    fc.assert(
      fc.property(designs, ([seed, n]) => {
        const [one, other] = [exactly(advisable(seed, n)), exactly(advisable(seed, n, 'zeta'))]
        expect(other.advised.monthly).toBeCloseTo(one.advised.monthly, 6)
        expect(other.front.length).toBe(one.front.length)
        expect(other.sentences.map((text) => text.replaceAll('zeta', 's'))).toEqual(one.sentences)
      }),
      small,
    )
  })

  it('[V2] one more reason to stay apart never lowers the best cost, overruling reasons never raises it', () => {
    fc.assert(
      fc.property(designs, fc.nat(3), ([seed, n], which) => {
        const of = advisable(seed, n)
        const id: ServiceId = `service:s${which % n}`
        const service = of.design.services[id]!
        const services = { ...of.design.services, [id]: { ...service, keepApart: 'audit' } }
        const bound = { ...of, design: { ...of.design, services } }
        const free = { ...of, assumptions: { ...of.assumptions, overruleKeepApart: true } }
        const cheapest = (one: Document) => Math.min(...exactly(one).front.map(({ monthly }) => monthly))
        expect(cheapest(bound)).toBeGreaterThanOrEqual(cheapest(of) * (1 - 1e-9))
        expect(cheapest(free)).toBeLessThanOrEqual(cheapest(of) * (1 + 1e-9))
      }),
      small,
    )
  })
})

describe('independence', () => {
  it('[V1] independence is 1 less blast radius × teams, over services and all teams', () => {
    const of = document({
      services: {
        web: { team: 'red', operations: { page: { demand: 0.001 } } },
        cart: { team: 'green', operations: { read: { demand: 0.001 } } },
      },
      calls: [['web/page', 'cart/read', { count: 0.5 }]],
      workloads: { visits: ['web/page', { rate: 1 }] },
    })
    const about = settingFor(of)
    // Apart, web stops all requests and cart half of them, each with one team of two; together both stop all.
    expect(independence(of.design, about.drawn)).toBeCloseTo(1 - (1 * 1 + 0.5 * 1) / 2 / 2, 12)
    expect(independence(of.design, about.merged)).toBeCloseTo(0, 12)
  })

  it('[V1] independence never grows when deployables are joined', () => {
    const of = advisable(11, 5)
    const about = settingFor(of)
    fc.assert(
      fc.property(partitions(of.design.services), partitions(of.design.services), (a, b) => {
        const bare = (partition: typeof a) => ({ of: partition.of, deployables: {} })
        const [one, two] = [bare(a), bare(b)]
        if (!isRefinement(one, two, of.design.services)) return
        const [fine, coarse] = [one, two].map((partition) => independence(of.design, scorePartition(about, partition)))
        expect(fine as number).toBeGreaterThanOrEqual((coarse as number) - 1e-12)
      }),
      { numRuns: 60 },
    )
  })
})

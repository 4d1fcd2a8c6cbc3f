import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ExampleRequest, exampleRequests } from '../../src/analysis/requests/exampleRequests'
import { requestSampler } from '../../src/analysis/requests/sampleRequest'
import { seededRandom } from '../../src/base/random'
import { runToEnd } from '../../src/base/task'
import { readDesign } from '../../src/formats/design/design'
import type { Document } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { document } from '../support/build'

function compared(given: Document): Comparison {
  const both = compare(given)
  if (!both.ok) throw new Error(both.problem.message)
  return both.value
}

const examples = join(import.meta.dirname, '../../public/examples')
const example = (name: string) => {
  const read = readDesign(readFileSync(join(examples, `${name}.hoptax.json`), 'utf8'))
  if (!read.ok) throw new Error(read.problem.message)
  return compared(read.value.document)
}

const alone = compared(
  document({
    services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 0.1 } } } },
    workloads: { visits: ['web/page', { rate: 5 }] },
  }),
)

const fan = compared(
  document({
    services: {
      web: { operations: { page: { demand: 0.002 } } },
      left: { operations: { get: { demand: 0.01, cv: 0.5 } } },
      right: { operations: { get: { demand: 0.01, cv: 2 } } },
      log: { operations: { put: { demand: 0.5 } } },
    },
    calls: [
      ['web/page', 'left/get', { stage: 0, count: 2 }],
      ['web/page', 'right/get', { stage: 0, count: 1.5 }],
      ['web/page', 'log/put', { stage: 1, mode: 'async' }],
    ],
    workloads: { visits: ['web/page', { rate: 5 }] },
  }),
)

describe('a request drawn step by step', () => {
  it.each([
    ['one station', alone],
    ['parallel stages', fan],
  ])('a sampled request of %s takes as long on average as the solver says', (_, both) => {
    const { sample: play } = requestSampler(both.drawn)
    const totals = Array.from({ length: 40_000 }, (_, i) => play(0, seededRandom(i), 0).total)
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length
    expect(mean / both.drawn.latency.overall.mean).toBeGreaterThan(0.97)
    expect(mean / both.drawn.latency.overall.mean).toBeLessThan(1.03)
  })

  it('awaited steps lie within their caller, and their pieces do not overlap', () => {
    const { sample: play } = requestSampler(fan.drawn)
    for (let seed = 0; seed < 200; seed++) {
      const { steps, total } = play(0, seededRandom(seed), 60)
      const [root] = steps
      expect(root?.to).toBe(total)
      for (const { sent, from, to, async, pieces } of steps) {
        expect(sent).toBeLessThanOrEqual(from)
        expect(from).toBeLessThanOrEqual(to)
        if (!async) expect(to).toBeLessThanOrEqual(total)
        pieces.reduce((end, piece) => {
          expect(piece.from).toBeGreaterThanOrEqual(end - 1e-12)
          return piece.to
        }, sent)
      }
    }
  })

  it('a sampled request is the same for the same seed', () => {
    const { sample: play } = requestSampler(fan.drawn)
    expect(play(0, seededRandom(7), 60)).toEqual(play(0, seededRandom(7), 60))
  })

  it('sampling ends on a chain and on a cycle of calls', () => {
    const services = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`s${i}`, {}]))
    const calls = Array.from({ length: 300 }, (_, i) => [`s${i}`, `s${(i + 1) % 300}`, { count: 0.99 }] as const)
    const ring = compared(document({ services, calls, workloads: { visits: ['s0', { rate: 1e-3 }] } }))
    const { sample: play } = requestSampler(ring.drawn)
    expect(play(0, seededRandom(1), 60).steps.length).toBeLessThanOrEqual(60)
  })
})

describe('the typical and the slow request', () => {
  const played = (both: Comparison, which: 'p50' | 'p99') => runToEnd(exampleRequests(both, 0, which))
  const near = (one: ExampleRequest | undefined, within: number) =>
    expect(Math.abs((one?.total ?? 0) / (one?.target ?? 1) - 1)).toBeLessThan(within)

  it.each(['prime-video', 'online-boutique'])('example requests of %s end at the figures of the scorecard', (name) => {
    const both = example(name)
    for (const which of ['p50', 'p99'] as const) {
      const { drawn, merged } = played(both, which)
      near(drawn, 0.02)
      near(merged, 0.02)
      expect(drawn?.target).toBe(both.drawn.solution.sources[0]?.[which])
    }
  })

  it('a side that cannot carry its load has no example request', () => {
    const full = compared(
      document({
        services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 1 } } } },
        workloads: { visits: ['web/page', { rate: 5 }] },
      }),
    )
    expect(played(full, 'p50').drawn).toBeUndefined()
  })
})

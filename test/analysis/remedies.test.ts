/** Quick fixes: each gains what it says, without merging; what it changes leaves the work what it was. */

import { describe, expect, it } from 'vitest'
import { type QuickFix, quickFixes } from '../../src/analysis/fixes/quickFixes'
import { combineExecutions } from '../../src/analysis/fixes/remedies/combineExecutions'
import { type RemedyId, remedies } from '../../src/analysis/fixes/remedies/index'
import { analysisInput } from '../../src/analysis/subject/analysisInput'
import { rows } from '../../src/base/table'
import { runToEnd } from '../../src/base/task'
import type { Document } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import { busyCores } from '../../src/scorer/sizing/poolingGain'
import { advisable } from '../support/advisable'
import { document } from '../support/build'
import { example } from './examples'

function fixesFor(of: Document): readonly QuickFix[] {
  const result = runToEnd(quickFixes(of))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

function drawn(of: Document) {
  const result = compare(of)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value.drawn
}

const only = (of: Document, workload: string): Document => ({
  ...of,
  design: {
    ...of.design,
    workloads: Object.fromEntries(Object.entries(of.design.workloads).filter(([id]) => id === `workload:${workload}`)),
  },
})

describe('quick fixes of published cases', () => {
  it('[V6] Online Boutique: lists in place of N + 1 take the home page from 13 calls to 5', () => {
    const of = example('online-boutique')
    const found = fixesFor(of)
    const titles = found.filter(({ remedy }) => remedy === 'batching').map(({ title }) => title)
    expect(titles.join()).toMatch(/Product catalog \(get\)/)
    expect(titles.join()).toMatch(/Currency \(convert\)/)
    const everywhere = found.find(({ title }) => title.startsWith('Batch everywhere'))!
    const home = only(of, 'home')
    // One more hop each: the cart asks its cache.
    expect(drawn(home).structure.hops).toBeCloseTo(13 + 1, 9)
    expect(drawn(everywhere.edit(home)).structure.hops).toBeCloseTo(5 + 1, 9)
    expect(everywhere.gain.monthly).toBeLessThan(0)
  })

  it('[V6] Prime Video: Express workflows, several seconds at once, and no detour by the store', () => {
    const found = fixesFor(example('prime-video'))
    expect(new Set(found.map(({ remedy }) => remedy))).toEqual(
      new Set<RemedyId>(['handover', 'express', 'intervals', 'packing']),
    )
    const saved = (of: RemedyId) => {
      const { gain, before } = found.find(({ remedy }) => remedy === of)!
      return -gain.monthly / before.monthly
    }
    // Transitions and hand-offs are 83 to 91 % of that bill.
    expect(saved('express')).toBeGreaterThan(0.5)
    expect(saved('intervals')).toBeGreaterThan(0.5)
    expect(saved('handover')).toBeGreaterThan(0.1)
    const wall = found.find(({ remedy }) => remedy === 'intervals')!
    expect(wall.after.headroom / wall.before.headroom).toBeGreaterThan(4)
  })

  it('[V6] three queues: ten messages at a time', () => {
    expect(fixesFor(example('three-queues'))[0]).toMatchObject({ remedy: 'messages' })
  })
})

describe('quick fixes', () => {
  const designs = [
    ...Array.from({ length: 8 }, (_, i) => advisable(i + 1, 5)),
    ...['prime-video', 'hotel-reservation', 'istiod'].map(example),
  ]

  it('[V6] fixes show the figures of the edited design, each with a gain, at most three per remedy', () => {
    for (const of of designs) {
      const found = fixesFor(of)
      for (const { edit, before, after, gain, changes: gains, sentence: said } of found) {
        const card = drawn(edit(of))
        expect(after.monthly).toBe(card.bill.monthly)
        expect(gain.monthly).toBeCloseTo(after.monthly - before.monthly, 9)
        expect(gain.hops).toBeCloseTo(after.hops - before.hops, 9)
        expect(gains.better.length).toBeGreaterThan(0)
        expect(said).toMatch(/^[A-Z].*\.$/)
        expect(edit(of).partition.of).toEqual(of.partition.of)
      }
      for (const remedy of Object.keys(remedies))
        expect(found.filter((fix) => fix.remedy === remedy).length).toBeLessThanOrEqual(3)
    }
  })

  it('[V6] fixes change the design only when applied, and only once', () => {
    for (const of of designs) {
      const text = JSON.stringify(of)
      const about = analysisInput(of)
      if (!about.ok) continue
      for (const { fixes } of Object.values(remedies))
        for (const { edit } of fixes(about.value)) {
          const after = edit(of)
          expect(after).not.toBe(of)
          for (const { from, to } of rows(after.design.calls)) {
            expect(after.design.operations).toHaveProperty([from])
            expect(after.design.operations).toHaveProperty([to])
          }
        }
      expect(JSON.stringify(of)).toBe(text)
    }
  })

  it('[V6] fixes offer no cache for calls that write', () => {
    const of = document({
      services: {
        web: { operations: { page: { demand: 0.001 } } },
        orders: { operations: { place: { demand: 0.01 }, list: { demand: 0.01 } } },
      },
      calls: [
        ['web/page', 'orders/place', { response: 9000 }],
        ['web/page', 'orders/list', { response: 9000 }],
      ],
      workloads: { visits: ['web/page', { rate: 50 }] },
    })
    const caches = fixesFor(of).filter(({ remedy }) => remedy === 'caching')
    expect(caches.map(({ title }) => title)).toEqual(['Keep in web what it reads from orders (list)'])
  })
})

describe('one call in place of many', () => {
  const ideal = { runsOn: 'ideal.4' }
  const of = document({
    services: {
      web: { ...ideal, operations: { page: { demand: 0.001 } } },
      rates: { ...ideal, operations: { convert: { demand: 0.002, cv: 1 } } },
      table: { ...ideal, operations: { read: { demand: 0.0005 } } },
    },
    calls: [
      ['web/page', 'rates/convert', { count: 9, request: 30, response: 20 }],
      ['rates/convert', 'table/read', {}],
    ],
    workloads: { visits: ['web/page', { rate: 20 }] },
  })

  it('[V6] a combined call does the work and carries the bytes of all', () => {
    const after = combineExecutions('call:0', 9)(of)
    expect(busyCores(drawn(after))).toBeCloseTo(busyCores(drawn(of)), 9)
    expect(after.design.calls['call:0']).toMatchObject({ count: 1, request: 270, response: 180 })
    const bulk = rows(after.design.operations).find(({ name }) => name === 'convert (list)')
    expect(bulk).toMatchObject({ demand: 9 * 0.002, cv: 1 / 3 })
    expect(drawn(of).structure.hops - drawn(after).structure.hops).toBeCloseTo(8, 9)
  })

  it('[V6] combining two calls adds two operations', () => {
    const twice = combineExecutions('call:1', 2)(combineExecutions('call:0', 9)(of))
    expect(busyCores(drawn(twice))).toBeCloseTo(busyCores(drawn(of)), 9)
  })
})

describe('several units of work in one execution', () => {
  it('[V6] a longer interval leaves the total work unchanged', () => {
    const of = example('prime-video')
    const about = analysisInput(of)
    if (!about.ok) throw new Error(about.problem.message)
    const [fix] = remedies.intervals.fixes(about.value)
    const after = fix?.edit(of) as Document
    const work = (card: ReturnType<typeof drawn>, design: Document['design']) =>
      rows(design.operations).reduce((sum, { id, demand }) => sum + demand * (card.traffic.operations[id] ?? 0), 0)
    expect(work(drawn(after), after.design)).toBeCloseTo(work(drawn(of), of.design), 6)
  })
})

/**
 * The list of quotas is complete and true: every quota of every catalog is in it, and each that is said to be a wall
 * becomes one on a system drawn with it when it is made small.
 */

import { describe, expect, it } from 'vitest'
import '../../../src/catalog/registerAll'
import { rows } from '../../../src/base/table'
import type { Catalog, Fact, Limits, Offer } from '../../../src/catalog/catalog'
import { allFacts, catalogs } from '../../../src/catalog/index'
import { findFact } from '../../../src/catalog/lookup'
import { withOverrides } from '../../../src/catalog/overrides'
import type { Kind } from '../../../src/model/document'
import { kindForms } from '../../../src/model/kinds/index'
import { checks } from '../../../src/scorer/checks/index'
import { limitRules } from '../../../src/scorer/limits/index'
import { type QuotaRow, quotaRow, quotaRows } from '../../../src/scorer/limits/quotaTable'
import type { Scorecard } from '../../../src/scorer/result/scorecard'
import { score } from '../../../src/scorer/score'
import { document, type Sketch } from '../../support/build'

const all = Object.values(catalogs).filter(({ id }) => id !== 'ideal') as readonly Catalog[]
const quotasOf = async (catalog: Catalog): Promise<readonly Fact[]> =>
  rows<Fact>(await allFacts(catalog)).filter(({ id }) => id.startsWith('q.'))

/** A system in which this offer is called, calls on where its kind does, and everything reaches the internet. */
function around(offer: Offer, { defaults }: Catalog): Sketch {
  const kind = offer.kinds.find((one) => one !== 'client' && one !== 'external') as Kind
  const passes = kindForms[kind].group !== 'kept'
  const onward: Sketch['calls'] = [
    ['s/run', 'z', { count: 3, fanOut: 'parallel', request: 2000, response: 100 }],
    ['s/run', 'e', { request: 2000, response: 100 }],
    ['a', 's/run', { request: 2000, response: 0, mode: 'async' }],
  ]
  return {
    services: {
      c: { kind: 'client' },
      a: { runsOn: defaults.service as string },
      s: { kind, runsOn: offer.id, operations: { run: { demand: 0.02, wait: 0.01 } } },
      z: { kind: 'function', runsOn: defaults.function as string },
      y: { kind: 'queue' },
      v: { kind: 'function', runsOn: defaults.function as string, operations: { run: { demand: 0.02 } } },
      e: { kind: 'external', operations: { handle: { wait: 0.1 } } },
    },
    calls: [
      ['c', 'a', { request: 2000, response: 2000 }],
      ['a', 's/run', { request: 2000, response: 100 }],
      ['a', 's/run', { request: 100, response: 2000 }],
      ['a', 'e', { request: 2000, response: 100 }],
      ['a', 'y', { request: 2000, mode: 'async' }],
      ['y', 'v', { request: 2000, mode: 'async' }],
      ...(passes ? onward : []),
    ],
    workloads: { w: ['c', { rate: 50 }] },
    assumptions: { observability: 'cloudwatch' },
  }
}

const hot = { 'assumption.table.hot-share': 0.5, 'assumption.objects.hot-share': 0.5 }

function scored(sketch: Sketch, catalog: Catalog, changed: Readonly<Record<string, number>>): Scorecard {
  const { design, partition, assumptions } = document(sketch)
  const overrides = Object.fromEntries(
    Object.entries({ ...hot, ...changed }).flatMap(([id, value]) =>
      findFact(catalog, id) ? [[findFact(catalog, id)?.id as string, { value }] as const] : [],
    ),
  )
  const card = score(design, partition, withOverrides(catalog, overrides), { ...assumptions, catalog: catalog.id })
  if (!card.ok) throw new Error(card.problem.message)
  return card.value
}

/** Offers, and the rest of the catalog, that name this fact. */
function limitedBy(catalog: Catalog, { id }: Fact): readonly Offer[] {
  const names = (limits: Limits = {}) => Object.values(limits).some((name) => findFact(catalog, name)?.id === id)
  if (names(catalog.limits)) return [catalog.offers[catalog.defaults.service as string]!]
  return rows<Offer>(catalog.offers).filter(({ limits }) => names(limits))
}

describe('[K16] the list of quotas', () => {
  it.each(all)('the quota table has a row for every quota of $id', async (catalog) => {
    const missing = (await quotasOf(catalog)).filter(({ id }) => quotaRow(id) === undefined)
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it('the quota table has only quotas of the catalogs, and names existing rules and checks', async () => {
    const facts = (await Promise.all(all.map(quotasOf))).flat().map(({ id }) => quotaRow(id)?.id)
    expect(quotaRows.filter(({ id }) => !facts.includes(id)).map(({ id }) => id)).toEqual([])
    for (const { how, words, id } of quotaRows) {
      if (how === 'limit') expect(Object.keys(limitRules), id).toContain(words)
      else if (how === 'finding') expect(Object.keys(checks), id).toContain(words)
      else expect(words.length, id).toBeGreaterThan(15)
    }
  })

  it('the quota table has more than a hundred rows that give a limit or a finding', () => {
    const count = (how: QuotaRow['how']) => quotaRows.filter((row) => row.how === how).length
    const counts = { limit: count('limit'), finding: count('finding'), part: count('part'), size: count('size') }
    console.info(`quotas: ${quotaRows.length} kinds: ${JSON.stringify({ ...counts, none: count('none') })}`)
    expect(count('limit') + count('finding')).toBeGreaterThan(100)
  })
})

describe('[K13] [K14] [K15] [K16] quotas as limits and findings', () => {
  const cases = all.flatMap((catalog) =>
    quotaRows
      .filter(({ how }) => how === 'limit' || how === 'finding')
      .flatMap((row) => {
        const fact = rows<Fact>(catalog.facts).find(({ id }) => quotaRow(id) === row)
        return fact ? [{ catalog, row, fact, id: fact.id, of: catalog.id }] : []
      }),
  )

  it.each(cases)(
    'the quota $id of $of, overridden to be tiny, gives its limit or finding',
    ({ catalog, row, fact }) => {
      const offers = limitedBy(catalog, fact)
      expect(offers.length, 'an offer that names it').toBeGreaterThan(0)
      const met = offers.slice(0, 3).some((offer) => {
        const sketch = around(offer, catalog)
        // Memory that each connection takes: the more, the fewer there are.
        const little = fact.unit.includes('memory per connection') ? 1 / tiny ** 2 : tiny
        const card = scored(sketch, catalog, { [fact.id]: little })
        if (row.how === 'finding') return card.findings.some(({ check }) => check === row.words)
        const wall = card.headroom.limits.find(({ facts }) => facts.includes(fact.id))
        const wider = scored(sketch, catalog, { [fact.id]: 2 * little }).headroom.limits
        const moved = wider.find(({ facts, of }) => facts.includes(fact.id) && of === wall?.of)
        return wall !== undefined && wall.load < 1 && wall.remedy !== '' && (moved?.load ?? 0) !== wall.load
      })
      expect(met).toBe(true)
    },
  )
})

/** So little that whatever is drawn wants more; not nothing, so that it has a place on the load axis. */
const tiny = 1e-7

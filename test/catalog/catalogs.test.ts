import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import '../../src/catalog/registerAll'
import type { Catalog, DelayFacts } from '../../src/catalog/catalog'
import { stalePrices } from '../../src/catalog/freshness'
import { allFacts, catalogs, loadCatalog, sources } from '../../src/catalog/index'
import { factValue, findFact, isPrice, tiers } from '../../src/catalog/lookup'
import { manifest } from '../../src/catalog/manifest'
import { newAccount } from '../../src/catalog/newAccount'
import { offer } from '../../src/catalog/offer'
import { checkedOverrides } from '../../src/catalog/overrides'

const all = Object.entries(catalogs)
const aws = catalogs['aws.us-east-1']!

describe.each(all)('[G1] the catalog %s', (id, catalog) => {
  it('a catalog has the id of its key and a date', () => {
    expect(catalog.id).toBe(id)
    expect(catalog.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(Object.keys(sources)).toContain(id)
  })

  it('every fact has value, unit, source, date and grade', () => {
    for (const fact of rows(catalog.facts)) {
      expect(fact.label.length, fact.id).toBeGreaterThan(3)
      expect(fact.unit, fact.id).not.toBe('')
      expect(fact.source, fact.id).not.toBe('')
      expect(fact.asOf, fact.id).toMatch(/\d{4}/)
      expect(['high', 'medium', 'low'], fact.id).toContain(fact.grade)
      if (fact.value === null) expect(isPrice(fact), fact.id).toBe(false)
      else expect(fact.value, fact.id).toBeGreaterThanOrEqual(0)
      if (fact.confidence === 'memory') expect(fact.grade, fact.id).not.toBe('high')
      if (fact.range) {
        expect(fact.range[0], fact.id).toBeLessThanOrEqual(fact.value as number)
        expect(fact.range[1], fact.id).toBeGreaterThanOrEqual(fact.value as number)
      }
      if (fact.tier?.to != null) expect(fact.tier.to, fact.id).toBeGreaterThan(fact.tier.from)
    }
  })

  it('offers name only facts of their catalog', () => {
    const delays = (delay?: DelayFacts) => (delay ? [delay.p50, delay.p99] : [])
    for (const offered of rows(catalog.offers)) {
      const { delay, writeDelay, onward, limits = {}, prices = {}, hourly, availability, quotas } = offered
      const named = [...delays(delay), ...delays(writeDelay), ...delays(onward), ...quotas, ...Object.values(limits)]
      for (const name of [...named, hourly ?? [], availability ?? []].flat()) {
        expect(findFact(catalog, name), `${offered.id} → ${name}`).toBeDefined()
      }
      for (const name of Object.values(prices)) expect(tiers(catalog, name).length, name).toBeGreaterThan(0)
      expect(offered.cores).toBeGreaterThan(0)
      expect(offered.memory).toBeGreaterThan(0)
      expect(offered.speed).toBeGreaterThan(0)
    }
    for (const name of Object.values(catalog.prices ?? {})) expect(tiers(catalog, name).length, name).toBeGreaterThan(0)
  })

  it('price tiers follow one another without gaps', () => {
    for (const name of rows(catalog.offers).flatMap(({ prices = {} }) => Object.values(prices))) {
      const found = tiers(catalog, name)
      found.slice(1).forEach((tier, i) => {
        expect(tier.from, tier.id).toBe(found[i]?.to)
      })
    }
  })

  it('every default offer exists and suits its service kind', () => {
    for (const [kind, id] of Object.entries(catalog.defaults)) expect(offer(catalog, id).kinds).toContain(kind)
  })

  it('[G2] no price is older than a year without an excuse', () => {
    const stale = stalePrices(catalog).filter(({ excuse }) => excuse === undefined)
    expect(stale.map(({ fact }) => `${fact.id} (${fact.asOf}, ${fact.source})`)).toEqual([])
  })
})

it('[G2] a price without an excuse is stale by the date of its catalog', () => {
  const old = { ...aws, asOf: '2028-01-01' }
  const stale = stalePrices(old).filter(({ excuse }) => excuse === undefined)
  expect(stale.map(({ fact }) => fact.id)).toContain('aws.lambda.requests')
})

it('[G3] the ideal catalog has every latency of the real catalogs as zero', () => {
  const ideal = catalogs.ideal as Catalog
  for (const fact of rows(catalogs).flatMap(({ facts }) => rows(facts))) {
    if (/^(latency|call|mesh)\./.test(fact.id)) expect(factValue(ideal, fact.id), fact.id).toBe(0)
  }
})

it('[G4] a fact id without region means the region of the catalog, quotas of small regions are left out', () => {
  expect(factValue(aws, 'aws.fargate.x86.vcpu')).toBe(0.04048)
  expect(factValue(aws, 'q.aws.sfn.std.transition')).toBe(5000)
  expect(findFact(aws, 'q.aws.sfn.std.transition.other')).toBeUndefined()
  expect(factValue(aws, 'q.aws.sfn.exp.transition')).toBe(Infinity)
})

it('[G4] an arbitrary name finds no fact outside the table', () => {
  for (const id of ['__proto__', 'constructor', 'toString', '']) expect(findFact(aws, id)).toBeUndefined()
  fc.assert(
    fc.property(
      fc.string(),
      (id) => findFact(aws, id) === undefined || Object.hasOwn(aws.facts, findFact(aws, id)?.id ?? ''),
    ),
  )
})

describe('[G9] catalogs loaded on demand', () => {
  it('the manifest lists every catalog with its own label, provider, region and date', () => {
    expect(Object.keys(manifest).sort()).toEqual(Object.keys(catalogs).sort())
    for (const { load, ...said } of rows(manifest)) expect(catalogs[said.id], said.id).toMatchObject(said)
  })

  it('loadCatalog returns the loaded catalog for a listed id and nothing for an unknown one', async () => {
    for (const id of Object.keys(manifest)) expect(await loadCatalog(id)).toBe(catalogs[id])
    expect(await loadCatalog('aws.nowhere')).toBeUndefined()
    expect(await loadCatalog('__proto__')).toBeUndefined()
  })

  it('the chunk of every listed catalog holds the source of that catalog', async () => {
    for (const [id, { load }] of Object.entries(manifest)) if (load) expect(await load()).toBe(sources[id])
  })
})

it('[G14] reference facts are not loaded with the catalog, and no fact is in both', async () => {
  const shelved = (await sources['aws.us-east-1']?.referenceFacts?.()) ?? []
  expect(shelved.length).toBeGreaterThan(100)
  for (const { id } of shelved) expect(aws.facts[id], id).toBeUndefined()
  const everything = { ...aws, facts: await allFacts(aws) }
  expect(Object.keys(everything.facts).length).toBe(shelved.length + Object.keys(aws.facts).length)
  expect(stalePrices(everything).filter(({ excuse }) => excuse === undefined)).toEqual([])
})

describe('[G10] facts borrowed from another region', () => {
  const borrowing = ['aws.eu-west-1', 'aws.eu-central-1', 'aws.ap-northeast-1'].map((id) => catalogs[id]!)

  it.each(borrowing)('borrowed facts of $label have their region, the grade low and a price range', (catalog) => {
    const lent = rows(catalog.facts).filter(({ note }) => note?.startsWith('taken from'))
    expect(lent.length).toBeGreaterThan(100)
    for (const fact of lent) {
      expect(fact.region, fact.id).not.toContain(catalog.region)
      expect(fact.grade, fact.id).toBe('low')
      expect(fact.borrowed, fact.id).toContain('us-east-1')
      if (isPrice(fact) && fact.value) expect(fact.range?.[1], fact.id).toBeGreaterThan(fact.value)
    }
  })

  it('facts borrowed from another region are marked, facts of the region are not', () => {
    for (const catalog of borrowing) {
      expect(findFact(catalog, 'aws.fargate.x86.vcpu')?.borrowed).toBeUndefined()
      expect(findFact(catalog, 'aws.sfn.express.request')?.borrowed).toBe('us-east-1')
      const own = rows(catalog.facts).filter(({ region }) => region.split(',').includes(catalog.region))
      expect(own.filter(({ borrowed }) => borrowed !== undefined)).toEqual([])
    }
    expect(rows(aws.facts).filter(({ borrowed }) => borrowed !== undefined)).toEqual([])
  })

  it('a fact of the region itself takes precedence over a borrowed one', () => {
    for (const catalog of borrowing) {
      for (const { id, region } of rows(catalog.facts).filter(({ region }) => region === catalog.region)) {
        const name = id.replace(`.${region}`, '')
        expect(findFact(catalog, name)?.id, id).toBe(id)
      }
    }
    expect(factValue(borrowing[0]!, 'aws.fargate.x86.vcpu')).toBe(0.04048)
    expect(factValue(borrowing[1]!, 'aws.fargate.x86.vcpu')).toBe(0.04656)
    expect(factValue(borrowing[0]!, 'q.aws.sns.publish')).toBe(9000)
    expect(factValue(borrowing[1]!, 'q.aws.sfn.std.transition')).toBe(800)
    expect(factValue(borrowing[1]!, 'q.aws.eventbridge.putevents')).toBe(2400)
    // Tokyo: its own tiers of egress, and a size of a family of which another is known.
    expect(tiers(borrowing[2]!, 'aws.dt.out').map(({ dollars }) => dollars)).toEqual([0.114, 0.089, 0.086, 0.084])
    expect(factValue(borrowing[2]!, 'aws.ec2.m7i.4xlarge')).toBeCloseTo((0.8064 * 0.1302) / 0.1008, 4)
    expect(factValue(borrowing[2]!, 'q.aws.eventbridge.putevents')).toBe(1200)
    expect(findFact(borrowing[2]!, 'aws.lambda.requests')?.borrowed).toBeUndefined()
  })

  it('machine prices of a region follow size within a family', () => {
    const frankfurt = borrowing[1]!
    expect(findFact(frankfurt, 'aws.ec2.m7g.2xlarge')).toMatchObject({ grade: 'medium', confidence: 'derived' })
    expect(factValue(frankfurt, 'aws.ec2.m7g.2xlarge')).toBeCloseTo(4 * factValue(frankfurt, 'aws.ec2.m7g.large'), 3)
  })
})

describe('[G11] profile of a new account', () => {
  it('the profile of a new account lowers quotas that the catalog has', () => {
    const profile = newAccount(aws)
    expect(Object.keys(profile?.changes ?? {}).length).toBeGreaterThan(2)
    for (const [id, change] of Object.entries(profile?.changes ?? {})) {
      expect(aws.facts[id], id).toBeDefined()
      expect(change.value, id).toBeLessThanOrEqual(factValue(aws, id))
    }
    expect(checkedOverrides(aws, profile?.changes ?? {}).ok).toBe(true)
    expect(newAccount(catalogs.ideal as Catalog)).toBeUndefined()
  })
})

const collected = new URL('../../../shared/catalog/facts.json', import.meta.url)

describe.skipIf(!existsSync(collected))('[G5] the collected facts (skipped when ../shared is absent)', () => {
  const facts = (existsSync(collected) ? JSON.parse(readFileSync(collected, 'utf8')) : []) as {
    readonly id: string
    readonly region: string
    readonly provider: string
    readonly value: unknown
    readonly unit: string
    readonly grade: string
    readonly confidence: string
    readonly asOf: string
  }[]

  it.each([
    { id: 'aws.us-east-1', provider: /^aws$/, region: /^(all|US\+EU edge|US edge|us-east-1.*)$/, least: 400 },
    { id: 'aws.eu-west-1', provider: /^aws$/, region: /^(all|.*eu-west-1)$/, least: 180 },
    { id: 'aws.eu-central-1', provider: /^aws$/, region: /^(all|eu-central-1)$/, least: 180 },
    {
      id: 'aws.ap-northeast-1',
      provider: /^aws$/,
      region: /^(all|ap-northeast-1)$/,
      least: 150,
      but: /^aws\.dt\.out\.ap-/,
    },
    { id: 'gcp.us-central1', provider: /^gcp$/, region: /^(all|us-central1|US)$/, least: 120 },
    { id: 'azure.eastus', provider: /^azure$/, region: /^(all|eastus.*)$/, least: 115, but: /^azure\.vm\..*eastus2$/ },
    { id: 'selfhost', provider: /^(hetzner|generic)$/, region: /./, least: 18 },
  ])(
    'all facts collected for the provider are in $id, unchanged',
    async ({ id: catalog, provider, region, least, but }) => {
      const has = await allFacts(catalogs[catalog]!)
      const needed = facts.filter(
        (fact) => provider.test(fact.provider) && region.test(fact.region) && !but?.test(fact.id),
      )
      expect(needed.length).toBeGreaterThanOrEqual(least)
      for (const { id, value: wanted, unit, grade, confidence, asOf } of needed) {
        const found = has[id]
        expect(found, id).toBeDefined()
        // Two connection limits are formulas there and their divisor here.
        if (typeof wanted !== 'string') expect(found).toMatchObject({ value: wanted, unit })
        expect(found, id).toMatchObject({ grade, confidence, asOf })
      }
    },
  )
})

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import '../../src/catalog/all'
import type { Catalog, DelayFacts } from '../../src/catalog/catalog'
import { stalePrices } from '../../src/catalog/freshness'
import { catalogs, markets } from '../../src/catalog/index'
import { findFact, isPrice, tiers, value } from '../../src/catalog/lookup'
import { offer } from '../../src/catalog/offer'

const all = Object.entries(catalogs)
const aws = catalogs['aws.us-east-1'] as Catalog

describe.each(all)('[G1] the catalog %s', (id, catalog) => {
  it('bears its key and a date', () => {
    expect(catalog.id).toBe(id)
    expect(catalog.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(Object.keys(markets)).toContain(id)
  })

  it('has value, unit, source, date and grade for every fact', () => {
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

  it('names in its offers only facts that it has', () => {
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

  it('has tiers that follow one another without gap', () => {
    for (const name of rows(catalog.offers).flatMap(({ prices = {} }) => Object.values(prices))) {
      const found = tiers(catalog, name)
      found.slice(1).forEach((tier, i) => {
        expect(tier.from, tier.id).toBe(found[i]?.to)
      })
    }
  })

  it('finds every default, and it suits the kind', () => {
    for (const [kind, id] of Object.entries(catalog.defaults)) expect(offer(catalog, id).kinds).toContain(kind)
  })

  it('[G2] has no price older than a year that nothing excuses', () => {
    const stale = stalePrices(catalog).filter(({ excuse }) => excuse === undefined)
    expect(stale.map(({ fact }) => `${fact.id} (${fact.asOf}, ${fact.source})`)).toEqual([])
  })
})

it('[G2] a price that nothing excuses is found stale by the catalog’s own date', () => {
  const old = { ...aws, asOf: '2028-01-01' }
  const stale = stalePrices(old).filter(({ excuse }) => excuse === undefined)
  expect(stale.map(({ fact }) => fact.id)).toContain('aws.lambda.requests')
})

it('[G3] every latency of the real catalogs is known to the ideal one, at nothing', () => {
  const ideal = catalogs.ideal as Catalog
  for (const fact of rows(aws.facts).filter(({ id }) => /^(latency|call|mesh)\./.test(id))) {
    expect(value(ideal, fact.id), fact.id).toBe(0)
  }
})

it('[G4] an id without region means that of the catalog, one of a small region is not there', () => {
  expect(value(aws, 'aws.fargate.x86.vcpu')).toBe(0.04048)
  expect(value(aws, 'q.aws.sfn.std.transition')).toBe(5000)
  expect(findFact(aws, 'q.aws.sfn.std.transition.other')).toBeUndefined()
  expect(value(aws, 'q.aws.sfn.exp.transition')).toBe(Infinity)
})

it('[G4] no name from outside finds what is not a fact', () => {
  for (const id of ['__proto__', 'constructor', 'toString', '']) expect(findFact(aws, id)).toBeUndefined()
  fc.assert(
    fc.property(
      fc.string(),
      (id) => findFact(aws, id) === undefined || Object.hasOwn(aws.facts, findFact(aws, id)?.id ?? ''),
    ),
  )
})

const collected = new URL('../../../shared/catalog/facts.json', import.meta.url)

describe.skipIf(!existsSync(collected))('[G5] the collected facts (skipped when ../shared is absent)', () => {
  it('are all in the catalog that needs them, unchanged', () => {
    const facts = JSON.parse(readFileSync(collected, 'utf8')) as {
      [key: string]: unknown
      id: string
      region: string
      provider: string
      value: unknown
      unit: string
    }[]
    const needed = facts.filter(
      ({ provider, region }) =>
        provider === 'aws' && (/^(all|US\+EU edge|US edge)$/.test(region) || region.split(',').includes('us-east-1')),
    )
    expect(needed.length).toBeGreaterThan(400)
    for (const { id, value: wanted, unit, grade, confidence, asOf } of needed) {
      const found = aws.facts[id]
      expect(found, id).toBeDefined()
      // Two connection limits are formulas there and their divisor here.
      if (typeof wanted !== 'string')
        expect({ value: found?.value, unit: found?.unit }).toEqual({ value: wanted, unit })
      expect({ grade: found?.grade, confidence: found?.confidence, asOf: found?.asOf }).toEqual({
        grade,
        confidence,
        asOf,
      })
    }
  })
})

/**
 * A price that is not known of a region is borrowed from another region of the same provider: with the same
 * value, graded low, under the region that it is from, and with a range that reaches as far as those prices differ
 * that are known of both. Within a family of machines prices are proportional to size, so one known size gives
 * the others.
 */

import type { Fact } from './catalog'
import { isPrice } from './lookup'

/** The region that lends its facts. */
export interface FallbackRegion {
  readonly region: string
  readonly facts: readonly Fact[]
}

/**
 * The facts of `region`: its own, and those of the lender that it lacks. `factors`: between which multiples of
 * the lender's price the region's own prices lie.
 */
export function withFallback(
  region: string,
  own: readonly Fact[],
  lender: FallbackRegion,
  factors: readonly [low: number, high: number],
): readonly Fact[] {
  const ownFacts = new Map(own.map((fact) => [stem(fact.id, region), fact]))
  const lent = lender.facts.flatMap((fact) => {
    const name = stem(fact.id, lender.region)
    // A quota of large regions is none of a small one.
    const others = [name, `${name}.west`, name.replace(/major$/, 'other')]
    if (others.some((other) => ownFacts.has(other))) return []
    // What holds for several regions by name holds here in its own right.
    if (fact.region.split(',').includes(region)) return [fact]
    const id = name === fact.id ? name : `${name}.${region}`
    return [bySize(id, fact, region, ownFacts, lender) ?? fallbackFact({ ...fact, id }, factors)]
  })
  return [...own, ...lent]
}

/** The same fact, marked as taken from where it is from. */
export function fallbackFact(fact: Fact, [low, high]: readonly [number, number]): Fact {
  const from = `taken from ${fact.region}: no figure of this region was found`
  return {
    ...fact,
    grade: 'low',
    borrowed: fact.region,
    note: fact.note === undefined ? from : `${from}; ${fact.note}`,
    ...(isPrice(fact) && fact.value ? { range: [fact.value * low, fact.value * high] as const } : {}),
  }
}

function stem(id: string, region: string): string {
  return id.endsWith(`.${region}`) ? id.slice(0, -region.length - 1) : id
}

/** "aws.ec2.m7g.xlarge" from the price of any other m7g in the region. */
function bySize(
  id: string,
  lent: Fact,
  region: string,
  known: ReadonlyMap<string, Fact>,
  lender: FallbackRegion,
): Fact | undefined {
  const family = /^aws\.ec2\.[a-z0-9]+\.(?=[a-z0-9]+$)/.exec(stem(lent.id, lender.region))?.[0]
  if (family === undefined || lent.value === null) return undefined
  const sizes = [...known].filter(([name, { value }]) => name.startsWith(family) && value !== null)
  const [name, anchor] = sizes.find(([name]) => name.endsWith('.large')) ?? sizes[0] ?? []
  const there = lender.facts.find((fact) => stem(fact.id, lender.region) === name)
  if (!anchor?.value || !there?.value) return undefined
  const { source, asOf, confidence: _, grade: __, ...rest } = { ...lent, source: anchor.source, asOf: anchor.asOf }
  return {
    ...rest,
    id,
    region,
    source,
    asOf,
    confidence: 'derived',
    grade: 'medium',
    value: Number(((lent.value * anchor.value) / there.value).toPrecision(5)),
    note: `price of ${lender.region} × ${anchor.value} ÷ ${there.value}, as ${anchor.id}`,
  }
}

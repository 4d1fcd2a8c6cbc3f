/**
 * The catalog values behind the figures of both sides: the facts that a score reads, recorded by a proxy, and the
 * facts that define the offers in use. Facts with a range are drawn from it [D1]; a list price has none and is only
 * tested for its switching value.
 */

import type { Catalog, Fact, Offer } from '../../catalog/catalog'
import { sources } from '../../catalog/index'
import { isPrice } from '../../catalog/lookup'
import { findOffer } from '../../catalog/offer'
import { withOverrides } from '../../catalog/overrides'
import type { Scorecard } from '../../scorer/result/scorecard'
import { score } from '../../scorer/score'
import type { AnalysisInput } from '../subject/analysisInput'
import type { UncertainInput } from './uncertainInput'

/** Catalog values that enter the figures of both sides. */
export interface CatalogInputs {
  readonly uncertain: readonly UncertainInput[]
  /** Certain prices of lines on either bill, by how much the bills differ in them, largest first. */
  readonly prices: readonly UncertainInput[]
}

/** The catalog inputs of a comparison. */
export function catalogInputs(baseline: AnalysisInput): CatalogInputs {
  const { catalog, comparison } = baseline
  const facts = [...readBy(baseline), ...shapingOf(baseline)]
  const doubted = facts.flatMap((fact) => inputOf(fact) ?? [])
  const uncertainIds = new Set(doubted.map(({ id }) => id))
  const weights = new Map<string, number>()
  const weigh = ({ bill }: Scorecard, sign: number) => {
    for (const { facts: behind, monthly } of bill.lines) {
      const price = behind[0]
      if (price !== undefined) weights.set(price, (weights.get(price) ?? 0) + sign * monthly)
    }
  }
  weigh(comparison.drawn, -1)
  weigh(comparison.merged, 1)
  const listed = [...weights]
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .flatMap(([id]): readonly UncertainInput[] => {
      const fact = Object.hasOwn(catalog.facts, id) ? catalog.facts[id] : undefined
      if (!fact || fact.value === null || !isPrice(fact) || uncertainIds.has(id)) return []
      const { label, unit, value } = fact
      return [{ id, label, unit, value, low: value, high: value, range: 'none', source: 'catalog' }]
    })
  return { uncertain: doubted, prices: listed }
}

function inputOf({ id, label, unit, value, range, overridden }: Fact): UncertainInput | undefined {
  if (value === null || !range || !(range[1] > range[0])) return undefined
  const [low, high] = [Math.min(range[0], value), Math.max(range[1], value)]
  return { id, label, unit, value, low, high, range: overridden ? 'author' : 'catalog', source: 'catalog' }
}

/** Facts that scoring both sides reads. */
function readBy({ document, catalog, comparison }: AnalysisInput): readonly Fact[] {
  const seen = new Set<Fact>()
  const facts = new Proxy(catalog.facts, {
    get: (table, key) => {
      const fact = typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
      if (fact) seen.add(fact)
      return fact
    },
  })
  const tracked: Catalog = { ...catalog, facts }
  for (const { partition } of [comparison.drawn, comparison.merged])
    score(document.design, partition, tracked, document.assumptions)
  return [...seen]
}

/** Facts that define the cores, speed or memory of an offer in use. */
function shapingOf({ catalog, comparison }: AnalysisInput): readonly Fact[] {
  const shaping = (Object.hasOwn(sources, catalog.id) ? sources[catalog.id]?.shapingPrefixes : undefined) ?? []
  const used = new Set([comparison.drawn, comparison.merged].flatMap(({ sizing }) => Object.values(sizing)))
  const offers = [...new Set([...used].map(({ runsOn }) => runsOn))].filter((id) => id !== '')
  return Object.values(catalog.facts).filter((fact) => {
    if (!fact.range || fact.value === null || !shaping.some((stem) => fact.id.startsWith(stem))) return false
    const changed = withOverrides(catalog, { [fact.id]: { value: fact.value * 1.01 } })
    return offers.some((id) => shapeOf(catalog, id) !== shapeOf(changed, id))
  })
}

function shapeOf(catalog: Catalog, id: string): string {
  const offer = findOffer(catalog, id)
  if (!offer.ok) return ''
  const { cores, memory, speed, gigahertz }: Offer = offer.value
  return [cores, memory, speed, gigahertz].join()
}

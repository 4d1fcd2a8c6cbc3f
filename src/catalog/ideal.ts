/**
 * The catalog for teaching and for tests: n reference cores at 1 USD per core-hour, calls free and instantaneous.
 * It knows the same latency ids as the real ones, at zero, so that a design can override exactly what it studies.
 */

import { assumptions } from './assumptions'
import { awsLatencies } from './aws/latencies'
import type { Fact, Offer } from './catalog'
import { type FactGroup, factsOf } from './factTable'
import { installableKinds } from './managedOffer'
import { networkFacts } from './networkFacts'
import type { CatalogSource } from './source'

const asOf = '2026-11-23'

/** In every catalog, because an `ideal.<n>` may stand beside real offers. */
export const idealFacts: readonly FactGroup[] = [
  {
    source: 'by definition',
    asOf,
    confidence: 'assumption',
    grade: 'high',
    region: 'all',
    rows: `
ideal.core-hour | Ideal: one reference core | 1 | USD/core-hour
availability.ideal | Ideal: never fails | 1 | share
`,
  },
]

/** The cores of "ideal.<n>", above 0; undefined for another id. */
export function idealCores(id: string): number | undefined {
  const match = /^ideal\.(\d{1,9}(?:\.\d{1,15})?)$/.exec(id)
  const cores = Number(match?.[1])
  return cores > 0 ? cores : undefined
}

/** "ideal.2.5": two and a half reference cores; undefined for what is no such id. */
export function idealOffer(id: string): Offer | undefined {
  const cores = idealCores(id)
  if (cores === undefined) return undefined
  return {
    id,
    family: 'ideal',
    label: `Ideal machine, ${cores} ${cores === 1 ? 'core' : 'cores'}`,
    platform: 'ideal',
    kinds: installableKinds,
    cores,
    memory: Infinity,
    speed: 1,
    prices: { coreHour: 'ideal.core-hour' },
    quotas: [],
    availability: 'availability.ideal',
  }
}

const managed: Offer = {
  id: 'ideal.managed',
  label: 'Ideal managed part',
  platform: 'managed',
  kinds: installableKinds.slice(3),
  cores: Infinity,
  memory: Infinity,
  speed: 1,
  quotas: [],
  availability: 'availability.ideal',
}

export const ideal: CatalogSource = {
  id: 'ideal',
  label: 'Ideal',
  provider: 'ideal',
  region: 'nowhere',
  asOf,
  facts: [...factsOf([...idealFacts, ...assumptions]), ...factsOf([...networkFacts, ...awsLatencies]).flatMap(nothing)],
  offers: () => [
    ...['ideal.1', 'ideal.2', 'ideal.4', 'ideal.8', 'ideal.16'].flatMap((id) => idealOffer(id) ?? []),
    managed,
  ],
  shapingPrefixes: [],
  resolve: () => undefined,
  defaults: {
    service: 'ideal.1',
    function: 'ideal.1',
    job: 'ideal.1',
    database: 'ideal.1',
    cache: 'ideal.1',
    orchestrator: managed.id,
    gateway: managed.id,
    queue: managed.id,
    topic: managed.id,
    stream: managed.id,
    objectStore: managed.id,
  },
  prices: {},
}

/** What takes time or bytes takes none here, what has a limit has none; prices and promises do not exist. */
function nothing({ id, label, unit, region }: Fact): readonly Fact[] {
  const [family] = id.split('.')
  const shared = {
    id,
    label,
    unit,
    region,
    source: 'by definition',
    asOf,
    confidence: 'assumption',
    grade: 'high',
  } as const
  if (family === 'throughput') return [{ ...shared, value: null }]
  if (family === 'hardware') return [{ ...shared, value: 1 }]
  return family === 'latency' || family === 'call' || family === 'mesh' || family === 'memory'
    ? [{ ...shared, value: 0 }]
    : []
}

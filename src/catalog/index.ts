/**
 * All catalogs. Each is a download of its own, so the page starts with the one that most designs are for and the
 * ideal one; the others are listed here and loaded when somebody chooses them. What runs outside a page loads
 * them all by importing `all.ts`. One more region or provider is one more file and one more line here and there.
 */

import type { Table } from '../base/table'
import { usEast1 } from './aws/us-east-1'
import type { Catalog } from './catalog'
import { factTable } from './facts'
import { ideal } from './ideal'
import { catalogOf, type Market } from './market'

/** What can be said of a catalog before it is here. */
export interface Listed extends Pick<Catalog, 'id' | 'label' | 'provider' | 'region' | 'asOf'> {
  readonly load: () => Promise<Market>
}

const asOf = '2026-11-23'

export const listed: Table<string, Listed> = {
  'aws.us-east-1': { ...about(usEast1), load: async () => usEast1 },
  'aws.eu-west-1': {
    ...{ id: 'aws.eu-west-1', label: 'AWS, Ireland', provider: 'aws', region: 'eu-west-1', asOf },
    load: () => import('./aws/regions').then(({ euWest1 }) => euWest1),
  },
  'aws.eu-central-1': {
    ...{ id: 'aws.eu-central-1', label: 'AWS, Frankfurt', provider: 'aws', region: 'eu-central-1', asOf },
    load: () => import('./aws/regions').then(({ euCentral1 }) => euCentral1),
  },
  'gcp.us-central1': {
    ...{ id: 'gcp.us-central1', label: 'Google Cloud, Iowa', provider: 'gcp', region: 'us-central1', asOf },
    load: () => import('./gcp/market').then(({ usCentral1 }) => usCentral1),
  },
  'azure.eastus': {
    ...{ id: 'azure.eastus', label: 'Azure, East US', provider: 'azure', region: 'eastus', asOf },
    load: () => import('./azure/market').then(({ eastUs }) => eastUs),
  },
  selfhost: {
    ...{ id: 'selfhost', label: 'Self-hosted', provider: 'selfhost', region: 'eu', asOf },
    load: () => import('./selfhost/market').then(({ selfhost }) => selfhost),
  },
  ideal: { ...about(ideal), load: async () => ideal },
}

const here: Record<string, Market> = {}
const made: Record<string, Catalog> = {}

/** Those that are here by now: it grows while the page runs. */
export const markets: Table<string, Market> = here
export const catalogs: Table<string, Catalog> = made

register(usEast1)
register(ideal)

/** Brings a catalog that is listed; undefined: there is none of this id. Calling it again costs nothing. */
export async function loadCatalog(id: string): Promise<Catalog | undefined> {
  if (!Object.hasOwn(listed, id)) return undefined
  return Object.hasOwn(made, id) ? made[id] : register(await (listed[id] as Listed).load())
}

/** Every fact of a catalog that is here, those included that no rule reads and the page has not brought so far. */
export async function allFacts({ id, facts }: Catalog): Promise<Catalog['facts']> {
  const shelved = Object.hasOwn(here, id) ? await here[id]?.shelf?.() : undefined
  return shelved ? { ...factTable(shelved), ...facts } : facts
}

/** Makes a catalog known. The first of an id stays, so that what was derived of it remains valid. */
export function register(market: Market): Catalog {
  const known = Object.hasOwn(made, market.id) ? made[market.id] : undefined
  if (known) return known
  here[market.id] = market
  const catalog = catalogOf(market)
  made[market.id] = catalog
  return catalog
}

function about({ id, label, provider, region, asOf }: Market): Omit<Listed, 'load'> {
  return { id, label, provider, region, asOf }
}

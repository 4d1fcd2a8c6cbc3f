/** The catalogs that there are, as a list to choose from: light, because the page shows it before it has any of them. */

import type { Table } from '../base/table'
import type { Catalog } from './catalog'
import type { CatalogSource } from './source'

/** What is known of a catalog before it is loaded. */
export interface ManifestEntry extends Pick<Catalog, 'id' | 'label' | 'provider' | 'region' | 'asOf'> {
  /** Undefined where the catalog is part of `index.ts` and needs no loading. */
  readonly load?: () => Promise<CatalogSource>
}

const asOf = '2026-11-23'

/** All catalogs by id; those with `load` are loaded on demand. */
export const manifest: Table<string, ManifestEntry> = {
  'aws.us-east-1': { id: 'aws.us-east-1', label: 'AWS, N. Virginia', provider: 'aws', region: 'us-east-1', asOf },
  'aws.eu-west-1': {
    id: 'aws.eu-west-1',
    label: 'AWS, Ireland',
    provider: 'aws',
    region: 'eu-west-1',
    asOf,
    load: () => import('./aws/regions').then(({ euWest1 }) => euWest1),
  },
  'aws.eu-central-1': {
    id: 'aws.eu-central-1',
    label: 'AWS, Frankfurt',
    provider: 'aws',
    region: 'eu-central-1',
    asOf,
    load: () => import('./aws/regions').then(({ euCentral1 }) => euCentral1),
  },
  'aws.ap-northeast-1': {
    id: 'aws.ap-northeast-1',
    label: 'AWS, Tokyo',
    provider: 'aws',
    region: 'ap-northeast-1',
    asOf,
    load: () => import('./aws/regions').then(({ apNortheast1 }) => apNortheast1),
  },
  'gcp.us-central1': {
    id: 'gcp.us-central1',
    label: 'Google Cloud, Iowa',
    provider: 'gcp',
    region: 'us-central1',
    asOf,
    load: () => import('./gcp/usCentral1').then(({ usCentral1 }) => usCentral1),
  },
  'azure.eastus': {
    id: 'azure.eastus',
    label: 'Azure, East US',
    provider: 'azure',
    region: 'eastus',
    asOf,
    load: () => import('./azure/eastUs').then(({ eastUs }) => eastUs),
  },
  selfhost: {
    id: 'selfhost',
    label: 'Self-hosted',
    provider: 'selfhost',
    region: 'eu',
    asOf,
    load: () => import('./selfhost/selfhost').then(({ selfhost }) => selfhost),
  },
  ideal: { id: 'ideal', label: 'Ideal', provider: 'ideal', region: 'nowhere', asOf },
}

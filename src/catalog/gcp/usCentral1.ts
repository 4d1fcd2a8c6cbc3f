/** Google Cloud in Iowa as a catalog. */

import { assumptions } from '../assumptions'
import { datadog } from '../datadog'
import { factsOf } from '../factTable'
import { idealFacts } from '../ideal'
import { networkFacts } from '../networkFacts'
import { fallbackFact } from '../regionalFallback'
import type { CatalogSource } from '../source'
import { standInLatencies } from '../standInLatencies'
import { gcpContainerFor, gcpContainers, gcpEnvironment, gcpSize } from './containers'
import { gcpDerivedFacts } from './derivedFacts'
import { gcpFacts } from './facts'
import { gceMachines } from './machines'
import { gcpInstance, gcpManaged } from './managed'

/** Firestore is known in the multi-region of the United States, about twice as dear as one region. */
const collected = factsOf(gcpFacts).map((fact) => (fact.region === 'nam5' ? fallbackFact(fact, [0.5, 1]) : fact))

export const usCentral1: CatalogSource = {
  id: 'gcp.us-central1',
  label: 'Google Cloud, Iowa',
  provider: 'gcp',
  region: 'us-central1',
  asOf: '2026-11-23',
  facts: [
    ...collected,
    ...standInLatencies,
    ...factsOf([...gcpDerivedFacts, ...networkFacts, ...assumptions, ...datadog, ...idealFacts]),
  ],
  offers: (facts) => [...gcpContainers(facts), ...gceMachines(facts), ...gcpManaged],
  shapingPrefixes: ['gcp.functions.gen1.clock', 'hardware.'],
  resolve: (id, catalog) => {
    const machine = /^(?:gcp\.gce\.)?([a-z]\w+-[a-z]+(?:-\d{1,3})?)(?:\.us-central1)?$/.exec(id)?.[1]
    const full = `gcp.gce.${machine}`
    if (machine !== undefined && Object.hasOwn(catalog.offers, full)) return catalog.offers[full]
    return gcpSize(id) ?? gcpInstance(id)
  },
  offerWithMemory: gcpContainerFor,
  environment: gcpEnvironment,
  defaults: {
    service: 'gcp.run.1x0.5',
    function: 'gcp.functions.gen1',
    job: 'gcp.run.1x0.5',
    orchestrator: 'gcp.workflows',
    gateway: 'gcp.apigateway',
    queue: 'gcp.pubsub',
    topic: 'gcp.pubsub',
    stream: 'gcp.pubsub',
    database: 'gcp.sql.2x8',
    cache: 'gcp.memorystore.6',
    objectStore: 'gcp.gcs',
  },
  prices: {
    egress: 'gcp.egress',
    crossZone: 'gcp.dt.inter-zone',
    crossZoneSides: 'gcp.dt.inter-zone.sides',
    crossRegion: 'gcp.dt.inter-region.us',
    natMachineHour: 'gcp.nat.vm-hour',
    natMachines: 'gcp.nat.machines',
    natGib: 'gcp.nat.gb',
    logs: 'gcp.logging',
    freeLogs: 'gcp.logging.free',
    span: 'gcp.trace',
    freeSpans: 'gcp.trace.free',
  },
}

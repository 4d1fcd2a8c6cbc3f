/** Azure in East US as a catalog. */

import { assumptions } from '../assumptions'
import { datadog } from '../datadog'
import { factsOf } from '../factTable'
import { idealFacts } from '../ideal'
import { networkFacts } from '../networkFacts'
import { fallbackFact } from '../regionalFallback'
import type { CatalogSource } from '../source'
import { standInLatencies } from '../standInLatencies'
import { azureContainerFor, azureContainers, azureEnvironment, azureSize } from './containers'
import { azureDerivedFacts } from './derivedFacts'
import { azureFacts } from './facts'
import { azureMachines } from './machines'
import { azureManaged } from './managed'

/** Several services are known in West Europe or West US; where both are known, East US is up to a quarter cheaper. */
const collected = factsOf(azureFacts).map((fact) =>
  /^(westeurope|westus)$/.test(fact.region) ? fallbackFact(fact, [0.75, 1]) : fact,
)

export const eastUs: CatalogSource = {
  id: 'azure.eastus',
  label: 'Azure, East US',
  provider: 'azure',
  region: 'eastus',
  asOf: '2026-11-23',
  facts: [
    ...collected,
    ...standInLatencies,
    ...factsOf([...azureDerivedFacts, ...networkFacts, ...assumptions, ...datadog, ...idealFacts]),
  ],
  offers: (facts) => [...azureContainers(facts), ...azureMachines(facts), ...azureManaged],
  shapingPrefixes: ['azure.functions.min-mem', 'q.azure.functions.cons.mem'],
  resolve: (id, catalog) => {
    const machine = /^(?:azure\.vm\.)?(?:Standard_)?([A-Z]\w{1,14}?)(?:\.eastus)?$/.exec(id)?.[1]
    const full = `azure.vm.Standard_${machine}`
    if (machine !== undefined && Object.hasOwn(catalog.offers, full)) return catalog.offers[full]
    return azureSize(id)
  },
  offerWithMemory: azureContainerFor,
  environment: azureEnvironment,
  defaults: {
    service: 'azure.containerapps.0.5x1',
    function: 'azure.functions',
    job: 'azure.containerapps.0.5x1',
    orchestrator: 'azure.logic',
    gateway: 'azure.apim',
    queue: 'azure.servicebus',
    topic: 'azure.eventgrid',
    stream: 'azure.eventhubs',
    database: 'azure.pg.flex.2',
    cache: 'azure.redis.P1',
    objectStore: 'azure.blob',
  },
  prices: {
    egress: 'azure.egress',
    freeEgress: 'azure.egress.free.gb',
    crossZone: 'azure.dt.inter-az',
    natHour: 'azure.nat.hour',
    natGib: 'azure.nat.gb',
    logs: 'azure.appinsights',
    freeLogs: 'azure.appinsights.free',
  },
}

/** What Azure runs itself: workflows, gateways, messages, stores, databases and caches. */

import { gibibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { delayFacts, managedOffer } from '../managedOffer'

export const azureManaged: readonly Offer[] = [
  managedOffer('azure.logic', 'Logic Apps, Consumption', ['orchestrator'], {
    prices: { transition: 'azure.logic.consumption.action', freeRequests: 'azure.logic.consumption.free' },
    limits: { transitions: 'q.azure.logic.actions.rate' },
    delay: delayFacts('latency.sfn.standard.start'),
    onward: delayFacts('latency.sfn.standard.step'),
    availability: 'availability.azure.logic',
  }),
  managedOffer('azure.apim', 'API Management, Consumption', ['gateway'], {
    prices: { request: 'azure.apim.consumption' },
    onward: delayFacts('latency.apigw.http'),
    availability: 'availability.azure.apim',
  }),
  managedOffer('azure.appgw', 'Application Gateway v2', ['gateway'], {
    prices: {
      balancerHour: 'azure.appgw.stdv2.hour',
      balancerUnit: 'azure.appgw.stdv2.cu',
      unitNewConnections: 'azure.appgw.cu.connections',
      unitOpenConnections: 'azure.appgw.cu.open',
      unitBytes: 'azure.appgw.cu.bytes',
      unitRules: 'azure.appgw.cu.rules',
    },
    onward: delayFacts('latency.alb'),
    availability: 'availability.azure.appgw',
  }),
  managedOffer('azure.blob', 'Blob Storage, hot', ['objectStore'], {
    prices: { put: 'azure.blob.hot.write', get: 'azure.blob.hot.read', storage: 'azure.blob.hot.lrs' },
    limits: {
      puts: 'q.azure.storage.account',
      gets: 'q.azure.storage.account',
      hotPuts: 'q.azure.storage.blob',
      hotGets: 'q.azure.storage.blob',
    },
    delay: delayFacts('latency.s3.get'),
    writeDelay: delayFacts('latency.s3.put'),
    availability: 'availability.azure.blob',
  }),
  managedOffer('azure.cosmos', 'Cosmos DB, serverless', ['database', 'cache'], {
    prices: {
      write: 'azure.cosmos.serverless.eastus',
      read: 'azure.cosmos.serverless.eastus',
      writeStep: 'azure.cosmos.step',
      readStep: 'azure.cosmos.step',
      writeUnits: 'azure.cosmos.write-units',
      storage: 'azure.cosmos.storage',
    },
    limits: {
      reads: 'q.azure.cosmos.serverless',
      writes: 'q.azure.cosmos.serverless',
      hotReads: 'q.azure.cosmos.partition',
      hotWrites: 'q.azure.cosmos.partition',
    },
    delay: delayFacts('latency.dynamodb'),
    availability: 'availability.azure.cosmos',
  }),
  managedOffer('azure.servicebus', 'Service Bus Standard', ['queue', 'topic'], {
    prices: { request: 'azure.sb.std', base: 'azure.sb.std.base', chunk: 'azure.sb.chunk' },
    limits: {
      messages: 'q.azure.sb.std.credits',
      connections: 'q.azure.sb.conns',
      inflight: 'q.azure.sb.receives',
      instances: 'q.azure.sb.entities',
      payload: 'q.azure.sb.message.std',
    },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sqs.standard.deliver'),
    availability: 'availability.azure.sb',
  }),
  managedOffer('azure.eventgrid', 'Event Grid', ['topic'], {
    prices: {
      publish: 'azure.eg.ops',
      delivery: 'azure.eg.ops',
      chunk: 'azure.eg.chunk',
      freeRequests: 'azure.eg.ops.free',
    },
    limits: {
      publishes: 'q.azure.eg.ingress',
      topicBytes: 'q.azure.eg.ingress.bytes',
      payload: 'q.azure.eg.event',
    },
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.eventbridge.deliver'),
    availability: 'availability.azure.eg',
  }),
  managedOffer('azure.eventhubs', 'Event Hubs Standard', ['stream'], {
    prices: { shardHour: 'azure.eh.std.tu', put: 'azure.eh.ingress', chunk: 'azure.eh.chunk' },
    limits: {
      shards: 'q.azure.eh.tu.max',
      shardBytes: 'q.azure.eh.tu.in',
      shardRecords: 'q.azure.eh.tu.in.events',
      shardReads: 'q.azure.eh.tu.out',
      payload: 'q.azure.eh.event',
    },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.kinesis.efo.deliver'),
    availability: 'availability.azure.eh',
  }),
  ...[2, 4, 8, 16, 32].map((cores) =>
    database(`azure.pg.flex.${cores}`, `PostgreSQL Flexible, ${cores} vCores`, cores, 4, 'azure.pg.flex'),
  ),
  ...[2, 4, 8, 16, 32].map((cores) =>
    database(`azure.sql.gp.${cores}`, `Azure SQL General Purpose, ${cores} vCores`, cores, 5.1, 'azure.sql'),
  ),
  redis('azure.managedredis.B3', 'Azure Managed Redis, Balanced B3', 3, 'azure.managedredis.B3'),
  redis('azure.redis.P1', 'Azure Cache for Redis, Premium P1', 6, 'azure.redis.P1'),
  redis('azure.managedredis.M10', 'Azure Managed Redis, Memory optimised M10', 12, 'azure.managedredis.M10'),
  redis('azure.redis.C4.basic', 'Azure Cache for Redis, Basic C4', 13, 'azure.redis.C4.basic'),
  managedOffer('external', 'Somebody else’s service', ['external', 'client'], {}),
]

function database(id: string, label: string, cores: number, gib: number, stem: 'azure.pg.flex' | 'azure.sql'): Offer {
  return {
    id,
    label,
    platform: 'machine',
    kinds: ['database'],
    cores,
    memory: cores * gib * gibibyte,
    speed: 1,
    prices: {
      coreHour: stem === 'azure.sql' ? 'azure.sql.gp.vcore.licensed' : 'azure.pg.flex.vcore',
      storage: `${stem}.storage`,
    },
    ...(stem === 'azure.sql' ? { limits: { connectionsPerCore: 'q.azure.sql.workers' } } : {}),
    quotas: [],
    availability: 'availability.azure.sql',
  }
}

/** Redis runs commands on one thread, so each node counts as one core. Memory as in Azure's size tables. */
function redis(id: string, label: string, gib: number, hourly: string): Offer {
  return {
    id,
    label,
    platform: 'machine',
    kinds: ['cache', 'database', 'queue'],
    cores: 1,
    memory: gib * gibibyte,
    speed: 1,
    hourly,
    quotas: [],
    availability: 'availability.azure.redis',
  }
}

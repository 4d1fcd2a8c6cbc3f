/**
 * What can be rented of Amazon Web Services, in any of its regions: an offer exists where its price does.
 * Ids: "aws.ec2.m6i.large" (also "m6i.large", also with the region behind it), "aws.fargate.0.5x1",
 * "aws.eks.0.25x0.5" (a slice of a node), "aws.lambda", "aws.rds.mysql.db.m5.large", "aws.s3".
 */

import { gibibyte } from '../../base/units'
import type { Catalog, Limits, Offer, Prices } from '../catalog'
import { findFact } from '../lookup'
import type { Machine } from '../machineTable'
import { installableKinds } from '../managedOffer'
import type { FactsOf } from '../source'
import { balancer, balancerLimits, ec2Cores } from './balancer'
import { containerSize, containers } from './containers'
import { functions } from './functions'
import { accelerators, cacheNodes, databaseNodes, machines } from './machines'
import { managed } from './managed'

/** Prices of an AWS account that belong to no single offer. */
export const awsPrices: Prices = {
  egress: 'aws.dt.out',
  freeEgress: 'aws.dt.out.free',
  crossZone: 'aws.dt.cross-az',
  crossRegion: 'aws.dt.cross-region',
  natHour: 'aws.nat.hour',
  natGib: 'aws.nat.gb',
  endpointHour: 'aws.vpce.hour',
  endpointGib: 'aws.vpce.gb',
  logs: 'aws.cw.logs.ingest',
  logsKept: 'aws.cw.logs.storage',
  logsCompressed: 'aws.cw.logs.compressed',
  freeLogs: 'aws.cw.free.logs',
  metric: 'aws.cw.metric',
  freeMetrics: 'aws.cw.free.metrics',
  trace: 'aws.xray.recorded',
  freeTraces: 'aws.xray.free',
}

/** Quotas of an AWS account. */
export const awsLimits: Limits = {
  natConnections: 'q.aws.nat.conns',
  natBandwidth: 'q.aws.nat.bw',
  natPackets: 'q.aws.nat.pps',
  segments: 'q.aws.xray.segments',
  logRequests: 'q.aws.cw.putlogevents',
  metricRequests: 'q.aws.cw.putmetric',
}

/** The default offer of each kind of service. */
export const awsDefaults: Catalog['defaults'] = {
  service: 'aws.fargate.0.5x1',
  function: 'aws.lambda',
  job: 'aws.fargate.0.5x1',
  orchestrator: 'aws.sfn.standard',
  gateway: 'aws.apigw.http',
  queue: 'aws.sqs',
  topic: 'aws.sns',
  stream: 'aws.kinesis',
  database: 'aws.rds.mysql.db.m5.large',
  cache: 'aws.elasticache.redis.cache.m7g.large',
  objectStore: 'aws.s3',
}

/** All offers that can be listed for a region with these facts. */
export function awsOffers(facts: FactsOf): readonly Offer[] {
  const ec2 = machines.flatMap((machine) => ec2Machine(machine, facts))
  const databases = databaseNodes.flatMap((node) => [
    ...databaseNode('aws.rds.mysql.db', 'RDS for MySQL', node, facts),
    ...databaseNode('aws.rds.postgres.db', 'RDS for PostgreSQL', node, facts),
    ...databaseNode('aws.rds.aurora.db', 'Aurora', node, facts),
  ])
  const caches = cacheNodes.flatMap((node) => [
    ...cacheNode('aws.elasticache.redis.cache', 'ElastiCache for Redis', node, facts),
    ...cacheNode('aws.elasticache.valkey.cache', 'ElastiCache for Valkey', node, facts),
  ])
  const serverless = serverlessSizes.flatMap((units) => serverlessDatabase(units, facts))
  return [...containers(facts), ...ec2, ...functions(facts), ...managed, ...databases, ...serverless, ...caches]
}

/** Sizes of containers, and machines by other spellings of their names. */
export function resolveAws(id: string, catalog: Catalog): Offer | undefined {
  const machine = /^(?:aws\.ec2\.)?([a-z]+\d+[a-z]*\.(?:\d+x?)?[a-z]+)(?:\.([a-z-]+\d))?$/.exec(id)
  if (machine && (machine[2] ?? catalog.region) === catalog.region) {
    const full = `aws.ec2.${machine[1]}`
    if (Object.hasOwn(catalog.offers, full)) return catalog.offers[full]
  }
  const units = /^aws\.rds\.aurora\.serverless\.(\d{1,3}(?:\.5)?)$/.exec(id)?.[1]
  return units === undefined ? containerSize(id, catalog) : serverlessDatabase(Number(units), catalog)[0]
}

function ec2Machine({ type, cores, gib, baseline }: Machine, facts: FactsOf): readonly Offer[] {
  const hourly = findFact(facts, `aws.ec2.${type}`)?.id
  if (hourly === undefined) return []
  const family = type.split('.')[0]!
  const arm = /^[a-z]+\d+[a-z]*g/.test(family)
  // Machines with a GPU: their virtual CPUs have a quota of their own.
  const accelerator = accelerators[family]
  const surplus = findFact(facts, `aws.ec2.${family}.cpu-credit`)?.id
  const bandwidth = findFact(facts, `q.aws.ec2.network.${type}`)?.id
  const shared: Limits = {
    ...balancerLimits,
    ...(bandwidth !== undefined && { bandwidth }),
    ...(cores < 32 ? { internet: 'q.aws.ec2.inet.small' } : { internetShare: 'q.aws.ec2.inet.large' }),
  }
  return [
    {
      id: `aws.ec2.${type}`,
      label: `EC2 ${type}`,
      platform: 'machine',
      kinds: installableKinds,
      cores,
      memory: gib * gibibyte,
      speed: findFact(facts, `hardware.speed.${family}`)?.value ?? 1,
      architecture: arm ? 'arm64' : 'x86_64',
      hourly,
      family: `aws.ec2.${family}`,
      ...(accelerator
        ? { accelerator, quotas: [], limits: { usedCores: 'q.aws.ec2.vcpus.gpu.used', ...shared } }
        : { quotas: ['q.aws.ec2.vcpus'], limits: { ...ec2Cores, ...shared } }),
      ...(baseline === undefined ? {} : { baseline }),
      prices: {
        ...balancer,
        ...(surplus === undefined ? {} : { surplus }),
      },
      balanced: 'always',
      availability: 'availability.ec2',
    },
  ]
}

function databaseNode(stem: string, label: string, { type, cores, gib }: Machine, facts: FactsOf): readonly Offer[] {
  const hourly = findFact(facts, `${stem}.${type}`)?.id
  if (hourly === undefined) return []
  const aurora = stem.includes('aurora')
  const storage = aurora ? 'aws.rds.aurora.storage' : 'aws.rds.storage.gp3'
  const perConnection = stem.includes('mysql') ? 'q.aws.rds.maxconn.mysql' : 'q.aws.rds.maxconn.pg'
  return [
    {
      id: `${stem}.${type}`,
      label: `${label}, db.${type}`,
      platform: 'machine',
      kinds: ['database'],
      cores,
      memory: gib * gibibyte,
      speed: 1,
      hourly,
      prices: aurora ? { storage, io: 'aws.rds.aurora.io' } : { storage },
      limits: aurora
        ? { connections: 'q.aws.rds.maxconn.aurora-pg', copies: 'q.aws.rds.replicas' }
        : { memoryPerConnection: perConnection, iops: 'q.aws.rds.gp3.iops' },
      quotas: [],
      availability: 'availability.rds',
    },
  ]
}

/** Largest capacities that are listed, in ACU; any other up to the largest is found by its id. */
const serverlessSizes = [2, 8, 16, 32, 64, 128]

/** Aurora Serverless v2 up to so many ACU an instance: has the cores of its largest capacity, and is paid for what it uses. */
function serverlessDatabase(units: number, facts: FactsOf): readonly Offer[] {
  const capacityHour = findFact(facts, 'aws.rds.aurora.sv2.acu')?.id
  const of = (what: string) => findFact(facts, `aws.rds.aurora.sv2.${what}`)?.value ?? 0
  if (capacityHour === undefined || !(units >= of('step') && units <= of('most'))) return []
  return [
    {
      id: `aws.rds.aurora.serverless.${units}`,
      label: `Aurora Serverless v2, up to ${units} ACU`,
      platform: 'machine',
      kinds: ['database'],
      cores: units * of('cores'),
      memory: units * of('memory') * gibibyte,
      speed: 1,
      prices: {
        capacityHour,
        capacityStep: 'aws.rds.aurora.sv2.step',
        capacityLeast: 'assumption.database.least-acu',
        capacityCores: 'aws.rds.aurora.sv2.cores',
        storage: 'aws.rds.aurora.storage',
        io: 'aws.rds.aurora.io',
      },
      limits: { connections: 'q.aws.rds.maxconn.aurora-pg', copies: 'q.aws.rds.replicas' },
      quotas: [],
      availability: 'availability.rds',
    },
  ]
}

function cacheNode(stem: string, label: string, { type, cores, gib }: Machine, facts: FactsOf): readonly Offer[] {
  const hourly = findFact(facts, `${stem}.${type}`)?.id
  if (hourly === undefined) return []
  return [
    {
      id: `${stem}.${type}`,
      label: `${label}, cache.${type}`,
      platform: 'machine',
      kinds: ['cache', 'database', 'queue'],
      cores,
      memory: gib * gibibyte,
      speed: 1,
      hourly,
      quotas: [],
      availability: 'availability.elasticache',
      limits: { connections: 'q.aws.elasticache.conns' },
    },
  ]
}

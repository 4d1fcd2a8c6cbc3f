import { describe, expect, it } from 'vitest'
import '../../src/catalog/registerAll'
import { mapToCatalog, migrateToCatalog } from '../../src/analysis/migration/mapToCatalog'
import { rows } from '../../src/base/table'
import type { Catalog } from '../../src/catalog/catalog'
import { catalogs, sources } from '../../src/catalog/index'
import { findFact } from '../../src/catalog/lookup'
import { findOffer, offer } from '../../src/catalog/offer'
import type { Document, Kind, Service } from '../../src/model/document'
import { kindForms } from '../../src/model/kinds/index'
import { catalogToLoad, compare } from '../../src/scorer/comparison'
import { document } from '../support/build'

const of = (id: string) => catalogs[id]!
const all = rows(catalogs)
const kinds = (Object.keys(kindForms) as Kind[]).filter((kind) => kind !== 'client' && kind !== 'external')

/** A caller, one of the kind, and something behind it. */
const small = (kind: Kind, runsOn: string | undefined, catalog: string, freeTier = false): Document =>
  document({
    services: {
      web: { operations: { page: { demand: 0.01 } } },
      it: { kind, ...(runsOn === undefined ? {} : { runsOn }) },
      worker: { operations: { work: { demand: 0.02 } } },
    },
    calls: [
      ['web/page', 'it', { request: 3000, response: 500 }],
      ['web/page', 'it', { request: 200, response: 5000 }],
      ...(kind === 'database' || kind === 'cache' || kind === 'objectStore'
        ? []
        : [['it', 'worker/work', { request: 3000, response: 100 }] as const]),
    ],
    workloads: { visits: ['web/page', { rate: 50 }] },
    assumptions: { catalog, observability: 'cloudwatch', freeTier },
  })

/** Every number of a value, with its path. */
function numbers(value: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => numbers(part, `${path}.${key}`))
}

const scored = (one: Document) => {
  const result = compare(one)
  if (!result.ok) throw new Error(`${result.problem.place}: ${result.problem.message}`)
  return result.value
}

describe.each(all)('[G13] scoring on $label', (catalog) => {
  it.each(kinds)('a small design with a %s has figures on every platform', (kind) => {
    const offers = rows(catalog.offers).filter(({ kinds }) => kinds.includes(kind))
    // One of every platform and one of every set of prices: sizes of one thing are alike.
    const unlike = new Map(offers.map((one) => [`${one.platform} ${Object.keys(one.prices ?? {})}`, one.id]))
    for (const runsOn of [undefined, ...unlike.values()]) {
      for (const freeTier of [false, true]) {
        const both = scored(small(kind, runsOn, catalog.id, freeTier))
        for (const side of [both.drawn, both.merged]) {
          const wrong = numbers(side).filter(([, number]) => Number.isNaN(number))
          expect(wrong, `${kind} on ${runsOn}`).toEqual([])
          for (const line of side.bill.lines) {
            expect(line.monthly, `${line.rule}: ${line.what}`).toBeGreaterThanOrEqual(0)
            for (const id of line.facts) expect(findFact(catalog, id), id).toBeDefined()
          }
          for (const limit of side.headroom.limits) expect(limit.load, limit.why).toBeGreaterThan(0)
        }
      }
    }
  })

  it('every service kind is charged by a price of its default offer', () => {
    for (const [kind, id] of Object.entries(catalog.defaults)) {
      const { prices = {}, hourly } = offer(catalog, id)
      const charging = [...Object.values(prices), ...(hourly === undefined ? [] : [hourly])]
      if (charging.length === 0 || kind === 'client' || kind === 'external') continue
      const facts = scored(small(kind as Kind, undefined, catalog.id)).drawn.bill.lines.flatMap(({ facts }) => facts)
      const charged = facts.some((fact) => charging.some((price) => fact.startsWith(price)))
      expect(charged, `${kind} on ${id}`).toBe(true)
    }
  })
})

/** One of each, each on something that its author chose. */
const shop = document({
  services: {
    web: { runsOn: 'aws.fargate.0.5x1', operations: { page: { demand: 0.01 } } },
    api: { runsOn: 'aws.ec2.m6i.large' },
    pods: { runsOn: 'aws.eks.0.25x0.5' },
    resize: { kind: 'function', runsOn: 'aws.lambda' },
    flow: { kind: 'orchestrator', runsOn: 'aws.sfn.standard' },
    door: { kind: 'gateway', runsOn: 'aws.apigw.http' },
    jobs: { kind: 'queue', runsOn: 'aws.sqs' },
    news: { kind: 'topic', runsOn: 'aws.eventbridge' },
    clicks: { kind: 'stream', runsOn: 'aws.kinesis' },
    table: { kind: 'database', runsOn: 'aws.dynamodb' },
    sql: { kind: 'database', runsOn: 'aws.rds.mysql.db.m5.large' },
    redis: { kind: 'cache', runsOn: 'aws.elasticache.redis.cache.m7g.large' },
    files: { kind: 'objectStore', runsOn: 'aws.s3' },
    usual: {},
  },
  calls: [
    ['web/page', 'api'],
    ['api', 'sql'],
    ['api', 'redis'],
    ['api', 'jobs'],
    ['jobs', 'resize'],
    ['resize', 'files'],
    ['api', 'usual'],
  ],
  workloads: { visits: ['web/page', { rate: 20 }] },
  assumptions: { catalog: 'aws.us-east-1', overrides: { 'aws.lambda.requests': { value: 0.3 } } },
})

describe('[G12] migration to another catalog', () => {
  const aws = of('aws.us-east-1')
  const platformOf = (catalog: Catalog, { runsOn, kind }: Service) => {
    const found = findOffer(catalog, runsOn ?? catalog.defaults[kind] ?? '')
    return found.ok ? found.value.platform : undefined
  }

  it.each(['aws.eu-west-1', 'aws.eu-central-1', 'aws.ap-northeast-1', 'gcp.us-central1', 'azure.eastus', 'selfhost'])(
    '%s: a migration there and back restores every platform that has an equivalent',
    (id) => {
      const there = migrateToCatalog(of(id))(shop)
      expect(scored(there).catalog.id).toBe(id)
      const back = migrateToCatalog(aws)(there)
      scored(back)
      for (const service of rows<Service>(shop.design.services)) {
        const [moved, returned] = [there.design.services[service.id], back.design.services[service.id]] as [
          Service,
          Service,
        ]
        if (platformOf(of(id), moved) !== platformOf(aws, service)) continue
        expect(platformOf(aws, returned), service.name).toBe(platformOf(aws, service))
        expect(moved.runsOn === undefined, service.name).toBe(service.runsOn === undefined)
      }
    },
  )

  it('migration notes name the new offer of every service and the overrides left behind', () => {
    expect(mapToCatalog(shop, aws, of('azure.eastus')).notes).toMatchInlineSnapshot(`
      [
        "web: Fargate, 0.5 vCPU, 1 GiB → Container Apps, 0.5 vCPU, 1 GiB.",
        "api: EC2 m6i.large → Azure VM D2s_v3.",
        "pods: EKS pod, 0.25 vCPU, 0.5 GiB → AKS pod, 0.25 vCPU, 0.5 GiB.",
        "resize: Lambda → Azure Functions, Consumption.",
        "flow: Step Functions Standard → Logic Apps, Consumption.",
        "door: API Gateway, HTTP → API Management, Consumption.",
        "jobs: SQS standard → Service Bus Standard.",
        "news: EventBridge → Event Grid.",
        "clicks: Kinesis Data Streams, polled → Event Hubs Standard.",
        "table: DynamoDB, on demand → Cosmos DB, serverless.",
        "sql: RDS for MySQL, db.m5.large → PostgreSQL Flexible, 2 vCores.",
        "redis: ElastiCache for Redis, cache.m7g.large → Azure Cache for Redis, Premium P1 (6 GiB instead of 6.38).",
        "files: S3 Standard → Blob Storage, hot.",
        "Left behind, because Azure, East US knows no such value: Lambda: requests.",
      ]
    `)
    expect(mapToCatalog(shop, aws, of('gcp.us-central1')).notes).toMatchInlineSnapshot(`
      [
        "web: Fargate, 0.5 vCPU, 1 GiB → Cloud Run, 0.5 vCPU, 1 GiB.",
        "api: EC2 m6i.large → Compute Engine e2-standard-2.",
        "pods: EKS pod, 0.25 vCPU, 0.5 GiB → GKE Autopilot pod, 0.25 vCPU, 0.5 GiB.",
        "resize: Lambda → Cloud Functions, 1st generation.",
        "flow: Step Functions Standard → Workflows.",
        "door: API Gateway, HTTP → API Gateway.",
        "jobs: SQS standard → Pub/Sub.",
        "news: EventBridge → Pub/Sub.",
        "clicks: Kinesis Data Streams, polled → Pub/Sub.",
        "table: DynamoDB, on demand → Firestore.",
        "sql: RDS for MySQL, db.m5.large → Cloud SQL, 2 vCPU, 8 GiB.",
        "redis: ElastiCache for Redis, cache.m7g.large → Memorystore for Redis, Basic, 6 GiB (6 GiB instead of 6.38).",
        "files: S3 Standard → Cloud Storage Standard.",
        "Left behind, because Google Cloud, Iowa knows no such value: Lambda: requests.",
      ]
    `)
  })

  it('a migration keeps the overrides that the new catalog knows and drops the others', () => {
    expect(migrateToCatalog(of('aws.eu-west-1'))(shop).assumptions.overrides).toEqual(shop.assumptions.overrides)
    expect(migrateToCatalog(of('gcp.us-central1'))(shop).assumptions.overrides).toEqual({})
  })

  it('a migration takes what merged services run on to its equal [L8a]', () => {
    const moved = { ...shop, assumptions: { ...shop.assumptions, mergedRunsOn: 'aws.ec2.c6i.xlarge' } }
    for (const { id } of all) {
      const there = migrateToCatalog(of(id))(moved)
      expect(findOffer(of(id), there.assumptions.mergedRunsOn).ok, id).toBe(true)
      scored(there)
    }
    expect(migrateToCatalog(of('gcp.us-central1'))(shop).assumptions.mergedRunsOn).toBe('same')
  })

  it('a migration to the current catalog returns the same document', () => {
    expect(migrateToCatalog(aws)(shop)).toBe(shop)
  })
})

it('[G9] a loaded catalog and an unknown one need no loading, and comparing on the unknown one is a problem', () => {
  const named = (catalog: string) => document({ services: { web: {} }, assumptions: { catalog } })
  expect(catalogToLoad(named('gcp.us-central1'))).toBeUndefined()
  expect(catalogToLoad(named('no.such'))).toBeUndefined()
  expect(compare(named('no.such'))).toMatchObject({ ok: false, problem: { place: 'assumptions.catalog' } })
  expect(Object.keys(sources)).toContain('gcp.us-central1')
})

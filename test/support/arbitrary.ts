/** Arbitrary documents, partitions and edits for laws; every one of them is valid and normalised. */

import fc from 'fast-check'
import { ids, rows } from '../../src/base/table'
import { canShare } from '../../src/model/coLocation'
import { call, defaultAssumptions, deployable, operation, service, workload } from '../../src/model/constructors'
import type {
  Assumptions,
  Call,
  CallId,
  Color,
  DeployableId,
  Design,
  Document,
  Operation,
  OperationId,
  Partition,
  Point,
  Protocol,
  Replicas,
  Service,
  ServiceId,
} from '../../src/model/document'
import { kinds } from '../../src/model/kinds/index'
import { normalise } from '../../src/model/partition'

type Kind = keyof typeof kinds

const kind = fc.constantFrom(...(Object.keys(kinds) as Kind[]))
const awkward = ['__proto__', 'constructor', 'toString', '0', '-1', 'Ünïcode', '東京', 'a.b', 'a "b"', 'then', 'é😀']
const id = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...awkward) },
)
const words = fc.oneof(fc.constantFrom('payment', 'recommendation team', 'PCI scope'), fc.string({ maxLength: 20 }))
const text = words.map((said) => said.replace(/\p{Cc}|\p{Cs}/gu, ' '))
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 })

/** Mostly what people type, sometimes any double that the format takes. */
export function amount(max: number, scale = 1): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: Math.min(5000, max) }).map((n) => n * scale) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 99999 }).map((n) => Math.min(max, (n / 100) * scale)) },
    { weight: 1, arbitrary: fc.double({ min: 0, max, noNaN: true, noDefaultInfinity: true }).map(sane) },
  )
}

/** No design has subnormal numbers: dividing one by 2^20 loses it. And a file has one zero. */
const sane = (n: number) => (n < 1e-200 ? 0 : n)

const replicas: fc.Arbitrary<Replicas> = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 20 }))
    .map(([min, more, twentieths]) => ({ min, max: min + more, targetUtilization: twentieths / 20 })),
)

/** Without the keys whose value is undefined: as readers and constructors make rows. */
function compact<Row extends object>(row: Row): { [Property in keyof Row]?: Exclude<Row[Property], undefined> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}

const serviceFields = fc.record({
  name: optional(text),
  runsOn: optional(fc.constantFrom('aws.lambda', 'aws.ec2.m6i.large', 'ideal.2')),
  memory: optional(fc.integer({ min: 0, max: 4096 }).map((n) => n * 1048576)),
  memoryPerRequest: optional(amount(1e9)),
  replicas: optional(replicas),
  concurrency: optional(fc.integer({ min: 1, max: 5000 })),
  zones: optional(fc.integer({ min: 1, max: 6 })),
  region: optional(fc.constantFrom('us-east-1', 'eu-west-1')),
  team: optional(text),
  runtime: optional(fc.constantFrom('java', 'go', 'python')),
  keepApart: optional(text),
  dissolves: optional(fc.boolean()),
  machineGroup: optional(fc.constantFrom('nodes', 'front')),
  provisionedConcurrency: optional(fc.integer({ min: 1, max: 1000 })),
})

const operationFields = fc.record({
  demand: optional(amount(1e6, 1e-3)),
  cv: optional(amount(100)),
  wait: optional(amount(1e6, 1e-3)),
  errorRate: optional(fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)),
})

const callFields = fc.record({
  count: optional(amount(1e6)),
  mode: optional(fc.constantFrom('sync', 'async')),
  stage: optional(fc.integer({ min: 0, max: 9 })),
  fanOut: optional(fc.constantFrom('sequential', 'parallel')),
  request: optional(amount(1e12)),
  response: optional(amount(1e12)),
  protocol: optional(fc.constantFrom<Protocol>('grpc', 'http', 'thrift', 'binary')),
  timeout: optional(amount(1e3, 1e-3).map((n) => n + 0.001)),
  retries: optional(fc.integer({ min: 0, max: 5 })),
  optional: optional(fc.boolean()),
})

const hours = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 24, maxLength: 24 })
  .map((raw) => ({ raw, sum: raw.reduce((a, b) => a + b, 0) }))
  .filter(({ sum }) => sum > 0)
  .map(({ raw, sum }) => raw.map((n) => (n * 24) / sum))

const workloadFields = fc.record({
  rate: optional(amount(1e9)),
  profile: optional(fc.oneof(fc.constantFrom('flat', 'office', 'evening', 'nightly', 'spiky'), hours)),
  from: optional(fc.constantFrom('internet', 'inside')),
  response: optional(amount(1e12)),
  // Solving a loop takes many rounds: one workload in six is one.
  users: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 5 },
    { arbitrary: fc.integer({ min: 1, max: 1e9 }), weight: 1 },
  ),
  think: optional(amount(1e6, 1e-3)),
})

const doubt = fc.record({
  range: optional(fc.tuple(amount(1e6), amount(1e6)).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number])),
  why: optional(text.filter((said) => said.trim() !== '')),
})

const factor = fc.integer({ min: 1, max: 5000 }).map((n) => n / 1000)

export const assumptions: fc.Arbitrary<Assumptions> = fc
  .record({
    catalog: optional(fc.constantFrom('aws.us-east-1', 'ideal')),
    asOf: optional(fc.constantFrom('2023-03-22', '2026-11-23')),
    placement: optional(fc.constantFrom('host', 'zone', 'zones')),
    protocol: optional(fc.constantFrom<Protocol>('grpc', 'http', 'thrift', 'binary')),
    mesh: optional(fc.boolean()),
    observability: optional(fc.constantFrom('none', 'cloudwatch', 'datadog')),
    freeTier: optional(fc.boolean()),
    monthHours: optional(fc.constantFrom(720, 730, 744)),
    mergeDatabases: optional(fc.boolean()),
    overruleKeepApart: optional(fc.boolean()),
    newAccount: optional(fc.boolean()),
    mergedRunsOn: optional(fc.constantFrom('same', 'cheapest', 'aws.lambda')),
    balancers: optional(fc.constantFrom('shared', 'perService')),
    discounts: optional(
      fc.dictionary(
        fc.constantFrom('aws.ec2', 'aws.fargate', 'constructor'),
        fc.record({ share: fc.integer({ min: 0, max: 100 }).map((n) => n / 100), why: optional(text) }).map(compact),
        { maxKeys: 3, noNullPrototype: true },
      ),
    ),
    measured: optional(
      fc.record({ p50: optional(amount(1e6, 1e-3)), p99: optional(amount(1e6, 1e-3)), monthly: optional(amount(1e9)) }),
    ),
    factors: optional(fc.record({ work: factor, hop: factor, price: factor })),
    overrides: optional(
      fc.dictionary(
        fc.constantFrom('aws.lambda.requests', 'net.rtt.zone', 'constructor'),
        fc.tuple(fc.oneof(fc.integer({ min: -5, max: 5000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true })), doubt),
        { maxKeys: 3, noNullPrototype: true },
      ),
    ),
  })
  .map(({ overrides = {}, measured, ...fields }) => ({
    ...defaultAssumptions,
    ...compact({ ...fields, measured: measured && compact(measured) }),
    overrides: Object.fromEntries(
      Object.entries(overrides).map(([fact, [value, more]]) => [fact, { value: value + 0, ...compact(more) }]),
    ),
  })) as fc.Arbitrary<Assumptions>

/** Any partition of these services, some deployables with a name or a choice. */
export function partitions(services: Design['services'], blocks = 4): fc.Arbitrary<Partition> {
  const all = ids(services)
  const row = fc.record({
    name: optional(text.filter((said) => said.trim() !== '')),
    runsOn: optional(fc.constantFrom('aws.ec2.m6i.large', 'ideal.4')),
    replicas: optional(replicas),
    machineGroup: optional(fc.constantFrom('nodes', 'front')),
    color: optional(fc.constantFrom<Color>('blue', 'brown', 'grey')),
    collapsed: optional(fc.constant(true)),
  })
  return fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: blocks }), { minLength: all.length, maxLength: all.length }),
      fc.array(row, { minLength: blocks, maxLength: blocks }),
    )
    .map(([place, shared]) => {
      const of: Record<ServiceId, DeployableId> = {}
      const firsts = new Map<number, Service>()
      for (const [index, service] of all.entries()) {
        const block = place[index]!
        const row = services[service]!
        const first = firsts.get(block)
        if (block < blocks && (!first || canShare(first, row))) of[service] = `deployable:block ${block}`
        if (!first) firsts.set(block, row)
      }
      const made = shared.map((fields, index) => deployable(`deployable:block ${index}`, compact(fields)))
      return normalise({ of, deployables: Object.fromEntries(made.map((one) => [one.id, one])) }, services)
    })
}

export function designs(limits: { services?: number; calls?: number } = {}): fc.Arbitrary<Design> {
  const drawn = fc.uniqueArray(fc.tuple(id, kind, serviceFields), {
    maxLength: limits.services ?? 8,
    selector: ([name]) => name,
  })
  return drawn.chain((list) => {
    const services = list.map(([name, of, fields]) => service(name, of, compact(fields)))
    const perService = fc.uniqueArray(fc.tuple(fc.oneof(id, fc.constant('GET /a/b')), operationFields), {
      maxLength: 3,
      selector: ([name]) => name,
    })
    return fc.array(perService, { minLength: services.length, maxLength: services.length }).chain((worked) => {
      const operations = services.flatMap((owner, index) =>
        (worked[index] ?? []).map(([name, fields]) => operation(owner, name, compact(fields))),
      )
      return withCalls(services, operations, limits.calls ?? 12)
    })
  })
}

function withCalls(services: readonly Service[], operations: readonly Operation[], most: number) {
  const table = <Row extends { readonly id: string }>(list: readonly Row[]) =>
    Object.fromEntries(list.map((row) => [row.id, row]))
  const base = { services: table(services), operations: table(operations) }
  if (operations.length === 0) return fc.constant({ ...base, calls: {}, workloads: {} } as Design)
  const any = fc.constantFrom(...operations)
  const calls = fc.array(fc.tuple(any, any, callFields), { maxLength: most })
  const workloads = fc.uniqueArray(fc.tuple(id, any, workloadFields), { maxLength: 3, selector: ([name]) => name })
  return fc.tuple(calls, workloads).map(([made, asked]) => {
    const arrows: Record<CallId, Call> = {}
    for (const [index, [from, to, fields]] of made.entries()) {
      const towards = base.services[to.service]!.kind
      arrows[`call:${index}`] = call(`call:${index}`, from.id, to.id, towards, compact(fields) as Partial<Call>)
    }
    const arrivals = asked.map(([name, to, fields]) => workload(name, to.id as OperationId, compact(fields)))
    return { ...base, calls: arrows, workloads: table(arrivals) } as Design
  })
}

/** `exact`: positions at any double, as a file may have them; else whole numbers, as the canvas makes them. */
export function documents(limits: { services?: number; calls?: number } = {}): fc.Arbitrary<Document> {
  const point = fc.record({
    x: fc.integer({ min: -2000, max: 4000 }),
    y: fc.oneof(
      fc.integer({ min: -100, max: 200 }).map((n) => n * 20),
      fc.integer({ min: -2000, max: 4000 }),
    ),
    locked: optional(fc.constant(true)),
  })
  return designs(limits).chain((design) => {
    const paths = rows(design.services).flatMap((row) => [
      `services.${row.id.slice(8)}.memoryMiB`,
      `services.${row.id.slice(8)}.zones`,
    ])
    const assumed =
      paths.length === 0
        ? fc.constant({})
        : fc.dictionary(fc.constantFrom(...paths), doubt.map(compact), { maxKeys: 3, noNullPrototype: true })
    return fc
      .record({
        name: text,
        notes: text,
        partition: partitions(design.services),
        assumptions,
        assumed,
        layout: fc
          .subarray(ids(design.services) as ServiceId[])
          .chain((placed) =>
            fc
              .array(point, { minLength: placed.length, maxLength: placed.length })
              .map((points) =>
                Object.fromEntries(placed.map((service, index) => [service, compact(points[index] as Point)])),
              ),
          ),
      })
      .map((rest) => ({ design, ...rest }) as Document)
  })
}

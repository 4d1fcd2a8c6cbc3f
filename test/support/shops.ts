/**
 * Designs for measuring links: names and sizes of well-known demonstration systems, every field set, values drawn from
 * a seeded generator the way people choose them (round numbers, two digits of measurements).
 */

import { call, emptyDocument, operation, service, workload } from '../../src/model/constructors'
import type { Call, CallId, Document, Kind, Operation, Service } from '../../src/model/document'

const boutique =
  'frontend cartservice productcatalogservice currencyservice paymentservice shippingservice emailservice checkoutservice recommendationservice adservice'
const telemetry =
  'accounting ad cart checkout currency email fraud-detection frontend frontend-proxy frontend-web image-provider load-generator payment product-catalog quote recommendation shipping flagd flagd-ui kafka postgresql valkey-cart opensearch jaeger llm'
const trains =
  'ts-admin-basic-info-service ts-admin-order-service ts-admin-route-service ts-admin-travel-service ts-admin-user-service ts-assurance-service ts-auth-service ts-avatar-service ts-basic-service ts-cancel-service ts-config-service ts-consign-price-service ts-consign-service ts-contacts-service ts-delivery-service ts-execute-service ts-food-delivery-service ts-food-service ts-gateway-service ts-inside-payment-service ts-news-service ts-notification-service ts-order-other-service ts-order-service ts-payment-service ts-preserve-other-service ts-preserve-service ts-price-service ts-rebook-service ts-route-plan-service ts-route-service ts-seat-service ts-security-service ts-station-food-service ts-station-service ts-ticket-office-service ts-train-food-service ts-train-service ts-travel-plan-service ts-travel-service ts-travel2-service ts-ui-dashboard ts-user-service ts-verification-code-service ts-voucher-service ts-wait-order-service nginx-thrift compose-post-service home-timeline-service user-timeline-service post-storage-service social-graph-service user-service user-mention-service unique-id-service url-shorten-service media-service text-service media-frontend write-home-timeline-service post-storage-mongodb user-timeline-mongodb social-graph-mongodb user-mongodb url-shorten-mongodb media-mongodb user-timeline-redis home-timeline-redis social-graph-redis post-storage-memcached user-memcached url-shorten-memcached media-memcached rabbitmq hotel-frontend hotel-geo hotel-profile hotel-rate hotel-recommendation hotel-reservation hotel-search hotel-user hotel-mongodb-geo hotel-mongodb-profile hotel-mongodb-rate hotel-mongodb-reservation hotel-mongodb-user hotel-memcached-profile hotel-memcached-rate productpage details reviews ratings reviews-v2 reviews-v3 ratings-mysql mongodb consul jaeger-agent'

export const shops = {
  'Online Boutique': () => shop('Online Boutique', boutique, 17, 1),
  'OpenTelemetry demo': () => shop('OpenTelemetry demo', telemetry, 43, 2),
  'A hundred services': () => shop('A hundred services', trains, 170, 3),
}

/** The design of 25 services with other values. */
export function telemetryShop(seed: number): Document {
  return shop('OpenTelemetry demo', telemetry, 43, seed)
}

function shop(name: string, names: string, size: number, seed: number): Document {
  const dice = random(seed)
  const ids = names.split(' ')
  const services = ids.map((id) => serviceOf(id, dice))
  const operations = services.map((of) => operationOf(of, dice))
  const calls = callsOf(operations, services, size, dice)
  const entry = operations[Math.max(0, ids.indexOf('frontend'))]!
  const rate = workload('visits', entry.id, { rate: measured(10, 500, dice), profile: 'office' })
  const table = <Row extends { readonly id: string }>(list: readonly Row[]) =>
    Object.fromEntries(list.map((row) => [row.id, row]))
  const design = {
    services: table(services),
    operations: table(operations),
    calls: table(calls),
    workloads: table([rate]),
  }
  return { ...emptyDocument, name, design } as Document
}

type Dice = () => number

function serviceOf(id: string, dice: Dice): Service {
  const kind: Kind = /sql|mongo|opensearch/.test(id)
    ? 'database'
    : /redis|valkey|memcached/.test(id)
      ? 'cache'
      : /kafka|rabbitmq/.test(id)
        ? 'queue'
        : 'service'
  if (kind !== 'service') return service(id, kind)
  return service(id, kind, {
    memory: pick([64, 128, 256, 512, 1024, 2048], dice) * 1048576,
    ...(dice() < 0.6 ? { replicas: pick([1, 2, 3, 4, 6], dice) } : {}),
    ...(dice() < 0.5 ? { concurrency: pick([10, 50, 100, 200], dice) } : {}),
    ...(dice() < 0.5 ? { team: pick(['checkout', 'catalog', 'platform'], dice) } : {}),
    runtime: pick(['go', 'java', 'node', 'python'], dice),
  })
}

function operationOf(of: Service, dice: Dice): Operation {
  if (of.kind !== 'service') return operation(of)
  return operation(of, 'handle', {
    demand: Number(`${measured(0.5, 50, dice)}e-3`),
    cv: pick([1, 1, 1, 0.5, 1.5, 2], dice),
    errorRate: pick([0, 0, 0.001, 0.01], dice),
  })
}

/** Everybody is called by somebody before them; the rest at random. */
function callsOf(
  operations: readonly Operation[],
  services: readonly Service[],
  size: number,
  dice: Dice,
): readonly Call[] {
  const pairs = operations.slice(1).map((_, i): [number, number] => [Math.floor(dice() * Math.min(i + 1, 12)), i + 1])
  while (pairs.length < size)
    pairs.push([Math.floor(dice() * operations.length), Math.floor(dice() * operations.length)])
  pairs.sort(([a], [b]) => a - b)
  let [from, stage] = [-1, 0]
  return pairs.slice(0, size).map(([a, b], i) => {
    stage = a !== from ? 0 : dice() < 0.3 ? stage : stage + 1
    from = a
    const [caller, callee] = [operations[a]!, operations[b]!]
    const id: CallId = `call:${i}`
    return call(id, caller.id, callee.id, services[b]!.kind, {
      stage,
      count: pick([1, 1, 1, 1, 2, 3, 0.5, 0.1], dice),
      request: Math.round(measured(100, 5000, dice)),
      response: Math.round(measured(100, 50000, dice)),
      ...(dice() < 0.3 ? { timeout: pick([0.1, 0.25, 0.5, 1, 2], dice), retries: pick([0, 1, 2], dice) } : {}),
      ...(dice() < 0.1 ? { mode: 'async' as const } : {}),
      ...(dice() < 0.1 ? { optional: true } : {}),
    })
  })
}

/** A measurement of two digits, evenly over the orders of magnitude. */
function measured(least: number, most: number, dice: Dice): number {
  return Number((least * (most / least) ** dice()).toPrecision(2))
}

function pick<Value>(from: readonly Value[], dice: Dice): Value {
  return from[Math.floor(dice() * from.length)] as Value
}

/** mulberry32 */
function random(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * What the tags of a span mean, by the names that OpenTracing, OpenTelemetry and the older Jaeger and Zipkin
 * clients gave them. Each format brings its tags as a map of texts.
 */

import type { Bytes } from '../../base/units'
import type { Kind, Protocol } from '../../model/document'
import type { Peer, Span, SpanKind } from './span'

export type Tags = ReadonlyMap<string, string>

type TagFacts = Pick<Span, 'kind' | 'failed' | 'peer' | 'protocol' | 'request' | 'response'>

/** What the tags of a span mean. */
export function readSemanticTags(tags: Tags): TagFacts {
  const kind = kindOf(tags.get('span.kind'))
  return {
    kind,
    failed: failed(tags),
    peer: kind === 'client' || kind === 'producer' ? peerOf(tags, kind) : undefined,
    protocol: protocolOf(tags),
    request: bytes(tags, requestSizes),
    response: bytes(tags, responseSizes),
  }
}

/** The runtime of a process, by its tracer: "go", "java". */
export function runtimeOf(tags: Tags): string | undefined {
  const tracer = tags.get('telemetry.sdk.language') ?? tags.get('jaeger.version')?.replace(/-.*$/, '')
  const runtime = tracer?.trim().toLowerCase()
  return runtime === undefined || runtime === '' || runtime.length > 40 ? undefined : runtime
}

/** Whether a tag is read at all: all other tags of a span are dropped. */
export function isSemanticTag(key: string): boolean {
  return semanticKeys.has(key)
}

const systems = ['db.system.name', 'db.system', 'db.type']
const databases = ['db.namespace', 'db.name', 'db.instance']
const messaging = ['messaging.system', 'message_bus.system']
const topics = ['messaging.destination.name', 'messaging.destination', 'message_bus.destination']
const statuses = ['http.status_code', 'http.response.status_code']
const methods = ['http.method', 'http.request.method', 'http.url']
const requestSizes = ['http.request_content_length', 'http.request.body.size', 'http.request.size']
const responseSizes = ['http.response_content_length', 'http.response.body.size', 'http.response.size']

const semanticKeys: ReadonlySet<string> = new Set([
  'span.kind',
  'error',
  'otel.status_code',
  'peer.service',
  'rpc.system',
  'rpc.service',
  'component',
  'telemetry.sdk.language',
  'jaeger.version',
  ...systems,
  ...databases,
  ...messaging,
  ...topics,
  ...statuses,
  ...methods,
  ...requestSizes,
  ...responseSizes,
])

function kindOf(value = ''): SpanKind {
  const kind = value.toLowerCase()
  return kind === 'client' || kind === 'server' || kind === 'producer' || kind === 'consumer' || kind === 'internal'
    ? kind
    : 'unknown'
}

function failed(tags: Tags): boolean {
  const error = tags.get('error')
  if (error !== undefined && error !== '' && error.toLowerCase() !== 'false') return true
  if (tags.get('otel.status_code')?.toUpperCase() === 'ERROR') return true
  return Number(first(tags, statuses) ?? 0) >= 500
}

function protocolOf(tags: Tags): Protocol | undefined {
  const system = (tags.get('rpc.system') ?? tags.get('component') ?? '').toLowerCase()
  if (system.includes('grpc')) return 'grpc'
  if (system.includes('thrift')) return 'thrift'
  return first(tags, methods) === undefined ? undefined : 'http'
}

function peerOf(tags: Tags, kind: SpanKind): Peer | undefined {
  const system = first(tags, systems)
  const bus = first(tags, messaging)
  const name = tags.get('peer.service') ?? first(tags, databases) ?? system ?? first(tags, topics) ?? bus
  if (name === undefined || name.trim() === '') return undefined
  if (system !== undefined) return { name, kind: caches.test(system) ? 'cache' : 'database' }
  if (bus !== undefined || kind === 'producer') return { name, kind: busKind(`${bus ?? ''} ${name}`) }
  if (tags.get('rpc.service') === 'S3') return { name, kind: 'objectStore' }
  return { name, kind: 'external' }
}

const caches = /redis|memcache|valkey|hazelcast|elasticache|ehcache|varnish/i

function busKind(name: string): Kind {
  if (/kafka|kinesis|pulsar|event_?hubs/i.test(name)) return 'stream'
  return /\bsns\b|pubsub|topic/i.test(name) ? 'topic' : 'queue'
}

function bytes(tags: Tags, keys: readonly string[]): Bytes | undefined {
  const size = Number(first(tags, keys) ?? Number.NaN)
  return size >= 0 && size <= 2 ** 40 ? size : undefined
}

function first(tags: Tags, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = tags.get(key)
    if (value !== undefined && value !== '') return value
  }
  return undefined
}

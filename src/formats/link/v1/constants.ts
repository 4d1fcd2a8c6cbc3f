/**
 * The constants of version 1 of the link. NEVER EDIT: links that were sent must open for ever. They were the defaults of
 * the model when the version was made; when the model's defaults change, these do not.
 */

import type { Call, Kind, Operation, ProfileName, Protocol, Service } from '../../../model/document'

export const kinds: readonly Kind[] = [
  'service',
  'function',
  'job',
  'orchestrator',
  'gateway',
  'queue',
  'topic',
  'stream',
  'database',
  'cache',
  'objectStore',
  'external',
  'client',
]
export const protocols: readonly Protocol[] = ['grpc', 'http', 'thrift', 'binary']
export const profiles: readonly ProfileName[] = ['flat', 'office', 'evening', 'nightly', 'spiky']
export const placements = ['host', 'zone', 'zones'] as const
export const observabilities = ['none', 'cloudwatch', 'datadog'] as const

/** The name of the operation of a service that lists none. */
export const impliedOperation = 'handle'

const mebi = 1048576
const defaultMemory: Partial<Record<Kind, number>> = { service: 256 * mebi, function: 256 * mebi, job: 512 * mebi }
const defaultBytes: Partial<Record<Kind, readonly [request: number, response: number]>> = {
  queue: [1024, 128],
  topic: [1024, 128],
  stream: [1024, 128],
  database: [512, 2048],
  cache: [128, 1024],
  objectStore: [1024, 65536],
}

/** The values of a service that its codec leaves out. */
export function defaultService(kind: Kind): Pick<Service, 'memory' | 'memoryPerRequest' | 'zones'> {
  return { memory: defaultMemory[kind] ?? 0, memoryPerRequest: defaultMemory[kind] ? mebi : 0, zones: 3 }
}

export const defaultOperation: Pick<Operation, 'demand' | 'cv' | 'wait' | 'errorRate'> = {
  demand: 0,
  cv: 1,
  wait: 0,
  errorRate: 0,
}

/** The values of a call to this kind that its codec leaves out. */
export function defaultCall(kind: Kind): Pick<Call, 'count' | 'request' | 'response' | 'retries'> {
  const [request, response] = defaultBytes[kind] ?? [1024, 1024]
  return { count: 1, request, response, retries: 0 }
}

export const defaultMonthHours = 730

/** Inputs that `assumed` may mark: keys of the design file by the table of their row, as of version 1. */
// biome-ignore format: one table a line
export const assumableKeys: readonly (readonly [table: string, keys: readonly string[]])[] = [
  ['services', [
    'name', 'kind', 'runsOn', 'memoryMiB', 'memoryPerRequestMiB', 'replicas', 'concurrency', 'zones', 'region',
    'team', 'runtime', 'keepApart', 'dissolves',
  ]],
  ['operations', ['cpuMs', 'cv', 'waitMs', 'errorRate']],
  ['calls', [
    'count', 'mode', 'stage', 'fanOut', 'requestBytes', 'responseBytes', 'protocol', 'timeoutMs', 'retries',
    'optional',
  ]],
  ['workloads', ['ratePerSecond', 'profile']],
  ['deployables', ['name', 'runsOn', 'replicas']],
]

/** Rows of one table, and characters of one text, at most. */
export const maxCounts = {
  services: 10_000,
  operations: 50_000,
  calls: 50_000,
  workloads: 10_000,
  entries: 200_000,
  text: 5000,
}

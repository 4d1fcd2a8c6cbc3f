/**
 * What a model is trained on before the first bit, so that a design of ten services need not teach it what designs are
 * like: words, then invented systems with the values that people choose. Encoder and decoder are trained alike, so none
 * of it is sent. Integer arithmetic only. NEVER EDIT, see `link/v1/constants.ts`.
 */

import { emptyDocument, operationId, serviceId, workloadId } from '../../../model/constructors'
import type { Assumptions, Call, Document, Kind, Operation, Point, Protocol, Service } from '../../../model/document'
import { defaultCall, defaultOperation, defaultService } from './constants'
import { codenames, dictionary, phrases } from './dictionary'
import { codeDocument } from './documentCodec'
import { fieldNumbers } from './fieldNumbers'
import type { SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** Writes the training data through a coder, whose model learns from it. */
export function pretrain(coder: SymbolCoder): void {
  for (const phrase of phrases) codeText(coder, fieldNumbers.serviceName, phrase)
  // Not in alphabetical order, or the model would expect the next name to go on at z.
  for (const i of dictionary.keys()) codeText(coder, fieldNumbers.serviceId, dictionary[(i * 229) % dictionary.length]!)
  const random = linearCongruential()
  for (let system = 0; system < 12; system++)
    for (const name of inventNames(20, random)) codeText(coder, fieldNumbers.serviceId, name)
  for (const size of [30, 4, 16, 8, 40, 12, 30, 20, 25, 10]) codeDocument(coder, inventDocument(size, random))
}

/** Distinct names in the style of one system: words, pairs of words, with or without "service" behind. */
function inventNames(size: number, random: Random): readonly string[] {
  const [joint, capital, suffix] = [pick(random, ['-', '-', '-', '', '_', ' ']), random(4) === 0, random(3)]
  const names = new Set<string>()
  while (names.size < size) {
    const first = pick(random, random(8) === 0 ? codenames : vocabulary)
    const parts = [
      first,
      ...(random(3) === 0 ? [pick(random, vocabulary)] : []),
      ...(random(3) < suffix ? ['service'] : []),
    ]
    names.add(parts.map((part) => (capital ? `${part[0]?.toUpperCase()}${part.slice(1)}` : part)).join(joint))
  }
  return [...names]
}

type Random = (sides: number) => number

/** Numbers from 0 to `sides` - 1, by a linear congruential generator modulo 2^16: good enough for variety. */
function linearCongruential(): Random {
  let state = 12345
  return (sides) => {
    state = (state * 25173 + 13849) % 65536
    return Math.floor((state * sides) / 65536)
  }
}

/** Words, without the runtimes and offers at the end. */
const vocabulary = dictionary.slice(0, 600)
const mebi = 1048576
const systems: readonly Kind[] = ['service', 'service', 'service', 'service', 'service', 'database', 'cache', 'queue']

const defaults: Assumptions = {
  placement: 'zones',
  protocol: 'http',
  mesh: false,
  observability: 'none',
  freeTier: false,
  monthHours: 730,
  mergeDatabases: false,
  mergedRunsOn: 'same',
  balancers: 'shared',
  discounts: {},
  overruleKeepApart: false,
  newAccount: false,
  overrides: {},
}

function inventDocument(size: number, random: Random): Document {
  const [managed, placed, ran] = [random(3) > 0, random(2) > 0, random(2) > 0]
  const names = inventNames(size, random)
  const services = Array.from({ length: size }, (_, i): Service => {
    const kind = i === 0 || !managed ? 'service' : (pick(random, [...systems, oddKind(random)]) as Kind)
    const id = names[i]!
    const own = kind === 'service' || kind === 'function'
    return {
      id: serviceId(id),
      name: random(6) > 0 ? id : `${id[0]?.toUpperCase()}${id.slice(1).replace(/-/g, ' ')}`,
      kind,
      ...defaultService(kind),
      ...(own && random(2) > 0 ? { memory: pick(random, [64, 128, 256, 512, 512, 1024, 2048, 4096]) * mebi } : {}),
      ...(own && random(3) > 0 ? { replicas: pick(random, [1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10]) } : {}),
      ...(own && random(9) === 0 ? { replicas: { min: 2, max: 10, targetUtilization: 0.6 } } : {}),
      ...(own && random(2) > 0
        ? { concurrency: pick(random, [1, 8, 10, 16, 32, 50, 64, 100, 100, 200, 500, 1000]) }
        : {}),
      ...(own && random(2) > 0 ? { runtime: pick(random, ['go', 'java', 'node', 'python']) } : {}),
      ...(own && random(2) > 0 ? { team: pick(random, ['platform', 'checkout', 'search', 'data']) } : {}),
      ...(ran && random(8) === 0 ? { runsOn: pick(random, ['aws.lambda', 'aws.fargate', 'ideal.2']) } : {}),
    }
  })
  const operations = services.flatMap((of, i) => operationsOf(of, i, random))
  const calls = callsOf(operations, services, random)
  const rate = {
    id: workloadId('visits'),
    rate: measured(random, 0),
    profile: pick(random, ['flat', 'office'] as const),
  }
  const design = {
    services: table(services),
    operations: table(operations),
    calls: table(calls),
    workloads: table([{ ...rate, to: operations[0]!.id }]),
  } as Document['design']
  const layout = services.map((of, i): [string, Point] => [of.id, { x: (i >> 2) * 280, y: (i & 3) * 120 }])
  const assumptions: Assumptions = random(2) > 0 ? { ...defaults, catalog: 'ideal' } : defaults
  return {
    ...emptyDocument,
    name: pick(random, phrases),
    design,
    assumptions,
    layout: placed ? Object.fromEntries(layout) : {},
  }
}

function oddKind(random: Random): Kind {
  return pick(random, [
    'function',
    'function',
    'job',
    'orchestrator',
    'gateway',
    'topic',
    'stream',
    'objectStore',
    'external',
    'client',
  ])
}

function operationsOf(of: Service, position: number, random: Random): readonly Operation[] {
  if (of.kind !== 'service')
    return [{ ...defaultOperation, id: operationId(of.id, 'handle'), service: of.id, name: 'handle' }]
  const names = position % 3 === 0 ? ['get', 'list', 'create'].slice(0, 1 + random(3)) : ['handle']
  return names.map((name) => ({
    id: operationId(of.id, name),
    service: of.id,
    name,
    demand: measured(random, -4),
    cv: pick(random, [1, 1, 1, 1, 0.5, 0.8, 1.5, 2, 0]),
    wait: random(12) === 0 ? measured(random, -3) : 0,
    errorRate: pick(random, [0, 0, 0, 0, 0.001, 0.01, 0.005]),
  }))
}

function callsOf(operations: readonly Operation[], services: readonly Service[], random: Random): readonly Call[] {
  const pairs = operations.slice(1).map((_, i) => [random(Math.min(i + 1, 8)), i + 1] as [number, number])
  for (let more = random(operations.length); more > 0; more--)
    pairs.push([random(operations.length), random(operations.length)])
  pairs.sort(([a], [b]) => a - b)
  const stages = new Map<number, number>()
  return pairs.map(([from, to], i) => {
    const [caller, callee] = [operations[from]!, operations[to]!]
    const kind = services.find(({ id }) => id === callee.service)?.kind ?? 'service'
    const before = stages.get(from)
    const stage = before === undefined ? 0 : before + (random(3) > 0 ? 1 : 0)
    stages.set(from, stage)
    const [usual, limited] = [defaultCall(kind), random(3) === 0]
    return {
      id: `call:${i}`,
      from: caller.id,
      to: callee.id,
      stage,
      fanOut: random(9) > 0 ? 'sequential' : 'parallel',
      mode: random(8) > 0 ? 'sync' : 'async',
      optional: random(9) === 0,
      count: pick(random, [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 10, 0.5, 0.1, 0.2, 0.05]),
      request: random(4) > 0 ? size(random, 2) : usual.request,
      response: random(4) > 0 ? size(random, 2) : usual.response,
      ...(random(9) === 0 ? { protocol: pick<Protocol>(random, ['grpc', 'http', 'binary']) } : {}),
      ...(limited ? { timeout: pick(random, [0.05, 0.1, 0.2, 0.25, 0.5, 1, 1, 2, 3, 5, 10, 30]) } : {}),
      retries: limited || random(9) === 0 ? pick(random, [0, 1, 2, 3]) : 0,
    } satisfies Call
  })
}

/** One or two digits, of which the first is small more often, over three orders of magnitude. */
function measured(random: Random, exponent: number): number {
  const digits = pick(random, [1, 2, 5]) * (random(4) === 0 ? 10 : 1)
  const two = random(3) > 0 ? leading(random) * 10 + random(10) : digits
  return Number(`${two}e${exponent + random(3)}`)
}

function size(random: Random, exponent: number): number {
  if (random(4) === 0) return pick(random, [100, 200, 256, 500, 512, 1000, 1024, 2048, 4096, 10240, 65536])
  return Number(`${leading(random) * 10 + random(10)}e${exponent - 1 + random(3)}`)
}

/** A first digit from 1 to 9, by Benford's law. */
function leading(random: Random): number {
  const roll = random(1000)
  return [301, 477, 602, 699, 778, 845, 903, 954].findIndex((bound) => roll < bound) + 1 || 9
}

function pick<Value>(random: Random, from: readonly Value[]): Value {
  return from[random(from.length)] as Value
}

function table<Row extends { readonly id: string }>(list: readonly Row[]): Readonly<Record<string, Row>> {
  return Object.fromEntries(list.map((row) => [row.id, row]))
}

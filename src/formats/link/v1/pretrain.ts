/**
 * What a coder practises on before its first design, so that a design of ten services does not have to teach it what
 * designs are like: words, then invented systems with the values that people choose. Both ends of a link practise
 * the same, so nothing of it is sent. Integer arithmetic only. NEVER EDIT, see `link/v1/constants.ts`.
 */

import { emptyDocument, operationId, serviceId, workloadId } from '../../../model/constructors'
import type { Assumptions, Call, Document, Kind, Operation, Point, Protocol, Service } from '../../../model/document'
import { defaultCall, defaultOperation, defaultService } from './constants'
import { codenames, dictionary, phrases } from './dictionary'
import { codeDocument } from './documentCodec'
import { fieldNumbers } from './fieldNumbers'
import type { SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

export function pretrain(coder: SymbolCoder): void {
  for (const phrase of phrases) codeText(coder, fieldNumbers.serviceName, phrase)
  // Not in alphabetical order, or a coder would expect the next design to go on at z.
  for (const i of dictionary.keys()) codeText(coder, fieldNumbers.serviceId, dictionary[(i * 229) % dictionary.length]!)
  const dice = lottery()
  for (let more = 0; more < 12; more++)
    for (const name of naming(20, dice)) codeText(coder, fieldNumbers.serviceId, name)
  for (const size of [30, 4, 16, 8, 40, 12, 30, 20, 25, 10]) codeDocument(coder, invented(size, dice))
}

/** Different names in the style of one system: words, pairs of words, with or without "service" behind. */
function naming(size: number, dice: Dice): readonly string[] {
  const [joint, capital, suffix] = [pick(dice, ['-', '-', '-', '', '_', ' ']), dice(4) === 0, dice(3)]
  const names = new Set<string>()
  while (names.size < size) {
    const first = pick(dice, dice(8) === 0 ? codenames : vocabulary)
    const parts = [first, ...(dice(3) === 0 ? [pick(dice, vocabulary)] : []), ...(dice(3) < suffix ? ['service'] : [])]
    names.add(parts.map((part) => (capital ? `${part[0]?.toUpperCase()}${part.slice(1)}` : part)).join(joint))
  }
  return [...names]
}

type Dice = (sides: number) => number

/** A linear congruential generator modulo 2^16; good enough for variety. */
function lottery(): Dice {
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

const plain: Assumptions = {
  placement: 'zones',
  protocol: 'http',
  mesh: false,
  observability: 'none',
  freeTier: false,
  monthHours: 730,
  mergeDatabases: false,
  overruleKeepApart: false,
  newAccount: false,
  overrides: {},
}

function invented(size: number, dice: Dice): Document {
  const [managed, placed, ran] = [dice(3) > 0, dice(2) > 0, dice(2) > 0]
  const names = naming(size, dice)
  const services = Array.from({ length: size }, (_, i): Service => {
    const kind = i === 0 || !managed ? 'service' : (pick(dice, [...systems, oddKind(dice)]) as Kind)
    const id = names[i]!
    const own = kind === 'service' || kind === 'function'
    return {
      id: serviceId(id),
      name: dice(6) > 0 ? id : `${id[0]?.toUpperCase()}${id.slice(1).replace(/-/g, ' ')}`,
      kind,
      ...defaultService(kind),
      ...(own && dice(2) > 0 ? { memory: pick(dice, [64, 128, 256, 512, 512, 1024, 2048, 4096]) * mebi } : {}),
      ...(own && dice(3) > 0 ? { replicas: pick(dice, [1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10]) } : {}),
      ...(own && dice(9) === 0 ? { replicas: { min: 2, max: 10, targetUtilization: 0.6 } } : {}),
      ...(own && dice(2) > 0 ? { concurrency: pick(dice, [1, 8, 10, 16, 32, 50, 64, 100, 100, 200, 500, 1000]) } : {}),
      ...(own && dice(2) > 0 ? { runtime: pick(dice, ['go', 'java', 'node', 'python']) } : {}),
      ...(own && dice(2) > 0 ? { team: pick(dice, ['platform', 'checkout', 'search', 'data']) } : {}),
      ...(ran && dice(8) === 0 ? { runsOn: pick(dice, ['aws.lambda', 'aws.fargate', 'ideal.2']) } : {}),
    }
  })
  const operations = services.flatMap((of, i) => operationsOf(of, i, dice))
  const calls = callsOf(operations, services, dice)
  const rate = { id: workloadId('visits'), rate: measured(dice, 0), profile: pick(dice, ['flat', 'office'] as const) }
  const design = {
    services: table(services),
    operations: table(operations),
    calls: table(calls),
    workloads: table([{ ...rate, to: operations[0]!.id }]),
  } as Document['design']
  const layout = services.map((of, i): [string, Point] => [of.id, { x: (i >> 2) * 280, y: (i & 3) * 120 }])
  const assumptions: Assumptions = dice(2) > 0 ? { ...plain, catalog: 'ideal' } : plain
  return {
    ...emptyDocument,
    name: pick(dice, phrases),
    design,
    assumptions,
    layout: placed ? Object.fromEntries(layout) : {},
  }
}

function oddKind(dice: Dice): Kind {
  return pick(dice, [
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

function operationsOf(of: Service, position: number, dice: Dice): readonly Operation[] {
  if (of.kind !== 'service')
    return [{ ...defaultOperation, id: operationId(of.id, 'handle'), service: of.id, name: 'handle' }]
  const names = position % 3 === 0 ? ['get', 'list', 'create'].slice(0, 1 + dice(3)) : ['handle']
  return names.map((name) => ({
    id: operationId(of.id, name),
    service: of.id,
    name,
    demand: measured(dice, -4),
    cv: pick(dice, [1, 1, 1, 1, 0.5, 0.8, 1.5, 2, 0]),
    wait: dice(12) === 0 ? measured(dice, -3) : 0,
    errorRate: pick(dice, [0, 0, 0, 0, 0.001, 0.01, 0.005]),
  }))
}

function callsOf(operations: readonly Operation[], services: readonly Service[], dice: Dice): readonly Call[] {
  const pairs = operations.slice(1).map((_, i) => [dice(Math.min(i + 1, 8)), i + 1] as [number, number])
  for (let more = dice(operations.length); more > 0; more--)
    pairs.push([dice(operations.length), dice(operations.length)])
  pairs.sort(([a], [b]) => a - b)
  const stages = new Map<number, number>()
  return pairs.map(([from, to], i) => {
    const [caller, callee] = [operations[from]!, operations[to]!]
    const kind = services.find(({ id }) => id === callee.service)?.kind ?? 'service'
    const before = stages.get(from)
    const stage = before === undefined ? 0 : before + (dice(3) > 0 ? 1 : 0)
    stages.set(from, stage)
    const [usual, limited] = [defaultCall(kind), dice(3) === 0]
    return {
      id: `call:${i}`,
      from: caller.id,
      to: callee.id,
      stage,
      fanOut: dice(9) > 0 ? 'sequential' : 'parallel',
      mode: dice(8) > 0 ? 'sync' : 'async',
      optional: dice(9) === 0,
      count: pick(dice, [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 10, 0.5, 0.1, 0.2, 0.05]),
      request: dice(4) > 0 ? size(dice, 2) : usual.request,
      response: dice(4) > 0 ? size(dice, 2) : usual.response,
      ...(dice(9) === 0 ? { protocol: pick<Protocol>(dice, ['grpc', 'http', 'binary']) } : {}),
      ...(limited ? { timeout: pick(dice, [0.05, 0.1, 0.2, 0.25, 0.5, 1, 1, 2, 3, 5, 10, 30]) } : {}),
      retries: limited || dice(9) === 0 ? pick(dice, [0, 1, 2, 3]) : 0,
    } satisfies Call
  })
}

/** One or two digits, of which the first is small more often, over three orders of magnitude. */
function measured(dice: Dice, exponent: number): number {
  const digits = pick(dice, [1, 2, 5]) * (dice(4) === 0 ? 10 : 1)
  const two = dice(3) > 0 ? leading(dice) * 10 + dice(10) : digits
  return Number(`${two}e${exponent + dice(3)}`)
}

function size(dice: Dice, exponent: number): number {
  if (dice(4) === 0) return pick(dice, [100, 200, 256, 500, 512, 1000, 1024, 2048, 4096, 10240, 65536])
  return Number(`${leading(dice) * 10 + dice(10)}e${exponent - 1 + dice(3)}`)
}

/** Benford: 1 to 9, each as often as in measurements. */
function leading(dice: Dice): number {
  const roll = dice(1000)
  return [301, 477, 602, 699, 778, 845, 903, 954].findIndex((bound) => roll < bound) + 1 || 9
}

function pick<Value>(dice: Dice, from: readonly Value[]): Value {
  return from[dice(from.length)] as Value
}

function table<Row extends { readonly id: string }>(list: readonly Row[]): Readonly<Record<string, Row>> {
  return Object.fromEntries(list.map((row) => [row.id, row]))
}

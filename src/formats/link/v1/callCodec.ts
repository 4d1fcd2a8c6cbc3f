/** Calls and workloads: who asks whom, how often, with how much. */

import { workloadId } from '../../../model/constructors'
import type { Call, CallId, Kind, Operation, OperationId, Profile, Service, Workload } from '../../../model/document'
import { arrows } from './callEnds'
import { choices, counts, flags, numbers } from './columnCodec'
import { kinds, most, profiles, protocols, usualCall } from './constants'
import { field } from './fieldNumbers'
import type { Drawn } from './serviceCodec'
import { compact } from './serviceCodec'
import { hash, type Pen } from './symbolCoder'
import { text } from './textCodec'

export function calls(pen: Pen, given: readonly Call[], ends: Drawn): readonly Call[] {
  const { operations } = ends
  const kindOf = kindsOf(ends)
  const number = numbering(operations)
  const arrow = arrows(pen, operations.length, (operation) => kinds.indexOf(kindOf(operation)))
  const row = callColumns(pen)
  const written: Call[] = []
  const nextStage = new Map<number, number>()
  const size = operations.length === 0 ? 0 : pen.about(field.size, 2).size(given.length, most.calls)
  for (let i = 0; i < size; i++) {
    const call = given[i]
    const { from, to } = arrow({ from: number.get(call?.from ?? '') ?? 0, to: number.get(call?.to ?? '') ?? 0 })
    const next = nextStage.get(from) ?? 0
    const fields = row(call, next, kindOf(to), to)
    nextStage.set(from, Math.max(next, fields.stage + 1))
    const [source, callee] = [operations[from]!, operations[to]!]
    const id: CallId = `call:${i}`
    written.push(compact<Call>({ id, from: source.id, to: callee.id, ...fields }))
  }
  return written
}

type Fields = Omit<Call, 'id' | 'from' | 'to'>

function callColumns(pen: Pen): (call: Call | undefined, next: number, towards: Kind, to: number) => Fields {
  const count = numbers(pen, field.count)
  const [mode, fanOut] = [
    choices(pen, field.mode, ['sync', 'async'] as const),
    choices(pen, field.fanOut, ['sequential', 'parallel'] as const),
  ]
  const [staged, stage] = [choices(pen, field.staged, ['next', 'same', 'other'] as const), counts(pen, field.stage)]
  const [request, response] = [numbers(pen, field.request, 'bytes'), numbers(pen, field.response, 'bytes')]
  const protocol = choices(pen, field.protocol, [undefined, ...protocols])
  const [timed, timeout] = [flags(pen, field.timed), numbers(pen, field.timeout)]
  const [retries, optional] = [numbers(pen, field.retries), flags(pen, field.optional)]
  return (call, next, towards, to) => {
    const usual = usualCall(towards)
    const [kin, last] = [kinds.indexOf(towards), Math.max(0, next - 1)]
    const order = call === undefined || call.stage === next ? 'next' : call.stage === last ? 'same' : 'other'
    const many = count(call?.count ?? 0, usual.count, kin)
    const how = mode(call?.mode ?? 'sync', kin)
    const when = staged(order, kin, Math.min(next, 2))
    const at = when === 'next' ? next : when === 'same' ? last : stage(call?.stage ?? 0)
    const limited = timed(call?.timeout !== undefined, kin)
    return {
      ...{ count: many, mode: how, stage: at, fanOut: fanOut(call?.fanOut ?? 'sequential', many > 1 ? 1 : 0) },
      request: request(call?.request ?? 0, usual.request, kin, hash(to, 9)),
      response: response(call?.response ?? 0, usual.response, kin, hash(to, 9)),
      protocol: protocol(call?.protocol, kin),
      timeout: limited ? timeout(call?.timeout ?? 0, Number.NaN, kin) : undefined,
      retries: retries(call?.retries ?? 0, usual.retries, kin, limited ? 1 : 0),
      optional: optional(call?.optional ?? false, kin),
    }
  }
}

export function workloads(pen: Pen, given: readonly Workload[], operations: readonly Operation[]): readonly Workload[] {
  const number = numbering(operations)
  const rate = numbers(pen, field.rate)
  const profile = profileColumn(pen)
  const size = operations.length === 0 ? 0 : pen.about(field.size, 3).size(given.length, most.workloads)
  return Array.from({ length: size }, (_, i) => {
    const row = given[i]
    const id = text(pen, field.workloadId, row?.id.slice('workload:'.length) ?? '')
    const target = number.get(row?.to ?? '') ?? 0
    const to = operations[pen.about(field.arrives, 1).index(target, operations.length)]!
    return { id: workloadId(id), to: to.id, rate: rate(row?.rate ?? 0), profile: profile(row?.profile ?? 'flat') }
  })
}

function profileColumn(pen: Pen): (value: Profile) => Profile {
  const name = choices(pen, field.profile, [...profiles, 'hours'] as const)
  const hour = numbers(pen, field.hour)
  return (value) => {
    const named = name(typeof value === 'string' ? value : 'hours')
    if (named !== 'hours') return named
    return Array.from({ length: 24 }, (_, i) => hour(typeof value === 'string' ? 1 : (value[i] ?? 0)))
  }
}

function kindsOf({ services, operations }: Drawn): (operation: number) => Kind {
  const byId = new Map<string, Service>(services.map((service) => [service.id, service]))
  return (operation) => byId.get(operations[operation]?.service ?? '')?.kind ?? 'service'
}

function numbering(operations: readonly Operation[]): ReadonlyMap<OperationId | '', number> {
  return new Map(operations.map((operation, index) => [operation.id, index]))
}

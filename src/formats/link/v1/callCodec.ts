/** Calls and workloads: who asks whom, how often, with how much. */

import { workloadId } from '../../../model/constructors'
import type { Call, CallId, Kind, Operation, OperationId, Profile, Service, Workload } from '../../../model/document'
import { callEndsColumn } from './callEnds'
import { choiceColumn, countColumn, flagColumn, numberColumn } from './columnCodec'
import { defaultCall, kinds, maxCounts, profiles, protocols } from './constants'
import { fieldNumbers } from './fieldNumbers'
import type { ServiceRows } from './serviceCodec'
import { withoutUndefined } from './serviceCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

export function codeCalls(coder: SymbolCoder, given: readonly Call[], ends: ServiceRows): readonly Call[] {
  const { operations } = ends
  const kindOf = kindsOf(ends)
  const number = numbering(operations)
  const arrow = callEndsColumn(coder, operations.length, (operation) => kinds.indexOf(kindOf(operation)))
  const row = callColumns(coder)
  const written: Call[] = []
  const nextStage = new Map<number, number>()
  const size = operations.length === 0 ? 0 : coder.context(fieldNumbers.size, 2).rowCount(given.length, maxCounts.calls)
  for (let i = 0; i < size; i++) {
    const call = given[i]
    const { from, to } = arrow({ from: number.get(call?.from ?? '') ?? 0, to: number.get(call?.to ?? '') ?? 0 })
    const next = nextStage.get(from) ?? 0
    const fields = row(call, next, kindOf(to), to)
    nextStage.set(from, Math.max(next, fields.stage + 1))
    const [source, callee] = [operations[from]!, operations[to]!]
    const id: CallId = `call:${i}`
    written.push(withoutUndefined<Call>({ id, from: source.id, to: callee.id, ...fields }))
  }
  return written
}

type Fields = Omit<Call, 'id' | 'from' | 'to'>

function callColumns(coder: SymbolCoder): (call: Call | undefined, next: number, towards: Kind, to: number) => Fields {
  const count = numberColumn(coder, fieldNumbers.count)
  const [mode, fanOut] = [
    choiceColumn(coder, fieldNumbers.mode, ['sync', 'async'] as const),
    choiceColumn(coder, fieldNumbers.fanOut, ['sequential', 'parallel'] as const),
  ]
  const [staged, stage] = [
    choiceColumn(coder, fieldNumbers.staged, ['next', 'same', 'other'] as const),
    countColumn(coder, fieldNumbers.stage),
  ]
  const [request, response] = [
    numberColumn(coder, fieldNumbers.request, 'bytes'),
    numberColumn(coder, fieldNumbers.response, 'bytes'),
  ]
  const protocol = choiceColumn(coder, fieldNumbers.protocol, [undefined, ...protocols])
  const [timed, timeout] = [flagColumn(coder, fieldNumbers.timed), numberColumn(coder, fieldNumbers.timeout)]
  const [retries, optional] = [numberColumn(coder, fieldNumbers.retries), flagColumn(coder, fieldNumbers.optional)]
  return (call, next, towards, to) => {
    const usual = defaultCall(towards)
    const [kin, last] = [kinds.indexOf(towards), Math.max(0, next - 1)]
    const order = call === undefined || call.stage === next ? 'next' : call.stage === last ? 'same' : 'other'
    const many = count(call?.count ?? 0, usual.count, kin)
    const how = mode(call?.mode ?? 'sync', kin)
    const when = staged(order, kin, Math.min(next, 2))
    const at = when === 'next' ? next : when === 'same' ? last : stage(call?.stage ?? 0)
    const limited = timed(call?.timeout !== undefined, kin)
    return {
      count: many,
      mode: how,
      stage: at,
      fanOut: fanOut(call?.fanOut ?? 'sequential', many > 1 ? 1 : 0),
      request: request(call?.request ?? 0, usual.request, kin, hash(to, 9)),
      response: response(call?.response ?? 0, usual.response, kin, hash(to, 9)),
      protocol: protocol(call?.protocol, kin),
      timeout: limited ? timeout(call?.timeout ?? 0, Number.NaN, kin) : undefined,
      retries: retries(call?.retries ?? 0, usual.retries, kin, limited ? 1 : 0),
      optional: optional(call?.optional ?? false, kin),
    }
  }
}

export function codeWorkloads(
  coder: SymbolCoder,
  given: readonly Workload[],
  operations: readonly Operation[],
): readonly Workload[] {
  const number = numbering(operations)
  const rate = numberColumn(coder, fieldNumbers.rate)
  const profile = profileColumn(coder)
  const size =
    operations.length === 0 ? 0 : coder.context(fieldNumbers.size, 3).rowCount(given.length, maxCounts.workloads)
  return Array.from({ length: size }, (_, i) => {
    const row = given[i]
    const id = codeText(coder, fieldNumbers.workloadId, row?.id.slice('workload:'.length) ?? '')
    const target = number.get(row?.to ?? '') ?? 0
    const to = operations[coder.context(fieldNumbers.arrives, 1).index(target, operations.length)]!
    return { id: workloadId(id), to: to.id, rate: rate(row?.rate ?? 0), profile: profile(row?.profile ?? 'flat') }
  })
}

function profileColumn(coder: SymbolCoder): (value: Profile) => Profile {
  const name = choiceColumn(coder, fieldNumbers.profile, [...profiles, 'hours'] as const)
  const hour = numberColumn(coder, fieldNumbers.hour)
  return (value) => {
    const named = name(typeof value === 'string' ? value : 'hours')
    if (named !== 'hours') return named
    return Array.from({ length: 24 }, (_, i) => hour(typeof value === 'string' ? 1 : (value[i] ?? 0)))
  }
}

function kindsOf({ services, operations }: ServiceRows): (operation: number) => Kind {
  const byId = new Map<string, Service>(services.map((service) => [service.id, service]))
  return (operation) => byId.get(operations[operation]?.service ?? '')?.kind ?? 'service'
}

function numbering(operations: readonly Operation[]): ReadonlyMap<OperationId | '', number> {
  return new Map(operations.map((operation, index) => [operation.id, index]))
}

/** Calls and workloads: which operation calls which, how often, with how many bytes; and where requests arrive. */

import { workloadId } from '../../../model/constructors'
import type { Call, CallId, Kind, Operation, OperationId, Profile, Service, Workload } from '../../../model/document'
import { callEndsColumn } from './callEnds'
import { choiceColumn, countColumn, flagColumn, numberColumn } from './columnCodec'
import { defaultCall, kinds, maxCounts, profiles, protocols } from './constants'
import { fieldNumbers } from './fieldNumbers'
import { type ServiceRows, withoutUndefined } from './serviceCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** All calls, in their order; they are renumbered. */
export function codeCalls(coder: SymbolCoder, calls: readonly Call[], rows: ServiceRows): readonly Call[] {
  const { operations } = rows
  const kindOf = kindsOf(rows)
  const positions = positionsOf(operations)
  const codeEnds = callEndsColumn(coder, operations.length, (operation) => kinds.indexOf(kindOf(operation)))
  const codeFields = callColumns(coder)
  const coded: Call[] = []
  const nextStage = new Map<number, number>()
  const size = operations.length === 0 ? 0 : coder.context(fieldNumbers.size, 2).rowCount(calls.length, maxCounts.calls)
  for (let i = 0; i < size; i++) {
    const call = calls[i]
    const { from, to } = codeEnds({
      from: positions.get(call?.from ?? '') ?? 0,
      to: positions.get(call?.to ?? '') ?? 0,
    })
    const next = nextStage.get(from) ?? 0
    const fields = codeFields(call, next, kindOf(to), to)
    nextStage.set(from, Math.max(next, fields.stage + 1))
    const [caller, callee] = [operations[from]!, operations[to]!]
    const id: CallId = `call:${i}`
    coded.push(withoutUndefined<Call>({ id, from: caller.id, to: callee.id, ...fields }))
  }
  return coded
}

/** A call without its ends; what it does not have is undefined. */
type Fields = Omit<Call, 'id' | 'from' | 'to' | 'protocol' | 'timeout'> & {
  readonly protocol: Call['protocol'] | undefined
  readonly timeout: Call['timeout'] | undefined
}

function callColumns(
  coder: SymbolCoder,
): (call: Call | undefined, next: number, calleeKind: Kind, to: number) => Fields {
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
  return (call, next, calleeKind, to) => {
    const defaults = defaultCall(calleeKind)
    const [kind, last] = [kinds.indexOf(calleeKind), Math.max(0, next - 1)]
    const order = call === undefined || call.stage === next ? 'next' : call.stage === last ? 'same' : 'other'
    const calls = count(call?.count ?? 0, defaults.count, kind)
    const callMode = mode(call?.mode ?? 'sync', kind)
    const placeInOrder = staged(order, kind, Math.min(next, 2))
    const callStage = placeInOrder === 'next' ? next : placeInOrder === 'same' ? last : stage(call?.stage ?? 0)
    const isTimed = timed(call?.timeout !== undefined, kind)
    return {
      count: calls,
      mode: callMode,
      stage: callStage,
      fanOut: fanOut(call?.fanOut ?? 'sequential', calls > 1 ? 1 : 0),
      request: request(call?.request ?? 0, defaults.request, kind, hash(to, 9)),
      response: response(call?.response ?? 0, defaults.response, kind, hash(to, 9)),
      protocol: protocol(call?.protocol, kind),
      timeout: isTimed ? timeout(call?.timeout ?? 0, Number.NaN, kind) : undefined,
      retries: retries(call?.retries ?? 0, defaults.retries, kind, isTimed ? 1 : 0),
      optional: optional(call?.optional ?? false, kind),
    }
  }
}

/** All workloads, in their order. */
export function codeWorkloads(
  coder: SymbolCoder,
  workloads: readonly Workload[],
  operations: readonly Operation[],
): readonly Workload[] {
  const positions = positionsOf(operations)
  const rate = numberColumn(coder, fieldNumbers.rate)
  const profile = profileColumn(coder)
  const size =
    operations.length === 0 ? 0 : coder.context(fieldNumbers.size, 3).rowCount(workloads.length, maxCounts.workloads)
  return Array.from({ length: size }, (_, i) => {
    const row = workloads[i]
    const id = codeText(coder, fieldNumbers.workloadId, row?.id.slice('workload:'.length) ?? '')
    const target = positions.get(row?.to ?? '') ?? 0
    const to = operations[coder.context(fieldNumbers.arrives, 1).index(target, operations.length)]!
    return { id: workloadId(id), to: to.id, rate: rate(row?.rate ?? 0), profile: profile(row?.profile ?? 'flat') }
  })
}

function profileColumn(coder: SymbolCoder): (value: Profile) => Profile {
  const name = choiceColumn(coder, fieldNumbers.profile, [...profiles, 'hours'] as const)
  const hour = numberColumn(coder, fieldNumbers.hour)
  return (value) => {
    const profileName = name(typeof value === 'string' ? value : 'hours')
    if (profileName !== 'hours') return profileName
    return Array.from({ length: 24 }, (_, i) => hour(typeof value === 'string' ? 1 : (value[i] ?? 0)))
  }
}

function kindsOf({ services, operations }: ServiceRows): (operation: number) => Kind {
  const byId = new Map<string, Service>(services.map((service) => [service.id, service]))
  return (operation) => byId.get(operations[operation]?.service ?? '')?.kind ?? 'service'
}

function positionsOf(operations: readonly Operation[]): ReadonlyMap<OperationId | '', number> {
  return new Map(operations.map((operation, index) => [operation.id, index]))
}

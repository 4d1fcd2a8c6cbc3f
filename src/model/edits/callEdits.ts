/** Edits of calls: the arrows. */

import { put, rows, without } from '../../base/table'
import { call, operation } from '../constructors'
import type { Call, CallId, Document, Edit, OperationId, ServiceId } from '../document'
import { kindForms } from '../kinds/index'
import { cascade } from './cascade'
import { patchRow } from './patch'
import { nextCallNumber } from './serviceEdits'

/** One more call of `from`, after all it makes already. */
export function addCall(from: OperationId, to: OperationId, fields: Parameters<typeof call>[4] = {}): Edit {
  return (document) => {
    const { operations, services, calls } = document.design
    const target = operations[to] && services[operations[to].service]
    if (!operations[from] || !target) return document
    const id: CallId = `call:${nextCallNumber(document)}`
    const made = call(id, from, to, target.kind, { stage: nextStage(document, from), ...fields })
    return { ...document, design: { ...document.design, calls: put(calls, id, made) } }
  }
}

/** An arrow drawn from box to box: between their first operations, which are made where there are none. */
export function connect(from: ServiceId, to: ServiceId): Edit {
  return (document) => {
    const [withFrom, source] = withOperation(document, from)
    const [withBoth, target] = withOperation(withFrom, to)
    const kind = document.design.services[from]?.kind
    const mode = (kind && kindForms[kind].outgoing) ?? 'sync'
    return source && target ? addCall(source, target, { mode })(withBoth) : document
  }
}

export function removeCalls(chosen: readonly CallId[]): Edit {
  return (document) => {
    const gone = new Set<string>(chosen)
    const calls = without(document.design.calls, (_, id) => gone.has(id))
    return calls === document.design.calls ? document : cascade(document, { ...document.design, calls })
  }
}

export function editCall(id: CallId, patch: Partial<Omit<Call, 'id'>>): Edit {
  return (document) => {
    const before = document.design.calls[id]
    if (!before) return document
    const next = patchRow(before, patch)
    if (!document.design.operations[next.from] || !document.design.operations[next.to]) return document
    const calls = put(document.design.calls, id, next)
    return calls === document.design.calls ? document : { ...document, design: { ...document.design, calls } }
  }
}

export function nextStage(document: Document, from: OperationId): number {
  const stages = rows(document.design.calls).flatMap((row) => (row.from === from ? [row.stage] : []))
  return stages.length === 0 ? 0 : Math.max(...stages) + 1
}

function withOperation(document: Document, of: ServiceId): [Document, OperationId | undefined] {
  const owner = document.design.services[of]
  if (!owner) return [document, undefined]
  const first = rows(document.design.operations).find((row) => row.service === of)
  if (first) return [document, first.id]
  const made = operation(owner)
  const operations = put(document.design.operations, made.id, made)
  return [{ ...document, design: { ...document.design, operations } }, made.id]
}

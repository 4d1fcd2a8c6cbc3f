/** Edits of calls: the arrows. */

import { put, rows, without } from '../../base/table'
import { call, operation } from '../constructors'
import type { Call, CallId, Document, Edit, OperationId, ServiceId } from '../document'
import { kindForms } from '../kinds/index'
import { cascade } from './cascade'
import { type Patch, patchRow } from './patchRow'
import { nextCallNumber } from './serviceEdits'

/** Adds a call of `from`, in a stage after all its others. */
export function addCall(from: OperationId, to: OperationId, fields: Parameters<typeof call>[4] = {}): Edit {
  return (document) => {
    const { operations, services, calls } = document.design
    const target = operations[to] && services[operations[to].service]
    if (!operations[from] || !target) return document
    const id: CallId = `call:${nextCallNumber(document)}`
    const row = call(id, from, to, target.kind, { stage: nextStage(document, from), ...fields })
    return { ...document, design: { ...document.design, calls: put(calls, id, row) } }
  }
}

/** Adds a call from box to box: between their first operations, which are added where there are none. */
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
    const removed = new Set<string>(chosen)
    const calls = without(document.design.calls, (_, id) => removed.has(id))
    return calls === document.design.calls ? document : cascade(document, { ...document.design, calls })
  }
}

export function editCall(id: CallId, patch: Patch<Omit<Call, 'id'>>): Edit {
  return (document) => {
    const before = document.design.calls[id]
    if (!before) return document
    const next = patchRow(before, patch)
    if (!document.design.operations[next.from] || !document.design.operations[next.to]) return document
    const calls = put(document.design.calls, id, next)
    return calls === document.design.calls ? document : { ...document, design: { ...document.design, calls } }
  }
}

/** The stage after the last one of the calls of an operation. */
export function nextStage(document: Document, from: OperationId): number {
  const stages = rows(document.design.calls).flatMap((row) => (row.from === from ? [row.stage] : []))
  return stages.length === 0 ? 0 : Math.max(...stages) + 1
}

function withOperation(document: Document, id: ServiceId): [Document, OperationId | undefined] {
  const owner = document.design.services[id]
  if (!owner) return [document, undefined]
  const first = rows(document.design.operations).find((row) => row.service === id)
  if (first) return [document, first.id]
  const row = operation(owner)
  const operations = put(document.design.operations, row.id, row)
  return [{ ...document, design: { ...document.design, operations } }, row.id]
}

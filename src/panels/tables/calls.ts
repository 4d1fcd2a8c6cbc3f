/** The calls as rows: ends, frequency, mode and payload. */

import { success } from '../../base/result'
import { rows } from '../../base/table'
import type { Call, Document, Kind, OperationId } from '../../model/document'
import { addCall, editCall, nextStage, removeCalls } from '../../model/edits/callEdits'
import { callFields } from '../../model/fields/callFields'
import { kindForms } from '../../model/kinds/index'
import { editableTable, type RowColumn } from './editableTable'
import { fieldColumns } from './fieldColumn'
import { operationReference, operationReferences } from './operationReference'

const end = (label: string, side: 'from' | 'to'): RowColumn<Call> => ({
  label,
  operation: true,
  text: (row, { design }) => operationReferences(design).get(row[side]) ?? '',
  write: (typed, row, document) => {
    const reference = operationReference(typed, document.design)
    if (!reference.ok) return reference
    if (reference.value === row[side]) return success((same) => same)
    const fields = side === 'from' ? asCaller(row, reference.value, document) : asCallee(row, reference.value, document)
    return success(editCall(row.id, { [side]: reference.value, ...fields }))
  },
})

/** A new caller: the call goes to its next stage, with the mode of its kind. */
function asCaller(row: Call, from: OperationId, document: Document): Partial<Call> {
  const kind = kindOf(from, document)
  return { stage: nextStage(document, from), mode: (kind && kindForms[kind].outgoing) ?? row.mode }
}

/** A new callee: payload sizes that were the default of its kind change to the new default. */
function asCallee(row: Call, to: OperationId, document: Document): Partial<Call> {
  const [before, after] = [kindOf(row.to, document), kindOf(to, document)]
  const defaults = before && kindForms[before].call
  const untouched = defaults && row.request === defaults.request && row.response === defaults.response
  return untouched && after ? { request: kindForms[after].call.request, response: kindForms[after].call.response } : {}
}

function kindOf(operation: OperationId, { design }: Document): Kind | undefined {
  const of = design.operations[operation]?.service
  return of && design.services[of]?.kind
}

const column = fieldColumns(callFields, ({ id }: Call, patch) => editCall(id, patch))

/** The table of calls. */
export const calls = editableTable<Call>({
  label: 'Calls',
  rows: ({ design }) => rows(design.calls),
  fields: [
    end('From', 'from'),
    end('To', 'to'),
    { ...column('count'), formerLabels: ['Calls per run'] },
    column('mode'),
    column('stage'),
    column('request'),
    column('response'),
    column('fanOut'),
    column('protocol'),
    column('timeout'),
    column('retries'),
    column('optional'),
  ],
  /** A copy of the last call, or one between the first two operations of different services. */
  add: ({ design }) => {
    const last = rows(design.calls).at(-1)
    if (last) return addCall(last.from, last.to)
    const [first] = rows(design.operations)
    const other = rows(design.operations).find(({ service }) => service !== first?.service)
    return first && other ? addCall(first.id, other.id) : undefined
  },
  remove: ({ id }) => removeCalls([id]),
})

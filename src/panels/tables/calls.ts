/** The calls as rows: from which operation to which, how often, and how. */

import { success } from '../../base/result'
import { rows } from '../../base/table'
import type { Call, Document, Kind, OperationId, Protocol } from '../../model/document'
import { addCall, editCall, nextStage, removeCalls } from '../../model/edits/callEdits'
import { kindForms } from '../../model/kinds/index'
import { kibibytes, milliseconds, plainNumber } from '../inspector/displayUnits'
import { protocolOptions } from '../inspector/protocolOptions'
import { choiceColumn, editableTable, numberColumn, type RowColumn } from './editableTable'
import { operationReference, operationReferences } from './operationReference'
import { booleanColumn, optionalColumn } from './optionalColumn'

const end = (label: string, side: 'from' | 'to'): RowColumn<Call> => ({
  label,
  operation: true,
  text: (row, { design }) => operationReferences(design).get(row[side]) ?? '',
  write: (typed, row, document) => {
    const found = operationReference(typed, document.design)
    if (!found.ok) return found
    if (found.value === row[side]) return success((same) => same)
    const fields = side === 'from' ? asCaller(row, found.value, document) : asCallee(row, found.value, document)
    return success(editCall(row.id, { [side]: found.value, ...fields }))
  },
})

/** Another caller: behind its other calls, and waited for or not as its kind has it. */
function asCaller(row: Call, from: OperationId, document: Document): Partial<Call> {
  const kind = kindOf(from, document)
  return { stage: nextStage(document, from), mode: (kind && kindForms[kind].outgoing) ?? row.mode }
}

/** Another callee: bytes that were the default of one kind become those of the other. */
function asCallee(row: Call, to: OperationId, document: Document): Partial<Call> {
  const [before, after] = [kindOf(row.to, document), kindOf(to, document)]
  const usual = before && kindForms[before].call
  const untouched = usual && row.request === usual.request && row.response === usual.response
  return untouched && after ? { request: kindForms[after].call.request, response: kindForms[after].call.response } : {}
}

function kindOf(operation: OperationId, { design }: Document): Kind | undefined {
  const of = design.operations[operation]?.service
  return of && design.services[of]?.kind
}

export const calls = editableTable<Call>({
  label: 'Calls',
  rows: ({ design }) => rows(design.calls),
  fields: [
    end('From', 'from'),
    end('To', 'to'),
    numberColumn<Call>({
      label: 'Calls per run',
      measure: plainNumber,
      max: 1e6,
      value: ({ count }) => count,
      edit: ({ id }, count) => editCall(id, { count }),
    }),
    choiceColumn<Call, Call['mode']>(
      'Mode',
      [
        { value: 'sync', label: 'the caller waits' },
        { value: 'async', label: 'not waited for' },
      ],
      ({ mode }) => mode,
      ({ id }, mode) => editCall(id, { mode }),
    ),
    numberColumn<Call>({
      label: 'Stage',
      measure: plainNumber,
      max: 1e4,
      whole: true,
      value: ({ stage }) => stage,
      edit: ({ id }, stage) => editCall(id, { stage }),
    }),
    numberColumn<Call>({
      label: 'Request',
      measure: kibibytes,
      max: 2 ** 30,
      value: ({ request }) => request,
      edit: ({ id }, request) => editCall(id, { request }),
    }),
    numberColumn<Call>({
      label: 'Response',
      measure: kibibytes,
      max: 2 ** 30,
      value: ({ response }) => response,
      edit: ({ id }, response) => editCall(id, { response }),
    }),
    choiceColumn<Call, Call['fanOut']>(
      'Fan-out',
      [
        { value: 'sequential', label: 'one after another' },
        { value: 'parallel', label: 'all at once' },
      ],
      ({ fanOut }) => fanOut,
      ({ id }, fanOut) => editCall(id, { fanOut }),
    ),
    choiceColumn<Call, Protocol | 'usual'>(
      'Protocol',
      protocolOptions,
      ({ protocol }) => protocol ?? 'usual',
      ({ id }, protocol) => editCall(id, { protocol: protocol === 'usual' ? undefined : protocol }),
    ),
    optionalColumn<Call>({
      label: 'Timeout',
      measure: milliseconds,
      min: 0.001,
      max: 1e9,
      open: 'none',
      value: ({ timeout }) => timeout,
      edit: ({ id }, timeout) => editCall(id, { timeout }),
    }),
    numberColumn<Call>({
      label: 'Retries',
      measure: plainNumber,
      max: 100,
      whole: true,
      value: ({ retries }) => retries,
      edit: ({ id }, retries) => editCall(id, { retries }),
    }),
    booleanColumn<Call>(
      'Optional',
      ({ optional: survived }) => survived,
      ({ id }, survived) => editCall(id, { optional: survived }),
    ),
  ],
  /** Like the last one; else between the first two operations of different services. */
  add: ({ design }) => {
    const last = rows(design.calls).at(-1)
    if (last) return addCall(last.from, last.to)
    const [first] = rows(design.operations)
    const other = rows(design.operations).find(({ service }) => service !== first?.service)
    return first && other ? addCall(first.id, other.id) : undefined
  },
  remove: ({ id }) => removeCalls([id]),
})

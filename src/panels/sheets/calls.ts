/** The calls as rows: from which operation to which, how often, and how. */

import { rows } from '../../base/table'
import type { Call } from '../../model/document'
import { addCall, editCall, removeCalls } from '../../model/edits/calls'
import { kibibytes, plainNumber } from '../inspector/measures'
import { operationNamed, operationNames } from './operation'
import { choice, type Field, numbers, sheet } from './sheet'

const end = (label: string, side: 'from' | 'to'): Field<Call> => ({
  label,
  operation: true,
  text: (row, { design }) => operationNames(design).get(row[side]) ?? '',
  write: (typed, { id }, { design }) => {
    const found = operationNamed(typed, design)
    return found.ok ? { ok: true, value: editCall(id, { [side]: found.value }) } : found
  },
})

export const calls = sheet<Call>({
  label: 'Calls',
  rows: ({ design }) => rows(design.calls),
  fields: [
    end('From', 'from'),
    end('To', 'to'),
    numbers<Call>({
      ...{ label: 'Calls per run', measure: plainNumber, max: 1e6 },
      value: ({ count }) => count,
      edit: ({ id }, count) => editCall(id, { count }),
    }),
    choice<Call, Call['mode']>(
      'Mode',
      [
        { value: 'sync', label: 'the caller waits' },
        { value: 'async', label: 'not waited for' },
      ],
      ({ mode }) => mode,
      ({ id }, mode) => editCall(id, { mode }),
    ),
    numbers<Call>({
      ...{ label: 'Stage', measure: plainNumber, max: 1e4, whole: true },
      value: ({ stage }) => stage,
      edit: ({ id }, stage) => editCall(id, { stage }),
    }),
    numbers<Call>({
      ...{ label: 'Request', measure: kibibytes, max: 2 ** 30 },
      value: ({ request }) => request,
      edit: ({ id }, request) => editCall(id, { request }),
    }),
    numbers<Call>({
      ...{ label: 'Response', measure: kibibytes, max: 2 ** 30 },
      value: ({ response }) => response,
      edit: ({ id }, response) => editCall(id, { response }),
    }),
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

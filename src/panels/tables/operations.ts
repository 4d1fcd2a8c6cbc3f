/** The operations as rows: each with its own work. */

import { failure, success } from '../../base/result'
import { rows } from '../../base/table'
import { operationId } from '../../model/constructors'
import type { Operation } from '../../model/document'
import { addOperation, editOperation, removeOperation, renameOperation } from '../../model/edits/operationEdits'
import { freeOperationName } from '../../store/freeName'
import { milliseconds, percent, plainNumber } from '../inspector/displayUnits'
import { editableTable, numberColumn } from './editableTable'

export const operations = editableTable<Operation>({
  label: 'Operations',
  rows: ({ design }) => rows(design.operations),
  fields: [
    { label: 'Service', text: ({ service }, { design }) => design.services[service]?.name ?? service },
    {
      label: 'Name',
      text: ({ name }) => name,
      write: (typed, { id, service, name }, { design }) => {
        const next = typed.trim().slice(0, 128)
        if (next === '') return failure('', 'It needs a name.')
        const taken = next !== name && Object.hasOwn(design.operations, operationId(service, next))
        return taken
          ? failure('', `The service has an operation “${next}” already.`)
          : success(renameOperation(id, next))
      },
    },
    numberColumn<Operation>({
      label: 'CPU time',
      measure: milliseconds,
      max: 1e9,
      value: ({ demand }) => demand,
      edit: ({ id }, demand) => editOperation(id, { demand }),
    }),
    numberColumn<Operation>({
      label: 'Variation',
      measure: plainNumber,
      max: 100,
      value: ({ cv }) => cv,
      edit: ({ id }, cv) => editOperation(id, { cv }),
    }),
    numberColumn<Operation>({
      label: 'Waits',
      measure: milliseconds,
      max: 1e9,
      value: ({ wait }) => wait,
      edit: ({ id }, wait) => editOperation(id, { wait }),
    }),
    numberColumn<Operation>({
      label: 'Errors',
      measure: percent,
      max: 100,
      value: ({ errorRate }) => errorRate,
      edit: ({ id }, errorRate) => editOperation(id, { errorRate }),
    }),
  ],
  /** Of the service whose operation is the last row. */
  add: ({ design }) => {
    const of = rows(design.operations).at(-1)?.service ?? rows(design.services)[0]?.id
    return of && addOperation(of, freeOperationName(design, of))
  },
  remove: ({ id }) => removeOperation(id),
})

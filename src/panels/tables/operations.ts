/** The operations as rows, each with its own work. */

import { failure, success } from '../../base/result'
import { rows } from '../../base/table'
import { operationId } from '../../model/constructors'
import type { Operation } from '../../model/document'
import { addOperation, editOperation, removeOperation, renameOperation } from '../../model/edits/operationEdits'
import { operationFields, operationName } from '../../model/fields/operationFields'
import { freeOperationName } from '../../store/derived/freeOperationName'
import { editableTable } from './editableTable'
import { fieldColumns } from './fieldColumn'

const column = fieldColumns(operationFields, ({ id }: Operation, patch) => editOperation(id, patch))

/** The table of operations. */
export const operations = editableTable<Operation>({
  label: 'Operations',
  rows: ({ design }) => rows(design.operations),
  fields: [
    { label: 'Service', text: ({ service }, { design }) => design.services[service]?.name ?? service },
    {
      label: operationName.label,
      text: ({ name }) => name,
      write: (typed, { id, service, name }, { design }) => {
        const next = typed.trim().slice(0, operationName.maxLength)
        if (next === '') return failure('', 'It needs a name.')
        const taken = next !== name && Object.hasOwn(design.operations, operationId(service, next))
        return taken
          ? failure('', `The service has an operation “${next}” already.`)
          : success(renameOperation(id, next))
      },
    },
    column('demand'),
    column('cv'),
    column('wait'),
    column('errorRate'),
  ],
  /** Adds to the service of the last row. */
  add: ({ design }) => {
    const of = rows(design.operations).at(-1)?.service ?? rows(design.services)[0]?.id
    return of && addOperation(of, freeOperationName(design, of))
  },
  remove: ({ id }) => removeOperation(id),
})

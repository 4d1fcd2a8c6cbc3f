/** The services as rows: name, kind, needs and offer. */

import { failure, success } from '../../base/result'
import { rows } from '../../base/table'
import type { Kind, Service } from '../../model/document'
import { editService, removeServices, renameService } from '../../model/edits/serviceEdits'
import { serviceFields } from '../../model/fields/serviceFields'
import { newService } from '../../store/derived/newService'
import { changeService } from '../inspector/changeService'
import { replicasColumn, runsOnColumn } from './deploymentColumns'
import { editableTable } from './editableTable'
import { choiceColumn, fieldColumns } from './fieldColumn'

const { name } = serviceFields
const column = fieldColumns(serviceFields, ({ id }: Service, patch) => editService(id, patch))

/** The table of services. */
export const services = editableTable<Service>({
  label: 'Services',
  rows: ({ design }) => rows(design.services),
  fields: [
    {
      label: name.label,
      text: (row) => row.name,
      write: (typed, { id }) => {
        const text = typed.trim().slice(0, name.maxLength)
        return text === '' ? failure('', 'It needs a name.') : success(renameService(id, text))
      },
    },
    choiceColumn<Service, Kind>(serviceFields.kind, {
      value: ({ kind }) => kind,
      edit: ({ id }, kind) => changeService(id, { kind: kind ?? serviceFields.kind.default, runsOn: undefined }),
    }),
    column('memory'),
    column('memoryPerRequest'),
    runsOnColumn,
    replicasColumn,
    column('concurrency'),
    column('zones'),
    column('team'),
    column('runtime'),
    { ...column('keepApart'), formerLabels: ['Kept apart because'] },
    column('machineGroup'),
    column('provisionedConcurrency'),
  ],
  add: (document) => newService(document, 'service', { x: 0, y: 0 }).edit,
  remove: ({ id }) => removeServices([id]),
})

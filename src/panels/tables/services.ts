/** The services as rows: what they are called, what they are, what they need and run on. */

import { failure, success } from '../../base/result'
import { rows } from '../../base/table'
import type { Kind, Service } from '../../model/document'
import { editService, removeServices, renameService } from '../../model/edits/serviceEdits'
import { kindForms } from '../../model/kinds/index'
import { newService } from '../../store/newService'
import { changeService } from '../inspector/changeService'
import { mebibytes, plainNumber } from '../inspector/displayUnits'
import { replicasColumn, runsOnColumn } from './deploymentColumns'
import { choiceColumn, editableTable, numberColumn, type RowColumn } from './editableTable'
import { optionalColumn } from './optionalColumn'

const kinds = (Object.keys(kindForms) as Kind[]).map((value) => ({ value, label: kindForms[value].label }))

const words = (label: string, field: 'team' | 'runtime' | 'keepApart'): RowColumn<Service> => ({
  label,
  text: (row) => row[field] ?? '',
  write: (typed, { id }) => success(editService(id, { [field]: typed.trim().slice(0, 200) || undefined })),
})

export const services = editableTable<Service>({
  label: 'Services',
  rows: ({ design }) => rows(design.services),
  fields: [
    {
      label: 'Name',
      text: ({ name }) => name,
      write: (typed, { id }) =>
        typed.trim() === '' ? failure('', 'It needs a name.') : success(renameService(id, typed.trim().slice(0, 100))),
    },
    choiceColumn<Service, Kind>(
      'Kind',
      kinds,
      ({ kind }) => kind,
      ({ id }, kind) => changeService(id, { kind, runsOn: undefined }),
    ),
    numberColumn<Service>({
      label: 'Base memory',
      measure: mebibytes,
      max: 2 ** 24,
      value: ({ memory }) => memory,
      edit: ({ id }, memory) => editService(id, { memory }),
    }),
    numberColumn<Service>({
      label: 'Memory per request',
      measure: mebibytes,
      max: 2 ** 20,
      value: ({ memoryPerRequest }) => memoryPerRequest,
      edit: ({ id }, memoryPerRequest) => editService(id, { memoryPerRequest }),
    }),
    runsOnColumn,
    replicasColumn,
    optionalColumn<Service>({
      label: 'Concurrency',
      measure: plainNumber,
      min: 1,
      max: 1e6,
      whole: true,
      open: 'auto',
      value: ({ concurrency }) => concurrency,
      edit: ({ id }, concurrency) => editService(id, { concurrency }),
    }),
    numberColumn<Service>({
      label: 'Zones',
      measure: plainNumber,
      min: 1,
      max: 100,
      whole: true,
      value: ({ zones }) => zones,
      edit: ({ id }, zones) => editService(id, { zones }),
    }),
    words('Team', 'team'),
    words('Runtime', 'runtime'),
    words('Kept apart because', 'keepApart'),
  ],
  add: (document) => newService(document, 'service', { x: 0, y: 0 }).edit,
  remove: ({ id }) => removeServices([id]),
})

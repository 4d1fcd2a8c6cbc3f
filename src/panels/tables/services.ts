/** The services as rows: what they are called, what they are, what they need and run on. */

import { failure, success } from '../../base/result'
import { rows } from '../../base/table'
import type { Kind, Service } from '../../model/document'
import { editService, removeServices, renameService } from '../../model/edits/serviceEdits'
import { kindForms } from '../../model/kinds/index'
import { addition } from '../../store/newService'
import { refit } from '../inspector/changeService'
import { mebibytes, plainNumber } from '../inspector/displayUnits'
import { replicas, runsOn } from './deploymentColumns'
import { choice, type Field, numbers, sheet } from './editableTable'
import { optional } from './optionalColumn'

const kinds = (Object.keys(kindForms) as Kind[]).map((value) => ({ value, label: kindForms[value].label }))

const words = (label: string, field: 'team' | 'runtime' | 'keepApart'): Field<Service> => ({
  label,
  text: (row) => row[field] ?? '',
  write: (typed, { id }) => success(editService(id, { [field]: typed.trim().slice(0, 200) || undefined })),
})

export const services = sheet<Service>({
  label: 'Services',
  rows: ({ design }) => rows(design.services),
  fields: [
    {
      label: 'Name',
      text: ({ name }) => name,
      write: (typed, { id }) =>
        typed.trim() === '' ? failure('', 'It needs a name.') : success(renameService(id, typed.trim().slice(0, 100))),
    },
    choice<Service, Kind>(
      'Kind',
      kinds,
      ({ kind }) => kind,
      ({ id }, kind) => refit(id, { kind, runsOn: undefined }),
    ),
    numbers<Service>({
      ...{ label: 'Base memory', measure: mebibytes, max: 2 ** 24 },
      value: ({ memory }) => memory,
      edit: ({ id }, memory) => editService(id, { memory }),
    }),
    numbers<Service>({
      ...{ label: 'Memory per request', measure: mebibytes, max: 2 ** 20 },
      value: ({ memoryPerRequest }) => memoryPerRequest,
      edit: ({ id }, memoryPerRequest) => editService(id, { memoryPerRequest }),
    }),
    runsOn,
    replicas,
    optional<Service>({
      ...{ label: 'Concurrency', measure: plainNumber, min: 1, max: 1e6, whole: true, open: 'auto' },
      value: ({ concurrency }) => concurrency,
      edit: ({ id }, concurrency) => editService(id, { concurrency }),
    }),
    numbers<Service>({
      ...{ label: 'Zones', measure: plainNumber, min: 1, max: 100, whole: true },
      value: ({ zones }) => zones,
      edit: ({ id }, zones) => editService(id, { zones }),
    }),
    words('Team', 'team'),
    words('Runtime', 'runtime'),
    words('Kept apart because', 'keepApart'),
  ],
  add: (document) => addition(document, 'service', { x: 0, y: 0 }).edit,
  remove: ({ id }) => removeServices([id]),
})

/** The workloads as rows: what is asked for, how often, and when. */

import { rows } from '../../base/table'
import { idInFile } from '../../model/constructors'
import type { ProfileName, Workload } from '../../model/document'
import { editWorkload, removeWorkload } from '../../model/edits/workloadEdits'
import { workloadAtEntry } from '../../store/entryOperation'
import { perSecond } from '../inspector/displayUnits'
import { profileOptions } from '../inspector/WorkloadList'
import { choiceColumn, editableTable, numberColumn } from './editableTable'
import { operationReference, operationReferences } from './operationReference'

export const workloads = editableTable<Workload>({
  label: 'Workloads',
  rows: ({ design }) => rows(design.workloads),
  fields: [
    { label: 'Workload', text: ({ id }) => idInFile(id) },
    {
      label: 'Asks',
      operation: true,
      text: ({ to }, { design }) => operationReferences(design).get(to) ?? '',
      write: (typed, { id }, { design }) => {
        const found = operationReference(typed, design)
        return found.ok ? { ok: true, value: editWorkload(id, { to: found.value }) } : found
      },
    },
    numberColumn<Workload>({
      label: 'Rate',
      measure: perSecond,
      max: 1e9,
      value: ({ rate }) => rate,
      edit: ({ id }, rate) => editWorkload(id, { rate }),
    }),
    choiceColumn<Workload, ProfileName>(
      'Over the day',
      profileOptions,
      ({ profile }) => (typeof profile === 'string' ? profile : undefined),
      ({ id }, profile) => editWorkload(id, { profile }),
    ),
  ],
  add: (document) => workloadAtEntry(document),
  remove: ({ id }) => removeWorkload(id),
})

/** The workloads as rows: what is asked for, how often, and when. */

import { rows } from '../../base/table'
import { idInFile } from '../../model/constructors'
import type { ProfileName, Workload } from '../../model/document'
import { editWorkload, removeWorkload } from '../../model/edits/workloadEdits'
import { workloadAtEntry } from '../../store/entryOperation'
import { perSecond } from '../inspector/displayUnits'
import { profiles } from '../inspector/WorkloadList'
import { choice, numbers, sheet } from './editableTable'
import { operationNamed, operationNames } from './operationReference'

export const workloads = sheet<Workload>({
  label: 'Workloads',
  rows: ({ design }) => rows(design.workloads),
  fields: [
    { label: 'Workload', text: ({ id }) => idInFile(id) },
    {
      label: 'Asks',
      operation: true,
      text: ({ to }, { design }) => operationNames(design).get(to) ?? '',
      write: (typed, { id }, { design }) => {
        const found = operationNamed(typed, design)
        return found.ok ? { ok: true, value: editWorkload(id, { to: found.value }) } : found
      },
    },
    numbers<Workload>({
      ...{ label: 'Rate', measure: perSecond, max: 1e9 },
      value: ({ rate }) => rate,
      edit: ({ id }, rate) => editWorkload(id, { rate }),
    }),
    choice<Workload, ProfileName>(
      'Over the day',
      profiles,
      ({ profile }) => (typeof profile === 'string' ? profile : undefined),
      ({ id }, profile) => editWorkload(id, { profile }),
    ),
  ],
  add: (document) => workloadAtEntry(document),
  remove: ({ id }) => removeWorkload(id),
})

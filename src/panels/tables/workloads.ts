/** The workloads as rows: target operation, rate and daily profile. */

import { rows } from '../../base/table'
import { idInFile } from '../../model/constructors'
import type { ProfileName, Workload } from '../../model/document'
import { editWorkload, removeWorkload } from '../../model/edits/workloadEdits'
import { profiles, workloadFields } from '../../model/fields/workloadFields'
import { workloadAtEntry } from '../../store/derived/entryOperation'
import { editableTable } from './editableTable'
import { choiceColumn, fieldColumns } from './fieldColumn'
import { operationReference, operationReferences } from './operationReference'

const column = fieldColumns(workloadFields, ({ id }: Workload, patch) => editWorkload(id, patch))

/** The table of workloads. */
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
        const reference = operationReference(typed, design)
        return reference.ok ? { ok: true, value: editWorkload(id, { to: reference.value }) } : reference
      },
    },
    column('rate'),
    choiceColumn<Workload, ProfileName>(
      { ...workloadFields.profile, type: 'choice', choices: profiles },
      {
        value: ({ profile }) => (typeof profile === 'string' ? profile : undefined),
        edit: ({ id }, profile) => editWorkload(id, { profile: profile ?? workloadFields.profile.default }),
      },
    ),
  ],
  add: (document) => workloadAtEntry(document),
  remove: ({ id }) => removeWorkload(id),
})

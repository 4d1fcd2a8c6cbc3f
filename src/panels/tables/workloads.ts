/** The workloads as rows: target operation, rate or users, daily profile, and where they come from. */

import { success } from '../../base/result'
import { rows } from '../../base/table'
import { idInFile } from '../../model/constructors'
import type { Document, ProfileName, Workload } from '../../model/document'
import { editWorkload, removeWorkload } from '../../model/edits/workloadEdits'
import { profiles, workloadFields } from '../../model/fields/workloadFields'
import { workloadAtEntry } from '../../store/derived/entryOperation'
import { editableTable, type RowColumn } from './editableTable'
import { choiceColumn, fieldColumns } from './fieldColumn'
import { operationReference, operationReferences } from './operationReference'

const column = fieldColumns(workloadFields, ({ id }: Workload, patch) => editWorkload(id, patch))

const byUsers = 'by users'
const rate = column('rate')

/** Of a closed loop the rate is a result: a number in its place makes it an open stream. */
const rateColumn: RowColumn<Workload> = {
  ...rate,
  text: (row, document) => (row.users === undefined ? rate.text(row, document) : byUsers),
  write: (typed, row, document) => {
    if (typed.trim().toLowerCase() === byUsers) return success((same) => same)
    const change = rate.write?.(typed, row, document) ?? success((same: Document) => same)
    if (!change.ok || row.users === undefined) return change
    return success((before) => editWorkload(row.id, { users: undefined, think: undefined })(change.value(before)))
  },
}

const byRate = 'by rate'
const users = column('users')

/** Short: the placeholder of the form is too long for a cell. */
const usersColumn: RowColumn<Workload> = {
  ...users,
  text: (row, document) => (row.users === undefined ? byRate : users.text(row, document)),
  write: (typed, row, document) => {
    const isOpen = typed.trim().toLowerCase() === byRate
    return users.write?.(isOpen ? '' : typed, row, document) ?? success((same) => same)
  },
}

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
    rateColumn,
    choiceColumn<Workload, ProfileName>(
      { ...workloadFields.profile, type: 'choice', choices: profiles },
      {
        value: ({ profile }) => (typeof profile === 'string' ? profile : undefined),
        edit: ({ id }, profile) => editWorkload(id, { profile: profile ?? workloadFields.profile.default }),
      },
    ),
    // New ones at the end: blocks that were pasted without headings still fit.
    usersColumn,
    column('think'),
    column('from'),
    column('response'),
  ],
  add: (document) => workloadAtEntry(document),
  remove: ({ id }) => removeWorkload(id),
})

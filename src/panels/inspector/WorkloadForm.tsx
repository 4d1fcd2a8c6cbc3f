/** One workload: what it asks, how it arrives (by rate, or by users of a closed loop), and where it comes from. */

import { Trash2 } from 'lucide-react'
import { idInFile } from '../../model/constructors'
import type { OperationId, ProfileName, Workload } from '../../model/document'
import { editWorkload, removeWorkload } from '../../model/edits/workloadEdits'
import { profiles, workloadFields } from '../../model/fields/workloadFields'
import { store, useStore } from '../../store/useStore'
import { IconButton } from '../../ui/IconButton'
import { SelectField } from '../../ui/SelectField'
import styles from './Inspector.module.css'
import { operationOptions } from './operationOptions'
import { WorkloadLoad } from './WorkloadLoad'
import { WorkloadOrigin } from './WorkloadOrigin'

export function WorkloadForm({ workload }: { readonly workload: Workload }) {
  const design = useStore((state) => state.document.design)
  const custom = typeof workload.profile !== 'string'
  return (
    <div className={styles.row}>
      <div>
        <h3 className={styles.heading}>
          {idInFile(workload.id)}
          <IconButton
            label={`Delete workload ${idInFile(workload.id)}`}
            onClick={() => store.getState().edit('Delete a workload', removeWorkload(workload.id))}
          >
            <Trash2 size={14} />
          </IconButton>
        </h3>
        <SelectField<OperationId>
          label="Asks"
          value={workload.to}
          options={operationOptions(design)}
          onCommit={(to) => store.getState().edit('Change what a workload asks', editWorkload(workload.id, { to }))}
        />
        <WorkloadLoad workload={workload} />
        <SelectField
          label={workloadFields.profile.label}
          value={custom ? 'custom' : (workload.profile as ProfileName)}
          options={custom ? [...profiles, { value: 'custom', label: '24 hourly factors' }] : profiles}
          onCommit={(profile) =>
            profile !== 'custom' &&
            store.getState().edit('Change the shape of the day', editWorkload(workload.id, { profile }))
          }
        />
        <WorkloadOrigin workload={workload} design={design} />
      </div>
    </div>
  )
}

/** The workloads: target operation, rate and daily profile. */

import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { rows, size } from '../../base/table'
import { idInFile } from '../../model/constructors'
import type { OperationId, ProfileName, Workload } from '../../model/document'
import { editWorkload, removeWorkload } from '../../model/edits/workloadEdits'
import { profiles, workloadFields } from '../../model/fields/workloadFields'
import { rowPath } from '../../model/rowPath'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { SelectField } from '../../ui/SelectField'
import { runCommand, useEnvironment } from '../environment/pageEnvironment'
import styles from './Inspector.module.css'
import { NumberInput } from './NumberInput'
import { operationOptions } from './operationOptions'

/** Workloads shown at a time: each has a select of all operations, too many for a thousand workloads. */
const page = 25

export function WorkloadList() {
  const design = useStore((state) => state.document.design)
  const [shown, setShown] = useState(page)
  const workloads = rows(design.workloads)
  const { context } = useEnvironment()
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        Workloads
        {size(design.operations) > 0 && (
          <Button weight="quiet" icon={<Plus size={14} />} onClick={() => runCommand('addWorkload', context)}>
            Add
          </Button>
        )}
      </h2>
      {workloads.slice(0, shown).map((one) => (
        <OneWorkload key={one.id} workload={one} />
      ))}
      {workloads.length > shown && (
        <Button onClick={() => setShown(shown + page)}>
          Show {Math.min(page, workloads.length - shown)} more of {workloads.length}
        </Button>
      )}
      {size(design.workloads) === 0 && <p className={styles.about}>Nobody asks yet: there is nothing to score.</p>}
    </section>
  )
}

function OneWorkload({ workload }: { readonly workload: Workload }) {
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
        <NumberInput
          field={workloadFields.rate}
          name="Change the rate"
          row={rowPath(workload.id)}
          value={workload.rate}
          edit={(rate) => editWorkload(workload.id, { rate: rate ?? 0 })}
        />
        <SelectField
          label={workloadFields.profile.label}
          value={custom ? 'custom' : (workload.profile as ProfileName)}
          options={custom ? [...profiles, { value: 'custom', label: '24 hourly factors' }] : profiles}
          onCommit={(profile) =>
            profile !== 'custom' &&
            store.getState().edit('Change the shape of the day', editWorkload(workload.id, { profile }))
          }
        />
      </div>
    </div>
  )
}

/** The workloads of a design. */

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { rows, size } from '../../base/table'
import { useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { runCommand, useEnvironment } from '../environment/pageEnvironment'
import styles from './Inspector.module.css'
import { WorkloadForm } from './WorkloadForm'

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
        <WorkloadForm key={one.id} workload={one} />
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

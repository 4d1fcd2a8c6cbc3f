/** The inspector: fields of the selection, or of the whole design if nothing is selected. */

import { Suspense } from 'react'
import { setNotes } from '../../model/edits/metadataEdits'
import { documentFields } from '../../model/fields/documentFields'
import { selectedRows } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import { TextField } from '../../ui/TextField'
import { AssumptionForm } from './AssumptionForm'
import styles from './Inspector.module.css'
import { WorkloadList } from './WorkloadList'

// Loaded on the first selection, or when the page is idle.
const ServiceInspector = lazyPart('The fields of the service', () => import('./ServiceInspector'))
const CallInspector = lazyPart('The fields of the call', () => import('./CallInspector'))
const SeveralServices = lazyPart('The fields of the services', () => import('./MultiServiceInspector'))
const SeveralCalls = lazyPart('The fields of the calls', () => import('./MultiCallInspector'))

export function Inspector() {
  const { services, calls } = useStore(selectedRows)
  const [service] = services
  const [call] = calls
  return (
    <section aria-label="Inspector" className={styles.inspector}>
      {services.length > 1 ? (
        <Suspense>
          <SeveralServices services={services} />
        </Suspense>
      ) : service ? (
        <Suspense>
          <ServiceInspector key={service.id} service={service} />
        </Suspense>
      ) : calls.length > 1 ? (
        <Suspense>
          <SeveralCalls calls={calls} />
        </Suspense>
      ) : call ? (
        <Suspense>
          <CallInspector key={call.id} call={call} />
        </Suspense>
      ) : (
        <DesignInspector />
      )}
    </section>
  )
}

function DesignInspector() {
  const notes = useStore((state) => state.document.notes)
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>Design</h2>
        <p className={styles.about}>Select a box or an arrow to see what it says.</p>
        <TextField
          label={documentFields.notes.label}
          value={notes}
          lines={6}
          maxLength={documentFields.notes.maxLength}
          onCommit={(text) => store.getState().edit('Change the notes', setNotes(text))}
        />
      </section>
      <WorkloadList />
      <section className={styles.section}>
        <h2 className={styles.heading}>Assumptions</h2>
        <AssumptionForm />
      </section>
    </>
  )
}

/** Several calls at once, such as all of one arrow; an edit applies to all in one step. */

import { serviceOf } from '../../model/constructors'
import type { Call, Edit } from '../../model/document'
import { editCall, removeCalls } from '../../model/edits/callEdits'
import type { Patch } from '../../model/edits/patchRow'
import { callFields } from '../../model/fields/callFields'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import styles from './Inspector.module.css'
import { combineEdits, MixedNumber, MixedSelect, sharedValue } from './MultiEditFields'

const numbers = ['count', 'stage', 'request', 'response', 'timeout', 'retries'] as const

export default function MultiCallInspector({ calls }: { readonly calls: readonly Call[] }) {
  const design = useStore((state) => state.document.design)
  const edited = (patch: Patch<Omit<Call, 'id'>>): Edit => combineEdits(calls.map((one) => editCall(one.id, patch)))
  const end = (id: Call['from']) => {
    const operation = design.operations[id]
    return operation ? `${design.services[serviceOf(id)]?.name}/${operation.name}` : id
  }
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>{calls.length} calls</h2>
        <ul>
          {calls.map((call) => (
            <li key={call.id}>
              <button
                type="button"
                className={styles.link}
                onClick={() => store.getState().select({ calls: [call.id] })}
              >
                {end(call.from)} → {end(call.to)}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>All of them</h2>
        {numbers.map((property) => (
          <MixedNumber
            key={property}
            field={callFields[property]}
            property={property}
            rows={calls}
            of={calls.length}
            edit={(value) => edited({ [property]: value })}
          />
        ))}
        <MixedSelect
          field={callFields.mode}
          shared={sharedValue(calls, 'mode')}
          onCommit={(mode) =>
            store.getState().edit('Change the mode', edited({ mode: mode ?? callFields.mode.default }))
          }
        />
        <MixedSelect
          field={callFields.fanOut}
          shared={sharedValue(calls, 'fanOut')}
          onCommit={(fanOut) =>
            store.getState().edit('Change the fan-out', edited({ fanOut: fanOut ?? callFields.fanOut.default }))
          }
        />
        <MixedSelect
          field={callFields.protocol}
          shared={sharedValue(calls, 'protocol')}
          onCommit={(protocol) => store.getState().edit('Change the protocol', edited({ protocol }))}
        />
        <Button onClick={() => store.getState().edit('Delete calls', removeCalls(calls.map((one) => one.id)))}>
          Delete the calls
        </Button>
      </section>
    </>
  )
}

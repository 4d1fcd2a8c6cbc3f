/** Several calls at once, such as all that one arrow stands for: an edit goes to all of them in one step. */

import { serviceOf } from '../../model/constructors'
import type { Call, Edit } from '../../model/document'
import { editCall, removeCalls } from '../../model/edits/callEdits'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { callsPerRun as counted, kibibytes, milliseconds, plainNumber } from './displayUnits'
import styles from './Inspector.module.css'
import { combineEdits, MixedNumber, MixedSelect, type SharedValue, sharedValue } from './MultiEditFields'

type Field = 'count' | 'stage' | 'request' | 'response' | 'timeout' | 'retries'

const numbers: readonly {
  readonly field: Field
  readonly label: string
  readonly measure: Parameters<typeof MixedNumber>[0]['measure']
  readonly min: number
  readonly max: number
  readonly whole?: boolean
}[] = [
  { field: 'count', label: 'Calls', measure: counted, min: 0, max: 1e6 },
  { field: 'stage', label: 'Stage', measure: plainNumber, min: 0, max: 1e6, whole: true },
  { field: 'request', label: 'Request', measure: kibibytes, min: 0, max: 1e9 },
  { field: 'response', label: 'Response', measure: kibibytes, min: 0, max: 1e9 },
  { field: 'timeout', label: 'Timeout', measure: milliseconds, min: 0.001, max: 1e9 },
  { field: 'retries', label: 'Retries', measure: plainNumber, min: 0, max: 100, whole: true },
]

export default function MultiCallInspector({ calls }: { readonly calls: readonly Call[] }) {
  const design = useStore((state) => state.document.design)
  const edited = (patch: Partial<Omit<Call, 'id'>>): Edit => combineEdits(calls.map((one) => editCall(one.id, patch)))
  const end = (id: Call['from']) => {
    const operation = design.operations[id]
    return operation ? `${design.services[serviceOf(id)]?.name}/${operation.name}` : id
  }
  const protocol = sharedValue(calls, 'protocol')
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
        {numbers.map(({ field, label, ...rest }) => (
          <MixedNumber
            key={field}
            {...rest}
            label={label}
            name={`Change ${label.toLowerCase()}`}
            rows={calls}
            of={calls.length}
            field={field}
            edit={(value) => edited({ [field]: value })}
          />
        ))}
        <MixedSelect
          label="Mode"
          shared={sharedValue(calls, 'mode')}
          options={[
            { value: 'sync', label: 'the caller waits' },
            { value: 'async', label: 'nobody waits' },
          ]}
          onCommit={(mode) => store.getState().edit('Change the mode', edited({ mode }))}
        />
        <MixedSelect
          label="Fan-out"
          shared={sharedValue(calls, 'fanOut')}
          options={[
            { value: 'sequential', label: 'one after another' },
            { value: 'parallel', label: 'all at once' },
          ]}
          onCommit={(fanOut) => store.getState().edit('Change the fan-out', edited({ fanOut }))}
        />
        <MixedSelect
          label="Protocol"
          shared={
            (protocol.mixed ? protocol : { ...protocol, value: protocol.value ?? 'usual' }) as SharedValue<Spoken>
          }
          options={protocols}
          onCommit={(value) =>
            store.getState().edit('Change the protocol', edited({ protocol: value === 'usual' ? undefined : value }))
          }
        />
        <Button onClick={() => store.getState().edit('Delete calls', removeCalls(calls.map((one) => one.id)))}>
          Delete the calls
        </Button>
      </section>
    </>
  )
}

type Spoken = NonNullable<Call['protocol']> | 'usual'

const protocols: readonly { readonly value: Spoken; readonly label: string }[] = [
  { value: 'usual', label: 'default' },
  { value: 'grpc', label: 'gRPC' },
  { value: 'http', label: 'HTTP + JSON' },
  { value: 'thrift', label: 'Thrift' },
  { value: 'binary', label: 'binary (database, cache)' },
]

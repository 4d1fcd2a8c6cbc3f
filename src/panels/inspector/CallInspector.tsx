/** One call: from which operation to which, how often, how, and what crosses the wire. */

import { rows } from '../../base/table'
import type { Call, Design, OperationId } from '../../model/document'
import { editCall, removeCalls } from '../../model/edits/callEdits'
import { kindForms } from '../../model/kinds/index'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/SelectField'
import { Toggle } from '../../ui/Toggle'
import { CallPrice } from './CallPrice'
import { callsPerRun, kibibytes, milliseconds, plainNumber } from './displayUnits'
import styles from './Inspector.module.css'
import { NumberInput } from './NumberInput'
import { operationOptions } from './operationOptions'
import { protocolOptions } from './protocolOptions'

export default function CallInspector({ call }: { readonly call: Call }) {
  const design = useStore((state) => state.document.design)
  const change = (name: string, patch: Partial<Omit<Call, 'id'>>) =>
    store.getState().edit(name, editCall(call.id, patch))
  const usual = kindForms[calleeKind(design, call)].call
  const path = `calls.${rows(design.calls).findIndex((one) => one.id === call.id)}`
  const endpoint = (end: 'from' | 'to') => {
    const operation = design.operations[call[end]]
    return operation ? `${design.services[operation.service]?.name}/${operation.name}` : call[end]
  }

  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>
          {endpoint('from')} → {endpoint('to')}
        </h2>
        <SelectField<OperationId>
          label="From"
          value={call.from}
          options={operationOptions(design)}
          onCommit={(from) => change('Move a call', { from })}
        />
        <SelectField<OperationId>
          label="To"
          value={call.to}
          options={operationOptions(design)}
          onCommit={(to) => change('Move a call', { to })}
        />
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>How often, and when</h2>
        <NumberInput
          label="Calls"
          name="Change the number of calls"
          path={`${path}.count`}
          value={call.count}
          measure={callsPerRun}
          note="Mean calls per execution of the caller; may be less than one."
          min={0}
          max={1e6}
          edit={(count) => editCall(call.id, { count: count ?? 1 })}
        />
        <SelectField
          label="Mode"
          value={call.mode}
          options={[
            { value: 'sync', label: 'the caller waits' },
            { value: 'async', label: 'nobody waits' },
          ]}
          onCommit={(mode) => change('Change the mode of a call', { mode })}
        />
        <NumberInput
          label="Stage"
          name="Change the stage"
          value={call.stage}
          measure={plainNumber}
          note="Same stage: at the same time. Stages run in order."
          min={0}
          max={1e6}
          whole
          edit={(stage) => editCall(call.id, { stage: stage ?? 0 })}
        />
        <SelectField
          label="Fan-out"
          value={call.fanOut}
          options={[
            { value: 'sequential', label: 'one after another' },
            { value: 'parallel', label: 'all at once' },
          ]}
          onCommit={(fanOut) => change('Change the fan-out', { fanOut })}
        />
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>On the wire</h2>
        <NumberInput
          label="Request"
          name="Change the request size"
          path={`${path}.requestBytes`}
          value={call.request}
          usual={usual.request}
          measure={kibibytes}
          min={0}
          max={1e9}
          edit={(request) => editCall(call.id, { request: request ?? usual.request })}
        />
        <NumberInput
          label="Response"
          name="Change the response size"
          path={`${path}.responseBytes`}
          value={call.response}
          usual={usual.response}
          measure={kibibytes}
          min={0}
          max={1e9}
          edit={(response) => editCall(call.id, { response: response ?? usual.response })}
        />
        <SelectField
          label="Protocol"
          value={call.protocol ?? 'usual'}
          options={protocolOptions}
          note="Default: what the callee's kind speaks, or the protocol of the assumptions."
          onCommit={(value) => change('Change the protocol', { protocol: value === 'usual' ? undefined : value })}
        />
        <NumberInput
          label="Timeout"
          name="Change the timeout"
          path={`${path}.timeoutMs`}
          value={call.timeout}
          measure={milliseconds}
          auto="none"
          min={0.001}
          max={1e9}
          edit={(timeout) => editCall(call.id, { timeout })}
        />
        <NumberInput
          label="Retries"
          name="Change retries"
          value={call.retries}
          measure={plainNumber}
          min={0}
          max={100}
          whole
          edit={(retries) => editCall(call.id, { retries: retries ?? 0 })}
        />
        <Toggle
          label="Optional"
          value={call.optional}
          note="Its failure is survived."
          onCommit={(optional) => change('Change whether a call is optional', { optional })}
        />
      </section>
      <CallPrice call={call} />
      <section className={styles.section}>
        <Button onClick={() => store.getState().edit('Delete a call', removeCalls([call.id]))}>Delete the call</Button>
      </section>
    </>
  )
}

function calleeKind(design: Design, call: Call) {
  const operation = design.operations[call.to]
  return (operation && design.services[operation.service]?.kind) ?? 'service'
}

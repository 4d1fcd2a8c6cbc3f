/** The fields of one call: its ends, frequency, mode and payload. */

import { rows } from '../../base/table'
import type { Call, Design, OperationId } from '../../model/document'
import { editCall, removeCalls } from '../../model/edits/callEdits'
import type { Patch } from '../../model/edits/patchRow'
import { callFields } from '../../model/fields/callFields'
import { kindForms } from '../../model/kinds/index'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/SelectField'
import { CallPrice } from './CallPrice'
import { ChoiceInput, FlagInput, OptionalChoiceInput } from './FieldInputs'
import styles from './Inspector.module.css'
import { NumberInput } from './NumberInput'
import { operationOptions } from './operationOptions'

export default function CallInspector({ call }: { readonly call: Call }) {
  const design = useStore((state) => state.document.design)
  const change = (name: string, patch: Patch<Omit<Call, 'id'>>) => store.getState().edit(name, editCall(call.id, patch))
  const defaults = kindForms[calleeKind(design, call)].call
  const row = `calls.${rows(design.calls).findIndex((one) => one.id === call.id)}`
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
          field={callFields.count}
          name="Change the number of calls"
          row={row}
          value={call.count}
          edit={(count) => editCall(call.id, { count: count ?? callFields.count.default })}
        />
        <ChoiceInput
          field={callFields.mode}
          value={call.mode}
          onCommit={(mode) => change('Change the mode of a call', { mode })}
        />
        <NumberInput
          field={callFields.stage}
          name="Change the stage"
          value={call.stage}
          edit={(stage) => editCall(call.id, { stage: stage ?? callFields.stage.default })}
        />
        <ChoiceInput
          field={callFields.fanOut}
          value={call.fanOut}
          onCommit={(fanOut) => change('Change the fan-out', { fanOut })}
        />
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>On the wire</h2>
        <NumberInput
          field={callFields.request}
          name="Change the request size"
          row={row}
          value={call.request}
          kindDefault={defaults.request}
          edit={(request) => editCall(call.id, { request: request ?? defaults.request })}
        />
        <NumberInput
          field={callFields.response}
          name="Change the response size"
          row={row}
          value={call.response}
          kindDefault={defaults.response}
          edit={(response) => editCall(call.id, { response: response ?? defaults.response })}
        />
        <OptionalChoiceInput
          field={callFields.protocol}
          value={call.protocol}
          onCommit={(protocol) => change('Change the protocol', { protocol })}
        />
        <NumberInput
          field={callFields.timeout}
          name="Change the timeout"
          row={row}
          value={call.timeout}
          edit={(timeout) => editCall(call.id, { timeout })}
        />
        <NumberInput
          field={callFields.retries}
          name="Change retries"
          value={call.retries}
          edit={(retries) => editCall(call.id, { retries: retries ?? callFields.retries.default })}
        />
        <FlagInput
          field={callFields.optional}
          value={call.optional}
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

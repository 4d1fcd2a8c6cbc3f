/** Where a workload comes from and, where no client is drawn, how many bytes an answer to it has. */

import { serviceOf } from '../../model/constructors'
import type { Design, Workload } from '../../model/document'
import { editWorkload } from '../../model/edits/workloadEdits'
import { workloadFields } from '../../model/fields/workloadFields'
import { kindForms } from '../../model/kinds/index'
import { rowPath } from '../../model/rowPath'
import { store } from '../../store/useStore'
import { editableNumber } from '../../ui/expression'
import { OptionalChoiceInput } from './FieldInputs'
import { NumberInput } from './NumberInput'

interface Props {
  readonly workload: Workload
  readonly design: Design
}

export function WorkloadOrigin({ workload, design }: Props) {
  const { id, from, response } = workload
  const kind = design.services[serviceOf(workload.to)]?.kind ?? 'service'
  const isClient = kind === 'client'
  const assumed = isClient ? 'internet' : 'inside'
  const { from: origin, response: answer } = workloadFields
  const named = origin.choices.find(({ value }) => value === assumed)?.label
  // Answers to the inside cost nothing; those of a drawn client are the answers of its calls.
  const hasAnswer = response !== undefined || (!isClient && from === 'internet')
  return (
    <>
      <OptionalChoiceInput
        field={origin}
        value={from}
        placeholder={`${origin.placeholder}: ${named}`}
        onCommit={(value) =>
          store.getState().edit('Change where a workload comes from', editWorkload(id, { from: value }))
        }
      />
      {hasAnswer && (
        <NumberInput
          field={answer}
          name="Change the bytes of an answer"
          row={rowPath(id)}
          value={response}
          placeholder={`${answer.placeholder}: ${editableNumber(kindForms[kind].call.response / answer.unit.scale)}`}
          note={isClient ? 'Not used: the calls of the client say it.' : answer.note}
          edit={(bytes) => editWorkload(id, { response: bytes })}
        />
      )}
    </>
  )
}

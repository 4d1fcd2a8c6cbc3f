/** How a workload arrives: an open stream with a rate, or users who wait, think and ask again. */

import { rate as rateText } from '../../base/quantityFormat'
import type { Workload } from '../../model/document'
import { editWorkload } from '../../model/edits/workloadEdits'
import { workloadFields } from '../../model/fields/workloadFields'
import { rowPath } from '../../model/rowPath'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { SelectField } from '../../ui/SelectField'
import { closedLoop } from './closedLoop'
import { NumberInput } from './NumberInput'

export function WorkloadLoad({ workload }: { readonly workload: Workload }) {
  const { id, users, think } = workload
  const row = rowPath(id)
  return (
    <>
      <SelectField<'rate' | 'users'>
        label="Arrives"
        value={users === undefined ? 'rate' : 'users'}
        options={[
          { value: 'rate', label: 'by rate' },
          { value: 'users', label: 'by users' },
        ]}
        onCommit={(by) => {
          if (by === 'rate') change('Let it arrive by rate', { users: undefined, think: undefined })
          else change('Let it arrive by users', closedLoop(workload, responseOf(workload)))
        }}
      />
      {users === undefined ? (
        <NumberInput
          field={workloadFields.rate}
          name="Change the rate"
          row={row}
          value={workload.rate}
          edit={(rate) => editWorkload(id, { rate: rate ?? 0 })}
        />
      ) : (
        <>
          <NumberInput
            field={usersField}
            name="Change the users"
            value={users}
            edit={(count) => (count === undefined ? (same) => same : editWorkload(id, { users: count }))}
          />
          <NumberInput
            field={workloadFields.think}
            name="Change the think time"
            row={row}
            value={think}
            note={<ResultingRate workload={workload} />}
            edit={(time) => editWorkload(id, { think: time })}
          />
        </>
      )}
    </>
  )

  function change(name: string, patch: Parameters<typeof editWorkload>[1]) {
    store.getState().edit(name, editWorkload(id, patch))
  }
}

/** Of a closed loop the number is needed: without one it is an open stream, which has a choice of its own. */
const { placeholder: _open, ...usersField } = workloadFields.users

/** The rate that a closed loop comes to, on both sides: it is a result, not an input. */
function ResultingRate({ workload: { id } }: { readonly workload: Workload }) {
  const both = useStore(comparison)
  const drawn = both.drawn.traffic.workloads[id]
  const merged = both.merged.traffic.workloads[id]
  if (drawn === undefined || merged === undefined) return null
  return `Comes to ${rateText(drawn)} as drawn, ${rateText(merged)} merged.`
}

function responseOf({ id }: Workload): number {
  const mean = comparison(store.getState()).drawn.latency.workloads[id]?.mean ?? 0
  return Number.isFinite(mean) ? mean : 0
}

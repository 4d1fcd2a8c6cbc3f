/** How many replicas: by the sizing rule, a number by hand, or bounds with a target utilization. */

import type { Replicas } from '../../model/document'
import { NumberField } from '../../ui/NumberField'
import { SelectField } from '../../ui/SelectField'

interface Props {
  readonly value: Replicas | undefined
  readonly onCommit: (value: Replicas | undefined) => void
}

const usual = { min: 2, max: 100, targetUtilization: 0.6 }
type Mode = 'rule' | 'fixed' | 'range'

export function ReplicasInput({ value, onCommit }: Props) {
  const mode: Mode = value === undefined ? 'rule' : typeof value === 'number' ? 'fixed' : 'range'
  const start = { rule: undefined, fixed: 2, range: usual } as const
  const range = typeof value === 'object' ? value : usual
  return (
    <>
      <SelectField<Mode>
        label="Replicas"
        value={mode}
        options={[
          { value: 'rule', label: 'by load (rule)' },
          { value: 'fixed', label: 'fixed by hand' },
          { value: 'range', label: 'scaled between bounds' },
        ]}
        onCommit={(next) => next !== mode && onCommit(start[next])}
      />
      {typeof value === 'number' && (
        <NumberField label="Number" value={value} min={1} max={1e6} whole onCommit={(n) => onCommit(n)} />
      )}
      {mode === 'range' && (
        <>
          <NumberField
            label="At least"
            value={range.min}
            min={0}
            max={range.max}
            whole
            onCommit={(min) => min !== undefined && onCommit({ ...range, min })}
          />
          <NumberField
            label="At most"
            value={range.max}
            min={Math.max(1, range.min)}
            max={1e6}
            whole
            onCommit={(max) => max !== undefined && onCommit({ ...range, max })}
          />
          <NumberField
            label="Target utilization"
            value={range.targetUtilization * 100}
            unit="%"
            min={1}
            max={100}
            onCommit={(share) => share !== undefined && onCommit({ ...range, targetUtilization: share / 100 })}
          />
        </>
      )}
    </>
  )
}

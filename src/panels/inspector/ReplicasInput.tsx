/** How many replicas: by the sizing rule, a number by hand, or bounds with a target utilization. */

import type { Replicas } from '../../model/document'
import { defaultsOf, type NumberFieldSpec, shownBounds } from '../../model/fields/fieldSpec'
import { siValue } from '../../model/fields/fieldUnit'
import { replicaCount, scalingFields } from '../../model/fields/replicasFields'
import { serviceFields } from '../../model/fields/serviceFields'
import { NumberField } from '../../ui/NumberField'
import { SelectField } from '../../ui/SelectField'

interface Props {
  readonly value: Replicas | undefined
  readonly onCommit: (value: Replicas | undefined) => void
}

type Mode = 'rule' | 'fixed' | 'range'

/** What a mode starts with. */
const initial: Readonly<Record<Mode, Replicas | undefined>> = {
  rule: undefined,
  fixed: replicaCount.default,
  range: defaultsOf(scalingFields),
}

export function ReplicasInput({ value, onCommit }: Props) {
  const mode: Mode = value === undefined ? 'rule' : typeof value === 'number' ? 'fixed' : 'range'
  return (
    <>
      <SelectField<Mode>
        label={serviceFields.replicas.label}
        value={mode}
        options={[
          { value: 'rule', label: 'by load (rule)' },
          { value: 'fixed', label: 'fixed by hand' },
          { value: 'range', label: 'scaled between bounds' },
        ]}
        onCommit={(next) => next !== mode && onCommit(initial[next])}
      />
      {typeof value === 'number' && <Part field={replicaCount} value={value} onCommit={onCommit} />}
      {typeof value === 'object' && (
        <>
          <Part
            field={scalingFields.min}
            value={value.min}
            max={value.max}
            onCommit={(min) => onCommit({ ...value, min })}
          />
          <Part
            field={scalingFields.max}
            value={value.max}
            min={value.min}
            onCommit={(max) => onCommit({ ...value, max })}
          />
          <Part
            field={scalingFields.targetUtilization}
            value={value.targetUtilization}
            onCommit={(targetUtilization) => onCommit({ ...value, targetUtilization })}
          />
        </>
      )}
    </>
  )
}

interface PartProps {
  readonly field: NumberFieldSpec
  readonly value: number
  /** Narrower than the bounds of the field, in its shown unit. */
  readonly min?: number
  readonly max?: number
  readonly onCommit: (value: number) => void
}

function Part({ field, value, min = -Infinity, max = Infinity, onCommit }: PartProps) {
  const { unit, label } = field
  const bounds = shownBounds(field)
  return (
    <NumberField
      label={label}
      value={value / unit.scale}
      unit={unit.symbol}
      {...bounds}
      min={Math.max(bounds.min, min)}
      max={Math.min(bounds.max, max)}
      onCommit={(shown) => shown !== undefined && onCommit(siValue(shown, unit.scale))}
    />
  )
}

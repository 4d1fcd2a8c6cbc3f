/** Fields of many rows at once: what they agree on, or "mixed". */

import type { Edit } from '../../model/document'
import { store } from '../../store/useStore'
import type { UnitWords } from '../../ui/expression'
import { NumberField } from '../../ui/NumberField'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { type DisplayUnit, siValue } from './displayUnits'

export interface SharedValue<Value> {
  readonly mixed: boolean
  /** Of all of them; of none, when they differ. */
  readonly value: Value | undefined
}

export function sharedValue<Row, Field extends keyof Row>(rows: readonly Row[], field: Field): SharedValue<Row[Field]> {
  const first = rows[0]?.[field]
  const mixed = rows.some((row) => !Object.is(row[field], first))
  return mixed ? { mixed, value: undefined } : { mixed, value: first }
}

export function combineEdits(edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((now, edit) => edit(now), document)
}

interface NumberProps<Row> {
  readonly label: string
  readonly name: string
  readonly rows: readonly Row[]
  /** How many are selected: it is said when not all of them have the field. */
  readonly of: number
  readonly field: keyof Row
  readonly measure: DisplayUnit
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  readonly edit: (value: number) => Edit
}

export function MixedNumber<Row>({ label, name, rows, of, field, measure, edit, ...range }: NumberProps<Row>) {
  const shared = sharedValue(rows, field) as SharedValue<number>
  const change = (shown: number | undefined, by: (edit: Edit) => void) => {
    if (shown !== undefined) by(edit(siValue(shown, measure)))
  }
  return (
    <NumberField
      label={label}
      value={shared.value === undefined ? undefined : shared.value / measure.scale}
      unit={measure.unit}
      units={measure.words as UnitWords | undefined}
      clearable
      placeholder={shared.mixed ? 'mixed' : 'auto'}
      note={rows.length < of ? `Of the ${rows.length} that have it.` : undefined}
      {...range}
      onPreview={(shown) => change(shown, (by) => store.getState().preview(by))}
      onCommit={(shown) => {
        change(shown, (by) => store.getState().preview(by))
        if (shown === undefined) store.getState().abandon()
        else store.getState().settle(name)
      }}
      onAbandon={() => store.getState().abandon()}
    />
  )
}

interface TextProps {
  readonly label: string
  readonly shared: SharedValue<string | undefined>
  readonly onCommit: (text: string) => void
}

export function MixedText({ label, shared, onCommit }: TextProps) {
  return (
    <TextField
      label={label}
      value={shared.value ?? ''}
      placeholder={shared.mixed ? 'mixed' : undefined}
      onCommit={onCommit}
    />
  )
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly shared: SharedValue<Value>
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onCommit: (value: Value) => void
}

export function MixedSelect<Value extends string>({ label, shared, options, onCommit }: SelectProps<Value>) {
  return (
    <SelectField<Value | 'mixed'>
      label={label}
      value={shared.value ?? 'mixed'}
      options={options}
      onCommit={(value) => value !== 'mixed' && onCommit(value)}
    />
  )
}

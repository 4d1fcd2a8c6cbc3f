/** Fields of several rows at once: the value that they share, or "mixed". */

import type { Edit } from '../../model/document'
import {
  type ChoiceFieldSpec,
  type NumberFieldSpec,
  shownBounds,
  type TextFieldSpec,
} from '../../model/fields/fieldSpec'
import { siValue } from '../../model/fields/fieldUnit'
import { store } from '../../store/useStore'
import { NumberField } from '../../ui/NumberField'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'

/** The value that several rows agree on. */
export interface SharedValue<Value> {
  readonly mixed: boolean
  /** The value of all rows; undefined if they differ. */
  readonly value: Value | undefined
}

/** The value of a field over several rows. */
export function sharedValue<Row, Field extends keyof Row>(rows: readonly Row[], field: Field): SharedValue<Row[Field]> {
  const first = rows[0]?.[field]
  const mixed = rows.some((row) => !Object.is(row[field], first))
  return mixed ? { mixed, value: undefined } : { mixed, value: first }
}

/** All edits as one. */
export function combineEdits(edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((now, edit) => edit(now), document)
}

interface NumberProps<Row> {
  readonly field: NumberFieldSpec
  readonly property: keyof Row
  readonly rows: readonly Row[]
  /** How many are selected: shown when not all of them have the field. */
  readonly of: number
  /** Undefined: the default, where the field may be absent. */
  readonly edit: (value: number | undefined) => Edit
}

/** A number field of several rows, "mixed" where they differ: left empty then, they stay as they are. */
export function MixedNumber<Row>({ field, property, rows, of, edit }: NumberProps<Row>) {
  const { label, unit } = field
  const shared = sharedValue(rows, property) as SharedValue<number>
  const isClearable = field.placeholder !== undefined && !shared.mixed
  const preview = (shown: number | undefined) => {
    if (shown !== undefined) store.getState().preview(edit(siValue(shown, unit.scale)))
    else if (isClearable) store.getState().preview(edit(undefined))
  }
  return (
    <NumberField
      label={label}
      value={shared.value === undefined ? undefined : shared.value / unit.scale}
      unit={unit.symbol}
      units={unit.words}
      clearable
      placeholder={shared.mixed ? 'mixed' : (field.placeholder ?? 'auto')}
      note={rows.length < of ? partNote(rows.length) : undefined}
      {...shownBounds(field)}
      onPreview={preview}
      onCommit={(shown) => {
        preview(shown)
        if (shown === undefined && !isClearable) store.getState().abandon()
        else store.getState().settle(`Change ${label.toLowerCase()}`)
      }}
      onAbandon={() => store.getState().abandon()}
    />
  )
}

/** The note of a field that only some of the selected rows have. */
export function partNote(count: number): string {
  return `Of the ${count} that ${count === 1 ? 'has' : 'have'} it.`
}

interface TextProps {
  readonly field: TextFieldSpec
  readonly shared: SharedValue<string | undefined>
  readonly suggestions?: readonly string[]
  /** Under the field: how many of the selected rows have it. */
  readonly note?: string | undefined
  readonly onCommit: (text: string) => void
}

/** A text field of several rows, "mixed" where they differ. */
export function MixedText({ field, shared, suggestions, note, onCommit }: TextProps) {
  return (
    <TextField
      label={field.label}
      value={shared.value ?? ''}
      maxLength={field.maxLength}
      placeholder={shared.mixed ? 'mixed' : undefined}
      suggestions={suggestions}
      note={note}
      onCommit={onCommit}
    />
  )
}

interface SelectProps<Value extends string> {
  readonly field: ChoiceFieldSpec<Value>
  /** Undefined and not mixed: the default, where the field may be absent. */
  readonly shared: SharedValue<Value | undefined>
  /** Undefined: the default. */
  readonly onCommit: (value: Value | undefined) => void
}

/** A select of several rows, empty where they differ. */
export function MixedSelect<Value extends string>({ field, shared, onCommit }: SelectProps<Value>) {
  const byDefault = field.placeholder === undefined ? [] : [{ value: '' as const, label: field.placeholder }]
  return (
    <SelectField<Value | '' | 'mixed'>
      label={field.label}
      value={shared.mixed ? 'mixed' : (shared.value ?? '')}
      options={[...byDefault, ...field.choices]}
      onCommit={(value) => value !== 'mixed' && onCommit(value === '' ? undefined : value)}
    />
  )
}

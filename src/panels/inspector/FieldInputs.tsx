/** The inputs of a form, each made from its entry in the registry of fields: label, choices, length and note. */

import type { ChoiceFieldSpec, FlagFieldSpec, TextFieldSpec } from '../../model/fields/fieldSpec'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { Toggle } from '../../ui/Toggle'

interface TextProps {
  readonly field: TextFieldSpec
  readonly value: string
  /** Instead of the one of the field. */
  readonly placeholder?: string
  readonly required?: boolean
  readonly suggestions?: readonly string[]
  readonly onCommit: (value: string) => void
}

/** Free text. */
export function TextInput({ field, placeholder = field.placeholder, ...rest }: TextProps) {
  return (
    <TextField label={field.label} note={field.note} maxLength={field.maxLength} placeholder={placeholder} {...rest} />
  )
}

interface ChoiceProps<Value extends string> {
  readonly field: ChoiceFieldSpec<Value>
  readonly value: Value
  readonly onCommit: (value: Value) => void
}

/** One of the choices of a field. */
export function ChoiceInput<Value extends string>({ field, value, onCommit }: ChoiceProps<Value>) {
  return <SelectField label={field.label} note={field.note} value={value} options={field.choices} onCommit={onCommit} />
}

interface OptionalChoiceProps<Value extends string> {
  readonly field: ChoiceFieldSpec<Value>
  readonly value: Value | undefined
  /** Instead of the one of the field. */
  readonly placeholder?: string
  readonly onCommit: (value: Value | undefined) => void
}

/** One of the choices of a field, or the default, which the placeholder names. */
export function OptionalChoiceInput<Value extends string>({
  field,
  value,
  placeholder = field.placeholder ?? 'default',
  onCommit,
}: OptionalChoiceProps<Value>) {
  return (
    <SelectField<Value | ''>
      label={field.label}
      note={field.note}
      value={value ?? ''}
      options={[{ value: '', label: placeholder }, ...field.choices]}
      onCommit={(choice) => onCommit(choice === '' ? undefined : choice)}
    />
  )
}

interface FlagProps {
  readonly field: FlagFieldSpec
  readonly value: boolean
  /** Instead of the one of the field. */
  readonly note?: string
  readonly onCommit: (value: boolean) => void
}

/** Yes or no. */
export function FlagInput({ field, note = field.note, value, onCommit }: FlagProps) {
  return <Toggle label={field.label} note={note} value={value} onCommit={onCommit} />
}

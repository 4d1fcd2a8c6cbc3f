/** One of several options, on the browser's own select: searchable by typing, native on phones. */

import { useId } from 'react'
import { descriptionOf, Field, type FieldFrame } from './Field'
import styles from './Field.module.css'

/** A value and its label in the list. */
export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Heading over neighbouring options with the same one. */
  readonly group?: string
}

interface Props<Value extends string> extends FieldFrame {
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly disabled?: boolean | undefined
  readonly onCommit: (value: Value) => void
}

export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, note, mark, value, options, disabled, onCommit } = props
  const id = useId()
  // A value that the options lack (an offer of another catalog) is shown unchanged, never replaced silently.
  const isListed = options.some((option) => option.value === value)
  return (
    <Field id={id} label={label} note={note} mark={mark}>
      <select
        id={id}
        className={styles.control}
        value={value}
        disabled={disabled}
        {...descriptionOf(id, note, undefined)}
        onChange={(event) => onCommit(event.target.value as Value)}
      >
        {!isListed && <option value={value}>{value}</option>}
        <SelectOptions options={options} />
      </select>
    </Field>
  )
}

/** The options of a select, under their headings. */
export function SelectOptions({ options }: { readonly options: readonly SelectOption<string>[] }) {
  const groups: { readonly heading: string | undefined; readonly options: SelectOption<string>[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.heading === option.group) last.options.push(option)
    else groups.push({ heading: option.group, options: [option] })
  }
  return groups.map((group) => {
    const items = group.options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))
    return group.heading === undefined ? (
      items
    ) : (
      <optgroup key={group.heading} label={group.heading}>
        {items}
      </optgroup>
    )
  })
}

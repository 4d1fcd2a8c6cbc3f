/** A checkbox with the layout of a field. */

import { useId } from 'react'
import { descriptionOf, Field, type FieldFrame } from './Field'
import styles from './Field.module.css'

interface Props extends FieldFrame {
  readonly value: boolean
  readonly disabled?: boolean | undefined
  readonly onCommit: (value: boolean) => void
}

export function Toggle({ label, note, mark, value, disabled, onCommit }: Props) {
  const id = useId()
  return (
    <Field id={id} label={label} note={note} mark={mark}>
      <input
        id={id}
        type="checkbox"
        className={styles.toggle}
        checked={value}
        disabled={disabled}
        {...descriptionOf(id, note, undefined)}
        onChange={(event) => onCommit(event.target.checked)}
      />
    </Field>
  )
}

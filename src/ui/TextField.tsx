/** A line or a paragraph of text, settled on Enter or on leaving it; Escape takes it back. */

import { useId, useState } from 'react'
import { descriptionOf, Field, type FieldFrame } from './Field'
import styles from './Field.module.css'

interface Props extends FieldFrame {
  readonly value: string
  readonly placeholder?: string
  readonly maxLength?: number
  readonly lines?: number
  readonly required?: boolean
  readonly suggestions?: readonly string[]
  readonly onCommit: (value: string) => void
}

export function TextField({ label, note, mark, value, placeholder, maxLength = 200, lines, required, ...rest }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? value
  const error = draft !== undefined && required && draft.trim() === '' ? 'It needs a name.' : undefined
  const settle = () => {
    if (draft === undefined) return
    setDraft(undefined)
    if (!error && draft !== value) rest.onCommit(draft.trim())
  }
  const shared = {
    id,
    className: styles.control,
    value: shown,
    placeholder,
    maxLength,
    autoComplete: 'off',
    ...descriptionOf(id, note, error),
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: settle,
    onKeyDown: (event: { key: string; stopPropagation: () => void }) => {
      if (event.key === 'Enter' && !lines) settle()
      if (event.key !== 'Escape' || draft === undefined) return
      event.stopPropagation()
      setDraft(undefined)
    },
  }
  return (
    <Field id={id} label={label} note={note} mark={mark} error={error} wide={lines !== undefined}>
      {lines ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input {...shared} list={rest.suggestions ? `${id}-list` : undefined} />
      )}
      {rest.suggestions && (
        <datalist id={`${id}-list`}>
          {rest.suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

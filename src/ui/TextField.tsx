/** A line or a paragraph of text, committed by Enter or on leaving the field; Escape restores the old text. */

import { useId, useState } from 'react'
import { descriptionOf, Field, type FieldFrame } from './Field'
import styles from './Field.module.css'

interface Props extends FieldFrame {
  readonly value: string
  readonly placeholder?: string | undefined
  readonly maxLength?: number | undefined
  readonly lines?: number | undefined
  readonly required?: boolean | undefined
  /** Why a text cannot be, shown at the field; the text is then not committed. */
  readonly problemOf?: ((text: string) => string | undefined) | undefined
  readonly suggestions?: readonly string[] | undefined
  readonly onCommit: (value: string) => void
}

export function TextField({ label, note, mark, value, placeholder, maxLength = 200, lines, required, ...rest }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const text = draft ?? value
  const isMissing = draft !== undefined && required && draft.trim() === ''
  const error = isMissing ? 'It needs a name.' : draft === undefined ? undefined : rest.problemOf?.(draft.trim())
  const commit = () => {
    if (draft === undefined) return
    setDraft(undefined)
    if (!error && draft !== value) rest.onCommit(draft.trim())
  }
  const shared = {
    id,
    className: styles.control,
    value: text,
    placeholder,
    maxLength,
    autoComplete: 'off',
    ...descriptionOf(id, note, error),
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: commit,
    onKeyDown: (event: { key: string; stopPropagation: () => void }) => {
      if (event.key === 'Enter' && !lines) commit()
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
          {rest.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

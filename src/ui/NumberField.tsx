/**
 * A number with its unit. While it is typed or stepped (arrow keys, Shift for ten) the page previews it; Enter or
 * leaving the field settles all of that as one step; Escape takes it back. A wrong entry changes nothing and says why.
 */

import { type KeyboardEvent, useId, useState } from 'react'
import { editableNumber, evaluate, type UnitWords } from './expression'
import { descriptionOf, Field, type FieldFrame } from './Field'
import styles from './Field.module.css'

interface Props extends FieldFrame {
  /** Undefined: the default holds, which `placeholder` shows. */
  readonly value: number | undefined
  readonly placeholder?: string
  readonly unit?: string
  readonly units?: UnitWords
  readonly min?: number
  readonly max?: number
  readonly whole?: boolean
  readonly step?: number
  /** Empty means "the default": otherwise empty is an error. */
  readonly clearable?: boolean
  readonly disabled?: boolean
  readonly onPreview?: (value: number | undefined) => void
  readonly onCommit: (value: number | undefined) => void
  readonly onAbandon?: () => void
}

export function NumberField(props: Props) {
  const { label, note, mark, value, placeholder, unit, units, step, clearable, disabled } = props
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? (value === undefined ? '' : editableNumber(value))
  const entry = read(shown, props)
  const error = draft === undefined ? undefined : entry.error

  const change = (text: string) => {
    setDraft(text)
    const next = read(text, props)
    if (!next.error) props.onPreview?.(next.value)
  }
  const settle = () => {
    if (draft === undefined) return
    setDraft(undefined)
    if (entry.error) props.onAbandon?.()
    else if (entry.value !== value || props.onPreview) props.onCommit(entry.value)
  }
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (direction !== undefined) {
      event.preventDefault()
      const now = entry.value ?? evaluate(placeholder ?? '', units) ?? props.min ?? 0
      const size = (step ?? stepFor(now, props.whole)) * (event.shiftKey ? 10 : 1)
      const low = props.min ?? Number.NEGATIVE_INFINITY
      const high = props.max ?? Number.POSITIVE_INFINITY
      change(editableNumber(Math.max(low, Math.min(high, now + direction * size))))
    } else if (event.key === 'Enter') {
      if (!error) settle()
    } else if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      event.preventDefault()
      setDraft(undefined)
      props.onAbandon?.()
    }
  }

  return (
    <Field id={id} label={label} note={note} mark={mark} error={error}>
      <span className={styles.number}>
        <input
          id={id}
          className={styles.control}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={shown}
          placeholder={clearable ? placeholder : undefined}
          {...descriptionOf(id, note, error)}
          onChange={(event) => change(event.target.value)}
          onKeyDown={key}
          onBlur={settle}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
    </Field>
  )
}

type Entry = { readonly value: number | undefined; readonly error?: string }

function read(text: string, { units, min, max, whole, clearable, unit }: Props): Entry {
  if (text.trim() === '')
    return clearable ? { value: undefined } : { value: undefined, error: 'A number is needed here.' }
  const word = unit && !units?.[unit] ? { ...units, [unit]: 1 } : units
  const value = evaluate(text.trim(), word)
  if (value === undefined) return { value, error: 'This is not a number.' }
  const of = unit ? ` ${unit}` : ''
  if (min !== undefined && value < min) return { value, error: `At least ${editableNumber(min)}${of}.` }
  if (max !== undefined && value > max) return { value, error: `At most ${editableNumber(max)}${of}.` }
  if (whole && !Number.isInteger(value)) return { value, error: 'A whole number.' }
  return { value }
}

/** A tenth of the leading digit's place: 250 steps by 10, 3.2 by 0.1. */
function stepFor(value: number, whole: boolean | undefined): number {
  if (value === 0) return 1
  const place = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  return whole ? Math.max(1, place) : place
}

/**
 * A number with its unit. While it is typed or stepped (arrow keys, Shift for ten steps) the page previews it; Enter or
 * leaving the field commits it as one undo step; Escape restores the old value. An invalid entry changes nothing and
 * shows why.
 */

import { type KeyboardEvent, useId, useState } from 'react'
import { editableNumber, evaluate, type UnitWords } from './expression'
import { descriptionOf, Field, type FieldFrame } from './Field'
import styles from './Field.module.css'

interface Props extends FieldFrame {
  /** Undefined: the default applies, which `placeholder` shows. */
  readonly value: number | undefined
  readonly placeholder?: string | undefined
  readonly unit?: string | undefined
  readonly units?: UnitWords | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly whole?: boolean | undefined
  readonly step?: number | undefined
  /** An empty field means the default; otherwise it is an error. */
  readonly clearable?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly onPreview?: (value: number | undefined) => void
  readonly onCommit: (value: number | undefined) => void
  readonly onAbandon?: (() => void) | undefined
}

export function NumberField(props: Props) {
  const { label, note, mark, value, placeholder, unit, units, step, clearable, disabled } = props
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const text = draft ?? (value === undefined ? '' : editableNumber(value))
  const entry = parseEntry(text, props)
  const error = draft === undefined ? undefined : entry.error

  const change = (typed: string) => {
    setDraft(typed)
    const next = parseEntry(typed, props)
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
      const current = entry.value ?? evaluate(placeholder ?? '', units) ?? props.min ?? 0
      const size = (step ?? defaultStep(current, props.whole)) * (event.shiftKey ? 10 : 1)
      const low = props.min ?? Number.NEGATIVE_INFINITY
      const high = props.max ?? Number.POSITIVE_INFINITY
      change(editableNumber(Math.max(low, Math.min(high, current + direction * size))))
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
          value={text}
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

/** What is typed, as a number; an error when it is none or out of range. */
type Entry = { readonly value: number | undefined; readonly error?: string }

function parseEntry(text: string, { units, min, max, whole, clearable, unit }: Props): Entry {
  if (text.trim() === '')
    return clearable ? { value: undefined } : { value: undefined, error: 'A number is needed here.' }
  const unitWords = unit && !units?.[unit] ? { ...units, [unit]: 1 } : units
  const value = evaluate(text.trim(), unitWords)
  if (value === undefined) return { value, error: 'This is not a number.' }
  const suffix = unit ? ` ${unit}` : ''
  if (min !== undefined && value < min) return { value, error: `At least ${editableNumber(min)}${suffix}.` }
  if (max !== undefined && value > max) return { value, error: `At most ${editableNumber(max)}${suffix}.` }
  if (whole && !Number.isInteger(value)) return { value, error: 'A whole number.' }
  return { value }
}

/** A tenth of the place value of the leading digit: 250 steps by 10, 3.2 by 0.1. */
function defaultStep(value: number, whole: boolean | undefined): number {
  if (value === 0) return 1
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  return whole ? Math.max(1, step) : step
}

/**
 * A number of the design: shown in its everyday unit, kept in SI, previewed while it is typed and settled as one undo
 * step. Beside it: the default of its kind, and the mark of an assumed input.
 */

import type { ReactNode } from 'react'
import type { Edit } from '../../model/document'
import { type NumberFieldSpec, shownBounds } from '../../model/fields/fieldSpec'
import { siValue } from '../../model/fields/fieldUnit'
import { store } from '../../store/useStore'
import { editableNumber } from '../../ui/expression'
import { NumberField } from '../../ui/NumberField'
import { AssumedMark } from './AssumedMark'

interface Props {
  readonly field: NumberFieldSpec
  /** Name of the undo step. */
  readonly name: string
  /** Path of its row in the design file, for the mark; undefined: the value cannot be marked as assumed. */
  readonly row?: string
  /** In SI units; undefined: not given. */
  readonly value: number | undefined
  /** In SI units: what an empty field means. Undefined: the field may be empty only if it has a placeholder. */
  readonly kindDefault?: number
  /** Instead of the one of the field. */
  readonly placeholder?: string
  /** Instead of the one of the field. */
  readonly note?: ReactNode
  readonly edit: (value: number | undefined) => Edit
}

export function NumberInput({ field, name, row, value, kindDefault, edit, ...instead }: Props) {
  const { label, unit } = field
  const { note = field.note, placeholder = field.placeholder } = instead
  const preview = (shown: number | undefined) =>
    store.getState().preview(edit(shown === undefined ? kindDefault : siValue(shown, unit.scale)))
  return (
    <NumberField
      label={label}
      value={value === undefined ? undefined : value / unit.scale}
      unit={unit.symbol}
      units={unit.words}
      clearable={placeholder !== undefined || kindDefault !== undefined}
      placeholder={placeholder ?? (kindDefault === undefined ? undefined : editableNumber(kindDefault / unit.scale))}
      note={note ?? defaultNote(value, kindDefault, field)}
      mark={row !== undefined && <AssumedMark path={`${row}.${field.key}`} field={field} />}
      {...shownBounds(field)}
      onPreview={preview}
      onCommit={(shown) => {
        preview(shown)
        store.getState().settle(name)
      }}
      onAbandon={() => store.getState().abandon()}
    />
  )
}

function defaultNote(
  value: number | undefined,
  kindDefault: number | undefined,
  { unit }: NumberFieldSpec,
): string | undefined {
  if (kindDefault === undefined) return undefined
  if (value === kindDefault) return 'default of the kind'
  return `default of the kind: ${editableNumber(kindDefault / unit.scale)}${unit.symbol ? ` ${unit.symbol}` : ''}`
}

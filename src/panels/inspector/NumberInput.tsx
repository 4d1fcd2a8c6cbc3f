/**
 * A number of the design: shown in its everyday unit, kept in SI, previewed while it is typed and settled as one
 * step. Beside it stands what the default is, and whether anybody measured it.
 */

import type { Edit } from '../../model/document'
import { store } from '../../store/useStore'
import type { UnitWords } from '../../ui/expression'
import { editableNumber } from '../../ui/expression'
import { NumberField } from '../../ui/NumberField'
import { AssumedMark } from './AssumedMark'
import { type DisplayUnit, siValue } from './displayUnits'

interface Props {
  readonly label: string
  /** Name of the undo step. */
  readonly name: string
  /** Place in the design file, for the mark; undefined: it cannot be assumed. */
  readonly path?: string
  readonly value: number | undefined
  readonly measure: DisplayUnit
  /** In SI units; undefined: there is none, and the field may be empty when `auto` says what that means. */
  readonly usual?: number
  readonly auto?: string
  readonly note?: string
  readonly min?: number
  readonly max?: number
  readonly whole?: boolean
  readonly edit: (value: number | undefined) => Edit
}

export function NumberInput({ label, name, path, value, measure, usual, auto, note, edit, ...range }: Props) {
  const { unit, scale } = measure
  const toSI = (shown: number | undefined) => (shown === undefined ? undefined : siValue(shown, measure))
  return (
    <NumberField
      label={label}
      value={value === undefined ? undefined : value / scale}
      unit={unit}
      units={measure.words as UnitWords | undefined}
      clearable={auto !== undefined || usual !== undefined}
      placeholder={auto ?? (usual === undefined ? undefined : editableNumber(usual / scale))}
      note={note ?? usualNote(value, usual, measure)}
      mark={path && <AssumedMark path={path} label={label} measure={measure} />}
      {...range}
      onPreview={(shown) => store.getState().preview(edit(toSI(shown) ?? usual))}
      onCommit={(shown) => {
        store.getState().preview(edit(toSI(shown) ?? usual))
        store.getState().settle(name)
      }}
      onAbandon={() => store.getState().abandon()}
    />
  )
}

function usualNote(
  value: number | undefined,
  usual: number | undefined,
  { unit, scale }: DisplayUnit,
): string | undefined {
  if (usual === undefined) return undefined
  const shown = `${editableNumber(usual / scale)}${unit ? ` ${unit}` : ''}`
  return value === usual ? 'default of the kind' : `default of the kind: ${shown}`
}

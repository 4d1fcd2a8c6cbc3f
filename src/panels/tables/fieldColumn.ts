/** Columns that are made from the registry of fields: label, unit, bounds, choices, and what an empty cell means. */

import { failure, type Result, success } from '../../base/result'
import type { Edit } from '../../model/document'
import type { Patch } from '../../model/edits/patchRow'
import {
  type ChoiceFieldSpec,
  type FieldSpec,
  type FlagFieldSpec,
  type NumberFieldSpec,
  shownBounds,
  type TextFieldSpec,
} from '../../model/fields/fieldSpec'
import { siValue } from '../../model/fields/fieldUnit'
import { editableNumber, evaluate } from '../../ui/expression'
import type { RowColumn } from './editableTable'

/** How a column reads its property from a row, and the edit that writes it. */
interface Access<Row, Value> {
  readonly value: (row: Row) => Value
  readonly edit: (row: Row, value: Value) => Edit
}

/** The columns of a row type: a function from a property with a simple field to its column. */
export function fieldColumns<Row, Property extends keyof Row & string>(
  fields: { readonly [P in Property]: FieldSpec },
  edit: (row: Row, patch: Patch<Row>) => Edit,
): (property: Property) => RowColumn<Row> {
  return (property) => {
    const field: FieldSpec = fields[property]
    const access = {
      value: (row: Row) => row[property],
      edit: (row: Row, value: unknown) => edit(row, { [property]: value } as Patch<Row>),
    }
    switch (field.type) {
      case 'number':
        return numberColumn(field, access as Access<Row, number | undefined>)
      case 'choice':
        return choiceColumn(field, access as Access<Row, string | undefined>)
      case 'flag':
        return flagColumn(field, access as Access<Row, boolean>)
      case 'text':
        return textColumn(field, access as Access<Row, string | undefined>)
      default:
        throw new Error(`${field.label} has parts: it needs a column of its own.`)
    }
  }
}

/** A number in its everyday unit, which stands in the head. Where the field has a placeholder it may be absent. */
function numberColumn<Row>(field: NumberFieldSpec, { value, edit }: Access<Row, number | undefined>): RowColumn<Row> {
  const { unit, placeholder } = field
  return {
    label: unit.symbol ? `${field.label}, ${unit.symbol}` : field.label,
    numeric: true,
    text: (row) => {
      const number = value(row)
      return number === undefined ? (placeholder ?? '') : editableNumber(number / unit.scale)
    },
    write: (typed, row) => {
      const text = typed.trim().toLowerCase()
      if (placeholder !== undefined && (text === '' || text === placeholder)) return success(edit(row, undefined))
      const number = typedNumber(typed, field)
      return number.ok ? success(edit(row, number.value)) : number
    },
  }
}

/** What was typed, in SI units, or why it cannot be. */
function typedNumber(typed: string, field: NumberFieldSpec): Result<number> {
  const { min, max, whole } = shownBounds(field)
  const shown = evaluate(typed.trim(), field.unit.words)
  if (shown === undefined) return failure('', `“${typed.slice(0, 40)}” is not a number.`)
  if (shown < min || shown > max)
    return failure('', `It must be between ${editableNumber(min)} and ${editableNumber(max)}.`)
  if (whole && !Number.isInteger(shown)) return failure('', 'It must be a whole number.')
  return success(siValue(shown, field.unit.scale))
}

/** One of the choices of a field, by its value or by its label. Where it has a placeholder it may be absent. */
export function choiceColumn<Row, Value extends string>(
  { label, choices, placeholder }: ChoiceFieldSpec<Value>,
  { value, edit }: Access<Row, Value | undefined>,
): RowColumn<Row> {
  const absent = placeholder === undefined ? [] : [placeholder]
  const options = [...absent, ...choices.map((choice) => choice.label)]
  return {
    label,
    options,
    text: (row) => choices.find((choice) => choice.value === value(row))?.label ?? placeholder ?? '',
    write: (typed, row) => {
      const text = typed.trim().toLowerCase()
      if (text === placeholder) return success(edit(row, undefined))
      const match = choices.find((choice) =>
        [choice.value, choice.label, choice.formerLabel].some((name) => name?.toLowerCase() === text),
      )
      return match ? success(edit(row, match.value)) : failure('', `It must be one of: ${options.join(', ')}.`)
    },
  }
}

/** "yes" or "no". */
function flagColumn<Row>({ label }: FlagFieldSpec, { value, edit }: Access<Row, boolean>): RowColumn<Row> {
  return {
    label,
    options: ['no', 'yes'],
    text: (row) => (value(row) ? 'yes' : 'no'),
    write: (typed, row) => {
      const text = typed.trim().toLowerCase()
      if (/^(yes|true|1|x)$/.test(text)) return success(edit(row, true))
      return /^(no|false|0)$/.test(text) ? success(edit(row, false)) : failure('', 'It must be yes or no.')
    },
  }
}

/** Free text; an empty cell means none. */
function textColumn<Row>(
  { label, maxLength }: TextFieldSpec,
  { value, edit }: Access<Row, string | undefined>,
): RowColumn<Row> {
  return {
    label,
    text: (row) => value(row) ?? '',
    write: (typed, row) => success(edit(row, typed.trim().slice(0, maxLength) || undefined)),
  }
}

/**
 * The form of a sheet: one table of the design as a spreadsheet has it, rows by number, cells as text. Everything
 * that is typed or pasted goes through `write`, which gives an edit or says in one sentence why there is none.
 */

import { failure, type Result, success } from '../../base/result'
import type { Document, Edit } from '../../model/document'
import { editableNumber, evaluate, type UnitWords } from '../../ui/expression'
import { type DisplayUnit, siValue } from '../inspector/displayUnits'

export interface EditableTable {
  readonly label: string
  readonly columns: readonly TableColumn[]
  readonly size: (document: Document) => number
  /** Stable while the row is edited: React keeps the cell, and the focus in it. */
  readonly key: (document: Document, row: number) => string
  /** One row more at the end; undefined: there is nothing to add one to. */
  readonly add: (document: Document) => Edit | undefined
  readonly remove: (document: Document, row: number) => Edit
}

export interface TableColumn {
  readonly label: string
  readonly numeric?: boolean
  /** All that may stand here. */
  readonly options?: readonly string[]
  /** Operations are offered while one types. */
  readonly operation?: boolean
  readonly text: (document: Document, row: number) => string
  /** Undefined: only to be read. */
  readonly write?: (text: string, document: Document, row: number) => Result<Edit>
}

export interface RowColumn<Row> extends Omit<TableColumn, 'text' | 'write'> {
  readonly text: (row: Row, document: Document) => string
  readonly write?: (text: string, row: Row, document: Document) => Result<Edit>
}

interface Parts<Row> {
  readonly label: string
  readonly rows: (document: Document) => readonly Row[]
  readonly fields: readonly RowColumn<Row>[]
  readonly add: (document: Document) => Edit | undefined
  readonly remove: (row: Row) => Edit
}

export function editableTable<Row extends { readonly id: string }>({
  label,
  rows,
  fields,
  add,
  remove,
}: Parts<Row>): EditableTable {
  const gone = failure('', 'There is no such row.')
  return {
    label,
    add,
    size: (document) => rows(document).length,
    key: (document, row) => rows(document)[row]?.id ?? String(row),
    remove: (document, row) => {
      const one = rows(document)[row]
      return one ? remove(one) : (same) => same
    },
    columns: fields.map(
      ({ text, write, ...rest }): TableColumn => ({
        ...rest,
        text: (document, row) => {
          const one = rows(document)[row]
          return one ? text(one, document) : ''
        },
        write:
          write &&
          ((typed, document, row) => {
            const one = rows(document)[row]
            return one ? write(typed, one, document) : gone
          }),
      }),
    ),
  }
}

interface NumberParts<Row> {
  readonly label: string
  readonly measure: DisplayUnit
  readonly min?: number
  readonly max: number
  readonly whole?: boolean
  readonly value: (row: Row) => number
  readonly edit: (row: Row, value: number) => Edit
}

/** A number in its everyday unit, which stands in the head of the column. */
export function numberColumn<Row>({
  label,
  measure,
  min = 0,
  max,
  whole,
  value,
  edit,
}: NumberParts<Row>): RowColumn<Row> {
  const words = measure.words as UnitWords | undefined
  return {
    label: measure.unit ? `${label}, ${measure.unit}` : label,
    numeric: true,
    text: (row) => editableNumber(value(row) / measure.scale),
    write: (typed, row) => {
      const shown = evaluate(typed.trim(), words)
      if (shown === undefined) return failure('', `“${typed.slice(0, 40)}” is not a number.`)
      if (shown < min || shown > max)
        return failure('', `It must be between ${editableNumber(min)} and ${editableNumber(max)}.`)
      if (whole && !Number.isInteger(shown)) return failure('', 'It must be a whole number.')
      return success(edit(row, siValue(shown, measure)))
    },
  }
}

/** One of a few, by its value or by the words that are shown for it. */
export function choiceColumn<Row, Value extends string>(
  label: string,
  options: readonly { readonly value: Value; readonly label: string }[],
  value: (row: Row) => Value | undefined,
  edit: (row: Row, value: Value) => Edit,
): RowColumn<Row> {
  return {
    label,
    options: options.map((one) => one.label),
    text: (row) => options.find((one) => one.value === value(row))?.label ?? '',
    write: (typed, row) => {
      const wanted = typed.trim().toLowerCase()
      const found = options.find((one) => one.value.toLowerCase() === wanted || one.label.toLowerCase() === wanted)
      return found
        ? success(edit(row, found.value))
        : failure('', `It must be one of: ${options.map((one) => one.label).join(', ')}.`)
    },
  }
}

/**
 * The form of an editable table of the design: rows by position, cells as text, as in a spreadsheet. Everything
 * that is typed or pasted goes through `write`, which returns an edit or the reason why the text is invalid.
 */

import { failure, type Result } from '../../base/result'
import type { Document, Edit } from '../../model/document'

/** One table of the design: rows by position, cells as text. */
export interface EditableTable {
  readonly label: string
  readonly columns: readonly TableColumn[]
  readonly size: (document: Document) => number
  /** React key of a row, stable while it is edited, so that the cell keeps the focus. */
  readonly key: (document: Document, row: number) => string
  /** Adds a row at the end; undefined if there is nothing it could belong to. */
  readonly add: (document: Document) => Edit | undefined
  readonly remove: (document: Document, row: number) => Edit
}

/** A column of an editable table. */
export interface TableColumn {
  readonly label: string
  /** Headings of earlier versions, which a pasted block may still have. */
  readonly formerLabels?: readonly string[]
  readonly numeric?: boolean
  /** All valid texts. */
  readonly options?: readonly string[]
  /** Suggests operations while typing. */
  readonly operation?: boolean
  readonly text: (document: Document, row: number) => string
  /** Undefined if the column is read only. */
  readonly write?: (text: string, document: Document, row: number) => Result<Edit>
}

/** A column over rows of one type, from which `editableTable` makes a `TableColumn`. */
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

/** A table made of its rows and columns. */
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
        ...(write && {
          write: (typed: string, document: Document, row: number) => {
            const one = rows(document)[row]
            return one ? write(typed, one, document) : gone
          },
        }),
      }),
    ),
  }
}
